"""Who records for the room, and whether what is recorded comes from a paper sheet."""

from __future__ import annotations

from lifaudit.domain.audit import Audit
from lifaudit.domain.change import Change
from lifaudit.domain.errors.audit import AuditMissing, NotTheLead
from lifaudit.domain.errors.day import NobodyByThatName, NotTheRecorder
from lifaudit.domain.partnership import Person
from lifaudit.domain.running_order import CaseDay, Recorder
from lifaudit.domain.words import day_of
from lifaudit.services.leading import leads_of
from lifaudit.store import rights
from lifaudit.store.unit import Unit


def recorder_of(unit: Unit, plan: Audit) -> str:
    """Return who records for the room: whoever is named, or else the lead."""
    return _in_turn(unit, plan)[-1]


def recorders_of(unit: Unit, plan: Audit) -> frozenset[str]:
    """Return everybody who leads, led or recorded for the room at one time."""
    return leads_of(unit, plan.audit) | frozenset(_in_turn(unit, plan))


def refuse_others(unit: Unit, plan: Audit) -> None:
    """Raise NotTheLead or NotTheRecorder for anybody but the one who records."""
    who = recorder_of(unit, plan)
    if who in ("", unit.actor):
        return
    if who == plan.lead:
        raise NotTheLead
    person = unit.one(Person, person=who)
    raise NotTheRecorder(name=person.name if person else "Somebody else")


def may_name(unit: Unit, plan: Audit) -> bool:
    """Tell whether the person at the keyboard may say who records: the lead, or who does now."""
    return unit.actor == plan.lead or recorder_of(unit, plan) in ("", unit.actor)


def name_recorder(unit: Unit, audit: str, person: str) -> Change:
    """Let somebody else record; the lead or whoever records now may say so."""
    plan = unit.one(Audit, audit=audit)
    if plan is None:
        raise AuditMissing
    if plan.lead != unit.actor:
        refuse_others(unit, plan)
    found = unit.one(Person, person=person)
    if found is None or not found.active:
        raise NobodyByThatName
    return unit.record("Named the recorder", Recorder(audit, person))


def paper_reason(unit: Unit, audit: str, case: str) -> str:
    """Return why something is recorded now that was said earlier: it was written on paper."""
    day = unit.one(CaseDay, audit=audit, case=case)
    return f"Recorded from paper on {day_of(day.on_paper)}" if day and day.on_paper else ""


def _in_turn(unit: Unit, plan: Audit) -> tuple[str, ...]:
    return rights.recorders_of(unit.connection, unit.ring, plan.audit, plan.lead)
