"""A part whose fields fill answers, those asked row by row too: it holds the groups among them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Protocol

from PySide6.QtCore import Signal, Slot

from lifaudit.domain.asked import Path, read_path
from lifaudit.domain.casework import Answer
from lifaudit.domain.question import Question
from lifaudit.domain.sheet import Sheet
from lifaudit.domain.worked import Worked
from ui.fields.asking import Asking
from ui.fields.bound import Bound
from ui.fields.laid_aside import LaidAside
from ui.fields.make import field_of
from ui.fields.part import Part
from ui.fields.rows import RowsField
from ui.pages.group import Group, Made
from ui.pages.return_aside import Aside
from ui.widgets.buttons import Button
from ui.widgets.stack import holder, row

Answered = tuple[Bound, Asking, Aside | None]


class Stands(Protocol):
    """What a part shows of its sheet: its answers, and whether they can be changed."""

    @property
    def is_open(self) -> bool:
        """The person at the keyboard may record here."""

    def answer(self, question: str) -> Answer:
        """Return what was answered at a path."""


class Grouped(Part):
    """Fills answers, those of rows too, and opens the row that a question is asked in.

    `acted` carries what was done with the rows of a group.
    """

    _sheet: Stands

    acted = Signal(object)

    def __init__(self, title: str, intro: str, worked: Worked) -> None:
        super().__init__(title, intro)
        self._worked = worked
        self._groups: dict[str, Group] = {}
        self._answers: list[Answered] = []
        self._aside = LaidAside()

    def beneath(self, bound: Bound, clock: Button, question: Question) -> Aside | None:
        """Make what stands beneath a field, with its way to the history: a note and evidence."""
        return Aside(bound, clock, question.evidence_least)

    def fills(self, sheet: Sheet, asking: Asking) -> Answered:
        """Let a question's field fill its answer."""
        field, question, path = asking.field, asking.question, asking.path.text
        bound = self._aside.take(path) or self.binds(sheet.answer(path), question.text)
        self.names(path, bound.bind("value", field))
        clock = self.clock(bound, question.text)
        aside = self.beneath(bound, clock, question)
        field.room.addWidget(aside or holder(row(None, clock, gap=0)))
        answered = (bound, asking, aside)
        self._answers.append(answered)
        return answered

    def in_row(self, sheet: Sheet, question: Question, path: Path) -> Made:
        """Make a question of the row that is being opened."""
        field = field_of(question, sheet.instrument)
        asking = Asking(path, question, field, field)
        if not question.kind.answered:
            return Made(asking, lambda: None)
        answered = self.fills(sheet, asking)
        self.show_answer(answered)
        return Made(asking, partial(self._let_go, answered))

    def _let_go(self, answered: Answered) -> None:
        self._answers.remove(answered)
        bound, path = answered[0], answered[1].path.text
        self.forgets(path)
        if not self._aside.lay(path, bound):
            self.lets_go(bound)

    def show_answers(self) -> None:
        """Show what stands of every answer, of rows that were shut before it was recorded too."""
        for answered in self._answers:
            self.show_answer(answered)
        self._aside.show(self._sheet.answer)

    def show_answer(self, answered: Answered) -> None:
        """Show what stands of an answer, and whether it can be changed."""
        bound, asking, aside = answered
        answer, is_open = self._sheet.answer(asking.path.text), self._sheet.is_open
        bound.show(answer)
        if aside:
            aside.show_answer(answer, editable=is_open)
        bound.allow(editable=is_open)

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
