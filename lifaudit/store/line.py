"""Events on their way into the log: known already, next in their chain, or early and waiting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, bindparam, delete, insert, select

from lifaudit.domain.errors.store import ChainForked, EventForged
from lifaudit.domain.event import Event, tick
from lifaudit.store.chains import Chain, End, end_of
from lifaudit.store.journal import COLUMNS, Link, link_of, row_of
from lifaudit.store.prepared import Prepared
from lifaudit.store.tables import EVENT, WAITING

LATEST = tick(0, datetime(9999, 12, 31, tzinfo=UTC))  # a later reading is no time at all

Place = tuple[str, str, int]

_HERE = Prepared(
    select(EVENT.c.seq, EVENT.c.eid).where(
        EVENT.c.device == bindparam("device_"),
        EVENT.c.audit == bindparam("audit_"),
        EVENT.c.seq.between(bindparam("first"), bindparam("last")),
    )
)
_WAITING = Prepared(select(*(WAITING.c[one.name] for one in COLUMNS)))
_WAIT = Prepared(insert(WAITING).values({one.name: bindparam(one.name) for one in COLUMNS}))
_WAIT_NO_MORE = Prepared(delete(WAITING))


class Line:
    """What waits, and where the chains end by now; raises ChainForked or EventForged."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._ends: dict[Chain, End] = {}
        links = [link_of(row) for row in _WAITING.run(connection)]
        self.waiting = {_place(link.event): link for link in links}

    def take(self, events: Sequence[Event]) -> tuple[list[Link], int]:
        """Return what goes on from the ends now, in order, and how many events were known."""
        come = self._come(events)
        self._drop_known(come)
        fresh = come.keys() - self.waiting.keys()
        self.waiting |= come
        chains = sorted({(device, audit) for device, audit, _ in fresh})
        return [link for chain in chains for link in self._next(chain)], len(events) - len(fresh)

    def keep(self) -> None:
        """Keep what still waits."""
        _WAIT_NO_MORE.run(self._connection)
        _WAIT.run_rows(self._connection, [row_of(link) for link in self.waiting.values()])

    def _come(self, events: Sequence[Event]) -> dict[Place, Link]:
        """Refuse what no device of ours would write, and two different events in one place."""
        come: dict[Place, Link] = {}
        for event in events:
            head, place, link = event.header, _place(event), Link(event, event.eid)
            if head.seq < 1 or not 0 <= head.hlc <= LATEST:
                raise EventForged(device=head.device)
            if come.setdefault(place, self.waiting.get(place, link)).eid != link.eid:
                raise ChainForked(device=head.device, seq=head.seq)
        return come

    def _drop_known(self, come: dict[Place, Link]) -> None:
        """Leave out what the log holds already; another event in its place is a fork."""
        numbers: dict[Chain, list[int]] = defaultdict(list)
        for device, audit, seq in come:
            numbers[device, audit].append(seq)
        for (device, audit), some in numbers.items():
            span = {"first": min(some), "last": max(some)}
            for seq, eid in _HERE.run(self._connection, device_=device, audit_=audit, **span):
                link = come.pop((device, audit, seq), None)
                if link is not None and link.eid != eid:
                    raise ChainForked(device=device, seq=seq)

    def _next(self, chain: Chain) -> Iterator[Link]:
        """Yield what follows the end of a chain, for as long as there is a next one."""
        device, audit = chain
        end = self._ends.get(chain) or end_of(self._connection, chain)
        seq, eid, hlc = end.seq, end.eid, end.hlc
        while link := self.waiting.pop((device, audit, seq + 1), None):
            head = link.event.header
            if head.prev != eid:
                raise ChainForked(device=device, seq=head.seq)
            seq, eid, hlc = head.seq, link.eid, head.hlc
            yield link
        self._ends[chain] = End(device, audit, seq, eid, hlc)


def _place(event: Event) -> Place:
    head = event.header
    return (head.device, head.audit, head.seq)
