"""A part of a page: some records in their fields, gone to, committed and looked up by name."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout

from lifaudit.domain.record import Record, key_fields
from ui.fields.bound import Bound
from ui.fields.field import Field
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, icon_button
from ui.widgets.history import Target
from ui.widgets.labels import Heading, Hint
from ui.widgets.scroll import ByWidth


class Part(ByWidth):
    """One part of a page of parts, alone in sight; `HOME` begins the object names of its fields.

    `told` carries a record to write, `asked` the target whose history is wanted.
    """

    HOME: ClassVar[str] = "part"
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

    def lets_go(self, bound: Bound) -> None:
        """Let go of a bound record."""
        self._bounds = [one for one in self._bounds if one[0] is not bound]

    def forgets(self, name: str) -> None:
        """Let a field be jumped to no more."""
        self._named.pop(name, None)

    def names(self, name: str, field: Field) -> Field:
        """Let a field be jumped to by this name."""
        self._named[name] = field
        field.setObjectName(f"{self.HOME}.{name}")
        return field

    def show_sheet(self, sheet: Any) -> None:
        """Take what it is a part of as it now stands."""
        raise NotImplementedError

    def allow(self, *, editable: bool) -> None:
        """Let everything here be changed, or only read."""
        for bound, _ in self._bounds:
            bound.allow(editable=editable)

    @property
    def is_unkept(self) -> bool:
        """Something here was told that does not stand."""
        return any(bound.is_unkept for bound, _ in self._bounds)

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
            field.take_focus()

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
