"""Planning an audit: what is looked at, why, by whom and when, and starting it once it is whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lifaudit.domain.audit import Audit, AuditType, ExpectedAgency, Openness, Status
from lifaudit.domain.case import Case, CaseStatus
from lifaudit.domain.change import Change
from lifaudit.domain.errors.audit import (
    AuditMissing,
    AuditNotStarted,
    AuditSigned,
    NotTheLead,
    PlanIncomplete,
)
from lifaudit.domain.errors.composing import InstrumentFixed
from lifaudit.domain.errors.sampling import ReasonMissing
from lifaudit.domain.history import Entry
from lifaudit.domain.leading import audit_id
from lifaudit.domain.partnership import Agency
from lifaudit.domain.plan import PlanGap, gaps_in
from lifaudit.domain.sharing import openness_promised
from lifaudit.domain.subject import AGENCY
from lifaudit.profiles.library import profile
from lifaudit.services.choosing import pin_chosen, pin_usual
from lifaudit.services.instruments import subject
from lifaudit.services.register import partnership
from lifaudit.store import rights
from lifaudit.store.history import entries_of
from lifaudit.store.unit import Unit

__all__ = [
    "PlanGap",
    "audit_of",
    "audits",
    "begin_reporting",
    "coded",
    "expect",
    "expected",
    "new_audit",
    "plan_gaps",
    "reopen",
    "save_plan",
    "start",
    "stop_expecting",
    "use_instrument",
]


def new_audit(unit: Unit, kind: AuditType, title: str) -> Change:
    """Begin planning: a code of its own, the form usual for its type, its lead at the keyboard.

    The change's `audit` is the new id.
    """
    terms = profile(partnership(unit).profile)
    usual = terms.audit(kind)
    audit = audit_id(unit.new_id(), unit.actor)
    pin_usual(unit, audit, usual.instrument)
    plan = Audit(
        audit,
        _next_code(unit, usual.prefix),
        kind,
        title.strip(),
        lead=unit.actor,
        marking=terms.marking.default,
        profile=terms.identity,
    )
    return unit.record("Began planning an audit", plan)


def audits(unit: Unit) -> list[Audit]:
    """Return every audit, the newest code first."""
    return sorted((one for one in unit.where(Audit) if one.code), key=_age, reverse=True)


def audit_of(unit: Unit, audit: str) -> Audit:
    """Return one audit's plan; raises AuditMissing."""
    found = unit.one(Audit, audit=audit)
    if found is None:
        raise AuditMissing
    return found


def as_promised(unit: Unit, plan: Audit) -> Audit:
    """Return a plan with what it keeps sealed as it was promised, however it was changed since.

    Its lead is whom the one before let lead: anybody in the audit could write another.
    """
    entries = [one for one in entries_of(unit, Audit, plan.audit) if one.is_theirs]
    lead = rights.leading_in(unit.connection, unit.ring, plan.audit).lead
    return replace(plan, openness=openness_promised(_said(entries)), lead=lead)


def coded(unit: Unit, code: str) -> Audit:
    """Return the audit of a code, however it is spelt; raises AuditMissing."""
    for one in audits(unit):
        if one.code.casefold() == code.casefold():
            return one
    raise AuditMissing


def plan_of(unit: Unit, audit: str) -> Audit:
    """Return a plan that the person at the keyboard may change.

    Raises AuditMissing, AuditSigned or NotTheLead.
    """
    found = audit_of(unit, audit)
    if found.is_signed:
        raise AuditSigned
    if not is_led_here(unit, found):
        raise NotTheLead
    return found


def is_led_here(unit: Unit, plan: Audit) -> bool:
    """Tell whether the person at the keyboard leads an audit, on this laptop and on any other."""
    return plan.lead == unit.actor and unit.may_write(plan)


def save_plan(unit: Unit, plan: Audit) -> Change:
    """Record the plan as its lead describes it; its code, profile and status stay as they are."""
    stands = plan_of(unit, plan.audit)
    kept = replace(plan, code=stands.code, profile=stands.profile, status=stands.status)
    return unit.record("Recorded the plan", kept)


def expected(unit: Unit, audit: str) -> list[ExpectedAgency]:
    """Return the agencies that are asked to take part, by name."""
    found = (one for one in unit.where(ExpectedAgency, audit=audit) if one.asked)
    return sorted(found, key=lambda one: one.name.casefold())


