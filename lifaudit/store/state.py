"""State is derived: opened events decide which heads stand, and heads decide what a row says.

Applying is a union: any order, any duplication, the same state.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from lifaudit.domain.record import cell_fields, key_fields, read_key
from lifaudit.domain.records import BY_NAME
from lifaudit.store.journal import MOST_AT_ONCE, Opened, load
from lifaudit.store.ring import Ring
from lifaudit.store.tables import APPLIED, STATE, SUPERSEDED

Cell = tuple[str, str, str]


def apply(connection: Connection, ring: Ring, opened: Sequence[Opened]) -> None:
    """Bring heads and state up to date with events that were not applied before."""
    if not opened:
        return
    _mark_heads(connection, opened)
    fresh = {one.eid: one for one in opened}
    touched = {one.body.cell for one in opened}
    winners = _winners(connection, ring, touched, fresh)
    _write_rows(connection, winners)


def heads_of(connection: Connection, kind: str, keys: Iterable[str]) -> dict[Cell, list[bytes]]:
    """Return the standing events of every cell of these records."""
    heads: dict[Cell, list[bytes]] = defaultdict(list)
    for part in _parts(list(keys)):
        rows = connection.execute(
            select(APPLIED.c.key, APPLIED.c.field_name, APPLIED.c.eid).where(
                APPLIED.c.kind == kind, APPLIED.c.key.in_(part), APPLIED.c.head
            )
        )
        for key, name, eid in rows:
            heads[kind, key, name].append(eid)
    return heads


def winner_of(connection: Connection, ring: Ring, eids: Iterable[bytes]) -> Opened | None:
    """Return which of several concurrent events is shown: clocks only order what is concurrent."""
    return max(load(connection, ring, eids), key=lambda one: one.rank, default=None)


def _mark_heads(connection: Connection, opened: Sequence[Opened]) -> None:
    """Note the new events, which of them stand, and which older ones no longer do."""
    mine = {one.eid for one in opened}
    replaced = {eid for one in opened for eid in one.body.supersedes}
    early = _known(connection, SUPERSEDED.c.eid, mine)
    rows = [
        {
            "eid": one.eid,
            "kind": one.body.kind,
            "key": one.body.key,
            "field_name": one.body.field_name,
            "step": one.body.step,
            "head": one.eid not in replaced and one.eid not in early,
        }
        for one in opened
    ]
    connection.execute(insert(APPLIED), rows)
    older = replaced - mine
    here = _known(connection, APPLIED.c.eid, older)
    for part in _parts(sorted(here)):
        connection.execute(update(APPLIED).where(APPLIED.c.eid.in_(part)).values(head=False))
    if awaited := older - here:
        ahead = insert(SUPERSEDED).prefix_with("OR IGNORE")
        connection.execute(ahead, [{"eid": eid} for eid in awaited])
    for part in _parts(sorted(early)):
        connection.execute(delete(SUPERSEDED).where(SUPERSEDED.c.eid.in_(part)))


def _winners(
    connection: Connection, ring: Ring, touched: set[Cell], fresh: dict[bytes, Opened]
) -> Iterator[tuple[Cell, Opened]]:
    keys: dict[str, set[str]] = defaultdict(set)
    for kind, key, _ in touched:
        keys[kind].add(key)
    for kind, some in keys.items():
        for cell, eids in heads_of(connection, kind, sorted(some)).items():
            if cell not in touched:
                continue
            only = fresh.get(eids[0]) if len(eids) == 1 else None
            winner = only or winner_of(connection, ring, eids)
            if winner is not None:
                yield cell, winner


def _write_rows(connection: Connection, winners: Iterable[tuple[Cell, Opened]]) -> None:
    rows: dict[tuple[str, str], dict[str, str | None]] = defaultdict(dict)
    emptied: set[tuple[str, str]] = set()
    for (kind, key, name), winner in winners:
        if kind not in STATE or name not in STATE[kind].c:
            continue  # recorded by a newer version: kept in the log, not shown
        rows[kind, key][name] = None if winner.body.absent else _text(winner.body.value)
        if winner.body.absent:
            emptied.add((kind, key))
    alike: dict[tuple[str, frozenset[str]], list[dict[str, Any]]] = defaultdict(list)
    for (kind, key), cells in rows.items():
        names = key_fields(BY_NAME[kind])
        values = dict(zip(names, read_key(key), strict=True)) | cells
        alike[kind, frozenset(cells)].append(values)
    for (kind, cells_set), some in alike.items():
        _upsert(connection, kind, cells_set, some)
    for kind, key in emptied:
        _drop_if_empty(connection, kind, key)


def _upsert(
    connection: Connection, kind: str, cells: frozenset[str], rows: list[dict[str, Any]]
) -> None:
    table = STATE[kind]
    keys = key_fields(BY_NAME[kind])
    names = (*keys, *sorted(cells))
    statement = upsert(table).values({name: bindparam(name) for name in names})
    change = {name: statement.excluded[name] for name in sorted(cells)}
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=change), rows)


def _drop_if_empty(connection: Connection, kind: str, key: str) -> None:
    """Drop the row of a record of which nothing stands."""
    table, record = STATE[kind], BY_NAME[kind]
    same = [table.c[n] == v for n, v in zip(key_fields(record), read_key(key), strict=True)]
    empty = [table.c[name].is_(None) for name in cell_fields(record)]
    connection.execute(delete(table).where(and_(*same, *empty)))


def _known(connection: Connection, column: Any, eids: Iterable[bytes]) -> set[bytes]:
    found: set[bytes] = set()
    for part in _parts(sorted(eids)):
        found.update(connection.execute(select(column).where(column.in_(part))).scalars())
    return found


def _parts(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(items), MOST_AT_ONCE):
        yield items[start : start + MOST_AT_ONCE]


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
