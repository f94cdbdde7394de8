"""A dialog that retires an instrument: from which day, and why."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from ui.dialogs.asking import AskingDialog
from ui.fields.date import DateField
from ui.fields.field import Field
from ui.fields.plain import LongTextField
from ui.widgets.labels import Hint

WHAT = "It is no longer offered. Audits that use it keep it, and it can be offered again."


class RetireDialog(AskingDialog):
    """It says the day and the reason."""

    def __init__(self, parent: QWidget, title: str, today: date) -> None:
        super().__init__(parent, f"Retire {title}", "Retire it")
        self.on = DateField("From which day")
        self.on.set_value(today.isoformat())
        self.reason = LongTextField("Why", "It is kept on the record.", 2)
        self.lay_out(Hint(WHAT), self.on, self.reason)
        self.reason.focus_first()

    def wanted(self) -> tuple[tuple[Field, str], ...]:
        return (
            (self.on, "Error: say from which day"),
            (self.reason, "Error: say why"),
        )

    def said(self) -> tuple[date, str]:
        return date.fromisoformat(self.on.value), self.reason.box.text().strip()
