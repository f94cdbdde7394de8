"""Who approves the report for each agency: named while the audit is planned or under way."""

from __future__ import annotations

from lifaudit.domain.change import Change
from lifaudit.domain.errors.approving import NobodySuch
from lifaudit.domain.partnership import Person
from lifaudit.domain.sign_off import Representative
from lifaudit.services.planning import plan_of
from lifaudit.services.register import people
from lifaudit.store.unit import Unit


def representatives(unit: Unit, audit: str) -> tuple[Representative, ...]:
    """Return those who are named, one an agency."""
    return tuple(one for one in unit.where(Representative, audit=audit) if one.person)


def could_represent(unit: Unit) -> tuple[Person, ...]:
    """Return everybody in the register who is with an agency and has not left, by name."""
    return tuple(one for one in people(unit) if one.active and one.agency)


def name_representative(unit: Unit, audit: str, agency: str, person: str) -> Change:
    """Record who approves for an agency, as the register knows them; an empty id names nobody.

    Raises NobodySuch, AuditMissing, AuditSigned or NotTheLead.
    """
    plan_of(unit, audit)
    if not person:
        return unit.record("Named nobody to approve", Representative(audit, agency))
    who = next((one for one in could_represent(unit) if one.person == person), None)
    if who is None or who.agency != agency:
        raise NobodySuch
    named = Representative(audit, agency, person, who.name, who.job, who.certificate)
    return unit.record("Named who approves", named)
