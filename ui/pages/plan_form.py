"""The form of a plan, part by part; every field goes on the record as it is left."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lifaudit.domain.audit import Openness, Trigger
from lifaudit.domain.plan import PlanGap
from lifaudit.domain.profile import Profile
from lifaudit.domain.words import words_of
from lifaudit.services.plans import PlanView
from ui.fields.bound import DAY, Bound, code_of
from ui.fields.choice import ChoiceField
from ui.fields.date import DateField
from ui.fields.field import Field
from ui.fields.form import FormCard
from ui.fields.plain import LongTextField, ShortTextField
from ui.fields.select import SelectField
from ui.pages.plan_approvers import ApproversCard
from ui.pages.plan_instrument import InstrumentCard
from ui.pages.plan_parts import AgenciesCard, CasesCard
from ui.theme.tokens import Space
from ui.widgets.options import Option
from ui.widgets.stack import Flow

OPENNESS = {
    Openness.GRADES_SEALED: "Nobody sees another agency's grade before the day.",
    Openness.ANSWERS_SEALED: "Nobody sees anything of another agency before the day.",
    Openness.OPEN: "Everything shows as it is recorded.",
}


class PlanForm(QWidget):
    """All parts of a plan in one column; `told` carries the plan as it now reads."""

    told = Signal(object)
    asked = Signal(str, bool)
    sample_wanted = Signal()
    people_wanted = Signal()
    named = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, Field] = {}
        self._bound: Bound | None = None
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, 0, 0, 0)
        self._room.setSpacing(Space.L)
        self.agencies = AgenciesCard()
        self.agencies.asked.connect(self.asked)
        self.agencies.people_wanted.connect(self.people_wanted)
        self.approvers = ApproversCard()
        self.approvers.named.connect(self.named)
        self.instrument = InstrumentCard()
        self.cases = CasesCard()
        self.cases.wanted.connect(self.sample_wanted)

    def show_plan(self, view: PlanView) -> None:
        """Take the plan as it now stands; what somebody is typing is left alone."""
        if self._bound is None:
            self._build(view)
        else:
            self._bound.show(view.audit)
        if self._bound:
            self._bound.allow(editable=view.can_change)
        self.agencies.show_agencies(view)
        self.approvers.show_approvers(view)
        self.instrument.show_instruments(view)
        self.cases.show_cases(view)

    def jump(self, name: str) -> None:
        """Put the focus on a field."""
        if name in self.fields:
            self.fields[name].focus_first()
        elif name == "agencies":
            self.agencies.focus_first()
        elif name == "cases":
            self.cases.go.setFocus()

    def mark_gaps(self, gaps: tuple[PlanGap, ...]) -> None:
        """Say at every field what it still lacks."""
        said = {gap.field: gap.sentence for gap in gaps}
        for name, field in self.fields.items():
            field.mark_gap(said.get(name, ""))
        self.agencies.mark_gap(said.get("agencies", ""))
        self.cases.mark_gap(said.get("cases", ""))

    def flush(self) -> None:
        """Commit what is still waiting for a pause."""
        if self._bound:
            self._bound.flush()

    def _build(self, view: PlanView) -> None:
        self._bound = Bound(view.audit, self)
        self._bound.told.connect(self.told)
        for card in (
            self._why(view),
            self._period(),
            self.agencies,
            self.instrument,
            self._dates(),
            self._protection(view.profile),
            self.cases,
            self.approvers,
        ):
            self._room.addWidget(card)

    def _field(self, name: str, field: Field) -> Field:
        field.setObjectName(f"plan.{name}")
        self.fields[name] = field
        return field

    def _bind(self, name: str, field: Field) -> Field:
        assert self._bound is not None  # noqa: S101 - built together
        return self._field(name, self._bound.bind(name, field))

    def _day(self, name: str, label: str, hint: str = "For example 27/3/2026") -> Field:
        assert self._bound is not None  # noqa: S101 - built together
        return self._field(name, self._bound.bind(name, DateField(label, hint), DAY))

    def _why(self, view: PlanView) -> FormCard:
        kind = view.profile.audit(view.audit.type)
        triggers = [(one.value, view.profile.trigger(one)) for one in Trigger]
        trigger = SelectField("What led to it", triggers)
        assert self._bound is not None  # noqa: S101 - built together
        return FormCard(
            "What and why",
            f"{kind.label}. {kind.meaning}",
            self._bind("title", ShortTextField("Title")),
            self._bind("theme", ShortTextField("Theme", "One subject, such as neglect.")),
            self._field("trigger", self._bound.bind("trigger", trigger, code_of(Trigger))),
            self._bind(
                "linked_to",
                ShortTextField("Linked to", "The priority, review or earlier finding, if any."),
            ),
            self._bind(
                "why", LongTextField("Why now", "What would be missed if nobody looked?", 2)
            ),
            self._bind(
                "questions",
                LongTextField("What it should answer", "Two or three questions are enough.", 2),
            ),
        )

    def _period(self) -> FormCard:
        return _side_by_side(
            "Scope and period",
            "Practice is looked at within these dates; what came before is background.",
            self._day("period_from", "Practice from"),
            self._day("period_to", "Practice to"),
        )

    def _dates(self) -> FormCard:
        return _side_by_side(
            "Dates",
            "Agencies see them on their board.",
            self._day("returns_due", "Returns due"),
            self._day("audit_day", "Audit day", "If there is one"),
            self._day("report_due", "Report due"),
        )

    def _protection(self, profile: Profile) -> FormCard:
        marking = SelectField(
            "Marking",
            [(one, one) for one in profile.marking.choices],
            profile.marking.handling,
        )
        sealed = [Option(one.value, words_of(one), OPENNESS[one]) for one in Openness]
        openness = ChoiceField("What agencies see of each other", sealed)
        assert self._bound is not None  # noqa: S101 - built together
        return FormCard(
            "Protection",
            "Cases are known by their codes. What links a code to a child is kept apart.",
            self._bind(
                "proportionality",
                LongTextField(
                    "Proportionality", "Why these records, this many, and nothing beyond.", 2
                ),
            ),
            self._bind("sharing_agreement", ShortTextField("Information sharing agreement")),
            self._bind("dpia", ShortTextField("Data protection impact assessment")),
            self._bind("marking", marking),
            self._field("openness", self._bound.bind("openness", openness, code_of(Openness))),
        )


def _side_by_side(title: str, sentence: str, *fields: Field) -> FormCard:
    made = FormCard(title, sentence)
    made.room.addLayout(Flow(*fields, gap=Space.L))
    return made