def expect(unit: Unit, audit: str, agency: str) -> Change:
    """Ask an agency to take part, under the name it has now; nothing for one nobody knows."""
    plan_of(unit, audit)
    known = unit.where(Agency, agency=agency)
    asked = [ExpectedAgency(audit, one.agency, one.name, one.short, one.type) for one in known]
    return unit.record("Asked an agency to take part", *asked)


def stop_expecting(unit: Unit, audit: str, agency: str) -> Change:
    """Take an agency off the audit; what it recorded already stays on the record."""
    plan_of(unit, audit)
    found = unit.where(ExpectedAgency, audit=audit, agency=agency)
    return unit.record("Took an agency off", *(replace(one, asked=False) for one in found))


def use_instrument(unit: Unit, audit: str, identity: str, modules: Sequence[str] = ()) -> Change:
    """Choose what agencies are asked: a main instrument and modules, while the audit is planned.

    Raises AuditMissing, AuditSigned, NotTheLead, InstrumentFixed, InstrumentMissing, UseUnfit or
    ModuleUnfit.
    """
    if not plan_of(unit, audit).is_draft:
        raise InstrumentFixed
    return pin_chosen(unit, audit, identity, modules)


def plan_gaps(unit: Unit, audit: str) -> tuple[PlanGap, ...]:
    """Return what is left before agencies can start, in the order of the form."""
    cases = unit.where(Case, audit=audit, status=CaseStatus.CHOSEN)
    about = subject(unit, audit)
    return gaps_in(audit_of(unit, audit), about, len(expected(unit, audit)), len(cases))


def start(unit: Unit, audit: str) -> Change:
    """Let agencies record; raises PlanIncomplete while something is left.

    Where agencies answer about themselves, what they answer about is added here. An audit that is
    under way stays as it is.
    """
    plan = plan_of(unit, audit)
    if not plan.is_draft:
        return unit.record("Started the audit")
    left = plan_gaps(unit, audit)
    if left:
        raise PlanIncomplete(count=len(left))
    going = replace(plan, status=Status.COLLECTING)
    return unit.record("Started the audit", going, *_themselves(unit, plan))


def begin_reporting(unit: Unit, audit: str) -> Change:
    """Say that the returns are in and the report is being written; raises AuditNotStarted."""
    plan = plan_of(unit, audit)
    _refuse_unstarted(plan)
    return unit.record("Began the report", replace(plan, status=Status.REPORTING))


def reopen(unit: Unit, audit: str, reason: str) -> Change:
    """Take an audit one step back: a signed one to its report, a report to its returns.

    The signed report stays as it is. Raises ReasonMissing, NotTheLead, AuditNotStarted or
    AuditMissing.
    """
    plan = audit_of(unit, audit)
    if not is_led_here(unit, plan):
        raise NotTheLead
    _refuse_unstarted(plan)
    if not reason.strip():
        raise ReasonMissing
    back = Status.REPORTING if plan.is_signed else Status.COLLECTING
    return unit.record("Reopened the audit", replace(plan, status=back), reason=reason.strip())


def _refuse_unstarted(plan: Audit) -> None:
    """Raise AuditNotStarted: only `start` leaves planning, and only where the plan is whole."""
    if plan.is_draft:
        raise AuditNotStarted


def _themselves(unit: Unit, plan: Audit) -> list[Case]:
    """Return the one self-assessment every agency answers, where there is none yet."""
    if subject(unit, plan.audit) is not AGENCY or unit.where(Case, audit=plan.audit):
        return []
    return [Case(plan.audit, f"{plan.code}-01")]


def _next_code(unit: Unit, prefix: str) -> str:
    """Return the next number of a type within a year: DD26-07 is the seventh deep dive of 2026."""
    start = f"{prefix}{unit.now():%y}-"
    taken = [one.code.removeprefix(start) for one in audits(unit) if one.code.startswith(start)]
    last = max((int(number) for number in taken if number.isdecimal()), default=0)
    return f"{start}{last + 1:02d}"


def _age(plan: Audit) -> tuple[str, str]:
    year = "".join(sign for sign in plan.code.partition("-")[0] if sign.isdecimal())
    return year, plan.code


def _said(entries: Sequence[Entry]) -> Iterator[Openness | Status]:
    """Yield what the plan said of its openness and its status, in the order it was recorded."""
    for one in entries:
        if one.field_name == "openness" and one.after is not None:
            yield Openness(one.after)
        elif one.field_name == "status" and one.after is not None:
            yield Status(one.after)
