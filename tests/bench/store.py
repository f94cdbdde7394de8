"""The store: an answer made durable, a full store opened, merged and rebuilt.

`EVENTS=1000000 make bench` fills the store as the design's bars ask; fewer do for every day.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from secrets import token_bytes

from bench.baselines import bare_sqlcipher
from bench.frame import Bar, Bench, Limit, Pair

from lifaudit.domain.casework import Answer
from lifaudit.domain.event import Event
from lifaudit.domain.ports import silent
from lifaudit.store.compartment import Compartment
from lifaudit.store.engine import create_store
from lifaudit.store.merge import events_after, merge
from lifaudit.store.rebuild import rebuild
from lifaudit.store.store import Store, Whose
from lifaudit.store.unit import Author

EVENTS = int(os.environ.get("EVENTS", "3600"))
ONCE = 5000  # answers of one bulk recording
MERGED_A_SECOND = 18_000  # ten packs of 60 cases of 300 answers in ten seconds


@contextmanager
def _record(folder: Path) -> Iterator[Pair]:
    """One changed answer of a return, as a person at the keyboard changes it."""
    numbers = count()
    with bare_sqlcipher(folder) as baseline, closing(_filled(folder, "store.db")) as store:

        def subject() -> None:
            number = next(numbers)
            with store.unit() as unit:
                unit.record("Recorded answer", _answer(number % 43, str(number)))

        yield Pair(subject, baseline)


@contextmanager
def _open(folder: Path) -> Iterator[Pair]:
    with bare_sqlcipher(folder) as baseline:
        store = _filled(folder, "store.db")
        store.close()
        yield Pair(lambda: Store(store.path, store.key, store.whose, _now).close(), baseline)


@contextmanager
def _merge(folder: Path) -> Iterator[Pair]:
    with closing(_filled(folder, "store.db")) as store:
        pack = _packed(store)
    empty = _empty(folder, "empty.db")
    empty.close()
    with bare_sqlcipher(folder) as baseline:
        yield Pair(lambda: _take_in(empty, pack), baseline)


@dataclass(frozen=True, slots=True)
class _Pack:
    """What one laptop sends of an audit."""

    events: list[Event]
    keys: Sequence[Compartment]


def _packed(store: Store) -> _Pack:
    with store.unit() as unit:
        return _Pack(events_after(unit, "a1", {}), unit.ring.of_audit("a1"))


def _take_in(empty: Store, pack: _Pack) -> None:
    """Merge a pack into a fresh copy of an empty store."""
    path = empty.path.with_name("copy.db")
    shutil.copyfile(empty.path, path)
    with closing(Store(path, empty.key, empty.whose, _now)) as store, store.unit() as unit:
        merge(unit, pack.events, pack.keys)
    path.unlink()


@contextmanager
def _rebuild(folder: Path) -> Iterator[Pair]:
    with bare_sqlcipher(folder) as baseline, closing(_filled(folder, "store.db")) as store:

        def subject() -> None:
            with store.unit() as unit:
                rebuild(unit, silent)

        yield Pair(subject, baseline)


def _filled(folder: Path, name: str) -> Store:
    store = _empty(folder, name)
    for start in range(0, EVENTS, ONCE):
        some = range(start, min(EVENTS, start + ONCE))
        with store.unit() as unit:
            unit.record("Recorded answers", *(_answer(number, "yes") for number in some))
    return store


def _empty(folder: Path, name: str) -> Store:
    key = token_bytes(32)
    create_store(folder / name, key, "s")
    return Store(folder / name, key, Whose("s", Author(f"device-{name}", "person")), _now)


def _answer(number: int, value: str) -> Answer:
    return Answer("a1", f"DD26-07-{number % 60:02}", "pol", f"Q{number:07}", value)


def _now() -> datetime:
    return datetime.now(UTC)


ROW = "bare SQLCipher, one-row transaction"
RECORD = Bench("answer to durable on disk (p95)", ROW, Limit(2.0), _record, share=0.95)
OPEN = Bench(f"open a store of {EVENTS:,} events", ROW, Limit(1.0, Bar.SECONDS), _open, most=10)
MERGE = Bench(
    f"merge {EVENTS:,} events",
    ROW,
    Limit(EVENTS / MERGED_A_SECOND, Bar.SECONDS),
    _merge,
    most=2,
)
REBUILD = Bench(
    f"rebuild the state from {EVENTS:,} events",
    ROW,
    Limit(EVENTS / 5_000, Bar.SECONDS),
    _rebuild,
    most=2,
)
