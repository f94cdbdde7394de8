"""One unit of work: one transaction, in which services read records and record new ones."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, or_, select

from lifaudit.domain.change import Change
from lifaudit.domain.codec import canonical, decoders_of, plain, read_canonical
from lifaudit.domain.errors.library import PublishedForEver
from lifaudit.domain.errors.store import ChangedSince, NoSuchStep
from lifaudit.domain.event import Body, time_of
from lifaudit.domain.history import UNDID
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
    lasting_fields,
    read_key,
)
from lifaudit.domain.records import BY_NAME
from lifaudit.domain.rights import Wrote
from lifaudit.store.aside import Judge, every_audit
from lifaudit.store.heads import Cell, Met, heads_of, heads_of_each
from lifaudit.store.journal import Draft, Journal, Opened, load
from lifaudit.store.memory import Memory
from lifaudit.store.prepared import Prepared
from lifaudit.store.rights import IN_AUDIT, IN_REGISTER, rights_in
from lifaudit.store.ring import Ring
from lifaudit.store.shown import text_of
from lifaudit.store.standing_again import standing_again
from lifaudit.store.state import apply_own, winner_of
from lifaudit.store.tables import STATE, STEP

_EVENTS_OF = Prepared(select(STEP.c.eid).where(STEP.c.step == bindparam("step_")))


@dataclass(frozen=True, slots=True)
class Author:
    """Whose hand and whose laptop an event is from."""

    device: str
    actor: str


class Unit:
    """What a use case is handed; everything it records becomes events, and nothing else does.

    `met` are the cells in which what was merged met something else, each with what stood there
    before that.
    """

    def __init__(
        self, connection: Connection, author: Author, clock: Clock, memory: Memory
    ) -> None:
        self.connection, self.author, self.memory = connection, author, memory
        self.now: Clock = clock
        self.ring = Ring(connection, memory)
        self.met: Met = {}
        self._journal = Journal(connection, self.ring, memory)

    @property
    def actor(self) -> str:
        """The person at the keyboard."""
        return self.author.actor

    def new_id(self) -> str:
        """Return a fresh id for a record: 12 random characters."""
        return secrets.token_hex(6)

    def one(self, kind: type[R], /, **equal: str) -> R | None:
        """Return the record with these fields, if there is one."""
        return next(iter(self.where(kind, **equal)), None)

    def where(self, kind: type[R], /, **equal: Any) -> list[R]:
        """Return every record with these fields, in order of their keys."""
        keys = key_fields(kind)
        names = (*keys, *cell_fields(kind))
        if all(name in keys and isinstance(said, str) for name, said in equal.items()):
            return _decode(kind, names, _at(kind, tuple(equal)).run(self.connection, **equal))
        table = STATE[kind_of(kind)]
        said = (_same(table, kind, name, value) for name, value in equal.items())
        return _decode(kind, names, self.connection.execute(_whole(kind).where(*said)).all())

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
        writer saw. A record that says nothing new writes nothing. Raises PublishedForEver where
        what is recorded once would be changed.
        """
        step = self._new_step()
        drafts: dict[str, list[Draft]] = {}
        torn: set[Cell] = set()
        meant = _last_of_each(items)
        standing = heads_of_each(self.connection, list(meant))
        for record, item in meant.items():
            heads = standing[record]
            torn.update(cell for cell, eids in heads.items() if len(eids) > 1)
            bodies = self._bodies(record, item, heads, (step, label, reason))
            some = [Draft(compartment_of(item), body) for body in bodies]
            drafts.setdefault(audit_of(item), []).extend(some)
        return self._commit(step, label, drafts, frozenset(torn))

    def may_write(self, record: Record) -> bool:
        """Tell whether what the person at the keyboard writes in a record counts anywhere else."""
        audit, place = audit_of(record), read_key(key_of(record))
        known = self.memory.rights
        if audit not in known:
            known[audit] = rights_in(self.connection, self.ring, audit)
        now = time_of(self.memory.hybrid.last)
        return known[audit].allow(Wrote(kind_of(type(record)), place, self.actor, now))

    def settle(self, label: str, record: Record, name: str, reason: str) -> Change:
        """Let what a record says in one cell stand alone there, in place of all that stands now."""
        cell = (kind_of(type(record)), key_of(record), name)
        standing = tuple(heads_of(self.connection, *cell[:2]).get(cell, ()))
        value, step = plain(getattr(record, name)), self._new_step()
        body = Body(step, label, *cell, value, absent=False, supersedes=standing, reason=reason)
        draft = Draft(compartment_of(record), body)
        return self._commit(step, label, {audit_of(record): [draft]}, frozenset({cell}))

    def take_back(self, step: str) -> Change:
        """Undo a step by new events that restore what stood before.

        Where several values had stood, all of them stand again. Raises NoSuchStep, ChangedSince
        or PublishedForEver.
        """
        cells: dict[Cell, list[Opened]] = {}
        for one in self._events_of(step):
            cells.setdefault(one.body.cell, []).append(one)
        if not cells:
            raise NoSuchStep
        label = f"{UNDID}{next(iter(cells.values()))[0].body.label}"
        back = self._new_step()
        drafts: dict[str, list[Draft]] = {}
        torn: set[Cell] = set()
        for cell, some in cells.items():
            restored = self._restoring(some, back, label)
            drafts.setdefault(some[0].header.audit, []).extend(restored)
            if len(restored) > 1:
                torn.add(cell)
        return self._commit(back, label, drafts, frozenset(torn))

    def _new_step(self) -> str:
        """Name a step: its milliseconds first, so that neighbours in time lie together."""
        return f"{int(self.now().timestamp() * 1000):011x}{secrets.token_hex(4)}"

    def _bodies(
        self,
        record: tuple[str, str],
        item: Record,
        heads: dict[Cell, list[bytes]],
        why: tuple[str, str, str],
    ) -> Iterable[Body]:
        kind = type(item)
        step, label, reason = why
        standing = self._standing(item) if heads else None
        for number, name in enumerate(cell_fields(kind)):
            value = plain(getattr(item, name))
            is_first = standing is None and number == 0
            if not is_first and value == _said(kind, standing, name):
                continue
            if standing is not None and name in lasting_fields(kind):
                raise PublishedForEver
            cell = (*record, name)
            seen = self._seen(heads.get(cell, []))
            yield Body(step, label, *cell, value, absent=False, supersedes=seen, reason=reason)

    def _standing(self, item: Record) -> dict[str, str | None] | None:
        kind = type(item)
        same = {name: getattr(item, name) for name in key_fields(kind)}
        row = _row_of(kind).run(self.connection, **same).fetchone()
        return None if row is None else dict(zip(cell_fields(kind), row, strict=True))

    def _seen(self, eids: list[bytes]) -> tuple[bytes, ...]:
        """Supersede what the writer saw: of two heads only the one shown, so a conflict stays."""
        if len(eids) <= 1:
            return tuple(eids)
        shown = winner_of(self.connection, self.ring, eids)
        return () if shown is None else (shown.eid,)

    def _events_of(self, step: str) -> list[Opened]:
        eids = _EVENTS_OF.column(self.connection, step_=step)
        found = load(self.connection, self.ring, eids)
        return sorted(found, key=lambda one: (one.header.audit, one.header.seq))

    def _restoring(self, done: Sequence[Opened], step: str, label: str) -> list[Draft]:
        """Return what puts one cell back to what stood there before these events of a step."""
        body, eids = done[0].body, tuple(one.eid for one in done)
        if body.kind in BY_NAME and body.field_name in lasting_fields(BY_NAME[body.kind]):
            raise PublishedForEver
        heads = heads_of(self.connection, body.kind, body.key).get(body.cell, [])
        if set(heads) != set(eids):
            self._prove_back(heads, eids)
            eids = (*heads, *eids)
        compartment = self.ring.by_id(done[0].header.compartment)
        assert compartment is not None  # noqa: S101 - it has just opened the event
        return [
            Draft(compartment.name, Body(step, label, *body.cell, value, absent, eids, reason=""))
            for value, absent in self._replaced_by(done)
        ]

    def _prove_back(self, heads: Sequence[bytes], eids: Sequence[bytes]) -> None:
        """Raise ChangedSince unless taking later steps back has brought these events back."""
        if len(heads) != 1:
            raise ChangedSince
        if not standing_again(self.connection, self.ring, heads[0]).issuperset(eids):
            raise ChangedSince

    def _replaced_by(self, done: Sequence[Opened]) -> list[tuple[Any, bool]]:
        """Return the different values that these events replaced, each with whether it was none."""
        seen = {eid for one in done for eid in one.body.supersedes}
        before = sorted(load(self.connection, self.ring, seen), key=lambda one: one.rank)
        said = {canonical([one.body.value, one.body.absent]): one.body for one in before}
        return [(one.value, one.absent) for one in said.values()] or [(None, True)]

    def _commit(
        self, step: str, label: str, drafts: dict[str, list[Draft]], torn: frozenset[Cell]
    ) -> Change:
        written: list[Opened] = []
        judge = self._judge(drafts)
        for audit, some in drafts.items():
            if some:
                who = self.author
                written += self._journal.append(who.device, who.actor, audit, some)
        apply_own(self.connection, self.ring, written, torn)
        if judge is not None:
            judge.settle()
            self.memory.rights.clear()
        kinds = frozenset(one.body.kind for one in written)
        keys = frozenset(one.body.key for one in written)
        audits = {one.header.audit for one in written}
        return Change(kinds, keys, next(iter(audits), ""), label, step)

    def _judge(self, drafts: dict[str, list[Draft]]) -> Judge | None:
        """Return who judges anew what others wrote, where this changes who may write what."""
        said = {audit: {one.body.cell[::2] for one in some} for audit, some in drafts.items()}
        audits = {audit for audit, cells in said.items() if cells & IN_AUDIT}
        if any(cell[0] in IN_REGISTER for cell in said.get("", ())):
            audits |= every_audit(self.connection)
        if not audits:
            return None
        return Judge(self.connection, self.ring, self.author.device, audits)


