"""An open, unlocked store: one engine, one clock, one unit at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import RLock

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError

from lifaudit.domain.errors.store import DiskFull, FolderReadOnly, StoreDamaged
from lifaudit.domain.ports import Clock
from lifaudit.store.chains import ends
from lifaudit.store.engine import close, damaged_pages, open_engine, prove_own
from lifaudit.store.memory import HybridClock, Memory, furthest
from lifaudit.store.unit import Author, Unit


@dataclass(frozen=True, slots=True)
class Whose:
    """Which store the keys are for, and who is at the keyboard of which device."""

    store_id: str
    author: Author


class Store:
    """The record of one vault, opened with its data key."""

    def __init__(self, path: Path, key: bytes, whose: Whose, clock: Clock) -> None:
        self.path = path
        self.whose = whose
        self._key, self._clock = key, clock
        self._engine = open_engine(path, key)
        prove_own(self._engine, whose.store_id)
        self._turn = RLock()
        self._memory = Memory(HybridClock(clock, self._latest()))

    @property
    def engine(self) -> Engine:
        """The engine, for the other rooms of the store only."""
        return self._engine

    @property
    def key(self) -> bytes:
        """The data key, for the store's own backups only."""
        return self._key

    @contextmanager
    def unit(self) -> Iterator[Unit]:
        """Commit everything at the end, or nothing at all; the disk's faults get their sentence."""
        with self._turn:  # what is remembered belongs to one unit at a time
            try:
                with self._engine.begin() as connection:
                    yield Unit(connection, self.whose.author, self._clock, self._memory)
            except BaseException as error:
                self._memory.forget()
                if isinstance(error, DatabaseError):
                    raise _told(error, self.path) from error
                raise

    def damaged_pages(self) -> int:
        """Count pages that fail authentication: 0 is whole."""
        return damaged_pages(self._engine)

    def close(self) -> None:
        """Let go of every handle; no `-wal` is left behind."""
        close(self._engine)

    def _latest(self) -> int:
        """Return where the clock stood: our own events, and others' that are not far ahead."""
        device, limit = self.whose.author.device, furthest(self._clock())
        try:
            with self._engine.connect() as connection:
                found = [e.hlc for e in ends(connection) if e.device == device or e.hlc <= limit]
        except DatabaseError as error:
            raise StoreDamaged from error
        return max(found, default=0)


def _told(error: DatabaseError, path: Path) -> Exception:
    """Say a fault of the disk or the file in our own words; our own bugs stay what they are."""
    said = str(error.orig).lower()
    if "disk is full" in said:
        return DiskFull()
    if "readonly" in said or "unable to open" in said:
        return FolderReadOnly(folder=path.parent.name)
    if "malformed" in said or "not a database" in said or "disk i/o" in said:
        return StoreDamaged()
    return error
