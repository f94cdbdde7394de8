"""Backups: an encrypted copy of store and keys, verified after writing, ten generations kept.

The only room that may copy the store; a restored copy becomes a device of its own.
"""

from __future__ import annotations

import json
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlalchemy import Engine, text
from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2

from lifaudit.domain.codec import canonical
from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.errors.store import (
    BackupBroken,
    BackupNotWritten,
    RestoreRefused,
    StoreDamaged,
)
from lifaudit.domain.errors.vault import SealBroken
from lifaudit.security.atomic import settle, write_atomically
from lifaudit.security.cipher import open_sealed, seal
from lifaudit.store.engine import beginning_of, close, connect, damaged_pages, open_engine
from lifaudit.store.faults import opening, told
from lifaudit.store.folder import Folder
from lifaudit.store.history import anchor
from lifaudit.store.store import Store

GENERATIONS = 10
STAMP = "%Y-%m-%dT%H%M%S.%f"
MANIFEST = "manifest.sealed"
PURPOSE = b"lifaudit backup manifest 1"
ALL_PAGES = -1  # in one step, as one moment: the log's readers do not stop its writer


@dataclass(frozen=True, slots=True)
class Manifest:
    """When a backup was made and where every chain stood then; sealed with the data key."""

    made: datetime
    store_id: str
    heads: tuple[tuple[str, str, int, str], ...]
    fingerprint: str


def back_up(store: Store, folder: Folder, target: Path) -> Path:
    """Write one more generation under `target` and prove it; returns its folder.

    Raises BackupNotWritten or BackupBroken with no half-made generation left behind.
    """
    with store.unit() as unit:
        now, stands = unit.now(), anchor(unit)
    made = Manifest(now, store.whose.store_id, stands.heads, stands.fingerprint)
    fresh = target / f".{now.strftime(STAMP)}.new"
    whole = target / now.strftime(STAMP)
    _sweep(folder, target)
    with _all_or_nothing(fresh, partial(BackupNotWritten, folder=target.name)):
        fresh.mkdir(parents=True, mode=0o700)
        _copy(store, fresh / folder.store.name)
        write_atomically(fresh / folder.keys.name, folder.keys.read_bytes())
        _write_manifest(fresh, made, store.key)
        verify(Folder(fresh), store.key)
        settle(fresh, whole)
    _drop_oldest(target, whole, store)
    return whole


def generations(target: Path) -> list[Path]:
    """Return the finished backups under a folder, newest first; a half-made one is none."""
    try:
        found = [one for one in target.iterdir() if not one.name.startswith(".")]
    except OSError:
        return []
    return sorted((one for one in found if (one / MANIFEST).exists()), reverse=True)


def readable(target: Path, store_id: str, key: bytes) -> Iterator[tuple[Path, Manifest]]:
    """Yield the generations of one vault with what they say of themselves, newest first.

    Damaged ones and those of other vaults in the same folder are passed over.
    """
    for one in generations(target):
        with suppress(BackupBroken):
            manifest = read_manifest(one, key)
            if manifest.store_id == store_id:
                yield one, manifest


def read_manifest(backup: Path, key: bytes) -> Manifest:
    """Read what a backup says of itself; raises BackupBroken."""
    try:
        raw = json.loads(open_sealed(key, (backup / MANIFEST).read_bytes(), PURPOSE))
    except (OSError, SealBroken, ValueError) as error:
        raise BackupBroken(name=backup.name) from error
    heads = tuple((d, a, int(s), e) for d, a, s, e in raw["heads"])
    made = datetime.fromisoformat(raw["made"])
    return Manifest(made, raw["store_id"], heads, raw["fingerprint"])


def verify(backup: Folder, key: bytes) -> Manifest:
    """Prove that a backup opens, that every page is whole and every chain ends where it says.

    Raises BackupBroken for whatever is wrong with it, and OSError for a stick that was pulled out.
    """
    manifest = read_manifest(backup.path, key)
    try:
        found = _proven_ends(backup.store, key)
    except LifauditError as error:
        raise BackupBroken(name=backup.path.name) from error
    if found != manifest.heads:
        raise BackupBroken(name=backup.path.name)
    return manifest


