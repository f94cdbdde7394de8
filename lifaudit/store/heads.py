"""Which events stand in a cell: those that no opened event of the same cell has superseded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import (
    Connection,
    bindparam,
    delete,
    exists,
    false,
    insert,
    literal_column,
    select,
    true,
)
from sqlalchemy import update as change

from lifaudit.store.among import Among
from lifaudit.store.journal import Opened
from lifaudit.store.prepared import Prepared
from lifaudit.store.tables import APPLIED, ASIDE, STEP, SUPERSEDED

Cell = tuple[str, str, str]
Heads = dict[Cell, list[bytes]]
Fallen = set[tuple[Any, ...]]
"""Events that do not stand, each behind the cell it is in."""
Met = dict[Cell, tuple[bytes, ...]]
"""Cells in which several events stood or stand, each with what stood there before."""

_RECORD = (APPLIED.c.kind == bindparam("kind_"), APPLIED.c.key == bindparam("key_"))
_STANDING = Prepared(select(APPLIED.c.field_name, APPLIED.c.eid).where(*_RECORD, APPLIED.c.head))
_STANDING_IN = Among(
    select(APPLIED.c.key, APPLIED.c.field_name, APPLIED.c.eid).where(
        APPLIED.c.kind == bindparam("kind_"), APPLIED.c.head
    ),
    APPLIED.c.key,
)
_EVENT = (
    *_RECORD,
    APPLIED.c.field_name == bindparam("name_"),
    APPLIED.c.eid == bindparam("eid_"),
)
_STAND_DOWN = Prepared(
    change(APPLIED).where(*_EVENT, APPLIED.c.head == true()).values(head=false())
)
_IS_HERE = Prepared(
    select(literal_column("1")).where(*_EVENT, APPLIED.c.head.in_([true(), false()]))
)
_NOTE = Prepared(insert(APPLIED))
_NOTE_STEP = Prepared(insert(STEP))
_IS_AWAITING = Prepared(select(exists().select_from(SUPERSEDED)))
_AWAITED = Among(
    select(SUPERSEDED.c.kind, SUPERSEDED.c.key, SUPERSEDED.c.field_name, SUPERSEDED.c.eid),
    SUPERSEDED.c.eid,
)
_AWAIT = Prepared(insert(SUPERSEDED).prefix_with("OR IGNORE"))
_ARRIVED = Prepared(
    delete(SUPERSEDED).where(
        SUPERSEDED.c.eid == bindparam("eid_"),
        SUPERSEDED.c.kind == bindparam("kind_"),
        SUPERSEDED.c.key == bindparam("key_"),
        SUPERSEDED.c.field_name == bindparam("name_"),
    )
)
_ROWS = Prepared(
    select(APPLIED.c.field_name, APPLIED.c.eid, APPLIED.c.head).where(
        *_RECORD, APPLIED.c.head.in_([true(), false()])
    )
)
_ASIDE = Prepared(
    select(ASIDE.c.eid).where(ASIDE.c.kind == bindparam("kind_"), ASIDE.c.key == bindparam("key_"))
)
_FORGET = tuple(
    Prepared(
        delete(table).where(table.c.kind == bindparam("kind_"), table.c.key == bindparam("key_"))
    )
    for table in (APPLIED, SUPERSEDED)
)


def heads_of(connection: Connection, kind: str, key: str) -> Heads:
    """Return the standing events of every cell of one record."""
    heads: Heads = {}
    for name, eid in _STANDING.run(connection, kind_=kind, key_=key):
        heads.setdefault((kind, key, name), []).append(eid)
    return heads


def heads_of_each(
    connection: Connection, records: Sequence[tuple[str, str]]
) -> dict[tuple[str, str], Heads]:
    """Return the standing events of each of these records, named by kind and key."""
    if len(records) == 1:  # what a person writes is one record, and this is the quickest way
        return {one: heads_of(connection, *one) for one in records}
    keys: dict[str, list[str]] = defaultdict(list)
    for kind, key in records:
        keys[kind].append(key)
    found: dict[tuple[str, str], Heads] = {one: {} for one in records}
    for kind, some in keys.items():
        for cell, eids in heads_of_many(connection, kind, some).items():
            found[cell[:2]][cell] = eids
    return found


def heads_of_many(connection: Connection, kind: str, keys: Sequence[str]) -> Heads:
    """Return the standing events of every cell of these records."""
    heads: Heads = defaultdict(list)
    for key, name, eid in _STANDING_IN.run(connection, keys, kind_=kind):
        heads[kind, key, name].append(eid)
    return heads


def met(before: Heads, now: Mapping[Cell, Sequence[object]]) -> Met:
    """Name the cells in which several stood before, or stand now."""
    torn = {cell for heads in (before, now) for cell, some in heads.items() if len(some) > 1}
    return {cell: tuple(before.get(cell, ())) for cell in torn}


def note_own(connection: Connection, opened: Sequence[Opened]) -> None:
    """Note events just written here: nothing can have superseded them, and what they do is here."""
    _note(connection, opened, set())
    _STAND_DOWN.run_all(connection, _replaced(opened))


def note(connection: Connection, opened: Sequence[Opened]) -> Fallen:
    """Note events that came in any order; return what of them, and of older ones, cannot stand."""
    gone = {(one["kind_"], one["key_"], one["name_"], one["eid_"]) for one in _replaced(opened)}
    early = _awaited(connection, {one.eid for one in opened})
    fallen = gone | early
    mine = {(*one.body.cell, one.eid) for one in opened} if fallen else set()
    _note(connection, opened, fallen)
    _ARRIVED.run_all(connection, (_named(*one) for one in early & mine))
    older = [_named(*one) for one in gone - mine]
    if _STAND_DOWN.run_all(connection, older) < len(older):
        absent = [one for one in older if _IS_HERE.run(connection, **one).fetchone() is None]
        _AWAIT.run_all(connection, (_column_names(one) for one in absent))
    return fallen


def events_of(connection: Connection, kind: str, key: str) -> list[bytes]:
    """Return everything that was ever noted of one record."""
    return [eid for _, eid, _ in _ROWS.run(connection, kind_=kind, key_=key)]


def note_again(connection: Connection, kind: str, key: str, opened: Sequence[Opened]) -> None:
    """Note one record anew, as if what is set aside replaced nothing and stood nowhere.

    `opened` is all of it that can be opened. What cannot, as its key was destroyed, replaces what
    it replaced before.
    """
    record = {"kind_": kind, "key_": key}
    aside = set(_ASIDE.column(connection, **record))
    rows = _ROWS.run(connection, **record).fetchall()
    counted = [one for one in opened if one.eid not in aside]
    gone = {(one["name_"], one["eid_"]) for one in _replaced(counted)}
    is_whole = len(opened) == len(rows)
    noted = [
        {
            "kind": kind,
            "key": key,
            "head": eid not in aside and (name, eid) not in gone and (was or is_whole),
            "field_name": name,
            "eid": eid,
        }
        for name, eid, was in rows
    ]
    for statement in _FORGET:
        statement.run(connection, **record)
    _NOTE.run_all(connection, noted)
    here = {(name, eid) for name, eid, _ in rows}
    absent = sorted(gone - here)
    _AWAIT.run_all(connection, (_column_names(_named(kind, key, *one)) for one in absent))


def _note(connection: Connection, opened: Sequence[Opened], fallen: Fallen) -> None:
    rows = []
    for one in opened:
        kind, key, name = one.body.cell
        stands = not fallen or (kind, key, name, one.eid) not in fallen
        rows.append((kind, key, stands, name, one.eid))
    _NOTE.run_rows(connection, rows)
    _NOTE_STEP.run_rows(connection, [(one.body.step, one.eid) for one in opened])


def _replaced(opened: Sequence[Opened]) -> list[dict[str, Any]]:
    """Name what the events replace: in their own cell only, whatever they say."""
    return [_named(*one.body.cell, eid) for one in opened for eid in one.body.supersedes]


def _named(kind: str, key: str, name: str, eid: bytes) -> dict[str, Any]:
    return {"kind_": kind, "key_": key, "name_": name, "eid_": eid}


def _column_names(one: dict[str, Any]) -> dict[str, Any]:
    names = ("kind", "key", "field_name", "eid")
    return dict(zip(names, one.values(), strict=True))


def _awaited(connection: Connection, eids: set[bytes]) -> Fallen:
    if _IS_AWAITING.column(connection) == [0]:
        return set()
    return set(_AWAITED.run(connection, sorted(eids)))
