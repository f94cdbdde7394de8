"""A part of a form that is read and not answered."""

from __future__ import annotations

from ui.fields.field import Field
from ui.widgets.labels import PlainLabel
from ui.widgets.stack import holder, row


class NoteField(Field):
    """Shows words; its value is always empty and nothing is ever committed."""

    def __init__(self, text: str) -> None:
        super().__init__("")
        self.edit_with(holder(row(PlainLabel(text), gap=0)))
        self.setAccessibleName(text)

    @property
    def value(self) -> str:
        return ""

    def set_value(self, value: object) -> None:
        """Take no value; a note has none."""

    def set_editable(self, *, editable: bool) -> None:
        """Stay as it is: there is nothing to answer."""

    def focus_first(self) -> None:
        """Take no focus; there is nothing to do here."""
