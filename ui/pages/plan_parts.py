"""Parts of a plan that are not fields of it: who is asked, what with, and the cases."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from lifaudit.domain.subject import AGENCY, CASE, SURVEY
from lifaudit.services.plans import PlanView
from ui.fields.form import FormCard
from ui.models.words import AGENCY_TYPES
from ui.theme.tokens import Space
from ui.widgets.buttons import quiet, secondary
from ui.widgets.labels import Heading, Hint, PlainLabel
from ui.widgets.order import tab_before
from ui.widgets.stack import column, row

NONE_YET = {
    CASE: "No cases yet. They are drawn from a list of codes, or chosen with a reason each.",
    AGENCY: "Every agency answers once about itself; there is nothing to list.",
    SURVEY: "Responses are added on the board once the audit has started.",
}
NOBODY = "The register holds no agencies yet. Add those that audit with you on the People page."


class AgenciesCard(FormCard):
    """Every agency of the register with a box; those that are ticked are asked."""

    asked = Signal(str, bool)
    people_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Agencies", "Each is asked for one return for every case.")
        self.setObjectName("plan.agencies")
        self.boxes: dict[str, QCheckBox] = {}
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(Space.XS)
        self._none = Hint(NOBODY)
        self._gap = PlainLabel().wear(letter="small", tone="warning")
        self._gap.hide()
        self.people = quiet("Add an agency on the People page", "plus")
        self.people.does(self.people_wanted.emit)
        self.hold(column(self._none, self._lines, self._gap, gap=Space.XS))
        self.hold(row(self.people, None))

    def show_agencies(self, view: PlanView) -> None:
        """Tick those that are asked; an agency that left stays while it is asked."""
        known = {one.agency: (one.name, AGENCY_TYPES[one.type]) for one in view.expected}
        known |= {one.agency: (one.name, AGENCY_TYPES[one.type]) for one in view.register}
        for agency in sorted(
            set(known) - set(self.boxes), key=lambda one: known[one][0].casefold()
        ):
            self._add(agency, *known[agency])
        asked = {one.agency for one in view.expected}
        for agency, box in self.boxes.items():
            box.setChecked(agency in asked)
            box.setEnabled(view.can_change)
            box.setVisible(agency in known)
        self._none.setVisible(not known)

    def focus_first(self) -> None:
        """Put the focus on the first box, or where agencies are added."""
        next(iter(self.boxes.values()), self.people).setFocus()

    def mark_gap(self, gap: str) -> None:
        """Say what is missing here."""
        super().mark_gap(gap)
        self._gap.setText(gap)
        self._gap.setVisible(bool(gap))

    def _add(self, agency: str, name: str, kind: str) -> None:
        box = QCheckBox(name.replace("&", "&&"))
        box.setObjectName(f"plan.agencies.{agency}")
        box.setAccessibleName(name)
        box.setAccessibleDescription(kind)
        box.clicked.connect(lambda checked: self.asked.emit(agency, checked))
        self.boxes[agency] = box
        self._lines.addWidget(box)
        tab_before(box, self.people)


class CasesCard(FormCard):
    """How many cases there are, and the way to the sample."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.heading = Heading("Cases", 3)
        self.setObjectName("plan.cases")
        self.words = PlainLabel()
        self.go = secondary("Go to the sample", "dice-5").does(self.wanted.emit)
        self.hold(self.heading)
        self.hold(self.words)
        self.hold(row(self.go, None))

    def show_cases(self, view: PlanView) -> None:
        """Say how many cases are in the sample."""
        self.words.setText(_told(view))
        self.heading.setText(view.subject.many.capitalize())
        where = "Go to the sample" if view.subject.sampled else f"Go to the {view.subject.many}"
        self.go.setText(where)
        self.go.setAccessibleName(where)


def _told(view: PlanView) -> str:
    subject, counted = view.subject, view.subject.counted(view.cases)
    if not view.cases:
        return NONE_YET.get(subject, f"No {subject.many} yet. List each by its name.")
    if not subject.sampled:
        return f"{counted}."
    told = f"{counted} in the sample"
    return f"{told}, {view.reserves} in reserve." if view.reserves else f"{told}."
