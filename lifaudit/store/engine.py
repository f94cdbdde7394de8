"""Opening the one encrypted file: the recipe is followed to the letter, each check has a reason."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache, partial
from operator import attrgetter
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, text
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.exc import DatabaseError
from sqlalchemy.schema import CreateIndex, CreateTable, ExecutableDDLElement
from sqlcipher3 import dbapi2

from lifaudit.domain.errors.store import (
    DiskFull,
    FolderReadOnly,
    StoreMissing,
    StoreNewer,
    StoreNotPlain,
    StoreSwapped,
    StoreTooShort,
)
from lifaudit.store.faults import opening, told
from lifaudit.store.guard import guard
from lifaudit.store.prepared import driver_of
from lifaudit.store.tables import METADATA, TRIGGERS

SCHEMA = 1
KEY_BYTES = 32
SMALLEST = 512  # a shorter file would open as a new, empty store with any key
PLAIN_HEADER = b"SQLite format 3\0"
HALF = 8  # bytes: half of the salt a store begins with
PRAGMAS = (
    "cipher_log_level = NONE",
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "recursive_triggers = ON",  # or REPLACE would delete from the log without asking its triggers
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "secure_delete = ON",
    "temp_store = MEMORY",
    "cache_size = -32768",  # 32 MiB of opened pages
    "busy_timeout = 5000",
)


def open_engine(path: Path, key: bytes) -> Engine:
    """Open an existing store; never creates one.

    Raises StoreMissing, StoreTooShort, StoreNotPlain, DiskFull, FolderReadOnly or StoreDamaged
    (which is also what a key of another store looks like: see `prove_pair`).
    """
    if not path.exists():
        raise StoreMissing(folder=path.parent.name)
    if path.stat().st_size < SMALLEST:
        raise StoreTooShort(name=path.name, size=path.stat().st_size)
    if beginning_of(path) == PLAIN_HEADER:
        raise StoreNotPlain(name=path.name)
    engine = _engine(lambda: guard(connect(path, key, "rw")))
    try:
        with opening(path):
            _prove_encrypted(engine, path)
    except BaseException:
        engine.dispose()
        raise
    return engine


def create_store(path: Path, key: bytes, store_id: str) -> None:
    """Make a new, empty store with its tables and triggers; the file must not exist.

    Raises DiskFull, FolderReadOnly or FileExistsError.
    """
    path.touch(mode=0o600, exist_ok=False)
    engine = _engine(partial(connect, path, key, "rw", salt_of(store_id)))
    try:
        with opening(path):
            _lay_out(engine, store_id)
            _prove_encrypted(engine, path)
    finally:
        close(engine)


@contextmanager
def laying_out(path: Path, key: bytes) -> Iterator[Connection]:
    """Give one transaction in which tables may be made, which no connection in daily use may."""
    engine = _engine(partial(connect, path, key, "rw"))
    try:
        with opening(path), engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def salt_of(store_id: str) -> bytes:
    """Return what a store of this id begins with: half of its own, half to know it again by.

    The salt lies in the open at the start of the file; the key needs none, being random.
    """
    own = hashlib.sha256(b"lifaudit store " + store_id.encode()).digest()[:HALF]
    return own + hashlib.sha256(own).digest()[:HALF]


def prove_pair(path: Path, store_id: str) -> None:
    """Raise StoreSwapped where the file begins as another vault's store does.

    Without this it would pass for damage, as another vault's key opens nothing of it.
    """
    begins = beginning_of(path)
    whole = begins[HALF:] == hashlib.sha256(begins[:HALF]).digest()[:HALF]
    if whole and begins != salt_of(store_id):
        raise StoreSwapped


def beginning_of(path: Path) -> bytes:
    """Return the salt a store begins with; raises FolderReadOnly or StoreDamaged."""
    with opening(path), path.open("rb") as file:
        return file.read(2 * HALF)


def prove_own(engine: Engine, path: Path, store_id: str) -> None:
    """Raise StoreSwapped or StoreNewer unless the store is the one its keys were made for."""
    with opening(path), engine.connect() as connection:
        found = connection.execute(text("SELECT name, value FROM meta"))
        rows = {str(name): str(value) for name, value in found}
    if rows.get("store_id") != store_id:
        raise StoreSwapped
    if int(rows["schema"]) > SCHEMA:
        raise StoreNewer(found=rows["schema"], known=SCHEMA)


def close(engine: Engine) -> None:
    """Close every handle with the write-ahead log folded back in, so that none is left.

    Where the disk has no room for that, the log stays beside the store, encrypted and whole.
    """
    try:
        with suppress(DatabaseError, dbapi2.Error):
            _ask(engine, "PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        engine.dispose()


def damaged_pages(engine: Engine, path: Path) -> int:
    """Count pages whose authentication fails; the log is folded in first, else false alarms.

    Raises DiskFull or FolderReadOnly where it cannot be folded in, which is no damage.
    """
    try:
        _ask(engine, "PRAGMA wal_checkpoint(TRUNCATE)")
        engine.dispose()  # one bad page poisons its connection: check on a fresh one
        return len(_ask(engine, "PRAGMA cipher_integrity_check"))
    except (DatabaseError, dbapi2.DatabaseError) as error:
        known = told(error, path)
        if isinstance(known, (DiskFull, FolderReadOnly)):
            raise known from error
        return 1


def connect(path: Path, key: bytes, mode: str, salt: bytes = b"") -> Any:
    """Return one raw, tuned connection; the key never appears in a statement that is logged.

    `salt` is for a file that is still empty: what it shall begin with.
    """
    if len(key) != KEY_BYTES:
        raise ValueError(len(key))  # a short raw key would silently become a passphrase
    uri = f"file:{quote(str(path))}?mode={mode}"
    raw = dbapi2.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    raw.set_key(f"x'{key.hex()}{salt.hex()}'")
    cursor = raw.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
    return raw


def _engine(creator: Callable[[], Any]) -> Engine:
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=creator,
        poolclass=QueuePool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin_immediate)
    return engine


def _lay_out(engine: Engine, store_id: str) -> None:
    with engine.begin() as connection:
        for one in _plan():
            connection.exec_driver_sql(one)
        rows = {"store_id": store_id, "schema": str(SCHEMA)}
        for name, value in rows.items():
            statement = text("INSERT INTO meta (name, value) VALUES (:name, :value)")
            connection.execute(statement, {"name": name, "value": value})


@cache
def _plan() -> tuple[str, ...]:
    """Return what makes the tables, their indexes and the triggers, in order."""
    tables = METADATA.sorted_tables
    indexes = sorted((index for table in tables for index in table.indexes), key=attrgetter("name"))
    made: tuple[ExecutableDDLElement, ...] = (
        *(CreateTable(one) for one in tables),
        *(CreateIndex(one) for one in indexes),
    )
    return (*(str(one.compile(dialect=dialect())) for one in made), *TRIGGERS)


def _begin_immediate(connection: Any) -> None:
    """Take the write lock at once, so that writers queue instead of failing half way."""
    driver_of(connection).execute("BEGIN IMMEDIATE")


def _prove_encrypted(engine: Engine, path: Path) -> None:
    status = _ask(engine, "PRAGMA cipher_status")[0][0]
    _ask(engine, "SELECT count(*) FROM sqlite_master")
    if str(status) != "1" or beginning_of(path) == PLAIN_HEADER:
        engine.dispose()
        raise StoreNotPlain(name=path.name)


def _ask(engine: Engine, statement: str) -> list[tuple[Any, ...]]:
    """Run one statement outside any transaction, which checkpoints and checks require."""
    raw = engine.raw_connection()
    try:
        cursor: Any = raw.cursor()
        cursor.execute(statement)
        rows = list(cursor.fetchall())
        cursor.close()
        return rows
    finally:
        raw.close()
