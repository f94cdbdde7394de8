"""An open, unlocked store: one engine, one clock, one unit at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import RLock

from sqlalchemy import Connection, Engine

from lifaudit.domain.errors.store import StoreAway
from lifaudit.domain.places import is_there
from lifaudit.domain.ports import Clock
from lifaudit.store.aside import is_judged, judge_anew
from lifaudit.store.chains import ends
from lifaudit.store.engine import close, damaged_pages, laying_out, open_engine, prove_own
from lifaudit.store.faults import opening, told
from lifaudit.store.fitting import lacking_in, learn
from lifaudit.store.memory import HybridClock, Memory, furthest
from lifaudit.store.ring import Ring
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
        self._turn = RLock()
        self._shared: Connection | None = None
        self._engine = open_engine(path, key)
        try:
            prove_own(self._engine, path, whose.store_id)
            self._memory = Memory(HybridClock(clock, self._latest()))
            self._fit()
        except BaseException:
            self._engine.dispose()
            raise

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
                connection = self._connected()
                with connection.begin():
                    yield Unit(connection, self.whose.author, self._clock, self._memory)
                self._prove_there()
            except BaseException as error:
                self._memory.forget()
                known = told(error, self.path)
                if known is not None:
                    self._let_go()
                    raise known from error
                raise

    def damaged_pages(self) -> int:
        """Count pages that fail authentication: 0 is whole; raises DiskFull."""
        return damaged_pages(self._engine, self.path)

    def close(self) -> None:
        """Let go of every handle; no `-wal` is left behind."""
        with self._turn:  # a unit under way ends first
            self._let_go()
        close(self._engine)

    def _connected(self) -> Connection:
        """Return the one connection of all units, as asking the pool each time takes its time."""
        if self._shared is None:
            self._shared = self._engine.connect()
        return self._shared

    def _let_go(self) -> None:
        """Close the connection of the units, at once and for good, whatever state it is in."""
        if self._shared is not None:
            self._shared.invalidate()
            self._shared.close()
            self._shared = None

    def _prove_there(self) -> None:
        """Raise StoreAway rather than say that something is recorded where nobody will find it."""
        if not is_there(self.path):
            raise StoreAway(folder=self.path.parent.name)

    def _fit(self) -> None:
        """Let a store of an older version learn the records and the rule it does not know yet."""
        with opening(self.path), self._engine.connect() as connection:
            lacking, judged = lacking_in(connection), is_judged(connection)
        if lacking:
            with laying_out(self.path, self._key) as connection:
                learn(connection, Ring(connection, self._memory), lacking)
        if not judged:
            with opening(self.path), self._engine.begin() as connection:
                device = self.whose.author.device
                judge_anew(connection, Ring(connection, self._memory), device)

    def _latest(self) -> int:
        """Return where the clock stood: our own events, and others' that are not far ahead."""
        device, limit = self.whose.author.device, furthest(self._clock())
        with opening(self.path), self._engine.connect() as connection:
            found = [e.hlc for e in ends(connection) if e.device == device or e.hlc <= limit]
        return max(found, default=0)
