"""Union of logs: any order, any duplication, same state; nothing is lost or overwritten."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from sqlalchemy import bindparam, delete, insert, select

from lifaudit.domain.errors.store import ChainForked, EventForged
from lifaudit.domain.errors.vault import SealBroken
from lifaudit.domain.event import Event, tick
from lifaudit.domain.record import key_fields, write_key
from lifaudit.domain.records import BY_NAME
from lifaudit.store.chains import Chain, End, chains, end_of
from lifaudit.store.compartment import Compartment
from lifaudit.store.journal import COLUMNS, Link, Opened, append, link_of, open_link, row_of
from lifaudit.store.memory import furthest
from lifaudit.store.prepared import Prepared
from lifaudit.store.state import apply
from lifaudit.store.tables import EVENT, SEALED, WAITING
from lifaudit.store.unit import Unit

LATEST = tick(0, datetime(9999, 12, 31, tzinfo=UTC))  # a later reading is no time at all

Place = tuple[str, str, int]

_HERE = Prepared(
    select(EVENT.c.seq, EVENT.c.eid).where(
        EVENT.c.device == bindparam("device_"),
        EVENT.c.audit == bindparam("audit_"),
        EVENT.c.seq.between(bindparam("first"), bindparam("last")),
    )
)
_AFTER = Prepared(
    select(*COLUMNS)
    .where(
        EVENT.c.device == bindparam("device_"),
        EVENT.c.audit == bindparam("audit_"),
        EVENT.c.seq > bindparam("known"),
    )
    .order_by(EVENT.c.seq)
)
_WAITING = Prepared(select(*(WAITING.c[one.name] for one in COLUMNS)))
_WAIT = Prepared(insert(WAITING).values({one.name: bindparam(one.name) for one in COLUMNS}))
_WAIT_NO_MORE = Prepared(delete(WAITING))
_SEAL = Prepared(insert(SEALED))
_UNSEAL = Prepared(delete(SEALED).where(SEALED.c.compartment == bindparam("gone")))
_SEALING = Prepared(select(SEALED.c.compartment).distinct())
_SEALED_BY = Prepared(
    select(EVENT.c.actor)
    .join(SEALED, SEALED.c.eid == EVENT.c.eid)
    .where(EVENT.c.audit == bindparam("audit_"))
    .distinct()
)
_SEALED = Prepared(
    select(*COLUMNS)
    .join(SEALED, SEALED.c.eid == EVENT.c.eid)
    .where(SEALED.c.compartment == bindparam("compartment_"))
)


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
    for key in keys:
        unit.ring.learn(key)
    arrived, waiting = _arrived(events), _waiting(unit)
    _refuse_fork(arrived, waiting)
    come = {_place(link): link for link in arrived}
    _drop_known(unit, come)
    fresh = [link for place, link in come.items() if place not in waiting]
    taken, early = _in_line(unit, waiting | come)
    _store(unit, taken, early)
    _open(unit, early)  # a forged one may not even wait
    opened, sealed = _open(unit, [*_unsealed(unit, keys), *taken])
    still = [{"compartment": one.event.header.compartment, "eid": one.eid} for one in sealed]
    _SEAL.run_all(unit.connection, still)
    apply(unit.connection, unit.ring, opened)
    return Merged(len(taken), len(arrived) - len(fresh), len(early), len(sealed))


def events_after(unit: Unit, audit: str, known: dict[str, int]) -> list[Event]:
    """Return one audit's events that come after the number known of each device."""
    found: list[Event] = []
    for device, chain_of in chains(unit.connection):
        if chain_of == audit:
            place = {"device_": device, "audit_": audit, "known": known.get(device, 0)}
            found += [link_of(row).event for row in _AFTER.run(unit.connection, **place)]
    return found


def sealed_under(unit: Unit) -> frozenset[str]:
    """Return the compartments whose key stored events wait for."""
    return frozenset(_SEALING.run(unit.connection).scalars())


def sealed_by(unit: Unit, audit: str) -> frozenset[str]:
    """Return who wrote the stored events of an audit that wait for a key."""
    return frozenset(_SEALED_BY.run(unit.connection, audit_=audit).scalars())


def fits(unit: Unit, key: Compartment) -> bool:
    """Tell whether a key is that of the events that wait for it, and each of them at home."""
    waiting = [link_of(row) for row in _SEALED.run(unit.connection, compartment_=key.compartment)]
    try:
        opened = [open_link(link, key) for link in waiting]
    except SealBroken:
        return False
    return bool(opened) and all(_is_at_home(one) for one in opened)


