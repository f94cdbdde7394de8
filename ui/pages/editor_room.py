"""Writing an instrument, the middle: the properties of one thing, recorded as they are changed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lifaudit.domain.conditions import Rule
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.rekeying import Named, keys_in, next_key
from lifaudit.domain.spots import Spot
from ui.fields.condition import ConditionField
from ui.fields.field import Field
from ui.fields.plain import ShortTextField
from ui.fields.select import SelectField
from ui.theme.tokens import Space
from ui.widgets.stack import column

FIXED = "Published already: answers are kept under this name, so it stays."
FREE = "Made from the words. Answers are kept under it; once published it stays."


class Room(QWidget):
    """Cards of fields about one thing; `changed` carries the instrument as it should now read.

    `spot` follows the thing when its key becomes another. `regrown` asks for the room to be made
    anew, because what can be said of the thing is different now.
    """

    changed = Signal(object)
    regrown = Signal()

    def __init__(self, form: Instrument, spot: Spot, fixed: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self.form, self.spot, self.is_fixed = form, spot, spot.key in fixed
        self.named: dict[str, Field] = {}
        self.room = column(gap=Space.L)
        self.setLayout(self.room)

    def known_as(self, name: str, field: Field) -> Field:
        """Remember a field by the property it fills; returns it for layouts."""
        self.named[name] = field
        field.setObjectName(f"editor.{name}")
        if isinstance(field, SelectField):
            field.stay_in_line()
        return field

    def focus_first(self) -> None:
        """Put the focus on the first field."""
        next(iter(self.named.values())).focus_first()

    def focus_on(self, name: str) -> None:
        """Put the focus on the field of a property, or on the first."""
        field = self.named.get(name)
        if field is not None and field.isVisibleTo(self):
            field.focus_first()
        else:
            self.focus_first()

    def named_at(self, focus: QWidget | None) -> str | None:
        """Return the property whose field holds the focus, or None."""
        inside = (name for name, field in self.named.items() if _holds(field, focus))
        return next(inside, None)

    def unfinished(self) -> dict[str, Rule]:
        """Return the conditions that cannot be recorded yet, by the property they are for."""
        conditions = ((name, _rule_in(field)) for name, field in self.named.items())
        return {name: rule for name, rule in conditions if rule is not None}

    def go_on_with(self, unfinished: Mapping[str, Rule]) -> None:
        """Show again what was unfinished when the room was made anew."""
        for name, rule in unfinished.items():
            field = self.named.get(name)
            if isinstance(field, ConditionField):
                field.go_on_with(rule)

    def flush(self) -> None:
        """Commit what is still waiting for a pause."""
        for field in tuple(self.named.values()):
            field.flush()

    def take(self, form: Instrument) -> None:
        """Go on from an instrument whose other parts were changed elsewhere."""
        self.form = form

    def key_after(self, before: Named, now: Named, start: str = "") -> str:
        """Return the key of the thing after a change; one that was published stays."""
        if self.is_fixed:
            return before.key
        return next_key(before, now, keys_in(self.form) - {before.key}, start)

    def key_field(self) -> ShortTextField:
        """Return the field of the thing's key; one that was published can only be read."""
        made = ShortTextField("Key", FIXED if self.is_fixed else FREE)
        made.set_editable(editable=not self.is_fixed)
        return made

    def tell(self, form: Instrument) -> None:
        """Tell what the instrument should now read."""
        if form != self.form:
            self.form = form
            self.changed.emit(form)


def _holds(field: Field, focus: QWidget | None) -> bool:
    return focus is not None and field.isAncestorOf(focus)


def _rule_in(field: Field) -> Rule | None:
    return field.unfinished if isinstance(field, ConditionField) else None
