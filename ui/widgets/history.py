"""The history of one thing: who recorded what, when, in place of what, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from lifaudit.domain.record import Record
from lifaudit.domain.words import day_of
from lifaudit.services.history import Line
from ui.theme.tips import wear_tip
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, icon_button, secondary
from ui.widgets.cards import Sheet
from ui.widgets.labels import Eyebrow, Heading, Hint, PlainLabel
from ui.widgets.scroll import Scroll
from ui.widgets.stack import column, emptied, row

MOST, LONGEST = 60, 1200
RESTORES = "Let what stood before stand again; both stay in the history"
EMPTIES = "Let nothing stand here again; the entry stays in the history"


@dataclass(frozen=True, slots=True)
class Target:
    """What a history is wanted of: a record, and the words for it."""

    kind: type[Record]
    key: tuple[str, ...]
    about: str


class HistoryPanel(Sheet):
    """Newest first; a standing entry can be taken back, unless what it stands in is signed.

    Taking back is an entry of its own.

    `restored` carries the step to take back; `closed` asks to be put away, as Escape does.
    """

    restored = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__("rail")
        self.title = Heading("History", 3)
        self.about = Hint()
        self.away = icon_button("x", "Close history (Esc)").does(self.closed.emit)
        head = row(self.title, self.away, gap=Space.S)
        head.setStretch(0, 1)
        self._told = ""
        self._room = QVBoxLayout()
        self._room.setContentsMargins(0, 0, Space.S, 0)
        self._room.setSpacing(Space.M)
        self._scroll = Scroll(self._room)
        self.setLayout(column(head, self.about, self._scroll, gap=Space.S, margin=Space.L))
        self.setAccessibleName("History")

    def show_lines(self, about: str, lines: Sequence[Line]) -> None:
        """Show the history of something, named in words."""
        self.about.setText(about if lines else f"{about}\nNothing has been recorded here yet.")
        emptied(self._room)
        self._told = about
        for line in lines[:MOST]:
            self._room.addWidget(self._entry(line))
        self._room.addStretch(1)

    def _entry(self, line: Line) -> Sheet:
        sheet = Sheet("card")
        items = [*_head(line, self._told), *_change(line)]
        made = column(*items, gap=Space.XS, margin=Space.M)
        if line.standing and not line.closed:
            made.addSpacing(Space.XS)
            made.addLayout(row(self._way_back(line), None))
        sheet.setLayout(made)
        sheet.setAccessibleName(f"{line.label}, {when_of(line)}, {line.who}")
        return sheet

    def _way_back(self, line: Line) -> Button:
        words, tip = ("Restore", RESTORES) if line.before else ("Take back", EMPTIES)
        made = secondary(words, "arrow-back-up").does(lambda: self.restored.emit(line.step))
        wear_tip(made, tip)
        return made

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def when_of(line: Line) -> str:
    """Write the moment of an entry in the laptop's own time."""
    here = line.when.astimezone()
    return f"{day_of(here)}, {here:%H:%M}"


def _head(line: Line, about: str) -> list[PlainLabel]:
    field = line.what.removeprefix(about).removeprefix(": ")
    told = f"{line.who}, {when_of(line)}"
    said = [PlainLabel(line.label).wear(letter="strong")]
    said.append(PlainLabel(told).wear(letter="small", tone="quiet"))
    return [*said, *([Eyebrow(field[:1].upper() + field[1:])] if field else [])]


def _change(line: Line) -> list[PlainLabel]:
    said: list[PlainLabel] = []
    if line.before:
        said += [Eyebrow("Before"), PlainLabel(_shortened(line.before)).wear(tone="quiet")]
    said += [Eyebrow("Now stands" if line.standing else "Recorded")]
    said.append(PlainLabel(_shortened(line.after) or "Emptied"))
    if line.reason:
        said += [Eyebrow("Why"), PlainLabel(line.reason)]
    return said


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST] + "\N{HORIZONTAL ELLIPSIS}"
