"""Laptops with real stores: each has its own file, its own device and its own idea of the time."""

from __future__ import annotations

import secrets
from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import select

from lifaudit.domain.casework import Answer
from lifaudit.domain.event import Event
from lifaudit.store.compartment import Compartment
from lifaudit.store.engine import create_store
from lifaudit.store.history import anchor
from lifaudit.store.merge import events_after, merge
from lifaudit.store.store import Store, Whose
from lifaudit.store.tables import DERIVED
from lifaudit.store.unit import Author

STORE_ID = "5707e1d"
KEY = secrets.token_bytes(32)
READ = {table.name: str(select(table)) for table in DERIVED}
NOON = datetime(2026, 7, 1, 12, tzinfo=UTC)


@cache
def empty_store():
    """Return the bytes of a new store, made once: copying it is much quicker than making it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "store.db"
        create_store(path, KEY, STORE_ID)
        return path.read_bytes()


class Wristwatch:
    """A clock that runs a second per reading, and that may be years wrong."""

    def __init__(self, wrong=timedelta()):
        self.now = NOON + wrong

    def __call__(self):
        self.now += timedelta(seconds=1)
        return self.now


@dataclass(frozen=True)
class Parcel:
    """What one laptop hands another."""

    events: list[Event]
    keys: list[Compartment]


class Replica:
    """One laptop."""

    def __init__(self, folder, name, clock=None):
        self.name, self.clock = name, clock or Wristwatch()
        self.path = folder / f"{name}.db"
        if not self.path.exists():
            self.path.write_bytes(empty_store())
        self.open()

    def open(self):
        whose = Whose(STORE_ID, Author(self.name, f"person-{self.name}"))
        self.store = Store(self.path, KEY, whose, self.clock)

    def record(self, *items, label="Recorded answer", reason=""):
        with self.store.unit() as unit:
            return unit.record(label, *items, reason=reason)

    def take_back(self, step):
        with self.store.unit() as unit:
            return unit.take_back(step)

    def where(self, kind, /, **equal):
        with self.store.unit() as unit:
            return unit.where(kind, **equal)

    def one(self, kind, /, **equal):
        with self.store.unit() as unit:
            return unit.one(kind, **equal)

    def parcel(self, other=None):
        """Return the whole log, or what another laptop has not got of it, and every key."""
        heads = () if other is None else other.anchor().heads
        known = defaultdict(dict)
        for device, audit, seq, _ in heads:
            known[audit][device] = seq
        with self.store.unit() as unit:
            audits = sorted({head[1] for head in anchor(unit).heads})
            events = [
                event for audit in audits for event in events_after(unit, audit, known[audit])
            ]
            keys = [key for audit in audits for key in unit.ring.of_audit(audit)]
        return Parcel(events, keys)

    def receive(self, events, keys=()):
        with self.store.unit() as unit:
            return merge(unit, events, keys)

    def derived(self):
        """Return every derived row; asked below SQLAlchemy, as it is asked for all the time."""
        with self.store.unit() as unit, closing(unit.connection.connection.cursor()) as cursor:
            return {name: sorted(cursor.execute(asked), key=repr) for name, asked in READ.items()}

    def anchor(self):
        with self.store.unit() as unit:
            return anchor(unit)


def answer(question, value="", **more):
    """Return an answer of one agency in one case."""
    return Answer("a1", "DD26-07-03", "pol", question, value, **more)


def unguarded(connection):
    """Let an insider with the key do on a connection what the product's own never may."""
    connection.connection.driver_connection.set_authorizer(None)
    return connection
