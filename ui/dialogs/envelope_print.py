"""The words of an agency on paper, for the envelope it leaves when it cannot be in the room."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from lifaudit.domain.by_words import Envelope, SaidOfCase
from lifaudit.domain.words import day_of
from ui.dialogs.paper import EDGE, GREY, INK, PAGE, Turn, draw_words, print_pages
from ui.theme.fonts import body_font

ACROSS, TALL, BLOCK = 4, 96, 350
FOOT = PAGE[1] - 240
WHAT = (
    "These words release what our agency graded, one case at a time. Whoever has them and a laptop "
    "of this audit can open our grades."
)
USE = (
    "What to do: put this sheet into an envelope, sign across the flap, and give it to the person "
    "who chairs the audit day. It is opened in the room, for a case that was called, and only the "
    "words of that case are read: on the page of the case, under By words, choose our agency and "
    "type them."
)
KEEP = (
    "Do not photograph, scan or e-mail it. When the day is over, or we have released our grades "
    "ourselves, shred it."
)


def print_envelope(parent: QWidget, envelope: Envelope) -> bool:
    """Ask for a printer and print; False when the person gave up."""
    return print_pages(
        parent, "Words", lambda painter, turn: paint_envelope(painter, envelope, turn)
    )


def paint_envelope(painter: QPainter, envelope: Envelope, turn: Turn) -> None:
    """Draw the sheets onto pages of A4; `turn` takes a new one."""
    painter.setWindow(0, 0, *PAGE)
    y = draw_words(painter, _marked(painter, envelope), "Words for an audit day", 96, bold=True)
    y = draw_words(painter, y + 20, envelope.agency, 46, bold=True)
    y = draw_words(painter, y, envelope.audit, 46)
    made = f"{envelope.person}, printed {day_of(envelope.made.date())}"
    y = draw_words(painter, y, made, 38)
    for text in (WHAT, USE, KEEP):
        y = draw_words(painter, y + 30, text, 42)
    y += 50
    for one in envelope.cases:
        if y + BLOCK > FOOT:
            turn()
            y = _marked(painter, envelope) + 30
        _case(painter, y, one)
        y += BLOCK


def _marked(painter: QPainter, envelope: Envelope) -> int:
    """Put the marking above and below, and return where the page begins."""
    painter.setPen(INK)
    painter.setFont(body_font(38))
    for y in (110, PAGE[1] - 170):
        room = QRect(EDGE, y, PAGE[0] - 2 * EDGE, 60)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), envelope.marking)
    return EDGE


def _case(painter: QPainter, y: int, said: SaidOfCase) -> None:
    top = draw_words(painter, y, said.called, 46, bold=True)
    wide = (PAGE[0] - 2 * EDGE) // ACROSS
    for at, word in enumerate(said.words):
        box = QRect(EDGE + (at % ACROSS) * wide, top + (at // ACROSS) * TALL, wide, TALL)
        painter.setPen(QPen(GREY, 3))
        painter.drawRect(box)
        painter.setFont(body_font(30))
        painter.drawText(box.adjusted(16, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), f"{at + 1}")
        painter.setPen(INK)
        painter.setFont(body_font(54))
        painter.drawText(box.adjusted(44, 0, 0, 0), int(Qt.AlignmentFlag.AlignCenter), word)
