"""Who leads an audit and who records for its room: who began it, and whom each of them named.

Anybody in an audit could write that they lead it, and with a clock put back could be the first to.
So an audit's id says who began it; an older one was begun by who leads by the signed list.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
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


def audit_id(drawn: str, person: str) -> str:
    """Return the id of an audit that this person begins, from hex digits drawn at random."""
    nonce = drawn[:NONCE]
    return nonce + _proof(nonce, person)


def leads_in_turn(
    audit: str, named: Sequence[Named], is_lead: Callable[[Named], bool]
) -> tuple[str, ...]:
    """Return who led an audit, one after the other: each named by the one before.

    `named` in the order of their clocks; `is_lead` tells who is a lead by the signed list. Where
    nobody says who began the audit, nobody is known to lead it.
    """
    at = _beginning(audit, named, is_lead)
    return () if at is None else tuple(_from(named[at:]))


def recorders_in_turn(lead: str, leads: frozenset[str], named: Sequence[Named]) -> tuple[str, ...]:
    """Return who recorded, one after the other: each named by a lead or by the one before.

    An empty name gives it back to the lead.
    """
    found = [lead]
    for one in named:
        if not lead or one.by in leads or one.by == found[-1]:
            found.append(one.who or lead)
    return tuple(found)


def _beginning(audit: str, named: Sequence[Named], is_lead: Callable[[Named], bool]) -> int | None:
    if _says_who(audit):
        began = (at for at, one in enumerate(named) if audit_id(audit, one.by) == audit)
        return next(began, None)
    by_list = (at for at, one in enumerate(named) if is_lead(one))
    return next(by_list, 0 if named else None)


def _from(named: Sequence[Named]) -> Iterator[str]:
    last = ""
    for one in named:
        if last in ("", one.by):
            last = one.who
            yield last


def _says_who(audit: str) -> bool:
    return len(audit) == NONCE + PROOF and not set(audit) - set("0123456789abcdef")


def _proof(nonce: str, person: str) -> str:
    told = b"lifaudit-audit/1\0" + nonce.encode() + person.encode("utf-8", "surrogatepass")
    return hashlib.sha256(told).hexdigest()[:PROOF]
