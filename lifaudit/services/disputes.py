"""Conflicts: what two people recorded in one place without each other, until somebody decides."""

from __future__ import annotations

from lifaudit.domain.change import Change
from lifaudit.domain.codec import canonical, decoders_of
from lifaudit.domain.disputes import Dispute, Side
from lifaudit.domain.errors.audit import AuditSigned
from lifaudit.domain.errors.exchange import NoLongerInDispute
from lifaudit.domain.errors.sampling import ReasonMissing
from lifaudit.domain.history import Conflict, Entry
from lifaudit.domain.record import read_key
from lifaudit.domain.records import BY_NAME
from lifaudit.services.planning import audit_of
from lifaudit.services.telling import Names, names_of, said_of, what_of, where_of
from lifaudit.store.history import conflicts
from lifaudit.store.unit import Unit


def torn(unit: Unit, audit: str) -> list[Conflict]:
    """Return the cells in which different values stand; two who said the same do not disagree."""
    return [one for one in conflicts(unit, audit) if _differ(one)]


def count(unit: Unit, audit: str) -> int:
    """Count the conflicts of an audit."""
    return len(torn(unit, audit))


def disputes(unit: Unit, audit: str) -> tuple[Dispute, ...]:
    """Return every conflict of an audit in words."""
    names = names_of(unit, audit)
    return tuple(_told(one, audit, names) for one in torn(unit, audit))


def settle(unit: Unit, dispute: Dispute, side: int, reason: str) -> Change:
    """Let one of the sides stand alone, for a reason; undo puts back what was shown before.

    Raises AuditMissing, AuditSigned, ReasonMissing or NoLongerInDispute.
    """
    if audit_of(unit, dispute.audit).is_signed:
        raise AuditSigned
    if not reason.strip():
        raise ReasonMissing
    names = names_of(unit, dispute.audit)
    now = [one for one in torn(unit, dispute.audit) if _cell(one) == dispute.cell]
    if not now or _told(now[0], dispute.audit, names) != dispute:
        raise NoLongerInDispute
    kind, name = BY_NAME[dispute.kind], dispute.field_name
    value = decoders_of(kind)[name](now[0].sides[side].after)
    record = kind(*read_key(dispute.key), **{name: value})
    return unit.settle("Settled a conflict", record, name, reason.strip())


def _differ(one: Conflict) -> bool:
    return len({canonical(side.after) for side in one.sides}) > 1


def _cell(one: Conflict) -> tuple[str, str, str]:
    return (one.kind, one.key, one.field_name)


def _told(one: Conflict, audit: str, names: Names) -> Dispute:
    first = one.sides[0]
    sides = tuple(_side(entry, names) for entry in one.sides)
    return Dispute(audit, *_cell(one), where_of(first, names), what_of(first, names), sides)


def _side(entry: Entry, names: Names) -> Side:
    said = said_of(entry, entry.after, names)
    return Side(said, names.person(entry.actor), entry.at, entry.reason)
