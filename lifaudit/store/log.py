"""The whole log, read from its first entry to its last, some at a time."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, bindparam, func, select

from lifaudit.store.journal import COLUMNS, Link, link_of
from lifaudit.store.prepared import Prepared
from lifaudit.store.tables import EVENT

BATCH = 2000

_BATCH = Prepared(
    select(EVENT.c.number, *COLUMNS)
    .where(EVENT.c.number > bindparam("after"))
    .order_by(EVENT.c.number)
    .limit(bindparam("most"))
)


def count(connection: Connection) -> int:
    """Count the events of the log."""
    return connection.execute(select(func.count()).select_from(EVENT)).scalar_one()


def batches(connection: Connection) -> Iterator[list[Link]]:
    """Yield the whole log in the order it came, some at a time."""
    last = 0
    while rows := _BATCH.run(connection, after=last, most=BATCH).fetchall():
        yield [link_of(row[1:]) for row in rows]
        last = rows[-1][0]
