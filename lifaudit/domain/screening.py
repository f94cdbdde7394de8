"""What was found in an audit's texts that could say who a child is, and what was decided about it.

Both kinds of record here lie in the vault's own chain: they never leave it but in a backup.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sized
from dataclasses import InitVar, dataclass, field
from datetime import datetime
from typing import ClassVar, Generic, TypeVar

from lifaudit.domain.audit import Audit
from lifaudit.domain.errors.screening import IdentifiersFound
from lifaudit.domain.identifiers import Identifier
from lifaudit.domain.record import key

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Glossary:
    """The names to look for in an audit's texts; `about` is the audit."""

    COMPARTMENT: ClassVar[str] = "glossary"
    about: str = key()
    names: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class LeftStanding:
    """Somebody looked at something in one cell and let it stand, so nobody is asked again.

    `about` is the audit, or the fingerprint of the report that a decision is about.

    `found` is the digest of what was found: the same in another cell is another question.
    """

    COMPARTMENT: ClassVar[str] = "glossary"
    about: str = key()
    kind: str = key()
    record: str = key()
    name: str = key()
    found: str = key()
    what: str = field(default="", repr=False)
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """One cell of an audit: a kind of record, its key, and the field."""

    kind: str
    record: str
    name: str


@dataclass(frozen=True, slots=True)
class Hit:
    """Something in one cell that nobody has decided about, in its own sentence.

    `masked` is that sentence without it and without all else that was found in it; `where` says
    in words where it stands; `may_mask` that the person at the keyboard may change it there.
    """

    spot: Spot
    what: Identifier
    found: str = field(repr=False)
    before: str = field(repr=False)
    behind: str = field(repr=False)
    masked: str = ""
    where: str = ""
    may_mask: bool = True

    def left_standing(self, about: str, at: datetime | None = None) -> LeftStanding:
        """Return the record that it was looked at and stands."""
        spot, sealed = self.spot, digest_of(self.found)
        return LeftStanding(about, spot.kind, spot.record, spot.name, sealed, self.what.value, at)


@dataclass(frozen=True, slots=True)
class Screening:
    """All that is to be decided before anything of an audit leaves, and the names looked for."""

    audit: Audit
    hits: tuple[Hit, ...]
    names: tuple[str, ...] = field(default=(), repr=False)
    decided: int = 0


@dataclass(frozen=True, slots=True)
class Screened(Generic[T]):
    """Something of an audit that may leave: its texts were looked through, and all is decided.

    Whatever writes people's words takes one, and only the identifier guard makes one. Raises
    IdentifiersFound where something is `left` that somebody has to decide about first.
    """

    value: T = field(repr=False)
    left: InitVar[Sized]

    def __post_init__(self, left: Sized) -> None:
        if left:
            raise IdentifiersFound(count=len(left))


def digest_of(found: str) -> str:
    """Return by what something that was found is known again, however it is spaced."""
    return hashlib.sha256(" ".join(found.split()).casefold().encode()).hexdigest()
