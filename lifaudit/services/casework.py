"""Recording a case: answers, words, grades and the child's voice, until the agency signs off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from lifaudit.domain.asked import Path, read_path
from lifaudit.domain.audit import Audit, ExpectedAgency
from lifaudit.domain.case import Case, CaseStatus
from lifaudit.domain.casework import (
    PANEL,
    Answer,
    Grade,
    Judgement,
    Return,
    Row,
    SectionNotes,
    Stage,
    Voice,
)
from lifaudit.domain.change import Change
from lifaudit.domain.completeness import gaps_of
from lifaudit.domain.errors.audit import (
    AuditMissing,
    AuditNotStarted,
    AuditSigned,
    ReturnIncomplete,
    ReturnSignedOff,
)
from lifaudit.domain.errors.casework import (
    NoSuchRow,
    NotExpected,
    NotSignedOff,
    NotYours,
    ReasonMissing,
    UnfitAnswer,
)
from lifaudit.domain.errors.instrument import NotInForm
from lifaudit.domain.instrument import Instrument, Section
from lifaudit.domain.question import Question
from lifaudit.domain.sheet import Place, Recorded, Sheet, day_of, domain_of
from lifaudit.domain.values import codes_in, refusal_of, tidied
from lifaudit.domain.withheld import Withheld
from lifaudit.services import kept
from lifaudit.services.instruments import pinned
from lifaudit.services.recorder import paper_reason, refuse_others
from lifaudit.services.withholding import recorded_as_shown, withheld
from lifaudit.services.working import worked_for
from lifaudit.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Around:
    """The returns beside one: the chosen cases and the agencies asked, in their order.

    `alone` names the only agency that is asked about something, where there is just one.
    """

    cases: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    alone: tuple[tuple[str, str], ...] = ()

    def beside(self, place: Place, cases: int, agencies: int) -> Place | None:
        """Return the place so many cases and agencies further, if there is one."""
        if place.case not in self.cases or place.agency not in self.agencies:
            return None
        row = self.cases.index(place.case) + cases
        across = self.agencies.index(place.agency) + agencies
        if not (0 <= row < len(self.cases) and 0 <= across < len(self.agencies)):
            return None
        case, agency = self.cases[row], self.agencies[across]
        only = dict(self.alone).get(case, agency)
        return Place(place.audit, case, agency) if only == agency else None


Recordable = Answer | SectionNotes | Grade | Voice | Return


def sheet(unit: Unit, place: Place) -> Sheet:
    """Read one return as the person at the keyboard is to see it.

    What others keep sealed until the reveal is not in it. Raises AuditMissing or NotExpected.
    """
    plan, case, agency = where(unit, place)
    return _sheet(unit, (plan, case, agency), withheld(unit, plan))


def _whole_sheet(unit: Unit, place: Place) -> Sheet:
    """Read one return with all that this vault opens, to judge it and never to show it."""
    plan, case, agency = where(unit, place)
    return _sheet(unit, (plan, case, agency), Withheld(plan))


def _sheet(unit: Unit, about: tuple[Audit, Case, ExpectedAgency], rule: Withheld) -> Sheet:
    plan, case, agency = about
    place = Place(plan.audit, case.case, agency.agency)
    here = {"audit": place.audit, "case": place.case, "agency": place.agency}
    recorded = Recorded(
        kept.answers(unit, **here),
        kept.notes(unit, **here),
        tuple(unit.where(Grade, **here, stage=Stage.AGENCY.value)),
        unit.one(Voice, **here),
        tuple(unit.where(Row, **here)),
    )
    recorded = recorded_as_shown(rule, recorded)
    head = unit.one(Return, **here) or Return(place.audit, place.case, place.agency)
    form, today = pinned(unit, place.audit).main, day_of(head, unit.now())
    worked, before = worked_for(form, recorded, today), rule.shown(kept.earlier(unit, **here))
    ours = is_ours(unit, place)
    return Sheet(plan, form, case, agency, head, recorded, worked, today, before, ours)


def where(unit: Unit, place: Place) -> tuple[Audit, Case, ExpectedAgency]:
    """Find the audit, the case and the agency of a return; raises AuditMissing or NotExpected."""
    plan = unit.one(Audit, audit=place.audit)
    if plan is None:
        raise AuditMissing
    case = unit.one(Case, audit=place.audit, case=place.case)
    agency = unit.one(ExpectedAgency, audit=place.audit, agency=place.agency)
    if case is None or case.status is not CaseStatus.CHOSEN or agency is None or not agency.asked:
        raise NotExpected
    if not case.asks(place.agency):
        raise NotExpected
    return plan, case, agency


def around(unit: Unit, audit: str) -> Around:
    """List where one can go from a return."""
    cases = unit.where(Case, audit=audit, status=CaseStatus.CHOSEN)
    agencies = unit.where(ExpectedAgency, audit=audit, asked=True)
    alone = tuple((one.case, one.agency) for one in cases if one.agency)
    return Around(tuple(one.case for one in cases), tuple(one.agency for one in agencies), alone)


def answer(unit: Unit, item: Answer) -> Change:
    """Record an answer with its note and evidence.

    Raises NotInForm for what is not asked, NoSuchRow, and UnfitAnswer.
    """
    _, _, agency = _open(unit, item)
    form = pinned(unit, item.audit).main
    question = asked_at(form, read_path(item.question))
    if not question.is_for(agency.type.value):
        raise NotInForm(wanted=item.question)
    prove_row(unit, item)
    tidy = replace(item, value=tidied(question, item.value), note=said(item.note))
    prove_answer(form, question, tidy.value)
    if question.logic.filter:
        _prove_offered(unit, question, tidy)
    return unit.record("Recorded answer", tidy)


def note(unit: Unit, item: SectionNotes) -> Change:
    """Record strengths, areas for development and recommendations of one section."""
    _open(unit, item)
    pinned(unit, item.audit).main.section(item.section)
    return unit.record("Recorded section notes", item)


def grade(unit: Unit, item: Grade) -> Change:
    """Record the agency's grade of a section; without a reason it stays a gap."""
    _open(unit, item)
    form = pinned(unit, item.audit).main
    domain_taken(form, item.domain)
    if item.stage != Stage.AGENCY.value:
        raise NotInForm(wanted=item.stage)
    tidy = replace(item, judgement=judged(form, item.judgement))
    return unit.record("Recorded grade", tidy)


