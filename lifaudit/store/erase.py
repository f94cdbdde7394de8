"""Erasure: a compartment's key is destroyed, and everything derived from what it sealed with it.

The sealed entries stay in the chain, so that the log still proves itself; nobody here opens them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import bindparam, delete, insert, select

from lifaudit.domain.record import key_fields
from lifaudit.domain.records import BY_NAME
from lifaudit.store.among import Among
from lifaudit.store.journal import COLUMNS, Opened, link_of, load, open_link
from lifaudit.store.prepared import Prepared
from lifaudit.store.shown import place_of
from lifaudit.store.state import apply
from lifaudit.store.tables import APPLIED, EVENT, SEALED, STATE, STEP, SUPERSEDED
from lifaudit.store.unit import Unit

Named = tuple[str, str]  # a kind of record and its key

_SEALED_BY = Prepared(select(*COLUMNS).where(EVENT.c.compartment == bindparam("gone")))
_OF_RECORD = Prepared(
    select(APPLIED.c.eid).where(
        APPLIED.c.kind == bindparam("kind_"), APPLIED.c.key == bindparam("key_")
    )
)
_FORGET = tuple(
    Prepared(
        delete(table).where(table.c.kind == bindparam("kind_"), table.c.key == bindparam("key_"))
    )
    for table in (APPLIED, SUPERSEDED)
)
_STEPS = Among(select(STEP.c.step, STEP.c.eid), STEP.c.eid)
_DROP_STEP = Prepared(
    delete(STEP).where(STEP.c.step == bindparam("step_"), STEP.c.eid == bindparam("eid_"))
)
_SEAL = Prepared(insert(SEALED).prefix_with("OR IGNORE"))


@dataclass(frozen=True, slots=True)
class Erased:
    """How many entries nobody here can open any more, and how many records they spoke of."""

    entries: int
    records: int


def erase(unit: Unit, compartment: str) -> Erased:
    """Destroy a key and drop what was derived from it, in this unit; a second time does nothing.

    Copies elsewhere stay what they are: keys handed to colleagues, older backups, signed reports.
    A record that other compartments speak of too says again what they say of it.
    """
    gone = list(_opened(unit, compartment))
    records = {(one.body.kind, one.body.key) for one in gone}
    eids = {eid for record in records for eid in _eids(unit, record)}
    unit.ring.destroy(compartment)
    for record in records:
        _forget(unit, record)
    _drop_steps(unit, eids)
    _SEAL.run_all(unit.connection, [{"compartment": compartment, "eid": one.eid} for one in gone])
    left = eids - {one.eid for one in gone}
    apply(unit.connection, unit.ring, list(load(unit.connection, unit.ring, sorted(left))))
    return Erased(len(gone), len(records))


def _opened(unit: Unit, compartment: str) -> Iterator[Opened]:
    found = unit.ring.by_id(compartment)
    if found is not None:
        for row in _SEALED_BY.run(unit.connection, gone=compartment).fetchall():
            yield open_link(link_of(row), found)


def _eids(unit: Unit, record: Named) -> Iterable[bytes]:
    kind, key = record
    return _OF_RECORD.column(unit.connection, kind_=kind, key_=key)


def _forget(unit: Unit, record: Named) -> None:
    """Drop the record's row and what is known of its cells."""
    kind, key = record
    for statement in _FORGET:
        statement.run(unit.connection, kind_=kind, key_=key)
    place = place_of(kind, key) if kind in BY_NAME else None
    if place is not None:
        table = STATE[kind]
        same = (table.c[n] == v for n, v in zip(key_fields(BY_NAME[kind]), place, strict=True))
        unit.connection.execute(delete(table).where(*same))


def _drop_steps(unit: Unit, eids: Iterable[bytes]) -> None:
    steps = _STEPS.run(unit.connection, list(eids))
    _DROP_STEP.run_rows(unit.connection, list(steps))
