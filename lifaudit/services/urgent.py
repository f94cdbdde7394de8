"""The register of urgent concerns: raised at once, told, answered, closed; never taken away."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from lifaudit.domain.audit import Audit, ExpectedAgency
from lifaudit.domain.case import Case
from lifaudit.domain.change import Change
from lifaudit.domain.errors.audit import AuditMissing
from lifaudit.domain.errors.casework import NotExpected
from lifaudit.domain.errors.day import ConcernMissing, NotAnswered
from lifaudit.domain.today import day_at
from lifaudit.domain.urgent import Handover, Urgent, UrgentKind, in_order
from lifaudit.services.profiles import in_force
from lifaudit.services.register import name_of
from lifaudit.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Entry:
    """One concern with the words for its codes."""

    concern: Urgent
    kind: str
    raised_by: str
    waits_for: str
    late: bool


@dataclass(frozen=True, slots=True)
class RegisterView:
    """Everything in the register of one audit, what is open first."""

    audit: Audit
    entries: tuple[Entry, ...]
    handovers: tuple[Handover, ...]
    kinds: tuple[UrgentKind, ...]
    agencies: tuple[tuple[str, str], ...]
    cases: tuple[str, ...]

    def entry(self, concern: str) -> Entry | None:
        """Return one concern."""
        return next((one for one in self.entries if one.concern.concern == concern), None)

    def agency(self, key: str) -> str:
        """Return an agency's short name."""
        return dict(self.agencies).get(key, "")


@dataclass(frozen=True, slots=True)
class Pressing:
    """An open concern as the first page shows it: whose audit, which case, what it waits for."""

    audit: str
    code: str
    case: str
    kind: str
    waits_for: str
    due: datetime | None
    late: bool


def register(unit: Unit, audit: str) -> RegisterView:
    """Read the register of one audit; raises AuditMissing."""
    plan = _plan(unit, audit)
    asked = unit.where(ExpectedAgency, audit=audit)
    terms = in_force(unit, audit)
    matters = sorted(unit.where(Handover, audit=audit), key=lambda one: (str(one.on), one.matter))
    return RegisterView(
        plan,
        tuple(_entry(unit, one) for one in in_order(unit.where(Urgent, audit=audit))),
        tuple(matters),
        terms.urgent,
        tuple((one.agency, one.short or one.name) for one in asked),
        tuple(one.case for one in unit.where(Case, audit=audit)),
    )


def raise_concern(unit: Unit, audit: str, case: str, kind: str) -> Change:
    """Raise a concern; its clock starts now. Raises AuditMissing, NotExpected, NotInProfile.

    It can be raised while an audit is planned and after it is signed: a child does not wait.
    """
    _prove_case(unit, audit, case)
    sort, now = in_force(unit, audit).urgent_kind(kind), unit.now()
    due = now + timedelta(hours=sort.hours)
    new = Urgent(audit, case, unit.new_id(), now, unit.actor, kind, due=due)
    return _lasting(unit.record("Raised an urgent concern", new))


def save_concern(unit: Unit, item: Urgent) -> Change:
    """Record who was told, how, and what they answered; when it was raised stays as it is."""
    stood = _stood(unit, item)
    hours = in_force(unit, item.audit).urgent_kind(item.kind).hours
    told_at = stood.told_at or (unit.now() if item.is_told else None)
    raised = stood.raised_at or unit.now()
    due = raised + timedelta(hours=hours)
    kept = replace(stood, kind=item.kind, agency=item.agency, told=item.told, how=item.how)
    changed = replace(kept, told_at=told_at, due=due, response=item.response)
    return _lasting(unit.record("Recorded an urgent concern", changed))


def close_concern(unit: Unit, item: Urgent) -> Change:
    """Close a concern that was answered; raises NotAnswered."""
    stood = _stood(unit, item)
    if not (stood.is_told and stood.response.strip()):
        raise NotAnswered
    done = replace(stood, closed_at=unit.now(), closed_by=unit.actor)
    return _lasting(unit.record("Closed an urgent concern", done))


def open_again(unit: Unit, item: Urgent) -> Change:
    """Open a concern again; when it was closed stays in its history."""
    stood = _stood(unit, item)
    again = replace(stood, closed_at=None, closed_by="")
    return _lasting(unit.record("Opened an urgent concern again", again))


def hand_over(unit: Unit, audit: str, case: str, agency: str) -> Change:
    """Note that a matter of one person's conduct went to their employer today; nothing else."""
    _prove_case(unit, audit, case)
    if unit.one(ExpectedAgency, audit=audit, agency=agency) is None:
        raise NotExpected
    matter = Handover(audit, case, unit.new_id(), agency, day_at(unit.now()))
    return _lasting(unit.record("Noted a matter handed over", matter))


def pressing(unit: Unit) -> tuple[Pressing, ...]:
    """Return every open concern of the vault, what is late first."""
    now, known = unit.now(), {one.audit: one for one in unit.where(Audit)}
    found = (one for one in in_order(unit.where(Urgent, closed_at=None)) if one.audit in known)
    return tuple(
        Pressing(
            one.audit,
            known[one.audit].code,
            one.case,
            in_force(unit, one.audit).urgent_kind(one.kind).label,
            one.waits_for(now),
            one.due,
            one.is_late(now),
        )
        for one in found
    )


def _entry(unit: Unit, one: Urgent) -> Entry:
    now = unit.now()
    label = in_force(unit, one.audit).urgent_kind(one.kind).label
    return Entry(one, label, name_of(unit, one.raised_by), one.waits_for(now), one.is_late(now))


def _plan(unit: Unit, audit: str) -> Audit:
    plan = unit.one(Audit, audit=audit)
    if plan is None:
        raise AuditMissing
    return plan


def _prove_case(unit: Unit, audit: str, case: str) -> None:
    """Any case that was ever in the sample will do: one that was replaced is a child, too."""
    _plan(unit, audit)
    if unit.one(Case, audit=audit, case=case) is None:
        raise NotExpected


def _stood(unit: Unit, item: Urgent) -> Urgent:
    found = unit.one(Urgent, audit=item.audit, case=item.case, concern=item.concern)
    if found is None:
        raise ConcernMissing
    return found


def _lasting(change: Change) -> Change:
    """Keep a change off the way back: the register is corrected and never taken back."""
    return replace(change, step="")
