"""Handing an audit on: who could lead it next, and the entry from which on they do."""

from __future__ import annotations

from dataclasses import replace

from lifaudit.domain.change import Change
from lifaudit.domain.errors.audit import LeadUnfit, NotTheLead
from lifaudit.domain.errors.joining import NotJoined
from lifaudit.domain.errors.sampling import ReasonMissing
from lifaudit.domain.partnership import Role
from lifaudit.domain.trust import Member
from lifaudit.services import membership
from lifaudit.services.pack_making import can_receive
from lifaudit.services.planning import audit_of, is_led_here
from lifaudit.store.unit import Unit

HANDED_ON = "Handed the audit on"


def could_lead(unit: Unit) -> tuple[Member, ...]:
    """Return the partnership's other leads whom a pack can be sealed for, by name.

    By its list and no other: only who is a lead there may invite agencies.
    """
    try:
        known = membership.trusted(unit)
    except NotJoined:
        return ()
    found = (one for one in known.members if one.role is Role.LEAD and one.person != unit.actor)
    return tuple(
        sorted((one for one in found if can_receive(known, one)), key=lambda one: one.name)
    )


def hand_on(unit: Unit, audit: str, person: str, reason: str) -> Change:
    """Let another lead of the partnership lead an audit; only its lead may, and gives it away.

    It is not taken back: whoever leads now can hand it back. Raises AuditMissing, NotTheLead,
    LeadUnfit or ReasonMissing.
    """
    plan = audit_of(unit, audit)
    if not is_led_here(unit, plan):
        raise NotTheLead
    if person not in {one.person for one in could_lead(unit)}:
        raise LeadUnfit
    if not reason.strip():
        raise ReasonMissing
    done = unit.record(HANDED_ON, replace(plan, lead=person), reason=reason.strip())
    return done.for_good()