def grade_panel(unit: Unit, item: Grade) -> Change:
    """Record what the panel agreed for a case; only whoever records for the room may."""
    refuse_panel(unit, item.audit, item.case)
    forms = pinned(unit, item.audit)
    form = forms.panel or forms.main
    domain_taken(form, item.domain)
    key = (item.audit, item.case, PANEL, Stage.PANEL.value, item.domain)
    why = paper_reason(unit, item.audit, item.case)
    said_now = Grade(*key, judged(form, item.judgement))
    return unit.record("Recorded panel grade", said_now, reason=why)


def voice(unit: Unit, item: Voice) -> Change:
    """Record how the child was heard, or that it is not evidenced."""
    _open(unit, item)
    return unit.record("Recorded the child's voice", item)


def describe(unit: Unit, item: Return) -> Change:
    """Record involvement, records seen, the practitioner and time; sign-off stays as it is."""
    _open(unit, item)
    unsigned = replace(
        item, signed_off_by="", signed_off_at=None, auditor=item.auditor or unit.actor
    )
    return unit.record("Recorded return details", unsigned)


def sign_off(unit: Unit, place: Place) -> Change:
    """Let the agency stand by its return; raises ReturnIncomplete while something is left."""
    now = _whole_sheet(unit, place)
    _refuse_closed(now.audit, now.head)
    refuse_strangers(unit, place)
    if left := gaps_of(now):
        raise ReturnIncomplete(count=len(left))
    signed = replace(now.head, signed_off_by=unit.actor, signed_off_at=unit.now())
    return unit.record("Signed off return", replace(signed, auditor=signed.auditor or unit.actor))


def reopen(unit: Unit, place: Place, reason: str) -> Change:
    """Open a signed-off return again; what was signed off stays in its history."""
    plan, _, _ = where(unit, place)
    refuse_signed(plan)
    head = unit.one(Return, audit=place.audit, case=place.case, agency=place.agency)
    refuse_strangers(unit, place)
    if head is None or not head.is_signed_off:
        raise NotSignedOff
    if not reason.strip():
        raise ReasonMissing
    opened = replace(head, signed_off_by="", signed_off_at=None)
    return unit.record("Reopened return", opened, reason=reason.strip())


