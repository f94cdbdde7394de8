"""A dialog that asks for another name."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.dialogs.member import MemberDialog
from ui.fields.field import Field
from ui.fields.plain import ShortTextField


class TitleDialog(MemberDialog):
    """One line with the name as it stands; its value is the name as it should be."""

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent, "Correct the name", "Done")
        self.name = ShortTextField("Name", "As people know it.")
        self.name.set_value(title)
        self.name.line.returnPressed.connect(self.finish)
        self.lay_out(self.name)
        self.name.focus_first()

    def wanted(self) -> tuple[tuple[Field, str], ...]:
        return ((self.name, "Error: write a name"),)

    def value(self) -> str:
        return self.name.value.strip()
