"""A part that asks something row by row: it holds the groups among its questions."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal, Slot

from lifaudit.domain.asked import Path, read_path
from lifaudit.domain.question import Question
from lifaudit.domain.sheet import Sheet
from lifaudit.domain.worked import Worked
from ui.fields.asking import Asking
from ui.fields.part import Part
from ui.fields.rows import RowsField
from ui.pages.group import Group, Made


class Grouped(Part):
    """Opens the row that a question is asked in before it goes there.

    `acted` carries what was done with the rows of a group.
    """

    acted = Signal(object)

    def __init__(self, title: str, intro: str, worked: Worked) -> None:
        super().__init__(title, intro)
        self._worked = worked
        self._groups: dict[str, Group] = {}

    def in_row(self, sheet: Sheet, question: Question, path: Path) -> Made:
        """Make a question of the row that is being opened."""
        raise NotImplementedError

    def gathers(self, field: RowsField, question: Question) -> None:
        """Let a field hold the rows of a group."""
        made = Group(field, question, self.in_row)
        made.acted.connect(self.acted)
        made.opened.connect(self._show_row)
        self._groups[question.key] = made
        self.names(question.key, field)

    def in_open_rows(self) -> Iterator[Asking]:
        """Give the questions of the rows that are open."""
        for group in self._groups.values():
            yield from group.open_ones

    @Slot(object)
    def _show_row(self, askings: tuple[Asking, ...]) -> None:
        for one in askings:
            one.show_logic(self._worked)

    def focus_on(self, name: str) -> None:
        self._reach(name)
        super().focus_on(name)

    def point_out(self, name: str) -> None:
        self._reach(name)
        super().point_out(name)

    def _reach(self, name: str) -> None:
        """Open the row that a question is asked in."""
        path = read_path(name)
        if group := self._groups.get(path.group):
            group.open(path.row)