def _place(link: Link) -> Place:
    head = link.event.header
    return (head.device, head.audit, head.seq)


def _arrived(events: Iterable[Event]) -> list[Link]:
    """Work out ids, and refuse numbers and times that no device of ours would write."""
    links = [_link(event) for event in events]
    for link in links:
        head = link.event.header
        if head.seq < 1 or not 0 <= head.hlc <= LATEST:
            raise EventForged(device=head.device)
    return links


def _link(event: Event) -> Link:
    head = event.header.bytes
    return Link(event, event.eid_under(head), head)


def _waiting(unit: Unit) -> dict[Place, Link]:
    links = [link_of(row) for row in _WAITING.run(unit.connection)]
    return {_place(link): link for link in links}


def _refuse_fork(arrived: list[Link], waiting: dict[Place, Link]) -> None:
    """Two different events in one place are a fork, whichever comes first."""
    seen = dict(waiting)
    for link in arrived:
        place = _place(link)
        if seen.setdefault(place, link).eid != link.eid:
            raise ChainForked(device=place[0], seq=place[2])


def _drop_known(unit: Unit, come: dict[Place, Link]) -> None:
    """Leave out what the log holds already; another event in its place is a fork."""
    numbers: dict[Chain, list[int]] = defaultdict(list)
    for device, audit, seq in come:
        numbers[device, audit].append(seq)
    for (device, audit), some in numbers.items():
        span = {"first": min(some), "last": max(some)}
        for seq, eid in _HERE.run(unit.connection, device_=device, audit_=audit, **span):
            link = come.pop((device, audit, seq), None)
            if link is not None and link.eid != eid:
                raise ChainForked(device=device, seq=seq)


def _in_line(unit: Unit, come: dict[Place, Link]) -> tuple[list[Link], list[Link]]:
    """Part what fits the end of its chain from what must wait for earlier events."""
    taken: list[Link] = []
    early: list[Link] = []
    ends_now: dict[Chain, End] = {}
    for device, audit, seq in sorted(come):
        link, chain = come[device, audit, seq], (device, audit)
        end = ends_now.get(chain) or end_of(unit.connection, chain)
        if seq == end.seq + 1 and link.event.header.prev != end.eid:
            raise ChainForked(device=device, seq=seq)
        if seq == end.seq + 1:
            end = End(device, audit, seq, link.eid, link.event.header.hlc)
            taken.append(link)
        else:
            early.append(link)
        ends_now[chain] = end
    return taken, early


def _store(unit: Unit, taken: list[Link], early: list[Link]) -> None:
    _WAIT_NO_MORE.run(unit.connection)
    _WAIT.run_all(unit.connection, (row_of(link) for link in early))
    append(unit.connection, taken)
    unit.memory.ends.clear()
    limit = furthest(unit.now())
    near = (link.event.header.hlc for link in taken if link.event.header.hlc <= limit)
    unit.memory.hybrid.adopt(max(near, default=0))


def _open(unit: Unit, links: Iterable[Link]) -> tuple[list[Opened], list[Link]]:
    """Open what can be opened; what does not open with its own key was forged."""
    opened: list[Opened] = []
    sealed: list[Link] = []
    for link in links:
        compartment = unit.ring.by_id(link.event.header.compartment)
        if compartment is None:
            sealed.append(link)
            continue
        try:
            one = open_link(link, compartment)
        except SealBroken as error:
            raise EventForged(device=link.event.header.device) from error
        if not _is_at_home(one):
            raise EventForged(device=one.header.device)
        opened.append(one)
    return opened, sealed


def _is_at_home(one: Opened) -> bool:
    """Let an entry speak of its own audit only, or a guest of one could write in another."""
    kind = BY_NAME.get(one.body.kind)
    if kind is None:
        return True
    if key_fields(kind)[0] != "audit":
        return not one.header.audit
    return one.body.key.startswith(_keys_of(one.header.audit))


@lru_cache(maxsize=64)
def _keys_of(audit: str) -> tuple[str, str]:
    """Return how every key of one audit begins: there is more of it, or there is not."""
    start = write_key(audit)[:-1]
    return f"{start},", f"{start}]"


def _unsealed(unit: Unit, keys: Sequence[Compartment]) -> list[Link]:
    """Take out the stored events that waited for these keys."""
    found: list[Link] = []
    for key in keys:
        found += map(link_of, _SEALED.run(unit.connection, compartment_=key.compartment).all())
        _UNSEAL.run(unit.connection, gone=key.compartment)
    return found
