"""Words that go on the record by a button: they wait in their fields until it was done."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QPushButton

from ui.fields.field import Field


class Unsent(QObject):
    """What a button was pressed for and what still stands in its fields.

    What is done empties the fields or takes them away. Nothing but a person presses the button.
    """

    def __init__(self, button: QPushButton, *fields: Field) -> None:
        super().__init__(button)
        self._button, self._fields = button, fields
        self._is_pressed = self._is_refused = False
        button.pressed.connect(self._on_pressed)

    @property
    def is_unkept(self) -> bool:
        """What the button was pressed for was refused, and the words are there still."""
        is_here = self._is_refused and self._button.isVisible()
        return is_here and any(str(field.value).strip() for field in self._fields)

    def refuse(self) -> None:
        """Hear that something was refused: it is this, if the button was pressed."""
        self._is_refused |= self._is_pressed
        self._is_pressed = False

    @Slot()
    def _on_pressed(self) -> None:
        self._is_pressed, self._is_refused = True, False
