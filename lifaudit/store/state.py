"""State is derived: the events that stand in a cell decide what a row says.

Applying is a union: any order, any duplication, the same state.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from operator import attrgetter

from sqlalchemy import Connection, bindparam, delete
from sqlalchemy.dialects.sqlite import insert as upsert

from lifaudit.domain.record import cell_fields, key_fields
from lifaudit.domain.records import BY_NAME
from lifaudit.store.heads import (
    Cell,
    Heads,
    Met,
    events_of,
    heads_of,
    heads_of_many,
    met,
    note,
    note_again,
    note_own,
)
from lifaudit.store.journal import Opened, load
from lifaudit.store.prepared import Prepared
from lifaudit.store.ring import Ring
from lifaudit.store.shown import is_cell, place_of, shown
from lifaudit.store.tables import STATE

Standing = dict[Cell, list[Opened]]
Row = tuple[str, tuple[str, ...]]
_RANK = attrgetter("rank")


def apply(connection: Connection, ring: Ring, opened: Sequence[Opened]) -> Met:
    """Bring heads and state up to date with events that were not applied before.

    Return the cells in which several of them, or of older ones, met.
    """
    before = _heads_of(connection, opened)
    fallen = note(connection, opened)
    standing = _by_cell(
        [one for one in opened if (*one.body.cell, one.eid) not in fallen] if fallen else opened
    )
    left = [eid for cell, eids in before.items() for eid in eids if (*cell, eid) not in fallen]
    for one in load(connection, ring, left):
        standing[one.body.cell].append(one)
    _write_rows(connection, _latest(standing))
    return met(before, standing)


def apply_own(
    connection: Connection, ring: Ring, opened: Sequence[Opened], torn: frozenset[Cell]
) -> None:
    """Do the same for events just written here, each last in its cell but where that is torn."""
    note_own(connection, opened)
    calm = [one for one in opened if one.body.cell not in torn]
    contested = [one for one in opened if one.body.cell in torn]
    _write_rows(connection, (*calm, *_winners(connection, ring, contested)))


def apply_again(connection: Connection, ring: Ring, kind: str, key: str) -> Met:
    """Derive one record anew, as more or less of what was written in it counts now.

    Return the cells in which several stood or stand.
    """
    before = heads_of(connection, kind, key)
    opened = list(load(connection, ring, events_of(connection, kind, key)))
    note_again(connection, kind, key, opened)
    place = place_of(kind, key)
    assert place is not None  # noqa: S101 - nothing else is ever judged
    same = dict(zip(key_fields(BY_NAME[kind]), place, strict=True))
    _drop(kind).run(connection, **same)
    _write_rows(connection, _winners(connection, ring, opened))
    return met(before, heads_of(connection, kind, key))


def show(connection: Connection, ring: Ring, opened: Sequence[Opened]) -> None:
    """Write the rows of events that were noted while their kind of record was not known yet."""
    _write_rows(connection, _winners(connection, ring, opened))


def winner_of(connection: Connection, ring: Ring, eids: Iterable[bytes]) -> Opened | None:
    """Return which of several concurrent events is shown: clocks only order what is concurrent."""
    return max(load(connection, ring, eids), key=_RANK, default=None)


def _winners(connection: Connection, ring: Ring, opened: Sequence[Opened]) -> Iterator[Opened]:
    """Yield which of all that stands in the cells of these events is shown."""
    fresh = {one.eid: one for one in opened}
    eids = [eid for some in _heads_of(connection, opened).values() for eid in some]
    older = load(connection, ring, (eid for eid in eids if eid not in fresh))
    return _latest(_by_cell((*(fresh[eid] for eid in eids if eid in fresh), *older)))


def _heads_of(connection: Connection, opened: Sequence[Opened]) -> Heads:
    """Return what stands in the cells of these events, as far as it is noted."""
    touched = {one.body.cell for one in opened}
    keys: dict[str, set[str]] = defaultdict(set)
    for kind, key, _ in touched:
        keys[kind].add(key)
    each = (heads_of_many(connection, kind, sorted(some)) for kind, some in keys.items())
    return {cell: eids for heads in each for cell, eids in heads.items() if cell in touched}


def _by_cell(some: Iterable[Opened]) -> Standing:
    standing: Standing = defaultdict(list)
    for one in some:
        standing[one.body.cell].append(one)
    return standing


def _latest(standing: Standing) -> Iterator[Opened]:
    """Yield of each cell what is shown."""
    for some in standing.values():
        yield some[0] if len(some) == 1 else max(some, key=_RANK)


def _write_rows(connection: Connection, winners: Iterable[Opened]) -> None:
    """Write what is shown; what a newer version recorded is kept in the log, and is not."""
    rows: dict[Row, dict[str, str | None]] = defaultdict(dict)
    for one in winners:
        body, place = one.body, one.place
        if place is not None and is_cell(body.kind, body.field_name):
            rows[body.kind, place][body.field_name] = shown(body)
    alike: dict[Row, list[tuple[str | None, ...]]] = defaultdict(list)
    emptied: dict[str, list[tuple[str | None, ...]]] = defaultdict(list)
    for (kind, place), cells in rows.items():
        names = _in_order(kind, tuple(cells))
        alike[kind, names].append((*place, *[cells[name] for name in names]))
        if None in cells.values():
            emptied[kind].append(place)
    for (kind, names), some in alike.items():
        _upsert(kind, names).run_rows(connection, some)
    for kind, some in emptied.items():
        _drop_if_empty(kind).run_rows(connection, some)


@lru_cache(maxsize=512)
def _in_order(kind: str, cells: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(cells, key=cell_fields(BY_NAME[kind]).index))


@cache
def _upsert(kind: str, cells: tuple[str, ...]) -> Prepared:
    """Write rows of one kind: their key, and these cells in the order of their table."""
    keys = key_fields(BY_NAME[kind])
    statement = upsert(STATE[kind]).values({name: bindparam(name) for name in (*keys, *cells)})
    change = {name: statement.excluded[name] for name in cells}
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
