"""The rows of one group: what was recorded in each, and the one that is open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from lifaudit.domain.asked import Path
from lifaudit.domain.casework import Row
from lifaudit.domain.change import Change
from lifaudit.domain.question import Question
from lifaudit.domain.reading import in_words
from lifaudit.domain.sheet import Sheet
from lifaudit.services import rows
from lifaudit.services.rows import Rows
from ui.fields.asking import Asking
from ui.fields.form import set_in
from ui.fields.rows import RowsField, RowWords
from ui.theme.tokens import Space
from ui.widgets.scroll import settle
from ui.widgets.stack import column, holder

EMPTY = "Nothing recorded in it yet"
LONGEST = 72
TOLD = 2  # answers that tell a row apart


@dataclass(frozen=True, slots=True)
class Act:
    """Something to be done with a row: the use case, and what it is given besides the unit."""

    use_case: Callable[..., Change]
    given: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """A question of a row as its section made it, with how to let go of it again."""

    asking: Asking
    release: Callable[[], None]


Make = Callable[[Sheet, Question, Path], Made]


class Group(QObject):
    """Holds the rows' field and says in it what stands.

    `acted` carries what a person did, `opened` the questions of the row that is being opened.

    `make` makes a question of the open row; the others cost a line each.
    """

    acted = Signal(object)
    opened = Signal(object)

    def __init__(self, field: RowsField, question: Question, make: Make) -> None:
        super().__init__(field)
        self.field, self.question = field, question
        self._make = make
        self._made: tuple[Made, ...] = ()
        self._sheet: Sheet | None = None
        self._known: frozenset[str] = frozenset()
        self._awaits = False
        most = question.limits.most
        field.hold_at_most(None if most is None else int(most))
        field.added.connect(self._add)
        field.wanted.connect(self.open)
        field.taken_out.connect(self._take_out)
        field.brought_back.connect(self._bring_back)
        field.moved.connect(self._move)

    @property
    def open_ones(self) -> tuple[Asking, ...]:
        """The questions of the row that is open."""
        return tuple(one.asking for one in self._made)

    def show_sheet(self, sheet: Sheet, *, editable: bool) -> None:
        """Show the rows as they stand; the one just added opens and takes the focus."""
        self._sheet = sheet
        self.field.set_editable(editable=editable)
        standing = sheet.rows(self.question.key)
        if self.field.open_row not in ("", *(one.row for one in standing)):
            self._release()
        gone = (one for one in sheet.recorded.rows if one.group == self.question.key)
        self.field.show_rows(
            list(self._words(sheet, standing)),
            list(self._words(sheet, tuple(one for one in gone if one.removed))),
        )
        now = frozenset(one.row for one in standing)
        new = now - self._known
        self._known = now
        if self._awaits and new:
            self._awaits = False
            self.enter(next(iter(new)))

    @Slot(str)
    def open(self, row: str) -> None:
        """Open one row and shut the others; nothing shuts them all."""
        if row == self.field.open_row or self._sheet is None:
            return
        self._release()
        if self.field.card(row) is None:
            return
        self._made = tuple(self._ask(self._sheet, row))
        inside = column(*(one.asking.whole for one in self._made), gap=Space.L)
        inside.addWidget(set_in(self.field.ways(row)))
        inside.setContentsMargins(Space.S, Space.S, Space.L, Space.M)
        placed = holder(inside)
        self.opened.emit(self.open_ones)
        self.field.open(row, placed)
        settle()  # nothing jumps a moment later, and the focus is scrolled to where it stands

    def enter(self, row: str) -> None:
        """Open a row and put the focus on its first question."""
        self.open(row)
        asked = (one for one in self.open_ones if not one.whole.isHidden())
        first = next((one for one in asked if one.question.kind.answered), None)
        if first is not None:
            first.field.focus_first()

    def flush(self) -> None:
        """Commit what is still waiting for a pause in the open row."""
        for one in self._made:
            one.asking.field.flush()

    def _ask(self, sheet: Sheet, row: str) -> Iterator[Made]:
        for question in self.question.questions:
            if question.is_for(sheet.agency.type.value):
                yield self._make(sheet, question, Path(question.key, self.question.key, row))

    def _release(self) -> None:
        self.flush()
        for one in self._made:
            one.release()
        self._made = ()
        self.field.shut()

    def _words(self, sheet: Sheet, some: tuple[Row, ...]) -> Iterator[RowWords]:
        """Say what tells a row apart: the first of its answers."""
        answers = {one.question: one.value for one in sheet.recorded.answers if one.value}
        for one in some:
            told = (
                in_words(sheet.instrument, asked, value)
                for asked in self.question.questions
                if (value := answers.get(Path(asked.key, one.group, one.row).text))
            )
            words = ", ".join(said for _, said in zip(range(TOLD), told, strict=False))
            yield RowWords(one.row, _shortened(words) or EMPTY)

    # what a person does --------------------------------------------------------------------------

    @Slot()
    def _add(self) -> None:
        self._await(Act(rows.add_row, (self._where(),)))

    @Slot(str)
    def _bring_back(self, row: str) -> None:
        self._await(Act(rows.restore_row, (self._where(), row)))

    @Slot(str)
    def _take_out(self, row: str) -> None:
        self.flush()
        self.acted.emit(Act(rows.remove_row, (self._where(), row)))

    @Slot(str, int)
    def _move(self, row: str, to: int) -> None:
        self.flush()
        self.acted.emit(Act(rows.move_row, (self._where(), row, to)))

    def _await(self, act: Act) -> None:
        self.flush()
        self._awaits = True
        self.acted.emit(act)

    def _where(self) -> Rows:
        assert self._sheet is not None  # noqa: S101 - nothing can be done before rows are shown
        return Rows(self._sheet.place, self.question.key)


def _shortened(words: str) -> str:
    """Return the beginning of many words, on one line."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rstrip()}\N{HORIZONTAL ELLIPSIS}"
