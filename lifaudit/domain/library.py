"""The instruments that can be used: those that come with lifaudit, those published here, drafts."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from lifaudit.domain.instrument import Changed, Instrument
from lifaudit.domain.record import key


@dataclass(frozen=True, slots=True)
class PublishedInstrument:
    """One version of an instrument, whole and for ever; `draft` is what it was written in."""

    COMPARTMENT: ClassVar[str] = "instruments"
    LASTING: ClassVar[frozenset[str]] = frozenset({"content", "digest", "draft", "on"})
    identity: str = key()
    digest: str = ""
    content: str = field(default="", repr=False)
    draft: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Retirement:
    """From when an instrument is no longer offered; running audits keep it."""

    COMPARTMENT: ClassVar[str] = "instruments"
    identity: str = key()
    on: date | None = None
    why: str = field(default="", repr=False)


class Origin(enum.Enum):
    """Where an instrument comes from."""

    SHIPPED = "shipped"
    OWN = "own"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class LibraryItem:
    """One instrument as the library shows it; `draft` is its id while it is being written.

    `retires` is the day from which it is not offered, `is_retired` whether that day has come;
    `lineage` are its own key and the keys of what it was made from. A draft that `is_away` was put
    away and can be brought back.
    """

    instrument: Instrument
    origin: Origin
    retires: date | None = None
    is_retired: bool = False
    draft: str = ""
    begun_from: str = ""
    lineage: tuple[str, ...] = ()
    is_away: bool = False

    @property
    def identity(self) -> str:
        """Key and version."""
        return self.instrument.identity

    @property
    def questions(self) -> int:
        """How many questions a person may meet."""
        return self.instrument.size

    @property
    def changes(self) -> tuple[Changed, ...]:
        """What each version changed, the newest first."""
        return self.instrument.changes[::-1]


@dataclass(frozen=True, slots=True)
class Library:
    """Every instrument there is, shipped ones first, each in the order of its title.

    `away` are the drafts that were put away; they count for nothing until they are brought back.
    """

    items: tuple[LibraryItem, ...]
    away: tuple[LibraryItem, ...] = ()

    @property
    def offered(self) -> tuple[LibraryItem, ...]:
        """What an audit can use now."""
        return tuple(
            one for one in self.items if one.origin is not Origin.DRAFT and not one.is_retired
        )

    @property
    def drafts(self) -> tuple[LibraryItem, ...]:
        """What is still being written."""
        return tuple(one for one in self.items if one.origin is Origin.DRAFT)

    @property
    def retired(self) -> tuple[LibraryItem, ...]:
        """What is offered no more."""
        return tuple(one for one in self.items if one.is_retired)

    def of_use(self, use: str) -> tuple[LibraryItem, ...]:
        """Return what can be used now in one way, such as `return` or `module`."""
        return tuple(one for one in self.offered if one.instrument.use == use)

    def suited_to(self, usual: str) -> tuple[LibraryItem, ...]:
        """Return what agencies can be asked, first what is usual, then what is about the same."""
        every = self.of_use("return")
        subjects = {one.instrument.subject for one in every if one.instrument.key == usual}
        return tuple(
            sorted(
                every,
                key=lambda one: (usual not in one.lineage, one.instrument.subject not in subjects),
            )
        )

    def modules_for(self, main: LibraryItem) -> tuple[LibraryItem, ...]:
        """Return the modules made to be added to an instrument, or to what it was made from."""
        kin = set(main.lineage)
        return tuple(one for one in self.of_use("module") if kin & set(one.instrument.adds_to))
