"""How a member stands: whether they may sign today, until when, and who vouches for whom."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from lifaudit.domain.partnership import Person, Role

SOON = timedelta(days=60)
MODERATORS = (Role.MODERATOR, Role.CHAIR)
"""Who takes a third look; where there is none, the audit's lead."""
SECONDS = (Role.LEAD, Role.CHAIR)
"""Whose word is needed beside the lead's when a key has changed."""


class Signing(enum.Enum):
    """Whether somebody may sign."""

    NOT_ADMITTED = "not-admitted"
    GOOD = "good"
    SOON = "soon"
    RUN_OUT = "run-out"
    REVOKED = "revoked"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Standing:
    """A person as the register shows them: their agency's name, and how their certificate stands.

    `words` are the seven by which their keys are compared, where they have been admitted;
    `is_outdated` when their certificate names another agency or name than the register.
    """

    person: Person
    agency: str
    signing: Signing
    until: datetime | None = None
    why: str = field(default="", repr=False)
    words: tuple[str, ...] = ()
    is_me: bool = False
    is_outdated: bool = False


def signing_of(person: Person, until: datetime | None, now: datetime, *, revoked: bool) -> Signing:
    """Say whether a person may sign now; `until` is when their certificate ends, if they have one.

    What is told first is what cannot be mended by waiting.
    """
    if until is None:
        return Signing.NOT_ADMITTED
    if revoked:
        return Signing.REVOKED
    if not person.active:
        return Signing.LEFT
    if now > until:
        return Signing.RUN_OUT
    return Signing.SOON if until - now <= SOON else Signing.GOOD


def may_confirm(person: Person, lead: str, newcomer: Person) -> bool:
    """Tell whether somebody can be the second person when the newcomer's key has changed."""
    others = person.person not in (lead, newcomer.person) and person.name != newcomer.name
    return person.active and person.role in SECONDS and others


def is_known_as(person: Person, request: str, name: str) -> bool:
    """Tell whether a request comes from this person: by their id, or by the name they go by."""
    return person.person == request or (person.active and is_named(person, name))


def is_named(person: Person, name: str) -> bool:
    """Tell whether somebody goes by a name, however it is spaced and capitalised."""
    return " ".join(person.name.split()).casefold() == " ".join(name.split()).casefold()
