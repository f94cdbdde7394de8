"""Union of logs: any order, any duplication, same state; nothing is lost or overwritten."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, insert, select

from lifaudit.domain.errors.store import ChainForked, EventForged
from lifaudit.domain.errors.vault import SealBroken
from lifaudit.domain.event import FIRST, Event, time_of
from lifaudit.store.journal import Opened, event_of, open_event, row_of
from lifaudit.store.ring import Compartment
from lifaudit.store.state import apply
from lifaudit.store.tables import APPLIED, EVENT, WAITING
from lifaudit.store.unit import Unit

FURTHEST_AHEAD = timedelta(days=1)  # a clock further ahead is kept in the event but not adopted

Place = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Merged:
    """What a union did: events that were new, known before, waiting for earlier ones, or sealed."""

    new: int
    known: int
    waiting: int
    sealed: int


def merge(unit: Unit, events: Iterable[Event], keys: Sequence[Compartment] = ()) -> Merged:
    """Take in events and compartment keys; raises ChainForked or EventForged and changes nothing.

    Must run in a unit of its own, so that a refusal rolls everything back.
    """
    late = [unit.ring.by_id(key.compartment) is None for key in keys]
    for key in keys:
        unit.ring.learn(key)
    come = {(e.header.device, e.header.audit, e.header.seq): e for e in _waiting(unit)}
    come, known = _unseen(unit, come, events)
    unlocked = [key.compartment for key, is_new in zip(keys, late, strict=True) if is_new]
    older = _stored_unopened(unit, unlocked)
    taken = _take(unit, come)
    opened, sealed = _open(unit, [*older, *taken])
    apply(unit.connection, unit.ring, opened)
    return Merged(len(taken), known, len(come) - len(taken), sealed)


def events_after(unit: Unit, audit: str, known: dict[str, int]) -> list[Event]:
    """Return one audit's events that come after the number known of each device."""
    found = select(EVENT).where(EVENT.c.audit == audit).order_by(EVENT.c.device, EVENT.c.seq)
    rows = unit.connection.execute(found).all()
    return [event_of(row) for row in rows if row.seq > known.get(row.device, 0)]


def _unseen(
    unit: Unit, come: dict[Place, Event], events: Iterable[Event]
) -> tuple[dict[Place, Event], int]:
    """Sort out what is here already; two different events in one place are a fork."""
    known = 0
    here: dict[tuple[str, str], dict[int, bytes]] = {}
    for event in events:
        head = event.header
        place, chain = (head.device, head.audit, head.seq), (head.device, head.audit)
        if chain not in here:
            here[chain] = _numbers(unit, *chain)
        stands = here[chain].get(head.seq) or (come[place].eid if place in come else None)
        if stands is None:
            come[place] = event
        elif stands == event.eid:
            known += 1
        else:
            raise ChainForked(device=head.device, seq=head.seq)
    return come, known


def _take(unit: Unit, come: dict[Place, Event]) -> list[Event]:
    """Append what fits its chain; keep the rest waiting."""
    taken: list[Event] = []
    ends: dict[tuple[str, str], tuple[int, bytes]] = {}
    for device, audit, seq in sorted(come):
        chain, event = (device, audit), come[device, audit, seq]
        if chain not in ends:
            ends[chain] = max(_numbers(unit, device, audit).items(), default=(0, FIRST))
        last, eid = ends[chain]
        if seq != last + 1:
            continue
        if event.header.prev != eid:
            raise ChainForked(device=device, seq=seq)
        ends[chain] = (seq, event.eid)
        taken.append(event)
    gone = set(taken)
    _store(unit, taken, [one for one in come.values() if one not in gone])
    return taken


def _store(unit: Unit, taken: list[Event], waiting: list[Event]) -> None:
    unit.connection.execute(delete(WAITING))
    if waiting:
        unit.connection.execute(insert(WAITING), [row_of(one) for one in waiting])
    if taken:
        unit.connection.execute(insert(EVENT), [row_of(one) for one in taken])
    limit = unit.now() + FURTHEST_AHEAD
    seen = [one.header.hlc for one in taken if time_of(one.header.hlc) <= limit]
    unit.adopt(max(seen, default=0))


def _open(unit: Unit, events: Iterable[Event]) -> tuple[list[Opened], int]:
    opened, sealed = [], 0
    for event in events:
        compartment = unit.ring.by_id(event.header.compartment)
        if compartment is None:
            sealed += 1
            continue
        try:
            opened.append(open_event(event, compartment))
        except SealBroken as error:
            raise EventForged(device=event.header.device) from error
    return opened, sealed


def _stored_unopened(unit: Unit, compartments: list[str]) -> list[Event]:
    """Return stored events that waited for these keys."""
    query = (
        select(EVENT)
        .outerjoin(APPLIED, APPLIED.c.eid == EVENT.c.eid)
        .where(EVENT.c.compartment.in_(compartments), APPLIED.c.eid.is_(None))
    )
    taken = unit.connection.execute(query).all() if compartments else []
    return [event_of(row) for row in taken]


def _waiting(unit: Unit) -> list[Event]:
    return [event_of(row) for row in unit.connection.execute(select(WAITING))]


def _numbers(unit: Unit, device: str, audit: str) -> dict[int, bytes]:
    here = (EVENT.c.device == device) & (EVENT.c.audit == audit)
    return dict(unit.connection.execute(select(EVENT.c.seq, EVENT.c.eid).where(here)).tuples())
