"""Fields bound to a record: what is committed changes the record, what was read shows in them."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.fields.field import Field


@dataclass(frozen=True, slots=True)
class Tie:
    """How one cell of a record is said by a field, and read back from it."""

    said: Callable[[Any], object]
    read: Callable[[Any], object]


def _same(value: Any) -> Any:
    return value


AS_IT_IS = Tie(_same, _same)
STRIPPED = Tie(_same, str.strip)
TRUTH = Tie(
    lambda value: "" if value is None else ("yes" if value else "no"),
    {"yes": True, "no": False}.get,
)
DAY = Tie(
    lambda day: day.isoformat() if day else "", lambda iso: date.fromisoformat(iso) if iso else None
)
WHOLE = Tie(
    lambda number: "" if number is None else str(number),
    lambda text: round(float(text)) if text else None,
)


def code_of(kind: type[enum.Enum]) -> Tie:
    """Return the tie of a cell that holds one of these codes, or none."""
    return Tie(lambda one: one.value if one else "", lambda code: kind(code) if code else None)


class Bound(QObject):
    """Several fields and the one record they fill; `told` carries the record as it now reads.

    What a person is writing is left alone: a field is only set when another value stands than
    stood before and than it gave. So what was refused stays, until it can be recorded.
    """

    told = Signal(object)

    def __init__(self, record: Any, parent: QObject) -> None:
        super().__init__(parent)
        self.record = self._stood = record
        self._fields: dict[str, Field] = {}
        self._ties: dict[str, Tie] = {}

    @property
    def is_unkept(self) -> bool:
        """Something was told that does not stand, as far as is known."""
        return bool(self.record != self._stood)

    def tell_again(self) -> None:
        """Tell the record as it reads once more."""
        self.told.emit(self.record)

    def let_go(self) -> None:
        """Hold what is not recorded without the fields it was written in."""
        self._fields.clear()

    def bind(self, name: str, field: Field, tie: Tie = AS_IT_IS) -> Field:
        """Let a field show and fill one cell of the record; returns it for layouts."""
        self._fields[name], self._ties[name] = field, tie
        field.set_value(tie.said(getattr(self.record, name)))
        field.committed.connect(partial(self._on_committed, name))
        return field

    def show(self, record: Any) -> None:
        """Take the record as it now stands."""
        kept = {}
        for name in self._ties:
            value, held = getattr(record, name), getattr(self.record, name)
            if value == getattr(self._stood, name):
                kept[name] = held
            elif value != held:
                self._set(name, value)
        self._stood, self.record = record, replace(record, **kept)

    def allow(self, *, editable: bool) -> None:
        """Let the fields be changed, or only read: then they show what stands, and no more."""
        for field in self._fields.values():
            field.set_editable(editable=editable)
        if not editable:
            self._show_what_stands()

    def flush(self) -> None:
        """Commit what is still waiting for a pause."""
        for field in self._fields.values():
            field.flush()

    def _show_what_stands(self) -> None:
        for name in self._ties:
            value = getattr(self._stood, name)
            if value != getattr(self.record, name):
                self._set(name, value)
        self.record = self._stood

    def _set(self, name: str, value: object) -> None:
        if field := self._fields.get(name):
            field.set_value(self._ties[name].said(value))

    def holds(self, widget: object) -> bool:
        """Tell whether a widget is one of the fields, or inside one."""
        return any(
            field is widget or widget in field.findChildren(QObject)
            for field in self._fields.values()
        )

    def _on_committed(self, name: str, value: object) -> None:
        changed = replace(self.record, **{name: self._ties[name].read(value)})
        if changed != self.record:
            self.record = changed
            self.told.emit(changed)


def tell_what_waits(inside: QWidget) -> None:
    """Send once more what was not recorded, before the fields in a widget go for good."""
    for bound in inside.findChildren(Bound):
        if bound.is_unkept:
            bound.tell_again()
