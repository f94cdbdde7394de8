"""Who approves the report for each agency that is asked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from lifaudit.services.plans import PlanView
from ui.fields.form import FormCard
from ui.fields.select import SelectField
from ui.theme.tokens import Space
from ui.widgets.labels import Hint
from ui.widgets.stack import emptied

WHAT = (
    "The report gets a place for each of them. They sign on their own laptop, after the lead has "
    "certified it. Left empty, the lead alone signs."
)
NOBODY = "Ask agencies first; whoever the register has with one of them can be named here."
UNJOINED = "Has no certificate yet, so cannot sign."


class ApproversCard(FormCard):
    """One list of people for each agency that is asked."""

    named = Signal(str, str)

    def __init__(self) -> None:
        super().__init__("Who approves the report", WHAT)
        self.setObjectName("plan.approvers")
        self.fields: dict[str, SelectField] = {}
        self._none = Hint(NOBODY)
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(Space.S)
        self.hold(self._none)
        self.room.addLayout(self._lines)

    def show_approvers(self, view: PlanView) -> None:
        """Show who is named, and whom the register has with each agency."""
        asked = {one.agency: one.name for one in view.expected}
        if tuple(asked) != tuple(self.fields):
            self._build(asked)
        named = {one.agency: one.person for one in view.representatives}
        for agency, field in self.fields.items():
            people = [one for one in view.people if one.agency == agency]
            field.offer([(one.person, _told(one.name, one.job)) for one in people])
            field.set_value(named.get(agency, ""))
            field.set_editable(editable=view.can_change)
            chosen = [one for one in people if one.person == named.get(agency)]
            field.mark_gap(UNJOINED if any(not one.certificate for one in chosen) else "")
        self._none.setVisible(not asked)

    def _build(self, asked: dict[str, str]) -> None:
        emptied(self._lines)
        self.fields = {agency: self._field(agency, name) for agency, name in asked.items()}
        for field in self.fields.values():
            self._lines.addWidget(field)

    def _field(self, agency: str, name: str) -> SelectField:
        made = SelectField(name, [])
        made.stay_in_line()
        made.setObjectName(f"plan.approvers.{agency}")
        made.committed.connect(lambda person: self.named.emit(agency, str(person)))
        return made


def _told(name: str, job: str) -> str:
    return f"{name}, {job}" if job else name
