"""Something that is confirmed, or left open: one box."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from lifaudit.domain.values import YES
from ui.fields.field import Field

BOX = "Read and confirmed"
HINT = "Who confirmed it, and when, stands in the history."


class AcknowledgeField(Field):
    """One box; its value is `yes`, or empty."""

    def __init__(self, label: str) -> None:
        super().__init__(label, HINT)
        self.box = QCheckBox(BOX)
        self.box.setAccessibleName(f"{BOX}: {label}")
        self.box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.box.clicked.connect(self._on_clicked)
        self.edit_with(self.box)

    @property
    def value(self) -> str:
        return YES if self.box.isChecked() else ""

    def set_value(self, value: object) -> None:
        self.box.setChecked(value == YES)

    def focus_first(self) -> None:
        self.box.setFocus()

    @Slot()
    def _on_clicked(self) -> None:
        self.mark_gap("")
        self.commit()