def restore(backup: Path, target: Folder, key: bytes) -> str:
    """Put a proven backup into an empty folder as a new device; returns the device's id.

    Raises BackupBroken, StoreExists, FolderReadOnly, or RestoreRefused with nothing left behind.
    """
    verify(Folder(backup), key)
    target.make()
    with _all_or_nothing(target.path, partial(RestoreRefused, folder=target.path.name)):
        shutil.copyfile(Folder(backup).store, target.store)
        target.store.chmod(0o600)
        device = name_device(target.store, key)
        write_atomically(target.keys, Folder(backup).keys.read_bytes())
    return device


@contextmanager
def _all_or_nothing(fresh: Path, refusal: Callable[..., LifauditError]) -> Iterator[None]:
    """Leave no half of a copy behind, and say what the disk or the database refused."""
    try:
        yield
    except (OSError, DatabaseError, dbapi2.Error) as error:
        shutil.rmtree(fresh, ignore_errors=True)
        known = told(error, fresh)
        why = known.title.lower() if isinstance(known, LifauditError) else _reason(error)
        raise refusal(why=why) from error
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise


def _reason(error: Exception) -> str:
    said = error.strerror if isinstance(error, OSError) else None
    return (said or "it was refused").lower()


def _proven_ends(store: Path, key: bytes) -> tuple[tuple[str, str, int, str], ...]:
    """Return where every chain of a copy ends; raises StoreDamaged and its kind."""
    engine = open_engine(store, key)
    try:
        if damaged_pages(engine, store):
            raise StoreDamaged
        with opening(store):
            return _ends(engine)
    finally:
        close(engine)


def _ends(engine: Engine) -> tuple[tuple[str, str, int, str], ...]:
    statement = "SELECT device, audit, max(seq), eid FROM event GROUP BY device, audit"
    with engine.connect() as connection:
        rows = connection.execute(text(statement)).all()
    return tuple(sorted((row[0], row[1], row[2], row[3].hex()) for row in rows))


def name_device(store: Path, key: bytes) -> str:
    """Give this copy of a store an identity of its own, so that no chain can fork."""
    device = secrets.token_hex(6)
    engine = open_engine(store, key)
    try:
        with engine.begin() as connection:
            statement = text("INSERT OR REPLACE INTO meta (name, value) VALUES ('device', :device)")
            connection.execute(statement, {"device": device})
    finally:
        close(engine)
    return device


def device_of(store: Path, key: bytes) -> str:
    """Return the identity of this copy; raises what opening a store raises."""
    engine = open_engine(store, key)
    try:
        with opening(store), engine.connect() as connection:
            query = text("SELECT value FROM meta WHERE name = 'device'")
            return str(connection.execute(query).scalar_one())
    finally:
        close(engine)


def _copy(store: Store, path: Path) -> None:
    """Copy page by page with SQLite's own backup, encrypted with the same key."""
    path.touch(mode=0o600)
    salt = beginning_of(store.path)
    raw = store.engine.raw_connection()
    try:
        with closing(connect(path, store.key, "rw", salt)) as copy:
            raw.driver_connection.backup(copy, pages=ALL_PAGES)  # type: ignore[union-attr]  # the driver is there while it is open
            copy.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        raw.close()


def _write_manifest(folder: Path, made: Manifest, key: bytes) -> None:
    parts = {
        "made": made.made.isoformat(),
        "store_id": made.store_id,
        "heads": [list(one) for one in made.heads],
        "fingerprint": made.fingerprint,
    }
    write_atomically(folder / MANIFEST, seal(key, canonical(parts), PURPOSE))


def _sweep(folder: Folder, target: Path) -> None:
    """Remove what a crash left half-made; only where nobody else can be writing just now."""
    if target == folder.backups:
        for left in target.glob(".*.new"):
            shutil.rmtree(left, ignore_errors=True)


def _drop_oldest(target: Path, made: Path, store: Store) -> None:
    """Drop what is beyond the last ten of this vault; never the one just made, whatever its clock.

    Where one cannot be dropped there is one too many, which harms nothing.
    """
    ours = [one for one, _ in readable(target, store.whose.store_id, store.key) if one != made]
    for old in ours[GENERATIONS - 1 :]:
        shutil.rmtree(old, ignore_errors=True)
