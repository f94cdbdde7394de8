"""Writing events: sequence, previous hash, clock, seal; nothing else appends to the log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select

from lifaudit.domain.errors.vault import SealBroken
from lifaudit.domain.event import Body, Event, Header
from lifaudit.domain.records import BY_NAME
from lifaudit.store.among import Among
from lifaudit.store.chains import End, end_of
from lifaudit.store.compartment import Compartment
from lifaudit.store.memory import Memory
from lifaudit.store.prepared import Prepared
from lifaudit.store.ring import Ring
from lifaudit.store.shown import place_of
from lifaudit.store.tables import EVENT

COLUMNS = tuple(column for column in EVENT.c if column.name != "number")

_BY_EID = Among(select(*COLUMNS), EVENT.c.eid)
_ROW: dict[str, Any] = {one.name: bindparam(one.name) for one in COLUMNS}
_APPEND = Prepared(insert(EVENT).values(_ROW).prefix_with("OR FAIL"))
"""As the trigger that guards the chain (`tables.TRIGGERS`): a row is there whole or not at all."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An event whose body could be read."""

    eid: bytes
    header: Header
    body: Body
    _place: tuple[str, ...] | None = field(default=(), init=False, repr=False, compare=False)

    @property
    def place(self) -> tuple[str, ...] | None:
        """Its record's key field by field, read once; None where it is no key of a known kind."""
        if self._place == ():
            body = self.body
            place = place_of(body.kind, body.key) if body.kind in BY_NAME else None
            object.__setattr__(self, "_place", place)
        return self._place

    @property
    def rank(self) -> tuple[int, str, bytes]:
        """Order concurrent events: later clock first, then device, then id; same everywhere."""
        return (self.header.hlc, self.header.device, self.eid)


@dataclass(frozen=True, slots=True)
class Link:
    """An event with the id it is kept under."""

    event: Event
    eid: bytes


@dataclass(frozen=True, slots=True)
class Draft:
    """A body on its way into the log, and the compartment that will seal it."""

    compartment: str
    body: Body


class Journal:
    """Appends to this device's chains within one transaction."""

    def __init__(self, connection: Connection, ring: Ring, memory: Memory) -> None:
        self._connection, self._ring, self._memory = connection, ring, memory

    def append(self, device: str, actor: str, audit: str, drafts: Sequence[Draft]) -> list[Opened]:
        """Write events at the end of one chain, in order."""
        chain = (device, audit)
        end = self._memory.ends.get(chain) or end_of(self._connection, chain)
        links: list[Link] = []
        written: list[Opened] = []
        for draft in drafts:
            where = self._ring.for_writing(audit, draft.compartment)
            hlc = self._memory.hybrid.read()
            header = Header(device, audit, end.seq + 1, end.eid, hlc, actor, where.compartment)
            event = Event(header, where.cipher.seal(draft.body.to_bytes(), header.bytes))
            end = End(device, audit, header.seq, event.eid, hlc)
            links.append(Link(event, end.eid))
            written.append(Opened(end.eid, header, draft.body))
        append(self._connection, links)
        self._memory.ends[chain] = end
        return written


def append(connection: Connection, links: Iterable[Link]) -> None:
    """Put events into the log as they are; its triggers refuse a gap."""
    _APPEND.run_rows(connection, [row_of(link) for link in links])


def row_of(link: Link) -> tuple[object, ...]:
    """Write an event as a row of `COLUMNS`."""
    head, sealed = link.event.header, link.event.sealed
    where = (link.eid, head.device, head.audit, head.seq, head.prev)
    return (*where, head.hlc, head.actor, head.compartment, sealed)


def link_of(row: Iterable[Any]) -> Link:
    """Read an event and the id it is kept under from a row of `COLUMNS`."""
    eid, device, audit, seq, prev, hlc, actor, compartment, sealed = row
    return Link(Event(Header(device, audit, seq, prev, hlc, actor, compartment), sealed), eid)


def open_link(link: Link, compartment: Compartment) -> Opened:
    """Open one event's body; raises SealBroken when key, header or form do not fit."""
    header = link.event.header
    raw = compartment.cipher.open(link.event.sealed, header.bytes)
    try:
        body = Body.from_bytes(raw)
    except (ValueError, TypeError, RecursionError) as error:
        raise SealBroken from error
    texts = (body.step, body.label, body.kind, body.key, body.field_name, body.reason)
    if set(map(type, texts)) != {str} or type(body.absent) is not bool:
        raise SealBroken
    return Opened(link.eid, header, body)


def load(connection: Connection, ring: Ring, eids: Iterable[bytes]) -> Iterator[Opened]:
    """Read and open stored events by id; those whose key is missing are left out."""
    for row in _BY_EID.run(connection, list(eids)):
        link = link_of(row)
        compartment = ring.by_id(link.event.header.compartment)
        if compartment is not None:
            yield open_link(link, compartment)
