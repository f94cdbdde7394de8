"""A dialog that asks why, and does nothing until it has been told."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lifaudit.services.sampling import Pick
from ui.dialogs.asking import AskingDialog
from ui.fields.field import Field
from ui.fields.plain import LongTextField, ShortTextField
from ui.widgets.labels import Hint


class ReasonDialog(AskingDialog):
    """One sentence about what will happen, and room for the reason."""

    def __init__(self, parent: QWidget, title: str, sentence: str, done: str) -> None:
        super().__init__(parent, title, done)
        self.reason = LongTextField("Why", "It is kept on the record.", 3)
        self.lay_out(Hint(sentence), self.reason)
        self.reason.focus_first()

    def wanted(self) -> tuple[tuple[Field, str], ...]:
        return ((self.reason, "Error: say why"),)

    def said(self) -> tuple[str]:
        return (self.reason.box.text().strip(),)


class OtherCaseDialog(AskingDialog):
    """Asks which case takes the place of another, and why; it says the pick and the reason."""

    def __init__(self, parent: QWidget, leaving: str) -> None:
        super().__init__(parent, f"Replace {leaving}", "Replace it")
        self.reference = ShortTextField("Reference of the new case", "A code, never a name.")
        self.why = ShortTextField("Why the new case", "What can it teach?")
        self.reason = LongTextField("Why the other leaves", "It is kept on the record.", 2)
        self.lay_out(self.reference, self.why, self.reason)
        self.reference.focus_first()

    def wanted(self) -> tuple[tuple[Field, str], ...]:
        return (
            (self.reference, "Error: enter a reference"),
            (self.why, "Error: say why this case"),
            (self.reason, "Error: say why the other leaves"),
        )

    def said(self) -> tuple[Pick, str]:
        pick = Pick(self.reference.value.strip(), self.why.value.strip())
        return pick, self.reason.box.text().strip()
