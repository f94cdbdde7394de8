"""Who leads an audit and who records for its room: who began it, and whom each of them named.

Anybody in an audit could write that they lead it, and with a clock put back could be the first to.
So an audit's id says who began it; an older one was begun by who leads by the signed list.
"""

from __future__ import annotations

import enum
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

NONCE, PROOF = 8, 16
"""Hex digits of an id: drawn ones, and those that come of them and of who began the audit."""


@dataclass(frozen=True, slots=True)
class Named:
    """Who wrote when that somebody leads, or records."""

    by: str
    at: datetime
    who: str


class Because(enum.Enum):
    """By what it is known who began an audit."""

    ITS_ID = "its-id"
    THE_LIST = "the-list"
    THE_FIRST = "the-first"


@dataclass(frozen=True, slots=True)
class Leading:
    """Who led an audit, the lead of now last; who began it, and by what that is known.

    `rivals` wrote that somebody leads who never came to lead: what does not count.
    """

    turns: tuple[str, ...]
    began: str
    because: Because
    rivals: tuple[Named, ...] = ()

    @property
    def lead(self) -> str:
        """Who leads now; nobody where none is known."""
        return self.turns[-1] if self.turns else ""


def audit_id(drawn: str, person: str) -> str:
    """Return the id of an audit that this person begins, from hex digits drawn at random."""
    nonce = drawn[:NONCE]
    return nonce + _proof(nonce, person)


def says_who(audit: str) -> bool:
    """Tell whether an audit's id says who began it; an older one's says nothing."""
    return len(audit) == NONCE + PROOF and not set(audit) - set("0123456789abcdef")


def leading_of(audit: str, named: Sequence[Named], is_lead: Callable[[Named], bool]) -> Leading:
    """Say who led an audit, one after the other: each named by the one before.

    `named` in the order of their clocks; `is_lead` tells who is a lead by the signed list. Where
    nobody says who began the audit, nobody is known to lead it.
    """
    because, at = _beginning(audit, named, is_lead)
    turns: list[str] = []
    rivals: list[Named] = []
    for number, one in enumerate(named):
        is_next = at is not None and number >= at and (not turns or turns[-1] in ("", one.by))
        if is_next:
            turns.append(one.who)
        elif one.who:
            rivals.append(one)
    began = "" if at is None else named[at].by
    return Leading(
        tuple(turns), began, because, tuple(one for one in rivals if one.who not in turns)
    )


def recorders_in_turn(lead: str, leads: frozenset[str], named: Sequence[Named]) -> tuple[str, ...]:
    """Return who recorded, one after the other: each named by a lead or by the one before.

    An empty name gives it back to the lead.
    """
    found = [lead]
    for one in named:
        if not lead or one.by in leads or one.by == found[-1]:
            found.append(one.who or lead)
    return tuple(found)


def _beginning(
    audit: str, named: Sequence[Named], is_lead: Callable[[Named], bool]
) -> tuple[Because, int | None]:
    if says_who(audit):
        began = (at for at, one in enumerate(named) if audit_id(audit, one.by) == audit)
        return Because.ITS_ID, next(began, None)
    by_list = next((at for at, one in enumerate(named) if is_lead(one)), None)
    if by_list is not None:
        return Because.THE_LIST, by_list
    return Because.THE_FIRST, 0 if named else None


def _proof(nonce: str, person: str) -> str:
    told = b"lifaudit-audit/1\0" + nonce.encode() + person.encode("utf-8", "surrogatepass")
    return hashlib.sha256(told).hexdigest()[:PROOF]
