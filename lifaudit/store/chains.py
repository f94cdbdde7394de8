"""Where every chain of the log ends, found without reading what lies before the ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select, text

from lifaudit.domain.event import FIRST
from lifaudit.store.prepared import Prepared
from lifaudit.store.tables import EVENT

Chain = tuple[str, str]  # a device and an audit

_NEXT = Prepared(
    select(EVENT.c.device, EVENT.c.audit)
    .where(text("(device, audit) > (:device, :audit)"))  # a row value: one step of the index
    .order_by(EVENT.c.device, EVENT.c.audit)
    .limit(1)
)
_END = Prepared(
    select(EVENT.c.device, EVENT.c.audit, EVENT.c.seq, EVENT.c.eid, EVENT.c.hlc)
    .where(EVENT.c.device == bindparam("device"), EVENT.c.audit == bindparam("audit"))
    .order_by(EVENT.c.seq.desc())
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class End:
    """The last event of one chain."""

    device: str
    audit: str
    seq: int
    eid: bytes
    hlc: int


def end_of(connection: Connection, chain: Chain) -> End:
    """Return the end of one chain; a chain of which nothing is here ends at number 0."""
    device, audit = chain
    row = _END.run(connection, device=device, audit=audit).one_or_none()
    return End(device, audit, 0, FIRST, 0) if row is None else End(*row)


def ends(connection: Connection) -> Iterator[End]:
    """Yield the end of every chain, in order."""
    return (end_of(connection, chain) for chain in chains(connection))


def chains(connection: Connection) -> Iterator[Chain]:
    """Yield every chain, in order: one step of the index each."""
    place: Chain = ("", "")
    while True:
        row = _NEXT.run(connection, device=place[0], audit=place[1]).one_or_none()
        if row is None:
            return
        place = (row.device, row.audit)
        yield place
