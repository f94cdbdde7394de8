"""Use cases of learning: findings, recommendations, actions, and the words at the top."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate

from lifaudit.domain.audit import Audit
from lifaudit.domain.change import Change
from lifaudit.domain.dossier import Learned
from lifaudit.domain.errors.audit import AuditMissing, AuditSigned
from lifaudit.domain.errors.casework import NotYours, ReasonMissing
from lifaudit.domain.errors.learning import NoLongerThere
from lifaudit.domain.learning import Action, Finding, Recommendation, Summary
from lifaudit.domain.record import Record, key_fields
from lifaudit.domain.seeds import Seed
from lifaudit.services.dossiers import learned
from lifaudit.store.unit import Unit

Item = Finding | Recommendation | Action


def may_write(unit: Unit, audit: str) -> bool:
    """Tell whether what the person at the keyboard writes of an audit's learning counts."""
    return unit.may_write(Finding(audit, ""))


def add_finding(unit: Unit, item: Finding, reason: str = "") -> Change:
    """Record a new finding last in its order; what it says so far is kept, its id is made here.

    Raises AuditMissing, AuditSigned or NotYours, as everything here does.
    """
    order = _next_order(unit.where(Finding, audit=item.audit))
    new = replace(item, finding=unit.new_id(), order=order)
    return _record(unit, "Added finding", new, reason)


def plant(unit: Unit, audit: str, seed: Seed) -> Change:
    """Start a finding from a suggestion: its domain and its cases are filled in."""
    what = f"{seed.text} {seed.sentence}"
    item = Finding(audit, "", 0, seed.polarity, section=seed.section, what=what, seen_in=seed.cases)
    return add_finding(unit, item)


def save_finding(unit: Unit, item: Finding) -> Change:
    """Record what a finding says; raises NoLongerThere."""
    _standing(unit, item)
    return _record(unit, "Recorded finding", item)


def add_recommendation(unit: Unit, item: Recommendation) -> Change:
    """Record a new recommendation last in its order."""
    order = _next_order(unit.where(Recommendation, audit=item.audit))
    new = replace(item, recommendation=unit.new_id(), order=order)
    return _record(unit, "Added recommendation", new)


def save_recommendation(unit: Unit, item: Recommendation) -> Change:
    """Record what a recommendation says; raises NoLongerThere."""
    _standing(unit, item)
    return _record(unit, "Recorded recommendation", item)


def add_action(unit: Unit, item: Action) -> Change:
    """Record a new action last in its order, for the recommendation it names."""
    order = _next_order(unit.where(Action, audit=item.audit))
    return _record(unit, "Added action", replace(item, action=unit.new_id(), order=order))


def save_action(unit: Unit, item: Action) -> Change:
    """Record what an action says; raises NoLongerThere."""
    _standing(unit, item)
    return _record(unit, "Recorded action", item)


def save_summary(unit: Unit, item: Summary) -> Change:
    """Record the words at the top of the report."""
    return _record(unit, "Recorded summary", item)


def withdraw(unit: Unit, item: Item, reason: str) -> Change:
    """Take something out of the report; what it said stays in its history.

    A withdrawn recommendation takes its actions with it. Raises ReasonMissing or NoLongerThere.
    """
    if not reason.strip():
        raise ReasonMissing
    _refuse(unit, item.audit)
    going: list[Item] = [_standing(unit, item)]
    if isinstance(item, Recommendation):
        own = unit.where(Action, audit=item.audit, recommendation=item.recommendation)
        going += [one for one in own if not one.withdrawn]
    why = reason.strip()
    gone = (replace(one, withdrawn=why) for one in going)
    return unit.record(f"Withdrew {_word(item)}", *gone, reason=why)


def move_up(unit: Unit, item: Item) -> Change:
    """Put something before the one above it; the first stays where it is."""
    return _move(unit, item, -1)


def move_down(unit: Unit, item: Item) -> Change:
    """Put something after the one below it; the last stays where it is."""
    return _move(unit, item, +1)


def _move(unit: Unit, item: Item, step: int) -> Change:
    _refuse(unit, item.audit)
    group = _group(learned(unit, item.audit), item)
    at = next((n for n, one in enumerate(group) if _id(one) == _id(item)), None)
    if at is None:
        raise NoLongerThere
    to = min(max(at + step, 0), len(group) - 1)
    moved = list(group)
    moved.insert(to, moved.pop(at))
    placed = (replace(one, order=n) for one, n in zip(moved, _numbers(group), strict=True))
    return unit.record(f"Moved {_word(item)}", *(placed if at != to else ()))


def _numbers(group: Sequence[Item]) -> Iterable[int]:
    """Return the numbers of a group, each above the one before: two laptops may give one twice."""
    return accumulate((one.order for one in group), lambda before, own: max(own, before + 1))


def _group(known: Learned, item: Item) -> Sequence[Item]:
    """Return those among which something has its place, in order."""
    if isinstance(item, Finding):
        return [one for one in known.findings if one.polarity is item.polarity]
    if isinstance(item, Recommendation):
        return known.recommendations
    return [one for one in known.actions if one.recommendation == item.recommendation]


def _record(unit: Unit, label: str, item: Item | Summary, reason: str = "") -> Change:
    _refuse(unit, item.audit)
    return unit.record(label, item, reason=reason)


def _refuse(unit: Unit, audit: str) -> None:
    plan = unit.one(Audit, audit=audit)
    if plan is None:
        raise AuditMissing
    if plan.is_signed:
        raise AuditSigned
    if not may_write(unit, audit):
        raise NotYours


def _standing(unit: Unit, item: Item) -> Item:
    """Return what is recorded of an item that was not withdrawn; raises NoLongerThere."""
    kind: type[Record] = type(item)
    found = unit.one(type(item), **{name: getattr(item, name) for name in key_fields(kind)})
    if found is None or found.withdrawn:
        raise NoLongerThere
    return found


def _next_order(items: Sequence[Item]) -> int:
    return max((one.order for one in items), default=0) + 1


def _id(item: Item) -> str:
    if isinstance(item, Finding):
        return item.finding
    return item.recommendation if isinstance(item, Recommendation) else item.action


def _word(item: Item) -> str:
    return type(item).__name__.lower()
