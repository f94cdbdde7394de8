"""The files by which somebody joins: the partnership's card out, a request back."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime

from lifaudit.domain.codec import canonical, plain
from lifaudit.domain.errors.joining import CardUnreadable, RequestDamaged
from lifaudit.domain.partnership import Role
from lifaudit.domain.shape import LONGEST_LINE, shaped
from lifaudit.domain.strict import read_strict
from lifaudit.domain.trust import VERSION, Board, Member, TrustBundle, opened

CARD_TAG = b"lifaudit-card/1\0"
REQUEST_TAG = b"lifaudit-request/1\0"
LARGEST_FILE = 64 * 1024
_ID = re.compile(r"[A-Za-z0-9._~-]{1,64}")  # what packs take for an id, too


@dataclass(frozen=True, slots=True)
class Card:
    """What a newcomer begins with: whose partnership it is, its root, and who leads it."""

    made: datetime
    partnership: Board
    root_certificate: str = field(repr=False)
    lead: Member

    @property
    def first_list(self) -> TrustBundle:
        """What is known before any list came: nobody but the lead, under the number nought."""
        return TrustBundle(
            0,
            self.made,
            self.partnership,
            self.root_certificate,
            self.lead.person,
            (),
            (self.lead,),
            (),
        )


@dataclass(frozen=True, slots=True)
class Request:
    """Who asks to join, and by which keys they will be known; `request` is the PEM as hex."""

    made: datetime
    root_sha256: str
    person: str
    name: str = field(repr=False)
    job: str
    request: str = field(repr=False)
    recipient: str


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Another lead, or the chair, who made sure that a key was rightly changed, and how.

    `is_namesake` when the newcomer is another person than the one who is known by that name.
    """

    by: str
    how: str = field(repr=False)
    is_namesake: bool = False


@dataclass(frozen=True, slots=True)
class Admission:
    """What the lead decides about a newcomer, with the words that were compared by telephone."""

    role: Role
    agency: str
    words: tuple[str, ...]
    confirmed: Confirmation | None = None


def card_line(card: Card) -> bytes:
    """Write a card as its one line."""
    return canonical({"v": VERSION, "card": plain(card)})


def card_of(line: bytes) -> Card:
    """Read a card's line; raises CardUnreadable or JoiningTooNew."""
    try:
        card = shaped(Card, opened(read_strict(line), "card"))
    except ValueError:
        raise CardUnreadable from None
    if not _is_named(card.partnership.name, card.lead.name) or card.lead.role is not Role.LEAD:
        raise CardUnreadable
    return card


def request_line(request: Request) -> bytes:
    """Write a request as its one line."""
    return canonical({"v": VERSION, "request": plain(request)})


def request_of(line: bytes) -> Request:
    """Read a request's line; raises RequestDamaged or JoiningTooNew."""
    try:
        request = shaped(Request, opened(read_strict(line), "request"))
    except ValueError:
        raise RequestDamaged from None
    if not _ID.fullmatch(request.person) or not _is_named(request.name):
        raise RequestDamaged
    if len(request.job) > LONGEST_LINE:
        raise RequestDamaged
    return request


def _is_named(*names: str) -> bool:
    return all(0 < len(one) <= LONGEST_LINE for one in names)
