"""Union of logs: any order, any duplication, same state; nothing is lost or overwritten."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeVar

from sqlalchemy import bindparam, delete, insert, select

from lifaudit.domain.errors.store import EventForged
from lifaudit.domain.errors.vault import SealBroken
from lifaudit.domain.event import Event
from lifaudit.domain.ports import Progress, silent
from lifaudit.domain.record import compartment_at, key_fields, write_key
from lifaudit.domain.records import BY_NAME
from lifaudit.store.aside import Judge
from lifaudit.store.chains import chains
from lifaudit.store.compartment import Compartment
from lifaudit.store.journal import COLUMNS, Link, Opened, append, link_of, open_link
from lifaudit.store.line import Line
from lifaudit.store.log import BATCH
from lifaudit.store.memory import furthest
from lifaudit.store.prepared import Prepared
from lifaudit.store.state import apply
from lifaudit.store.tables import EVENT, SEALED
from lifaudit.store.unit import Unit

Some = TypeVar("Some")
Naming = Callable[[str, str], bool]
"""Tells whether a key of one name may open what lies in the compartment of another."""

_AFTER = Prepared(
    select(*COLUMNS)
    .where(
        EVENT.c.device == bindparam("device_"),
        EVENT.c.audit == bindparam("audit_"),
        EVENT.c.seq > bindparam("known"),
    )
    .order_by(EVENT.c.seq)
)
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
class Taking:
    """Shows what comes as far as it opens, and lets a judge look at it."""

    unit: Unit
    judge: Judge
    is_sound: Naming

    def show(self, links: Sequence[Link]) -> int:
        """Show what these events say; return how many are sealed to us still."""
        unit = self.unit
        opened, sealed = self.open(links)
        still = [{"compartment": one.event.header.compartment, "eid": one.eid} for one in sealed]
        _SEAL.run_all(unit.connection, still)
        unit.met = apply(unit.connection, unit.ring, opened) | unit.met
        self.judge.look(opened)
        return len(sealed)

    def open(self, links: Iterable[Link]) -> tuple[list[Opened], list[Link]]:
        """Open what can be opened; what does not open with its own key, or another, was forged."""
        opened: list[Opened] = []
        sealed: list[Link] = []
        key_of = self.unit.ring.by_id
        for link in links:
            compartment = key_of(link.event.header.compartment)
            if compartment is None:
                sealed.append(link)
            else:
                opened.append(self._opened(link, compartment))
        return opened, sealed

    def _opened(self, link: Link, compartment: Compartment) -> Opened:
        device = link.event.header.device
        try:
            one = open_link(link, compartment)
        except SealBroken as error:
            raise EventForged(device=device) from error
        lies_in = _lies_in(one)
        is_sound = lies_in is None or self.is_sound(compartment.name, lies_in)
        if not _is_at_home(one) or not is_sound:
            raise EventForged(device=device)
        return one


@dataclass(frozen=True, slots=True)
class Merged:
    """What a union did: events that were new, known before, waiting for earlier ones, or sealed.

    `aside` are those that do not count, as their authors might not write where they did.
    """

    new: int
    known: int
    waiting: int
    sealed: int
    aside: int = 0


def merge(
    unit: Unit,
    events: Sequence[Event],
    keys: Sequence[Compartment] = (),
    progress: Progress = silent,
    is_sound: Naming = lambda _name, _lies_in: True,
) -> Merged:
    """Take in events and compartment keys; raises ChainForked or EventForged and changes nothing.

    What a key opens that it may not by its name is forged.

    Must run in a unit of its own, so that a refusal, or Cancelled, rolls everything back. Some are
    taken in at a time, or memory would grow with how many there are; any order comes to the same.
    """
    unit.ring.learn(keys)
    touched = {one.header.audit for one in events} | {one.audit for one in keys}
    judge = Judge(unit.connection, unit.ring, unit.author.device, touched)
    taking = Taking(unit, judge, cache(is_sound))  # asked of every entry, and there are few names
    line = Line(unit.connection)
    sealed = sum(taking.show(some) for some in _parts(_unsealed(unit, keys)))
    new = known = 0
    for some in _parts(events):
        progress(new + known, len(events), "Taking in")
        taken, again = line.take(some)
        append(unit.connection, taken)
        sealed += taking.show(taken)
        _run_on(unit, taken)
        new, known = new + len(taken), known + again
    taking.open(line.waiting.values())  # a forged one may not even wait
    line.keep()
    aside = judge.settle()
    unit.met = judge.met | unit.met
    unit.memory.rights.clear()
    return Merged(new, known, len(line.waiting), sealed, aside)


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
    return frozenset(_SEALING.column(unit.connection))


def sealed_by(unit: Unit, audit: str) -> frozenset[str]:
    """Return who wrote the stored events of an audit that wait for a key."""
    return frozenset(_SEALED_BY.column(unit.connection, audit_=audit))


def fits(unit: Unit, key: Compartment) -> bool:
    """Tell whether a key is that of the events that wait for it, each at home and of that name."""
    waiting = [link_of(row) for row in _SEALED.run(unit.connection, compartment_=key.compartment)]
    try:
        opened = [open_link(link, key) for link in waiting]
    except SealBroken:
        return False
    return bool(opened) and all(_is_at_home(one) and _is_named(one, key) for one in opened)


def _parts(many: Sequence[Some]) -> Iterator[Sequence[Some]]:
    return (many[start : start + BATCH] for start in range(0, len(many), BATCH))


def _run_on(unit: Unit, taken: list[Link]) -> None:
    """Let the clock run on from theirs, unless theirs is far ahead."""
    unit.memory.ends.clear()
    limit = furthest(unit.now())
    near = (link.event.header.hlc for link in taken if link.event.header.hlc <= limit)
    unit.memory.hybrid.adopt(max(near, default=0))


def _is_at_home(one: Opened) -> bool:
    """Let an entry speak of its own audit only, or a guest of one could write in another."""
    kind = BY_NAME.get(one.body.kind)
    if kind is None:
        return True
    if key_fields(kind)[0] != "audit":
        return not one.header.audit
    return one.body.key.startswith(_keys_of(one.header.audit))


def _is_named(one: Opened, key: Compartment) -> bool:
    """Tell whether an entry lies where its key is said to be: the name says when it may open."""
    return _lies_in(one) in (None, key.name)


def _lies_in(one: Opened) -> str | None:
    """Name the compartment a record belongs in, if it is of a kind that is known."""
    place = one.place
    return None if place is None else compartment_at(BY_NAME[one.body.kind], place)


@lru_cache(maxsize=64)
def _keys_of(audit: str) -> tuple[str, str]:
    """Return how every key of one audit begins: there is more of it, or there is not."""
    start = write_key(audit)[:-1]
    return f"{start},", f"{start}]"


def _unsealed(unit: Unit, keys: Sequence[Compartment]) -> list[Link]:
    """Take out the stored events that waited for these keys."""
    found: list[Link] = []
    asleep = sealed_under(unit) if keys else frozenset()
    for one in sorted(asleep.intersection(key.compartment for key in keys)):
        found += map(link_of, _SEALED.run(unit.connection, compartment_=one))
        _UNSEAL.run(unit.connection, gone=one)
    return found
