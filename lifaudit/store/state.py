"""State is derived: the events that stand in a cell decide what a row says.

Applying is a union: any order, any duplication, the same state.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, bindparam, delete
from sqlalchemy.dialects.sqlite import insert as upsert

from lifaudit.domain.record import cell_fields, key_fields
from lifaudit.domain.records import BY_NAME
from lifaudit.store.heads import Cell, events_of, heads_of_many, note, note_again, note_own
from lifaudit.store.journal import Opened, load
from lifaudit.store.prepared import Prepared
from lifaudit.store.ring import Ring
from lifaudit.store.shown import is_cell, place_of, shown
from lifaudit.store.tables import STATE


def apply(connection: Connection, ring: Ring, opened: Sequence[Opened]) -> None:
    """Bring heads and state up to date with events that were not applied before."""
    if opened:
        note(connection, opened)
        _write_rows(connection, _winners(connection, ring, opened))


def apply_own(
    connection: Connection, ring: Ring, opened: Sequence[Opened], torn: frozenset[Cell]
) -> None:
    """Do the same for events just written here, each last in its cell but where that is torn."""
    note_own(connection, opened)
    calm = [(one.body.cell, one) for one in opened if one.body.cell not in torn]
    _write_rows(connection, calm)
    _write_rows(connection, _winners(connection, ring, [o for o in opened if o.body.cell in torn]))


def apply_again(connection: Connection, ring: Ring, kind: str, key: str) -> None:
    """Derive one record anew, as more or less of what was written in it counts now."""
    opened = list(load(connection, ring, events_of(connection, kind, key)))
    note_again(connection, kind, key, opened)
    place = place_of(kind, key)
    assert place is not None  # noqa: S101 - nothing else is ever judged
    same = dict(zip(key_fields(BY_NAME[kind]), place, strict=True))
    _drop(kind).run(connection, **same)
    _write_rows(connection, _winners(connection, ring, opened))


def show(connection: Connection, ring: Ring, opened: Sequence[Opened]) -> None:
    """Write the rows of events that were noted while their kind of record was not known yet."""
    _write_rows(connection, _winners(connection, ring, opened))


def winner_of(connection: Connection, ring: Ring, eids: Iterable[bytes]) -> Opened | None:
    """Return which of several concurrent events is shown: clocks only order what is concurrent."""
    return max(load(connection, ring, eids), key=lambda one: one.rank, default=None)


def _winners(
    connection: Connection, ring: Ring, opened: Sequence[Opened]
) -> Iterator[tuple[Cell, Opened]]:
    fresh = {one.eid: one for one in opened}
    touched = {one.body.cell for one in opened}
    keys: dict[str, set[str]] = defaultdict(set)
    for kind, key, _ in touched:
        keys[kind].add(key)
    for kind, some in keys.items():
        found = heads_of_many(connection, kind, sorted(some)).items()
        heads = {cell: eids for cell, eids in found if cell in touched}
        older = {eid for eids in heads.values() for eid in eids} - fresh.keys()
        known = fresh | {one.eid: one for one in load(connection, ring, sorted(older))}
        for cell, eids in heads.items():
            standing = (known[eid] for eid in eids if eid in known)
            winner = max(standing, key=lambda one: one.rank, default=None)
            if winner is not None:
                yield cell, winner


def _write_rows(connection: Connection, winners: Iterable[tuple[Cell, Opened]]) -> None:
    rows: dict[tuple[str, str], dict[str, str | None]] = defaultdict(dict)
    for (kind, key, name), winner in winners:
        if is_cell(kind, name):  # else recorded by a newer version: kept in the log, not shown
            rows[kind, key][name] = shown(winner.body)
    alike: dict[tuple[str, frozenset[str]], list[dict[str, Any]]] = defaultdict(list)
    emptied: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for (kind, key), cells in rows.items():
        place = place_of(kind, key)
        if place is None:
            continue
        same = dict(zip(key_fields(BY_NAME[kind]), place, strict=True))
        alike[kind, frozenset(cells)].append(same | cells)
        if None in cells.values():
            emptied[kind].append(same)
    for (kind, names), some in alike.items():
        _upsert(kind, names).run_all(connection, some)
    for kind, some in emptied.items():
        _drop_if_empty(kind).run_all(connection, some)


@cache
def _upsert(kind: str, cells: frozenset[str]) -> Prepared:
    keys = key_fields(BY_NAME[kind])
    statement = upsert(STATE[kind]).values({name: bindparam(name) for name in (*keys, *cells)})
    change = {name: statement.excluded[name] for name in sorted(cells)}
    return Prepared(statement.on_conflict_do_update(index_elements=keys, set_=change))


@cache
def _drop(kind: str) -> Prepared:
    table, record = STATE[kind], BY_NAME[kind]
    return Prepared(delete(table).where(*(table.c[n] == bindparam(n) for n in key_fields(record))))


@cache
def _drop_if_empty(kind: str) -> Prepared:
    """Drop the row of a record of which nothing stands."""
    table, record = STATE[kind], BY_NAME[kind]
    same = [table.c[name] == bindparam(name) for name in key_fields(record)]
    empty = [table.c[name].is_(None) for name in cell_fields(record)]
    return Prepared(delete(table).where(*same, *empty))
