"""A field that is one box to tick."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox

from ui.fields.field import Field


class CheckField(Field):
    """One box with its own words; its value is True or False."""

    def __init__(self, label: str, hint: str = "") -> None:
        super().__init__("", hint)
        self.setAccessibleName(label)
        self.box = QCheckBox(label.replace("&", "&&"))
        self.box.setAccessibleName(label)
        self.box.setAccessibleDescription(hint)
        self.box.clicked.connect(lambda *_: self.commit())
        self.edit_with(self.box)
        self.room.removeWidget(self.hint)
        self.room.insertWidget(self.room.indexOf(self.box) + 1, self.hint)

    @property
    def value(self) -> bool:
        return self.box.isChecked()

    def set_value(self, value: object) -> None:
        self.box.setChecked(bool(value))

    def focus_first(self) -> None:
        self.box.setFocus()
