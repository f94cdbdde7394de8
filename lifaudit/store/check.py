"""Proving the log: every id worked out again, every link followed, every body opened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lifaudit.domain.errors.vault import SealBroken
from lifaudit.domain.event import FIRST, Header
from lifaudit.domain.history import Anchor
from lifaudit.domain.ports import Progress
from lifaudit.store.chains import Chain, End
from lifaudit.store.history import lost_since
from lifaudit.store.journal import Link, open_link
from lifaudit.store.log import batches, count
from lifaudit.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Break:
    """An entry that was altered, cut out or lost: whose, in which audit, which number."""

    device: str
    audit: str
    seq: int


@dataclass(frozen=True, slots=True)
class Checked:
    """How much was looked at, and where it does not hold; nothing broken is a whole log."""

    events: int
    chains: int
    broken: tuple[Break, ...]


def check(unit: Unit, progress: Progress, anchors: Iterable[Anchor] = ()) -> Checked:
    """Look at the whole log, and whether it still holds what these anchors saw.

    A chain whose last entries were cut off still fits together: only an anchor tells.
    """
    total, done = count(unit.connection), 0
    ends: dict[Chain, End] = {}
    broken: list[Break] = []
    for links in batches(unit.connection):
        for link in links:
            head = link.event.header
            if not (_follows(link, ends) and _opens(unit, link)):
                broken.append(Break(head.device, head.audit, head.seq))
            ends[head.device, head.audit] = _end(link)
        done += len(links)
        progress(done, total)
    heads = {head for anchor in anchors for head in anchor.heads}
    broken += [Break(*head[:3]) for head in sorted(heads) if lost_since(unit, [head])]
    return Checked(total, len(ends), tuple(dict.fromkeys(broken)))


def _follows(link: Link, ends: dict[Chain, End]) -> bool:
    """Its id is its own, and it comes right after the one before it."""
    head = link.event.header
    end = ends.get((head.device, head.audit))
    before = (0, FIRST) if end is None else (end.seq, end.eid)
    return link.event.eid == link.eid and (head.seq - 1, head.prev) == before


def _end(link: Link) -> End:
    head: Header = link.event.header
    return End(head.device, head.audit, head.seq, link.eid, head.hlc)


def _opens(unit: Unit, link: Link) -> bool:
    """Tell whether the body opens; where nobody here has the key, it is no worse for it."""
    compartment = unit.ring.by_id(link.event.header.compartment)
    if compartment is None:
        return True
    try:
        open_link(link, compartment)
    except SealBroken:
        return False
    return True
