"""Entries of others whose authors might not write where they did: kept in the log, and not shown.

What is written on this laptop is judged where it is written. A change of who may write what - an
audit's lead, somebody's agency - is followed by another look at what it changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from sqlalchemy import Connection, bindparam, delete, exists, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from lifaudit.domain.record import write_key
from lifaudit.domain.ruling import Ruling
from lifaudit.domain.whose import GUARDED, RULE
from lifaudit.store.among import Among
from lifaudit.store.chains import chains
from lifaudit.store.heads import Met
from lifaudit.store.journal import Opened
from lifaudit.store.prepared import Prepared
from lifaudit.store.rights import rights_in
from lifaudit.store.ring import Ring
from lifaudit.store.shown import place_of
from lifaudit.store.state import apply_again
from lifaudit.store.tables import APPLIED, ASIDE, EVENT, META, STATE

_AMONG = Among(select(ASIDE.c.eid), ASIDE.c.eid)
_IS_ANY = Prepared(select(exists().select_from(ASIDE)))
_OF_AUDIT = Prepared(
    select(ASIDE.c.eid, ASIDE.c.kind, ASIDE.c.key, EVENT.c.actor, EVENT.c.device, EVENT.c.hlc)
    .join(EVENT, EVENT.c.eid == ASIDE.c.eid)
    .where(ASIDE.c.audit == bindparam("audit_"))
)
_WRITTEN = Prepared(
    select(APPLIED.c.eid, APPLIED.c.kind, APPLIED.c.key, EVENT.c.actor, EVENT.c.device, EVENT.c.hlc)
    .join(EVENT, EVENT.c.eid == APPLIED.c.eid)
    .where(
        APPLIED.c.kind == bindparam("kind_"),
        APPLIED.c.key >= bindparam("from_"),
        APPLIED.c.key < bindparam("to_"),
    )
)
_BY = Prepared(
    select(EVENT.c.actor)
    .join(ASIDE, ASIDE.c.eid == EVENT.c.eid)
    .where(ASIDE.c.audit == bindparam("audit_"), ASIDE.c.kind == bindparam("kind_"))
    .distinct()
)
_PUT = Prepared(insert(ASIDE).prefix_with("OR IGNORE"))
_TAKE = Prepared(delete(ASIDE).where(ASIDE.c.eid == bindparam("eid_")))
_JUDGED = {META.c.name: "judged", META.c.value: RULE}
_IS_JUDGED = Prepared(select(exists().where(*(one == said for one, said in _JUDGED.items()))))
_NOTE_RULE = Prepared(upsert(META).values(_JUDGED).on_conflict_do_update(set_=_JUDGED))
_DEVICES = Prepared(select(STATE["Device"].c.device))
_GUARDED = frozenset(GUARDED)


@dataclass(frozen=True, slots=True)
class _Row:
    """An entry as it is judged, and the record it stands in."""

    eid: bytes
    kind: str
    key: str
    actor: str
    device: str
    hlc: int


class Judge:
    """Sets aside what does not count of some audits, around a change of what they hold.

    `met` names the cells in which several stood or stand of what it derived anew.
    """

    def __init__(
        self, connection: Connection, ring: Ring, device: str, audits: Iterable[str]
    ) -> None:
        self._connection, self._ring = connection, ring
        self._own = frozenset({device, *_DEVICES.column(connection)})
        self._before: dict[str, Ruling | None] = {one: self._ruling(one) for one in audits if one}
        self._suspects: dict[str, list[_Row]] = {one: [] for one in self._before}
        self.met: Met = {}

    def look(self, opened: Sequence[Opened]) -> None:
        """Look at entries that have just come, by who may write what so far."""
        for one in opened:
            head, body = one.header, one.body
            ruling = self._before.get(head.audit)
            if ruling is None or body.kind not in _GUARDED or head.device in self._own:
                continue
            place = one.place
            if place is not None and not ruling.allows(body.kind, place, head.actor, head.hlc):
                row = _Row(one.eid, body.kind, body.key, head.actor, head.device, head.hlc)
                self._suspects[head.audit].append(row)

    def look_at_all(self) -> None:
        """Look at everything of these audits, as nothing was judged before."""
        self._before = dict.fromkeys(self._before)

    def settle(self) -> int:
        """Set aside what does not count by now; return how many entries more that is."""
        return sum(self._settle(audit, before) for audit, before in self._before.items())

    def _settle(self, audit: str, before: Ruling | None) -> int:
        now = self._ruling(audit)
        known = {row.eid: row for row in self._aside(audit)}
        rows = (*self._suspects[audit], *known.values())
        is_wider = before is not None and now.rights.widen(before.rights)
        looked = rows if is_wider else self._written(audit)
        wrong = {row.eid: row for row in looked if not self._counts(row, now)}
        fresh = [row for eid, row in wrong.items() if eid not in known]
        cleared = [row for eid, row in known.items() if eid not in wrong]
        _PUT.run_all(
            self._connection,
            ({"eid": r.eid, "audit": audit, "kind": r.kind, "key": r.key} for r in fresh),
        )
        _TAKE.run_all(self._connection, ({"eid_": row.eid} for row in cleared))
        for kind, key in sorted({(row.kind, row.key) for row in (*fresh, *cleared)}):
            self.met |= apply_again(self._connection, self._ring, kind, key)
        return len(fresh) - len(cleared)

    def _counts(self, row: _Row, ruling: Ruling) -> bool:
        place = place_of(row.kind, row.key)
        if row.device in self._own or place is None:
            return True
        return ruling.allows(row.kind, place, row.actor, row.hlc)

    def _ruling(self, audit: str) -> Ruling:
        return Ruling(rights_in(self._connection, self._ring, audit))

    def _aside(self, audit: str) -> Iterator[_Row]:
        return (_Row(*row) for row in _OF_AUDIT.run(self._connection, audit_=audit))

    def _written(self, audit: str) -> Iterator[_Row]:
        """Yield everything that is guarded in an audit: in their order `,` and `]` precede `^`."""
        start = write_key(audit)[:-1]
        for kind in GUARDED:
            found = _WRITTEN.run(self._connection, kind_=kind, from_=start, to_=f"{start}^")
            yield from (_Row(*row) for row in found)


def is_judged(connection: Connection) -> bool:
    """Tell whether everything here was judged by the rule of this version."""
    return bool(_IS_JUDGED.column(connection)[0])


def judge_anew(connection: Connection, ring: Ring, device: str) -> None:
    """Judge everything of every audit, as nothing was judged before."""
    judge = Judge(connection, ring, device, every_audit(connection))
    judge.look_at_all()
    judge.settle()
    _NOTE_RULE.run(connection)


def every_audit(connection: Connection) -> frozenset[str]:
    """Return the audits of which anything is in the log."""
    return frozenset(audit for _, audit in chains(connection) if audit)


def aside_by(connection: Connection, audit: str, kinds: Iterable[str]) -> frozenset[str]:
    """Return who wrote what is set aside of these kinds of records in an audit."""
    found = (_BY.column(connection, audit_=audit, kind_=one) for one in kinds)
    return frozenset(chain.from_iterable(found))


def aside_among(connection: Connection, eids: Iterable[bytes]) -> frozenset[bytes]:
    """Return those of these entries that are set aside."""
    if _IS_ANY.column(connection) == [0]:
        return frozenset()
    return frozenset(eid for (eid,) in _AMONG.run(connection, list(eids)))
