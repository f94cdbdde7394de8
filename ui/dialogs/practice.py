"""A dialog that takes the words of a practice case."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.dialogs.asking import AskingDialog
from ui.fields.field import Field
from ui.fields.plain import LongTextField, ShortTextField
from ui.widgets.labels import Hint

CARE = (
    "Everybody who takes part reads it. Make it up, or change a real one until nobody can be "
    "recognised: no names, no dates of birth, no places."
)


class PracticeDialog(AskingDialog):
    """A title and the case in a few paragraphs."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "New practice case", "Begin")
        self.name = ShortTextField("Title", "A few words, such as Missed appointments.")
        self.text = LongTextField("The practice case", "What the record would show.", 10)
        self.lay_out(Hint(CARE), self.name, self.text)
        self.name.focus_first()

    def wanted(self) -> tuple[tuple[Field, str], ...]:
        return (
            (self.name, "Error: give it a title"),
            (self.text, "Error: write what happened in it"),
        )

    def said(self) -> tuple[str, str]:
        return self.name.value.strip(), self.text.value.strip()