def _last_of_each(items: Iterable[Record]) -> dict[tuple[str, str], Record]:
    """Of a record given twice only the last is meant, or it would be in conflict with itself."""
    return {(kind_of(type(item)), key_of(item)): item for item in items}


def _whole(kind: type[Record]) -> Select[Any]:
    """Ask for every record of a kind, in order of their keys."""
    table, names = STATE[kind_of(kind)], (*key_fields(kind), *cell_fields(kind))
    return select(*(table.c[name] for name in names)).order_by(*table.primary_key)


@cache
def _at(kind: type[Record], names: tuple[str, ...]) -> Prepared:
    """Ask for the records with these key fields; as most questions do, it is put once for all."""
    table = STATE[kind_of(kind)]
    return Prepared(_whole(kind).where(*(table.c[name] == bindparam(name) for name in names)))


@cache
def _row_of(kind: type[Record]) -> Prepared:
    table = STATE[kind_of(kind)]
    same = [table.c[name] == bindparam(name) for name in key_fields(kind)]
    return Prepared(select(*(table.c[name] for name in cell_fields(kind))).where(*same))


def _said(kind: type[Record], standing: dict[str, str | None] | None, name: str) -> Any:
    text = standing[name] if standing else None
    return plain(default_of(kind, name)) if text is None else read_canonical(text)


def _same(table: Any, kind: type[Record], name: str, value: Any) -> Any:
    """Compare a column: key fields as text (one or any of several), cells as their JSON.

    A cell in which nothing was recorded says its default.
    """
    if name in key_fields(kind):
        many = isinstance(value, (tuple, list, frozenset, set))
        return table.c[name].in_(value) if many else table.c[name] == value
    said = plain(value)
    same = table.c[name] == text_of(said)
    is_default = said == plain(default_of(kind, name))
    return or_(same, table.c[name].is_(None)) if is_default else same


def _decode(kind: type[R], names: Sequence[str], rows: Iterable[Any]) -> list[R]:
    decoders = decoders_of(kind)
    keys = len(key_fields(kind))
    cells = [(name, decoders[name], default_of(kind, name)) for name in names[keys:]]
    out = []
    for row in rows:
        values = [
            default if raw is None else read(read_canonical(raw))
            for raw, (_, read, default) in zip(row[keys:], cells, strict=True)
        ]
        out.append(kind(*row[:keys], *values))
    return out
