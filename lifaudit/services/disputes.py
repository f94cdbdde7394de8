"""Conflicts: what two people recorded in one place without each other, until somebody decides."""

from __future__ import annotations

from lifaudit.domain.audit import Audit
from lifaudit.domain.change import Change
from lifaudit.domain.codec import canonical, decoders_of
from lifaudit.domain.disputes import Dispute, Side
from lifaudit.domain.errors.audit import AuditSigned
from lifaudit.domain.errors.casework import NotYours
from lifaudit.domain.errors.exchange import NoLongerInDispute, StillHidden, ThirdMissing
from lifaudit.domain.errors.sampling import ReasonMissing
from lifaudit.domain.history import Conflict, Entry
from lifaudit.domain.record import read_key
from lifaudit.domain.records import BY_NAME
from lifaudit.domain.withheld import Withheld
from lifaudit.services.history import NOT_YET
from lifaudit.services.planning import audit_of
from lifaudit.services.telling import Names, names_of, said_of, what_of, where_of
from lifaudit.services.third_value import recorded, third_of
from lifaudit.services.withholding import withheld
from lifaudit.store.history import conflicts, entries_of, met
from lifaudit.store.unit import Unit

SETTLED = "Settled a conflict"
FOR_LAPTOPS = frozenset({"KeyBox"})
"""What no person wrote: either of two opens the same."""


def torn(unit: Unit, audit: str) -> list[Conflict]:
    """Return the cells in which different values stand; two who said the same do not disagree."""
    found = (one for one in conflicts(unit, audit) if one.kind not in FOR_LAPTOPS)
    return [one for one in found if _differ(one)]


def count(unit: Unit, audit: str) -> int:
    """Count the conflicts of an audit."""
    return len(torn(unit, audit))


def arisen(unit: Unit) -> int:
    """Count the cells that are in conflict by what this unit merged, and were not before."""
    found = ((was, now) for was, now in met(unit) if now.kind not in FOR_LAPTOPS)
    return sum(_differ(now) and not _differ(was) for was, now in found)


def disputes(unit: Unit, audit: str) -> tuple[Dispute, ...]:
    """Return every conflict of an audit in words."""
    names, rule = names_of(unit, audit), _rule(unit, audit)
    return tuple(_told(unit, one, (audit, names, rule)) for one in torn(unit, audit))


def settle(unit: Unit, dispute: Dispute, side: int, reason: str) -> Change:
    """Let one of the sides stand alone, for a reason; undo brings the conflict back.

    Raises AuditMissing, AuditSigned, ReasonMissing, StillHidden, NotYours or NoLongerInDispute.
    """
    chosen = _sides(unit, _proven(unit, dispute, reason))[side]
    kind, name = BY_NAME[dispute.kind], dispute.field_name
    value = decoders_of(kind)[name](chosen.after)
    return _let_stand(unit, dispute, value, reason.strip())


def settle_otherwise(unit: Unit, dispute: Dispute, said: str, reason: str) -> Change:
    """Let a third value stand in place of all sides, for a reason; undo brings the conflict back.

    `said` answers the dispute's `third` question. Raises what `settle` raises, ThirdMissing,
    NotInForm or UnfitAnswer.
    """
    _proven(unit, dispute, reason)
    if dispute.third is None:
        raise ThirdMissing
    kind, name = BY_NAME[dispute.kind], dispute.field_name
    value = recorded(dispute.third, kind, name, said, reason.strip())
    return _let_stand(unit, dispute, value, reason.strip())


def _proven(unit: Unit, dispute: Dispute, reason: str) -> Conflict:
    """Return the conflict as it stands, if it may be settled and is what somebody looked at."""
    if audit_of(unit, dispute.audit).is_signed:
        raise AuditSigned
    if not reason.strip():
        raise ReasonMissing
    if dispute.is_hidden:
        raise StillHidden
    now = [one for one in torn(unit, dispute.audit) if _cell(one) == dispute.cell]
    known = (dispute.audit, names_of(unit, dispute.audit), _rule(unit, dispute.audit))
    if not now or _told(unit, now[0], known) != dispute:
        raise NoLongerInDispute
    if not unit.may_write(BY_NAME[dispute.kind](*read_key(dispute.key))):
        raise NotYours
    return now[0]


def _let_stand(unit: Unit, dispute: Dispute, value: object, reason: str) -> Change:
    kind, name = BY_NAME[dispute.kind], dispute.field_name
    record = kind(*read_key(dispute.key), **{name: value})
    return unit.settle(SETTLED, record, name, reason)


def _differ(one: Conflict) -> bool:
    return len({canonical(side.after) for side in one.sides}) > 1


def _cell(one: Conflict) -> tuple[str, str, str]:
    return (one.kind, one.key, one.field_name)


def _told(unit: Unit, one: Conflict, known: tuple[str, Names, Withheld | None]) -> Dispute:
    audit, names, rule = known
    first = one.sides[0]
    hidden = rule is not None and rule.covers(BY_NAME[one.kind](*read_key(one.key)))
    tell = _unseen if hidden else _side
    sides = tuple(tell(entry, names) for entry in _sides(unit, one))
    where, what = where_of(first, names), what_of(first, names)
    third = None if hidden else third_of(first, names)
    return Dispute(audit, *_cell(one), where, what, sides, third, hidden)


def _rule(unit: Unit, audit: str) -> Withheld | None:
    plan = unit.one(Audit, audit=audit) if audit else None
    return withheld(unit, plan) if plan else None


def _sides(unit: Unit, one: Conflict) -> list[Entry]:
    """Return what stands by whom, the earliest first."""
    written = entries_of(unit, BY_NAME[one.kind], *read_key(one.key))
    return sorted((_first_said(side, written) for side in one.sides), key=lambda side: side.at)


def _first_said(side: Entry, written: list[Entry]) -> Entry:
    """Return who recorded a side: what an undo brought back is still its author's."""
    if not side.is_undoing:
        return side
    said = canonical(side.after)
    theirs = (one for one in reversed(written) if one.field_name == side.field_name)
    own = (one for one in theirs if not one.is_undoing and one.label != SETTLED)
    return next((one for one in own if canonical(one.after) == said), side)


def _side(entry: Entry, names: Names) -> Side:
    said = said_of(entry, entry.after, names)
    return Side(said, names.person(entry.actor), entry.at, entry.reason)


def _unseen(entry: Entry, names: Names) -> Side:
    """Name a side without its words: the case was not revealed to the reader yet."""
    return Side(NOT_YET, names.person(entry.actor), entry.at)
