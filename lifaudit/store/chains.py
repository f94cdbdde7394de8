"""Where every chain of the log ends, found without reading what lies before the ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from lifaudit.domain.event import FIRST
from lifaudit.store.prepared import Prepared
from lifaudit.store.tables import EVENT

Chain = tuple[str, str]  # a device and an audit

# Two questions, as SQLite answers one about both columns by reading all that lies between.
_NEXT_AUDIT = Prepared(
    select(EVENT.c.device, EVENT.c.audit)
    .where(EVENT.c.device == bindparam("device"), EVENT.c.audit > bindparam("audit"))
    .order_by(EVENT.c.audit)
    .limit(1)
)
_NEXT_DEVICE = Prepared(
    select(EVENT.c.device, EVENT.c.audit)
    .where(EVENT.c.device > bindparam("device"))
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
    row = _END.run(connection, device=device, audit=audit).fetchone()
    return End(device, audit, 0, FIRST, 0) if row is None else End(*row)


def ends(connection: Connection) -> Iterator[End]:
    """Yield the end of every chain, in order."""
    return (end_of(connection, chain) for chain in chains(connection))


def chains(connection: Connection) -> Iterator[Chain]:
    """Yield every chain, in order, each by a step of the index."""
    row = _NEXT_DEVICE.run(connection, device="").fetchone()
    while row is not None:
        device, audit = row
        yield device, audit
        row = (
            _NEXT_AUDIT.run(connection, device=device, audit=audit).fetchone()
            or _NEXT_DEVICE.run(connection, device=device).fetchone()
        )
