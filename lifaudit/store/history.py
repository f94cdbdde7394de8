"""Reading the log: the history of a record, cells in conflict, and where every chain stands."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from sqlalchemy import func, select

from lifaudit.domain.codec import canonical
from lifaudit.domain.event import time_of
from lifaudit.domain.history import Anchor, Conflict, Entry
from lifaudit.domain.record import Record, kind_of, write_key
from lifaudit.store.journal import MOST_AT_ONCE, Opened, load
from lifaudit.store.tables import APPLIED, EVENT
from lifaudit.store.unit import Unit


def entries_of(unit: Unit, kind: type[Record], *key: str) -> list[Entry]:
    """Return everything ever recorded in one record, oldest first."""
    cell = (APPLIED.c.kind == kind_of(kind)) & (APPLIED.c.key == write_key(*key))
    return _entries(unit, unit.connection.execute(select(APPLIED.c.eid).where(cell)).scalars())


def recent(unit: Unit, audit: str, most: int) -> list[Entry]:
    """Return the latest entries of one audit (or, with no audit, of the vault), newest first."""
    newest = (
        select(EVENT.c.eid)
        .where(EVENT.c.audit == audit)
        .order_by(EVENT.c.number.desc())
        .limit(most)
    )
    return _entries(unit, unit.connection.execute(newest).scalars())[::-1]


def conflicts(unit: Unit, audit: str) -> list[Conflict]:
    """Return the cells of one audit in which more than one value stands."""
    cell = (APPLIED.c.kind, APPLIED.c.key, APPLIED.c.field_name)
    torn = select(*cell).where(APPLIED.c.head).group_by(*cell).having(func.count() > 1)
    found = []
    for kind, key, name in unit.connection.execute(torn).all():
        here = (APPLIED.c.kind == kind) & (APPLIED.c.key == key) & (APPLIED.c.field_name == name)
        eids = unit.connection.execute(select(APPLIED.c.eid).where(here, APPLIED.c.head))
        opened = list(load(unit.connection, unit.ring, eids.scalars().all()))
        if opened and opened[0].header.audit == audit:
            sides = _entries(unit, [one.eid for one in opened])
            found.append(Conflict(kind, key, name, tuple(sides)))
    return found


def anchor(unit: Unit, audits: Iterable[str] | None = None) -> Anchor:
    """Say where every chain stands (of these audits, or all), with one fingerprint over it."""
    ends = select(EVENT.c.device, EVENT.c.audit, func.max(EVENT.c.seq), EVENT.c.eid)
    if audits is not None:
        ends = ends.where(EVENT.c.audit.in_(list(audits)))
    # SQLite returns the eid of the row that holds the maximum (sqlite.org/lang_select.html, 2.4).
    rows = unit.connection.execute(ends.group_by(EVENT.c.device, EVENT.c.audit)).all()
    heads = tuple(sorted((row[0], row[1], row[2], row[3].hex()) for row in rows))
    return Anchor(heads, hashlib.sha256(canonical([list(one) for one in heads])).hexdigest())


def lost_since(unit: Unit, heads: Iterable[tuple[str, str, int, str]]) -> tuple[str, int] | None:
    """Return the first device and number an anchor knows and this store has lost, if any."""
    for device, audit, seq, eid in heads:
        here = (EVENT.c.device == device) & (EVENT.c.audit == audit) & (EVENT.c.seq == seq)
        found = unit.connection.execute(select(EVENT.c.eid).where(here)).scalar()
        if found is None or found.hex() != eid:
            return device, seq
    return None


def _entries(unit: Unit, eids: Iterable[bytes]) -> list[Entry]:
    opened = sorted(load(unit.connection, unit.ring, eids), key=lambda one: one.rank)
    replaced = {eid for one in opened for eid in one.body.supersedes}
    before = {one.eid: one for one in load(unit.connection, unit.ring, replaced)}
    standing = _standing(unit, [one.eid for one in opened])
    return [_entry(one, before, one.eid in standing) for one in opened]


def _entry(one: Opened, before: dict[bytes, Opened], stands: bool) -> Entry:  # noqa: FBT001 - a fact, not a choice
    earlier = [before[eid] for eid in one.body.supersedes if eid in before]
    last = max(earlier, key=lambda other: other.rank, default=None)
    body, head = one.body, one.header
    return Entry(
        time_of(head.hlc),
        head.actor,
        head.device,
        body.label,
        body.field_name,
        None if last is None or last.body.absent else last.body.value,
        None if body.absent else body.value,
        body.reason,
        body.step,
        stands,
    )


def _standing(unit: Unit, eids: list[bytes]) -> set[bytes]:
    stands: set[bytes] = set()
    for start in range(0, len(eids), MOST_AT_ONCE):
        part = eids[start : start + MOST_AT_ONCE]
        query = select(APPLIED.c.eid).where(APPLIED.c.eid.in_(part), APPLIED.c.head)
        stands.update(unit.connection.execute(query).scalars())
    return stands
