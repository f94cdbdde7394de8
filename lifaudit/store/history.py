"""Reading the log: the history of a record, cells in conflict, and where every chain stands."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from sqlalchemy import bindparam, func, literal, select

from lifaudit.domain.codec import canonical
from lifaudit.domain.event import Body, time_of
from lifaudit.domain.history import Anchor, Conflict, Entry
from lifaudit.domain.record import Record, key_fields, kind_of, write_key
from lifaudit.domain.records import BY_NAME, RECORDS
from lifaudit.store.aside import aside_among
from lifaudit.store.chains import End, chains, ends
from lifaudit.store.heads import Cell, heads_of_many
from lifaudit.store.journal import Opened, load
from lifaudit.store.prepared import Prepared
from lifaudit.store.shown import is_cell, place_of, shown
from lifaudit.store.tables import APPLIED, EVENT, STEP
from lifaudit.store.unit import Unit

_OF_RECORD = Prepared(
    select(APPLIED.c.eid).where(
        APPLIED.c.kind == bindparam("kind_"), APPLIED.c.key == bindparam("key_")
    )
)
_LAST = Prepared(
    select(EVENT.c.number, EVENT.c.eid)
    .where(EVENT.c.device == bindparam("device_"), EVENT.c.audit == bindparam("audit_"))
    .order_by(EVENT.c.seq.desc())
    .limit(bindparam("most"))
)
_AT = Prepared(
    select(EVENT.c.eid).where(
        EVENT.c.device == bindparam("device_"),
        EVENT.c.audit == bindparam("audit_"),
        EVENT.c.seq == bindparam("seq_"),
    )
)


def entries_of(unit: Unit, kind: type[Record], *key: str) -> list[Entry]:
    """Return everything ever recorded in one record, oldest first."""
    found = _OF_RECORD.column(unit.connection, kind_=kind_of(kind), key_=write_key(*key))
    return _entries(unit, found)


def entries_among(
    unit: Unit, counts: Callable[[str, int], bool], kind: type[Record], *key: str
) -> list[Entry]:
    """Return what stands in one record if only those entries are read that count.

    `counts` judges an entry by its device and its number there. Oldest first.
    """
    found = _OF_RECORD.column(unit.connection, kind_=kind_of(kind), key_=write_key(*key))
    every = list(load(unit.connection, unit.ring, found))
    aside = aside_among(unit.connection, (one.eid for one in every))
    theirs = (one for one in every if one.eid not in aside)
    read = [one for one in theirs if counts(one.header.device, one.header.seq)]
    gone = {eid for one in read for eid in one.body.supersedes}
    return _entries(unit, [one.eid for one in read if one.eid not in gone])


def entries_of_step(unit: Unit, step: str) -> list[Entry]:
    """Return everything one step recorded; nothing when there is no such step."""
    return _entries(
        unit, unit.connection.execute(select(STEP.c.eid).where(STEP.c.step == step)).scalars()
    )


def recent(unit: Unit, audit: str, most: int) -> list[Entry]:
    """Return the latest entries of one audit (or, with no audit, of the vault), newest first."""
    last: list[tuple[int, bytes]] = []
    for device, chain_of in chains(unit.connection):
        if chain_of == audit:
            found = _LAST.run(unit.connection, device_=device, audit_=audit, most=most)
            last += [(number, eid) for number, eid in found]
    return _entries(unit, [eid for _, eid in sorted(last)[-most:]])[::-1]


def conflicts(unit: Unit, audit: str) -> list[Conflict]:
    """Return the cells of one audit in which more than one value stands."""
    torn: dict[str, list[tuple[str, str]]] = {}
    for kind, *cell in _torn(is_of_audits=audit != "").run(unit.connection, **_span(audit)):
        torn.setdefault(kind, []).append(tuple(cell))
    kinds = (kind_of(kind) for kind in RECORDS if kind_of(kind) in torn)
    return [one for kind in kinds for one in _conflicts_of(unit, kind, torn[kind])]


def met(unit: Unit) -> Iterator[tuple[Conflict, Conflict]]:
    """Yield the cells of audits in which what this unit merged met something else.

    Each as it was before, with what stood there then, and as it is now.
    """
    of_kind: dict[str, dict[tuple[str, str], tuple[bytes, ...]]] = {}
    for (kind, *cell), eids in unit.met.items():
        if kind in BY_NAME and "audit" in key_fields(BY_NAME[kind]):
            of_kind.setdefault(kind, {})[cell[0], cell[1]] = eids
    for kind, some in of_kind.items():
        yield from zip(_sided(unit, kind, some), _conflicts_of(unit, kind, list(some)), strict=True)


def anchor(unit: Unit, audits: Iterable[str] | None = None) -> Anchor:
    """Say where every chain stands (of these audits, or all), with one fingerprint over it."""
    asked = None if audits is None else frozenset(audits)
    heads = tuple(
        _head(end) for end in ends(unit.connection) if asked is None or end.audit in asked
    )
    return Anchor(heads, hashlib.sha256(canonical([list(one) for one in heads])).hexdigest())


def lost_since(unit: Unit, heads: Iterable[tuple[str, str, int, str]]) -> tuple[str, int] | None:
    """Return the first device and number an anchor knows and this store has lost, if any."""
    for device, audit, seq, eid in heads:
        found = _AT.column(unit.connection, device_=device, audit_=audit, seq_=seq)
        if [one.hex() for one in found] != [eid]:
            return device, seq
    return None


def _head(end: End) -> tuple[str, str, int, str]:
    return (end.device, end.audit, end.seq, end.eid.hex())


def _span(audit: str) -> dict[str, str]:
    """Look only where this audit's keys lie: in their order `,` and `]` come before `^`."""
    start = write_key(audit)[:-1] if audit else "["
    return {"from_": start, "to_": f"{start}^" if audit else "]"}


