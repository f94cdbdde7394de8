"""How much of a log goes into one pack: whole chains, as many as there is room for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from lifaudit.domain.event import Event
from lifaudit.exchange.limits import FILE, MEBIBYTE

ROOM = FILE - 4 * MEBIBYTE  # what is not entries takes the rest
AROUND = 64  # bytes of an entry in a pack beside what is sealed: its id, its place, its time


def portion(events: Iterable[Event], mine: str, beside: int = 0) -> tuple[Event, ...]:
    """Return the entries of as many devices as fit with so many bytes beside, `mine` first.

    What is left over goes with the next pack, as that is counted from what its reader tells to
    hold. A chain is never parted, as its newest voucher counts only with its end; one that does
    not fit by itself is left in, and the pack is refused as too large.
    """
    of_device: dict[str, list[Event]] = defaultdict(list)
    for one in events:
        of_device[one.header.device].append(one)
    taken: list[Event] = []
    room = ROOM - beside
    for device in sorted(of_device, key=lambda one: one != mine):
        size = sum(len(one.sealed) + AROUND for one in of_device[device])
        if size <= room or size > ROOM:
            taken += of_device[device]
            room -= size
    return tuple(taken)
