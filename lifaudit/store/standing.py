"""Who wrote what stands, and where in their chain: of many records at once, without words."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import bindparam, select

from lifaudit.domain.record import Record, kind_of, write_key
from lifaudit.store.prepared import Prepared
from lifaudit.store.tables import APPLIED, EVENT
from lifaudit.store.unit import Unit

_WRITTEN = Prepared(
    select(APPLIED.c.key, EVENT.c.actor, EVENT.c.device, EVENT.c.seq)
    .join(EVENT, EVENT.c.eid == APPLIED.c.eid)
    .where(
        APPLIED.c.kind == bindparam("kind_"),
        APPLIED.c.key >= bindparam("from_"),
        APPLIED.c.key < bindparam("to_"),
        APPLIED.c.head,
        APPLIED.c.field_name == bindparam("name_"),
    )
    .order_by(EVENT.c.number)
)


@dataclass(frozen=True, slots=True)
class Written:
    """Who wrote what stands in one cell; `key` is that of its record as the log writes it."""

    key: str
    actor: str
    device: str
    seq: int


def written(unit: Unit, kind: type[Record], name: str, *key: str) -> list[Written]:
    """Return who wrote a field of every record whose key begins so; of a conflict, each side."""
    start = write_key(*key)[:-1]
    span = {"from_": f"{start},", "to_": f"{start}-"}
    rows = _WRITTEN.run(unit.connection, kind_=kind_of(kind), name_=name, **span)
    return [Written(*row) for row in rows]
