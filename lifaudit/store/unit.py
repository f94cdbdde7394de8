"""One unit of work: one transaction, in which services read records and record new ones."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from lifaudit.domain.change import Change
from lifaudit.domain.codec import decoders_of, plain
from lifaudit.domain.errors.store import ChangedSince, NoSuchStep
from lifaudit.domain.event import Body
from lifaudit.domain.ports import Clock
from lifaudit.domain.record import (
    R,
    Record,
    audit_of,
    cell_fields,
    compartment_of,
    default_of,
    key_fields,
    key_of,
    kind_of,
)
from lifaudit.store.journal import Draft, HybridClock, Journal, Opened, load
from lifaudit.store.ring import Ring
from lifaudit.store.state import apply, heads_of, winner_of
from lifaudit.store.tables import APPLIED, STATE


@dataclass(frozen=True, slots=True)
class Author:
    """Whose hand and whose laptop an event is from."""

    device: str
    actor: str


class Unit:
    """What a use case is handed; everything it records becomes events, and nothing else does."""

    def __init__(
        self, connection: Connection, author: Author, clock: Clock, hybrid: HybridClock
    ) -> None:
        self.connection, self.author = connection, author
        self.now: Clock = clock
        self.ring = Ring(connection)
        self._hybrid = hybrid
        self._journal = Journal(connection, self.ring, hybrid)

    @property
    def actor(self) -> str:
        """The person at the keyboard."""
        return self.author.actor

    def new_id(self) -> str:
        """Return a fresh id for a record: 12 random characters."""
        return secrets.token_hex(6)

    def one(self, kind: type[R], **equal: str) -> R | None:
        """Return the record with these fields, if there is one."""
        return next(iter(self.where(kind, **equal)), None)

    def where(self, kind: type[R], **equal: Any) -> list[R]:
        """Return every record with these fields, in order of their keys."""
        table, names = STATE[kind_of(kind)], (*key_fields(kind), *cell_fields(kind))
        statement = select(*(table.c[name] for name in names)).order_by(*table.primary_key)
        statement = statement.where(*(_same(table, kind, n, v) for n, v in equal.items()))
        return _decode(kind, names, self.connection.execute(statement).all())

    def count(self, kind: type[Record], by: Sequence[str], **equal: Any) -> dict[Any, int]:
        """Count records per value of the key fields `by`."""
        table = STATE[kind_of(kind)]
        columns = [table.c[name] for name in by]
        statement = select(*columns, func.count()).group_by(*columns)
        statement = statement.where(*(_same(table, kind, n, v) for n, v in equal.items()))
        return {tuple(row[:-1]): row[-1] for row in self.connection.execute(statement)}

    def record(self, label: str, *items: Record, reason: str = "") -> Change:
        """Record what is new in these records, as one step that can be undone.

        Writes one event per cell that differs from what stands, superseding the value the
        writer saw. A record that says nothing new writes nothing.
        """
        step = secrets.token_hex(8)
        drafts: dict[str, list[Draft]] = {}
        for item in items:
            some = self._drafts(item, step, label, reason)
            drafts.setdefault(audit_of(item), []).extend(some)
        return self._commit(step, label, drafts)

    def take_back(self, step: str) -> Change:
        """Undo a step by new events that restore what stood before; raises ChangedSince."""
        done = list(self._events_of(step))
        if not done:
            raise NoSuchStep
        label = f"Undid: {done[0].body.label}"
        back = secrets.token_hex(8)
        drafts: dict[str, list[Draft]] = {}
        for one in done:
            draft = self._restoring(one, back, label)
            drafts.setdefault(one.header.audit, []).append(draft)
        return self._commit(back, label, drafts)

    def adopt(self, hlc: int) -> None:
        """Run the clock on from another device's, so that what is written next comes later."""
        self._hybrid.last = max(self._hybrid.last, hlc)

    def _drafts(self, item: Record, step: str, label: str, reason: str) -> Iterable[Draft]:
        kind, key = kind_of(type(item)), key_of(item)
        standing = self._standing(item)
        heads = heads_of(self.connection, kind, [key])
        for number, name in enumerate(cell_fields(type(item))):
            value = plain(getattr(item, name))
            is_first = standing is None and number == 0
            if not is_first and value == self._said(type(item), standing, name):
                continue
            seen = self._seen(heads.get((kind, key, name), []))
            body = Body(step, label, kind, key, name, value, False, seen, reason)  # noqa: FBT003 - the form of a body
            yield Draft(compartment_of(item), body)

    def _standing(self, item: Record) -> dict[str, str | None] | None:
        table = STATE[kind_of(type(item))]
        same = [table.c[name] == getattr(item, name) for name in key_fields(type(item))]
        row = self.connection.execute(select(table).where(*same)).mappings().one_or_none()
        return None if row is None else dict(row)

    def _said(self, kind: type[Record], standing: dict[str, str | None] | None, name: str) -> Any:
        text = standing[name] if standing else None
        return plain(default_of(kind, name)) if text is None else json.loads(text)

    def _seen(self, eids: list[bytes]) -> tuple[bytes, ...]:
        """Supersede what the writer saw: of two heads only the one shown, so a conflict stays."""
        if len(eids) <= 1:
            return tuple(eids)
        shown = winner_of(self.connection, self.ring, eids)
        return () if shown is None else (shown.eid,)

    def _events_of(self, step: str) -> Iterable[Opened]:
        eids = self.connection.execute(select(APPLIED.c.eid).where(APPLIED.c.step == step))
        found = load(self.connection, self.ring, eids.scalars().all())
        return sorted(found, key=lambda one: one.header.seq)

    def _restoring(self, done: Opened, step: str, label: str) -> Draft:
        body = done.body
        if heads_of(self.connection, body.kind, [body.key]).get(body.cell) != [done.eid]:
            raise ChangedSince
        before = winner_of(self.connection, self.ring, body.supersedes)
        value = before.body.value if before else None
        absent = before is None or before.body.absent
        restored = Body(
            step, label, body.kind, body.key, body.field_name, value, absent, (done.eid,), ""
        )
        compartment = self.ring.by_id(done.header.compartment)
        assert compartment is not None  # noqa: S101 - it has just opened the event
        return Draft(compartment.name, restored)

    def _commit(self, step: str, label: str, drafts: dict[str, list[Draft]]) -> Change:
        written: list[Opened] = []
        for audit, some in drafts.items():
            if some:
                who = self.author
                written += self._journal.append(who.device, who.actor, audit, some)
        apply(self.connection, self.ring, written)
        kinds = frozenset(one.body.kind for one in written)
        keys = frozenset(one.body.key for one in written)
        audits = {one.header.audit for one in written}
        return Change(kinds, keys, next(iter(audits), ""), label, step)


def _same(table: Any, kind: type[Record], name: str, value: Any) -> Any:
    """Compare a column: key fields as text (one or any of several), cells as their JSON."""
    if name in key_fields(kind):
        many = isinstance(value, (tuple, list, frozenset, set))
        return table.c[name].in_(value) if many else table.c[name] == value
    text = json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return table.c[name] == text


def _decode(kind: type[R], names: Sequence[str], rows: Iterable[Any]) -> list[R]:
    decoders = decoders_of(kind)
    keys = len(key_fields(kind))
    cells = [(name, decoders[name], default_of(kind, name)) for name in names[keys:]]
    out = []
    for row in rows:
        values = [
            default if raw is None else read(json.loads(raw))
            for raw, (_, read, default) in zip(row[keys:], cells, strict=True)
        ]
        out.append(kind(*row[:keys], *values))
    return out
