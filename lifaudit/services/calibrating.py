"""Calibration: practice cases that everybody grades alone, and how far apart they were."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from lifaudit.domain.audit import Audit
from lifaudit.domain.calibrating import Round, comparable, drift_of, finished, round_of
from lifaudit.domain.calibration import PracticeCase, PracticeGrade
from lifaudit.domain.change import Change
from lifaudit.domain.chart import Heatmap
from lifaudit.domain.errors.casework import NoSuchPractice, PracticeClosed, PracticeEmpty
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.partnership import Person
from lifaudit.domain.practice_sheet import PracticeSheet, Shut
from lifaudit.services.casework import domain_taken, judged, refuse_signed
from lifaudit.services.instruments import pinned
from lifaudit.services.planning import audit_of, is_led_here, plan_of
from lifaudit.store.unit import Unit

__all__ = [
    "CalibrationView",
    "begin_practice",
    "calibration",
    "close_practice",
    "grade_practice",
    "practice_sheet",
]


@dataclass(frozen=True, slots=True)
class Practised:
    """One practice case of an audit: how many finished it, and how far the person here is.

    `shown` is how everybody graded: only once it is closed or the person here has graded it whole,
    so that nobody grades with an eye on the others.
    """

    practice: PracticeCase
    code: str
    finished: int
    mine: int
    domains: int
    shown: Round | None

    @property
    def state(self) -> str:
        """How far it is, as the person here sees it."""
        if not self.practice.is_open:
            return "Closed"
        if self.mine == self.domains:
            return "Graded"
        return "Begun" if self.mine else "To grade"


@dataclass(frozen=True, slots=True)
class CalibrationView:
    """The practice cases of an audit, and how everybody leaned over all audits of this vault."""

    audit: Audit
    cases: tuple[Practised, ...]
    drift: Heatmap | None
    is_graded: bool
    leads: bool

    @property
    def sentence(self) -> str:
        """How much there is to grade."""
        if not self.is_graded:
            return "What this audit asks takes no grade, so that there is nothing to calibrate."
        left = sum(one.practice.is_open and one.mine < one.domains for one in self.cases)
        if not self.cases:
            return "No practice case yet."
        return f"{left} of {len(self.cases)} practice cases left for you to grade."


def calibration(unit: Unit, audit: str) -> CalibrationView:
    """Read the practice cases of an audit and what came of them; raises AuditMissing."""
    plan = audit_of(unit, audit)
    form = pinned(unit, audit).main
    names = {one.person: one.name for one in unit.where(Person)}
    grades = _grades(unit)
    ours = [one for one in unit.where(PracticeCase, audit=audit) if one.title]
    cases = tuple(
        _practised(plan, one, grades.get((audit, one.practice), []), (form, names, unit.actor))
        for one in sorted(ours, key=lambda one: one.number)
    )
    return CalibrationView(
        plan,
        cases,
        drift_of(_rounds(unit, form, grades, names)) if form.graded_sections else None,
        bool(form.graded_sections),
        is_led_here(unit, plan) and not plan.is_signed,
    )


def begin_practice(unit: Unit, audit: str, title: str, text: str) -> Change:
    """Put a practice case before everybody; only the lead may.

    Raises AuditMissing, AuditSigned, NotTheLead, and PracticeEmpty without a title or words.
    """
    plan_of(unit, audit)
    if not title.strip() or not text.strip() or not pinned(unit, audit).main.graded_sections:
        raise PracticeEmpty
    number = 1 + max((one.number for one in unit.where(PracticeCase, audit=audit)), default=0)
    today = unit.now().date()
    made = PracticeCase(audit, unit.new_id(), number, title.strip(), text.strip(), today)
    return unit.record("Began a practice case", made)


def close_practice(unit: Unit, audit: str, practice: str) -> Change:
    """Let nobody grade it any more, and everybody see how it was graded; only the lead may.

    Raises what `begin_practice` raises, NoSuchPractice or PracticeClosed.
    """
    plan_of(unit, audit)
    found = _open(unit, audit, practice)
    return unit.record("Closed a practice case", replace(found, closed_on=unit.now().date()))


def grade_practice(unit: Unit, item: PracticeGrade) -> Change:
    """Record how the person at the keyboard grades one domain; nobody grades for another.

    Raises AuditMissing, AuditSigned, NoSuchPractice, PracticeClosed or NotInForm.
    """
    plan = audit_of(unit, item.audit)
    refuse_signed(plan)
    _open(unit, item.audit, item.practice)
    form = pinned(unit, item.audit).main
    domain_taken(form, item.domain)
    tidy = replace(item, person=unit.actor, judgement=judged(form, item.judgement))
    return unit.record("Graded a practice case", tidy)


def practice_sheet(unit: Unit, audit: str, practice: str) -> PracticeSheet:
    """Read a practice case as the person at the keyboard grades it.

    Raises AuditMissing or NoSuchPractice.
    """
    plan = audit_of(unit, audit)
    found = _one(unit, audit, practice)
    form = pinned(unit, audit).main
    here = {"audit": audit, "practice": practice, "person": unit.actor}
    shut = Shut.SIGNED if plan.is_signed else None if found.is_open else Shut.CLOSED
    return PracticeSheet(
        plan, found, unit.actor, form, tuple(unit.where(PracticeGrade, **here)), shut
    )


def _practised(
    plan: Audit,
    practice: PracticeCase,
    grades: list[PracticeGrade],
    known: tuple[Instrument, dict[str, str], str],
) -> Practised:
    form, names, actor = known
    code = _code(plan, practice)
    domains = len(form.graded_sections)
    mine = sum(one.is_whole for one in grades if one.person == actor)
    shows = not practice.is_open or mine == domains
    made = round_of(code, practice, grades, form, names) if shows and domains else None
    return Practised(practice, code, len(finished(grades, form)), mine, domains, made)


def _rounds(
    unit: Unit,
    form: Instrument,
    grades: dict[tuple[str, str], list[PracticeGrade]],
    names: dict[str, str],
) -> tuple[Round, ...]:
    """Return every closed practice case of this vault that was graded on the same points."""
    found = []
    for practice in unit.where(PracticeCase):
        plan = unit.one(Audit, audit=practice.audit)
        if plan is not None and not practice.is_open:
            asked = pinned(unit, practice.audit).main
            given = grades.get((practice.audit, practice.practice), [])
            if asked.graded_sections:
                found.append(round_of(_code(plan, practice), practice, given, asked, names))
    return comparable(found, form.scale(form.grade_scale or ""))


def _grades(unit: Unit) -> dict[tuple[str, str], list[PracticeGrade]]:
    found: dict[tuple[str, str], list[PracticeGrade]] = defaultdict(list)
    for one in unit.where(PracticeGrade):
        found[one.audit, one.practice].append(one)
    return dict(found)


def _code(plan: Audit, practice: PracticeCase) -> str:
    return f"{plan.code}-P{practice.number}"


def _one(unit: Unit, audit: str, practice: str) -> PracticeCase:
    found = unit.one(PracticeCase, audit=audit, practice=practice)
    if found is None or not found.title:
        raise NoSuchPractice
    return found


def _open(unit: Unit, audit: str, practice: str) -> PracticeCase:
    found = _one(unit, audit, practice)
    if not found.is_open:
        raise PracticeClosed
    return found