@cache
def _torn(*, is_of_audits: bool) -> Prepared:
    """Ask for the torn cells of every kind of record that is of one audit, or of none."""
    kinds = [kind_of(one) for one in RECORDS if ("audit" in key_fields(one)) is is_of_audits]
    cell = (APPLIED.c.kind, APPLIED.c.key, APPLIED.c.field_name)
    return Prepared(
        select(*cell)
        .where(
            APPLIED.c.kind.in_([literal(one) for one in kinds]),
            APPLIED.c.key >= bindparam("from_"),
            APPLIED.c.key < bindparam("to_"),
            APPLIED.c.head,
        )
        .group_by(*cell)
        .having(func.count() > 1)
    )


def _conflicts_of(unit: Unit, name: str, torn: list[tuple[str, str]]) -> list[Conflict]:
    """Read all that is torn of one kind at once: two long lists that met can differ everywhere."""
    heads = heads_of_many(unit.connection, name, sorted({key for key, _ in torn}))
    return _sided(unit, name, {cell: heads.get((name, *cell), ()) for cell in torn})


def _sided(
    unit: Unit, name: str, cells: Mapping[tuple[str, str], Sequence[bytes]]
) -> list[Conflict]:
    """Tell who says what in each of these cells of one kind."""
    sides: dict[tuple[str, str], list[Entry]] = {cell: [] for cell in cells}
    for one in _entries(unit, [eid for some in cells.values() for eid in some]):
        sides[one.key, one.field_name].append(one)
    return [Conflict(name, *cell, tuple(some)) for cell, some in sides.items()]


def _entries(unit: Unit, eids: Iterable[bytes]) -> list[Entry]:
    opened = sorted(_loaded(unit, eids), key=lambda one: one.rank)
    replaced = {eid for one in opened for eid in one.body.supersedes}
    before = {one.eid: one for one in _loaded(unit, replaced)}
    standing = _standing(unit, {one.body.cell for one in opened})
    aside = aside_among(unit.connection, (one.eid for one in opened))
    told = (_entry(one, before, one.eid in standing) for one in opened)
    return [
        replace(entry, is_theirs=False) if one.eid in aside else entry
        for one, entry in zip(opened, told, strict=True)
    ]


def _loaded(unit: Unit, eids: Iterable[bytes]) -> Iterator[Opened]:
    """Load events that can be told; anybody in an audit can write what is neither key nor value."""
    return (one for one in load(unit.connection, unit.ring, eids) if _is_told(one.body))


def _is_told(body: Body) -> bool:
    if body.kind not in BY_NAME:
        return True
    if place_of(body.kind, body.key) is None:
        return False
    known = is_cell(body.kind, body.field_name) and not body.absent
    return not known or shown(body) is not None


def _entry(one: Opened, before: dict[bytes, Opened], stands: bool) -> Entry:  # noqa: FBT001 - a fact, not a choice
    earlier = [before[eid] for eid in one.body.supersedes if eid in before]
    last = max(earlier, key=lambda other: other.rank, default=None)
    body, head = one.body, one.header
    return Entry(
        time_of(head.hlc),
        head.actor,
        head.device,
        body.label,
        body.field_name,
        None if last is None or last.body.absent else last.body.value,
        None if body.absent else body.value,
        body.reason,
        body.step,
        stands,
        body.kind,
        body.key,
    )


def _standing(unit: Unit, cells: Iterable[Cell]) -> set[bytes]:
    keys: dict[str, set[str]] = {}
    for kind, key, _ in cells:
        keys.setdefault(kind, set()).add(key)
    found = (heads_of_many(unit.connection, kind, sorted(some)) for kind, some in keys.items())
    return {eid for heads in found for eids in heads.values() for eid in eids}
