"""What the return page asks of each of its parts, and which parts a return has."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from lifaudit.domain.completeness import START, VOICE, progress_of
from lifaudit.domain.record import Record, key_fields
from lifaudit.domain.sheet import Sheet
from ui.fields.bound import Bound
from ui.fields.field import Field
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, icon_button
from ui.widgets.labels import Heading, Hint

SIGN = "sign-off"
TITLES = {START: "Involvement", VOICE: "The child's voice", SIGN: "Sign off"}


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the rail: a part of the return and how far it is."""

    key: str
    title: str
    done: int
    total: int

    @property
    def is_done(self) -> bool:
        """Nothing is left here."""
        return self.done == self.total


@dataclass(frozen=True, slots=True)
class Target:
    """What a history is wanted of: a record, and the words for it."""

    kind: type[Record]
    key: tuple[str, ...]
    about: str


class Part(QWidget):
    """One part of a return, alone on the page.

    `told` carries a record to write, `asked` the target whose history is wanted.
    """

    told = Signal(object)
    asked = Signal(object)

    def __init__(self, title: str, intro: str) -> None:
        super().__init__()
        self._bounds: list[tuple[Bound, str]] = []
        self._named: dict[str, Field] = {}
        self.room = QVBoxLayout(self)
        self.room.setContentsMargins(0, 0, 0, 0)
        self.room.setSpacing(Space.L)
        self.room.addWidget(Heading(title, 2))
        if intro:
            self.room.addWidget(Hint(intro))
        self.setAccessibleName(title)

    def binds(self, record: Record, about: str) -> Bound:
        """Return a bound record of this part; what its fields commit is told."""
        made = Bound(record, self)
        made.told.connect(self.told)
        self._bounds.append((made, about))
        return made

    def names(self, name: str, field: Field) -> Field:
        """Let a field be jumped to by this name."""
        self._named[name] = field
        field.setObjectName(f"return.{name}")
        return field

    def show_sheet(self, sheet: Sheet) -> None:
        """Take the return as it now stands."""
        raise NotImplementedError

    def allow(self, *, editable: bool) -> None:
        """Let everything here be changed, or only read."""
        for bound, _ in self._bounds:
            bound.allow(editable=editable)

    def flush(self) -> None:
        """Commit what is still waiting for a pause."""
        for bound, _ in self._bounds:
            bound.flush()

    def holds(self, name: str) -> bool:
        """Tell whether a field of this name is here."""
        return name in self._named

    def focus_on(self, name: str) -> None:
        """Put the focus on a field by its name, or where the part begins."""
        field = self._named.get(name) or next(iter(self._named.values()), None)
        if field is not None:
            field.focus_first()

    def point_out(self, name: str) -> None:
        """Jump to what is left and say that it is."""
        if field := self._named.get(name):
            field.mark_gap(field.missing or "Still to record.")
        self.focus_on(name)

    def target(self) -> Target | None:
        """Return the record the focus is in, or the first of the part."""
        inside = QApplication.focusWidget()
        held = (one for one in self._bounds if one[0].holds(inside))
        found = next(held, self._bounds[0] if self._bounds else None)
        return target_of(*found) if found else None

    def clock(self, bound: Bound, about: str) -> Button:
        """Return the button that asks for the history of a bound record."""
        made = icon_button("history", f"History: {about} (F9)")
        made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        return made.does(lambda: self.asked.emit(target_of(bound, about)))


def target_of(bound: Bound, about: str) -> Target:
    """Return what names the record of a bound."""
    record = bound.record
    kind: type[Record] = type(record)
    return Target(kind, tuple(getattr(record, name) for name in key_fields(kind)), about)


def steps_of(sheet: Sheet) -> tuple[Step, ...]:
    """Return the parts of a return in order, each with how far it is, signing off last."""
    titles = TITLES | {one.key: one.title for one in sheet.instrument.all_sections}
    parts = progress_of(sheet)
    steps = [Step(one.section, titles[one.section], one.done, one.total) for one in parts]
    return (*steps, Step(SIGN, TITLES[SIGN], int(sheet.head.is_signed_off), 1))


def part_at(sheet: Sheet, focus: str) -> str:
    """Find the part that a route's focus names: a part itself, or a question in it; or nothing."""
    if focus in {step.key for step in steps_of(sheet)}:
        return focus
    sections = sheet.instrument.all_sections
    holding = (one.key for one in sections if any(each.key == focus for each in one.questions))
    return next(holding, "")