def refuse_panel(unit: Unit, audit: str, case: str) -> None:
    """Refuse what the panel may not record: NotExpected, AuditSigned, NotTheLead and so on."""
    plan = unit.one(Audit, audit=audit)
    found = unit.one(Case, audit=audit, case=case)
    if plan is None:
        raise AuditMissing
    if found is None or found.status is not CaseStatus.CHOSEN:
        raise NotExpected
    refuse_unstarted(plan)
    refuse_signed(plan)
    refuse_others(unit, plan)


def refuse_unstarted(plan: Audit) -> None:
    """Raise AuditNotStarted while the audit is being planned."""
    if plan.is_draft:
        raise AuditNotStarted


def refuse_signed(plan: Audit) -> None:
    """Raise AuditSigned when the audit's report is certified."""
    if plan.is_signed:
        raise AuditSigned


def open_return(unit: Unit, place: Place) -> tuple[Audit, Case, ExpectedAgency]:
    """Find where something is to be recorded; refuses a place that is closed or does not exist.

    Raises AuditMissing, NotExpected, AuditNotStarted, AuditSigned, ReturnSignedOff or NotYours.
    """
    found = where(unit, place)
    head = unit.one(Return, audit=place.audit, case=place.case, agency=place.agency)
    _refuse_closed(found[0], head)
    refuse_strangers(unit, place)
    return found


def is_ours(unit: Unit, place: Place) -> bool:
    """Tell whether a return is one's own agency's to record, or one is the audit's lead."""
    return unit.may_write(Return(place.audit, place.case, place.agency))


def refuse_strangers(unit: Unit, place: Place) -> None:
    """Raise NotYours for who records neither for the agency nor as the lead."""
    if not is_ours(unit, place):
        raise NotYours


def _open(unit: Unit, item: Recordable) -> tuple[Audit, Case, ExpectedAgency]:
    return open_return(unit, Place(item.audit, item.case, item.agency))


def _refuse_closed(plan: Audit, head: Return | None) -> None:
    refuse_unstarted(plan)
    refuse_signed(plan)
    if head is not None and head.is_signed_off:
        raise ReturnSignedOff


def asked_at(form: Instrument, path: Path) -> Question:
    """Return the question at a path; raises NotInForm when it is not asked there."""
    top = {one.key: one for one in form.questions}
    found = top.get(path.group or path.question)
    if found is not None and path.group:
        found = next((one for one in found.questions if one.key == path.question), None)
    if found is None:
        raise NotInForm(wanted=path.text)
    return found


def prove_answer(form: Instrument, question: Question, value: str) -> None:
    """Raise NotInForm when a code is none of the question's own, UnfitAnswer for other misfits."""
    known: Callable[[str], object]
    if question.kind.takes_scale or question.kind.takes_choices:
        scaled = question.kind.takes_scale
        known = form.scale(question.scale or "").point if scaled else question.choice
        for code in codes_in(value):
            known(code)
    if why := refusal_of(form, question, value):
        raise UnfitAnswer(why=why)


def _prove_offered(unit: Unit, question: Question, item: Answer) -> None:
    """Raise UnfitAnswer for what the choice filter leaves out now; what stands already may stay."""
    now = _whole_sheet(unit, Place(item.audit, item.case, item.agency))
    offered = now.worked.offered.get(item.question)
    if offered is None or now.answer(item.question).value == item.value:
        return
    if why := refusal_of(now.instrument, question, item.value, offered):
        raise UnfitAnswer(why=why)


def prove_row(unit: Unit, item: Answer) -> None:
    """Raise NoSuchRow where an answer stands in a row that is not there, or was taken out."""
    path = read_path(item.question)
    if not path.group:
        return
    place = {"audit": item.audit, "case": item.case, "agency": item.agency}
    row = unit.one(Row, **place, group=path.group, row=path.row)
    if row is None or row.removed:
        raise NoSuchRow


def domain_taken(form: Instrument, domain: str) -> Section:
    """Return the section a grade is for; raises NotInForm when it takes none."""
    for section in form.graded_sections:
        if domain_of(form, section) == domain:
            return section
    raise NotInForm(wanted=domain)


def judged(form: Instrument, judgement: Judgement | None) -> Judgement | None:
    """Return a judgement as it is kept; raises NotInForm for a point the scale does not have."""
    if judgement is None:
        return None
    if judgement.value:
        form.scale(form.grade_scale or "").point(judgement.value)
    tidy = Judgement(judgement.value, said(judgement.reason))
    return tidy if tidy.value or tidy.reason else None


def said(text: str) -> str:
    """Return the text as it was written; spaces alone say nothing."""
    return text if text.strip() else ""
