"""A dialog that asks why, and does nothing until it has been told."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.dialogs.member import MemberDialog
from ui.fields.field import Field
from ui.fields.plain import LongTextField
from ui.widgets.labels import Hint


class ReasonDialog(MemberDialog):
    """One sentence about what will happen, and room for the reason; its value is the reason."""

    def __init__(self, parent: QWidget, title: str, sentence: str, done: str) -> None:
        super().__init__(parent, title, done)
        self.reason = LongTextField("Why", "It is kept on the record.", 3)
        self.lay_out(Hint(sentence), self.reason)
        self.reason.focus_first()

    def wanted(self) -> tuple[tuple[Field, str], ...]:
        return ((self.reason, "Error: say why"),)

    def value(self) -> str:
        return self.reason.box.text().strip()
