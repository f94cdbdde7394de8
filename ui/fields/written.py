"""A field that is written in: where nobody may write, its words are read where they stand."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.fields.field import Field
from ui.fields.text import Box, Line


class WrittenField(Field):
    """One line or one box; only read, it keeps its place for Tab, and its words can be copied."""

    def write_in(self, written: Line | Box, editor: QWidget | None = None) -> None:
        """Take what the words are written in, and what holds it where it does not stand alone."""
        self._written = written
        self.edit_with(editor or written)

    def set_editable(self, *, editable: bool) -> None:
        self._written.setReadOnly(not editable)
