"""A dialog that asks for another name."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.dialogs.asking import AskingDialog
from ui.fields.field import Field
from ui.fields.plain import ShortTextField


class TitleDialog(AskingDialog):
    """One line with the name as it stands, to be written as it should be."""

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent, "Correct the name", "Done")
        self.name = ShortTextField("Name", "As people know it.")
        self.name.set_value(title)
        self.name.line.returnPressed.connect(self.finish)
        self.lay_out(self.name)
        self.name.focus_first()

    def wanted(self) -> tuple[tuple[Field, str], ...]:
        return ((self.name, "Error: write a name"),)

    def said(self) -> tuple[str]:
        return (self.name.value.strip(),)
