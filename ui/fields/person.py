"""Somebody, by role: roles that are offered, or words of one's own; never a name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Slot

from lifaudit.domain.roles import looks_like_a_name
from ui.fields.field import Field
from ui.fields.text import Line
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, secondary
from ui.widgets.stack import Flow, column, holder

HINT = "A role, never a name."
NAMED = "This looks like a name. Write the role instead, such as social worker."


class PersonField(Field):
    """Its value is the role in words; what looks like a name is taken, and a hint says so."""

    def __init__(self, label: str, roles: Sequence[str]) -> None:
        super().__init__(label, f"{HINT} Pick one or write your own." if roles else HINT)
        self._roles = tuple(roles)
        self.line = Line(label)
        self.line.settled.connect(self._on_settled)
        self.buttons = [self._offer(role) for role in roles]
        offered = [Flow(*self.buttons)] if roles else []
        self.edit_with(holder(column(*offered, self.line, gap=Space.S)))

    @property
    def value(self) -> str:
        return self.line.text()

    def set_value(self, value: object) -> None:
        self.line.show_text(str(value or ""))
        self._hint()

    def focus_first(self) -> None:
        self.line.setFocus()

    def flush(self) -> None:
        self.line.settle()

    def _offer(self, role: str) -> Button:
        made = secondary(role).does(partial(self._take, role))
        made.setAccessibleName(f"{self.label.text()}: {role}")
        return made

    def _take(self, role: str) -> None:
        self.line.enter(role)
        self.line.settle()

    @Slot()
    def _on_settled(self) -> None:
        self._hint()
        self.commit()

    def _hint(self) -> None:
        self.mark_gap(NAMED if looks_like_a_name(self.line.text(), self._roles) else "")
