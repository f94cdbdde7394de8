"""Backups: an encrypted copy of store and keys, verified after writing, ten generations kept.

The only room that may copy the store; a restored copy becomes a device of its own.
"""

from __future__ import annotations

import json
import secrets
import shutil
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import text
from sqlcipher3 import dbapi2

from lifaudit.domain.codec import canonical
from lifaudit.domain.errors.store import BackupBroken, DiskFull
from lifaudit.domain.errors.vault import SealBroken
from lifaudit.security.atomic import settle, write_atomically
from lifaudit.security.cipher import open_sealed, seal
from lifaudit.store.engine import close, connect, damaged_pages, open_engine
from lifaudit.store.folder import Folder
from lifaudit.store.history import anchor
from lifaudit.store.store import Store

GENERATIONS = 10
STAMP = "%Y-%m-%dT%H%M%S.%f"
MANIFEST = "manifest.sealed"
PURPOSE = b"lifaudit backup manifest 1"
PAGES_AT_ONCE = 2048


@dataclass(frozen=True, slots=True)
class Manifest:
    """When a backup was made and where every chain stood then; sealed with the data key."""

    made: datetime
    store_id: str
    heads: tuple[tuple[str, str, int, str], ...]
    fingerprint: str


def back_up(store: Store, folder: Folder, target: Path) -> Path:
    """Write one more generation under `target` and prove it; returns its folder.

    Raises DiskFull or BackupBroken with no half-made generation left behind.
    """
    with store.unit() as unit:
        now, stands = unit.now(), anchor(unit)
    made = Manifest(now, store.whose.store_id, stands.heads, stands.fingerprint)
    fresh = target / f".{now.strftime(STAMP)}.new"
    try:
        fresh.mkdir(parents=True, mode=0o700)
        _copy(store, fresh / folder.store.name)
        write_atomically(fresh / folder.keys.name, folder.keys.read_bytes())
        _write_manifest(fresh, made, store.key)
        verify(Folder(fresh), store.key)
        whole = target / now.strftime(STAMP)
        settle(fresh, whole)
    except (OSError, dbapi2.Error) as error:
        shutil.rmtree(fresh, ignore_errors=True)
        raise DiskFull from error
    except BackupBroken:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    _drop_oldest(target)
    return whole


def generations(target: Path) -> list[Path]:
    """Return the finished backups under a folder, newest first."""
    if not target.exists():
        return []
    return sorted((p for p in target.iterdir() if (p / MANIFEST).exists()), reverse=True)


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
    """Prove that a backup opens, that every page is whole and every chain ends where it says."""
    manifest = read_manifest(backup.path, key)
    engine = open_engine(backup.store, key)
    try:
        if damaged_pages(engine):
            raise BackupBroken(name=backup.path.name)
        with engine.connect() as connection:
            ends = "SELECT device, audit, max(seq), eid FROM event GROUP BY device, audit"
            rows = connection.execute(text(ends)).all()
    finally:
        close(engine)
    found = tuple(sorted((row[0], row[1], row[2], row[3].hex()) for row in rows))
    if found != manifest.heads:
        raise BackupBroken(name=backup.path.name)
    return manifest


def restore(backup: Path, target: Folder, key: bytes) -> str:
    """Put a proven backup into an empty folder as a new device; returns the device's id."""
    verify(Folder(backup), key)
    target.make()
    shutil.copyfile(Folder(backup).store, target.store)
    target.store.chmod(0o600)
    device = name_device(target.store, key)
    write_atomically(target.keys, Folder(backup).keys.read_bytes())
    return device


def name_device(store: Path, key: bytes) -> str:
    """Give this copy of a store an identity of its own, so that no chain can fork."""
    device = secrets.token_hex(6)
    engine = open_engine(store, key)
    with engine.begin() as connection:
        statement = text("INSERT OR REPLACE INTO meta (name, value) VALUES ('device', :device)")
        connection.execute(statement, {"device": device})
    close(engine)
    return device


def device_of(store: Path, key: bytes) -> str:
    """Return the identity of this copy."""
    engine = open_engine(store, key)
    try:
        with engine.connect() as connection:
            query = text("SELECT value FROM meta WHERE name = 'device'")
            return str(connection.execute(query).scalar_one())
    finally:
        close(engine)


def _copy(store: Store, path: Path) -> None:
    """Copy page by page with SQLite's own backup, encrypted with the same key."""
    path.touch(mode=0o600)
    raw = store.engine.raw_connection()
    try:
        with closing(connect(path, store.key, "rw")) as copy:
            raw.driver_connection.backup(copy, pages=PAGES_AT_ONCE)  # type: ignore[union-attr]  # the driver is there while it is open
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


def _drop_oldest(target: Path) -> None:
    for old in generations(target)[GENERATIONS:]:
        shutil.rmtree(old)
