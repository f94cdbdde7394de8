"""Who wrote what stands, and where in their chain: of many records at once, without words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select

from lifaudit.domain.event import time_of
from lifaudit.domain.record import Record, kind_of, write_key
from lifaudit.store.prepared import Prepared
from lifaudit.store.tables import APPLIED, EVENT
from lifaudit.store.unit import Unit

_WRITTEN = Prepared(
    select(APPLIED.c.key, EVENT.c.actor, EVENT.c.device, EVENT.c.seq, EVENT.c.hlc)
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
_AUTHORS = Prepared(
    select(APPLIED.c.key, EVENT.c.actor)
    .join(EVENT, EVENT.c.eid == APPLIED.c.eid)
    .where(
        APPLIED.c.kind == bindparam("kind_"),
        APPLIED.c.key >= bindparam("from_"),
        APPLIED.c.key < bindparam("to_"),
        APPLIED.c.head,
    )
    .distinct()
)


@dataclass(frozen=True, slots=True)
class Written:
    """Who wrote what stands in one cell, and when; `key` is its record's as the log writes it."""

    key: str
    actor: str
    device: str
    seq: int
    at: datetime


def written(unit: Unit, kind: type[Record], name: str, *key: str) -> list[Written]:
    """Return who wrote a field of every record whose key begins so; of a conflict, each side."""
    rows = _WRITTEN.run(unit.connection, kind_=kind_of(kind), name_=name, **_span(key))
    return [Written(key, actor, device, seq, time_of(t)) for key, actor, device, seq, t in rows]


def alone(unit: Unit, kind: type[Record], *key: str) -> frozenset[str]:
    """Return the records whose key begins so in which all that stands is by whoever unlocked."""
    found: set[str] = set()
    others: set[str] = set()
    for record, actor in _AUTHORS.run(unit.connection, kind_=kind_of(kind), **_span(key)):
        (found if actor == unit.actor else others).add(record)
    return frozenset(found - others)


def _span(key: tuple[str, ...]) -> dict[str, str]:
    """Say where the keys lie that begin so: between a comma and what comes next to it."""
    start = write_key(*key)[:-1]
    return {"from_": f"{start},", "to_": f"{start}-"}
