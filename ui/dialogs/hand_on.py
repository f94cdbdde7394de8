"""A dialog that asks who leads an audit from now on, and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from lifaudit.domain.trust import Member
from ui.dialogs.asking import AskingDialog
from ui.fields.field import Field
from ui.fields.plain import LongTextField
from ui.fields.select import SelectField
from ui.widgets.labels import Hint

TITLE = "Hand the audit on"
WHAT = (
    "They plan, call the cases, lead the day and certify the report from then on. What you "
    "recorded stays yours, and you go on reading what everybody reads. Only they can hand the "
    "audit back. Next you make the pack that brings them all of it."
)


class HandOnDialog(AskingDialog):
    """Two questions: the person, and the reason."""

    def __init__(self, parent: QWidget, leads: Sequence[Member]) -> None:
        super().__init__(parent, TITLE, "Hand it on")
        self.setObjectName("hand-on")
        people = [(one.person, one.with_job) for one in leads]
        self.lead = SelectField("Who leads from now on", people)
        self.lead.setObjectName("hand-on.lead")
        self.reason = LongTextField("Why", "It is kept on the record.", 3)
        self.reason.setObjectName("hand-on.reason")
        self.lay_out(Hint(WHAT), self.lead, self.reason)
        self.lead.focus_first()

    def wanted(self) -> tuple[tuple[Field, str], ...]:
        return (
            (self.lead, "Error: choose who leads from now on"),
            (self.reason, "Error: say why"),
        )

    def said(self) -> tuple[str, str]:
        return self.lead.value, self.reason.box.text().strip()
