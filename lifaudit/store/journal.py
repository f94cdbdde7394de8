"""Writing events: sequence, previous hash, clock, seal; nothing else appends to the log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select
from sqlalchemy.engine import Row

from lifaudit.domain.errors.vault import SealBroken
from lifaudit.domain.event import FIRST, Body, Event, Header, tick
from lifaudit.domain.ports import Clock
from lifaudit.security.cipher import open_sealed, seal
from lifaudit.store.ring import Compartment, Ring
from lifaudit.store.tables import EVENT

MOST_AT_ONCE = 500  # parameters of one IN (...) list


@dataclass(frozen=True, slots=True)
class Opened:
    """An event whose body could be read."""

    eid: bytes
    header: Header
    body: Body

    @property
    def rank(self) -> tuple[int, str, bytes]:
        """Order concurrent events: later clock first, then device, then id; same everywhere."""
        return (self.header.hlc, self.header.device, self.eid)


class HybridClock:
    """The device's clock for events: it never runs backwards, whatever the laptop's clock does."""

    def __init__(self, clock: Clock, last: int) -> None:
        self._clock, self.last = clock, last

    def read(self) -> int:
        """Return a reading later than every one before."""
        self.last = tick(self.last, self._clock())
        return self.last


@dataclass(frozen=True, slots=True)
class Draft:
    """A body on its way into the log, and the compartment that will seal it."""

    compartment: str
    body: Body


class Journal:
    """Appends to this device's chains within one transaction."""

    def __init__(self, connection: Connection, ring: Ring, clock: HybridClock) -> None:
        self._connection, self._ring, self._clock = connection, ring, clock

    def append(self, device: str, actor: str, audit: str, drafts: Sequence[Draft]) -> list[Opened]:
        """Write events at the end of one chain, in order."""
        seq, prev = self._end(device, audit)
        written: list[Opened] = []
        rows = []
        for draft in drafts:
            seq += 1
            where = self._ring.for_writing(audit, draft.compartment)
            hlc = self._clock.read()
            header = Header(device, audit, seq, prev, hlc, actor, where.compartment)
            event = Event(header, seal(where.key, draft.body.to_bytes(), header.bytes))
            prev = event.eid
            rows.append(row_of(event))
            written.append(Opened(prev, header, draft.body))
        self._connection.execute(insert(EVENT), rows)
        return written

    def _end(self, device: str, audit: str) -> tuple[int, bytes]:
        mine = (EVENT.c.device == device) & (EVENT.c.audit == audit)
        last = select(EVENT.c.seq, EVENT.c.eid).where(mine).order_by(EVENT.c.seq.desc()).limit(1)
        row = self._connection.execute(last).one_or_none()
        return (0, FIRST) if row is None else (row.seq, row.eid)


def row_of(event: Event) -> dict[str, object]:
    """Write an event as a row of the log."""
    head = event.header
    return {
        "eid": event.eid,
        "device": head.device,
        "audit": head.audit,
        "seq": head.seq,
        "prev": head.prev,
        "hlc": head.hlc,
        "actor": head.actor,
        "compartment": head.compartment,
        "sealed": event.sealed,
    }


def event_of(row: Row[tuple[object, ...]]) -> Event:
    """Read an event back from a row that has its columns."""
    header = Header(row.device, row.audit, row.seq, row.prev, row.hlc, row.actor, row.compartment)
    return Event(header, row.sealed)


def open_event(event: Event, compartment: Compartment) -> Opened:
    """Open one event's body; raises SealBroken when key or header do not fit."""
    raw = open_sealed(compartment.key, event.sealed, event.header.bytes)
    try:
        return Opened(event.eid, event.header, Body.from_bytes(raw))
    except (ValueError, TypeError) as error:
        raise SealBroken from error


def load(connection: Connection, ring: Ring, eids: Iterable[bytes]) -> Iterator[Opened]:
    """Read and open stored events by id; those whose key is missing are left out."""
    wanted = list(eids)
    for start in range(0, len(wanted), MOST_AT_ONCE):
        part = wanted[start : start + MOST_AT_ONCE]
        for row in connection.execute(select(EVENT).where(EVENT.c.eid.in_(part))):
            compartment = ring.by_id(row.compartment)
            if compartment is not None:
                yield open_event(event_of(row), compartment)
