"""A store that an older version made is made to fit: it learns the records that one did not know.

The log needs no change, as every event says what it is about; only what is derived from it does.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass

from sqlalchemy import Connection, select, text
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.schema import CreateTable

from lifaudit.store.journal import load
from lifaudit.store.ring import Ring
from lifaudit.store.state import show
from lifaudit.store.tables import APPLIED, ASIDE, HELD, STATE

_PLACES = {**STATE, HELD.name: HELD, ASIDE.name: ASIDE}
_TABLES = text("SELECT name FROM sqlite_master WHERE type = 'table'")


@dataclass(frozen=True, slots=True)
class Lacking:
    """What a store does not know of one kind of record: the whole table, or some of its cells."""

    kind: str
    is_new: bool
    cells: tuple[str, ...]


def lacking_in(connection: Connection) -> tuple[Lacking, ...]:
    """Return what this version keeps and the store has no place for; in order of the records."""
    tables = set(connection.execute(_TABLES).scalars())
    found = (_lacking(connection, kind, tables) for kind in _PLACES)
    return tuple(one for one in found if one.cells)


def learn(connection: Connection, ring: Ring, lacking: tuple[Lacking, ...]) -> None:
    """Make the missing places and fill them with what the log already says, in one transaction.

    A colleague's newer version may have sent such records long before this one could show them.
    """
    for one in lacking:
        for statement in _statements(one):
            connection.exec_driver_sql(statement)
        known = (APPLIED.c.kind == one.kind, APPLIED.c.head, APPLIED.c.field_name.in_(one.cells))
        eids = connection.execute(select(APPLIED.c.eid).where(*known)).scalars().all()
        show(connection, ring, list(load(connection, ring, eids)))


def _lacking(connection: Connection, kind: str, tables: set[str]) -> Lacking:
    table = _PLACES[kind]
    is_new = table.name not in tables
    known = set() if is_new else _cells(connection, table.name)
    return Lacking(kind, is_new, tuple(one.name for one in table.c if one.name not in known))


def _cells(connection: Connection, table: str) -> set[str]:
    """Name a table's cells; asked below SQLAlchemy, as every opening asks it of every table."""
    with closing(connection.connection.cursor()) as cursor:
        cursor.execute(f"SELECT * FROM {table} LIMIT 0")  # noqa: S608 - a name of our own
        return {str(name) for name, *_ in cursor.description or ()}


def _statements(one: Lacking) -> list[str]:
    table = _PLACES[one.kind]
    if one.is_new:
        return [str(CreateTable(table).compile(dialect=dialect()))]
    return [f'ALTER TABLE {table.name} ADD COLUMN "{cell}" TEXT' for cell in one.cells]
