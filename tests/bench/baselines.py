"""What others are measured against: the bare library doing the least it can."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from secrets import token_bytes

from bench.frame import Action, Bench, Limit, Pair
from sqlcipher3 import dbapi2

DURABLE = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE answer(value TEXT);"


@contextmanager
def bare_sqlcipher(folder: Path) -> Iterator[Action]:
    """Yield one durable one-row transaction of bare SQLCipher with a raw key."""
    with closing(dbapi2.connect(folder / "bare.sqlcipher", isolation_level=None)) as connection:
        connection.set_key(f"x'{token_bytes(32).hex()}'")
        connection.executescript(DURABLE)
        yield lambda: _one_row(connection)


@contextmanager
def bare_sqlite(folder: Path) -> Iterator[Action]:
    """Yield one durable one-row transaction of plain SQLite."""
    with closing(sqlite3.connect(folder / "bare.sqlite", isolation_level=None)) as connection:
        connection.executescript(DURABLE)
        yield lambda: _one_row(connection)


@contextmanager
def _cipher_over_plain(folder: Path) -> Iterator[Pair]:
    with bare_sqlcipher(folder) as subject, bare_sqlite(folder) as baseline:
        yield Pair(subject, baseline)


def _one_row(connection: dbapi2.Connection | sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO answer VALUES ('seen alone')")
    connection.execute("COMMIT")


CIPHER = Bench(
    name="bare SQLCipher, one-row transaction (p95)",
    baseline="plain SQLite, one-row transaction",
    limit=Limit(4.0),
    prepare=_cipher_over_plain,
    share=0.95,
)
