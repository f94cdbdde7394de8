"""The recovery sheet on paper: drawn straight to the printer, never to a file."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui.bridge.recovery import Sheet
from ui.dialogs.paper import EDGE, GREY, INK, PAGE, draw_words, print_pages
from ui.theme.fonts import body_font

WHAT = (
    "This key opens the vault when its passphrase is forgotten. Whoever holds this sheet and the "
    "laptop can read every audit in it."
)
KEEP = (
    "Keep it in a safe or a locked drawer, apart from the laptop. Do not photograph, scan or "
    "e-mail it. When you print a new sheet this one stops working: shred it."
)
USE = (
    'To use it: start lifaudit, choose the line that says "Use the recovery key", and type all '
    "eight groups."
)


def print_sheet(parent: QWidget, sheet: Sheet) -> bool:
    """Ask for a printer and print; False when the person gave up."""
    return print_pages(parent, "Recovery sheet", lambda painter, _: paint_sheet(painter, sheet))


def paint_sheet(painter: QPainter, sheet: Sheet) -> None:
    """Draw the sheet onto a page of A4, whatever its resolution."""
    painter.setWindow(0, 0, *PAGE)
    y = draw_words(painter, EDGE, "Recovery sheet", 96, bold=True)
    y = draw_words(painter, y + 20, sheet.partnership, 46)
    y = draw_words(painter, y, f"Vault {sheet.vault}, {sheet.person}, printed {sheet.made}", 38)
    y = draw_words(painter, y + 60, WHAT, 42)
    y = _groups(painter, y + 80, sheet)
    y = draw_words(painter, y + 80, USE, 42)
    draw_words(painter, y + 40, KEEP, 42)


def _groups(painter: QPainter, y: int, sheet: Sheet) -> int:
    wide, tall, gap = 800, 190, 40
    for at, group in enumerate(sheet.groups):
        left = EDGE + (at % 2) * (wide + gap)
        box = QRect(left, y + (at // 2) * (tall + gap), wide, tall)
        painter.setPen(QPen(GREY, 4))
        painter.drawRect(box)
        painter.setFont(body_font(40))
        painter.drawText(box.adjusted(30, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), f"{at + 1}")
        letters = body_font(92)
        letters.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 18)
        painter.setFont(letters)
        painter.setPen(INK)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), group)
    return y + 4 * (tall + gap)
