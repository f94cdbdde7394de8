"""What stands again in a place because what came after it was taken back."""

from __future__ import annotations

from sqlalchemy import Connection

from lifaudit.domain.history import UNDID
from lifaudit.store.journal import Opened, load
from lifaudit.store.ring import Ring


def standing_again(connection: Connection, ring: Ring, head: bytes) -> set[bytes]:
    """Return what stands in a cell: its only head, what that brought back, and so on.

    Whoever takes back one step after the other finds each as it was when it was the newest.
    """
    found: set[bytes] = set()
    waiting = {head}
    while waiting:
        found |= waiting
        opened = list(load(connection, ring, waiting))
        waiting = {eid for one in opened for eid in _brought_back(connection, ring, one)} - found
    return found


def _brought_back(connection: Connection, ring: Ring, one: Opened) -> set[bytes]:
    """Return what stood before the events that this one took back; nothing where it took none."""
    gone = load(connection, ring, one.body.supersedes)
    undone = (each for each in gone if one.body.label == f"{UNDID}{each.body.label}")
    return {eid for each in undone for eid in each.body.supersedes}
