"""Cases: codes for children whose help is looked at, why each was chosen, and from what."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from lifaudit.domain.record import key


class CaseStatus(enum.Enum):
    """Whether a case counts in the audit; a withdrawn one belongs to a draw that was discarded."""

    CHOSEN = "chosen"
    RESERVE = "reserve"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


class Method(enum.Enum):
    """How cases were sampled (requirements 4.3)."""

    RANDOM = "random"
    STRATIFIED = "stratified"
    SYSTEMATIC = "systematic"
    PURPOSIVE = "purposive"


@dataclass(frozen=True, slots=True)
class Case:
    """One child's case under its code, never a name; or a setting, process or event by its title.

    `title` is empty for a child's case. `agency` names the only one that is asked about it, as for
    a person's response; empty where all are.
    """

    COMPARTMENT: ClassVar[str] = "plan"
    audit: str = key()
    case: str = key()
    status: CaseStatus = CaseStatus.CHOSEN
    stratum: str = ""
    why: str = field(default="", repr=False)
    replaces: str = ""
    replaced_reason: str = field(default="", repr=False)
    age_band: str = ""
    gender: str = ""
    ethnicity: str = ""
    needs: str = ""
    plan_status: str = ""
    title: str = field(default="", repr=False)
    agency: str = ""

    def asks(self, agency: str) -> bool:
        """Whether a return about it is asked of an agency."""
        return self.agency in ("", agency)

    @property
    def called(self) -> str:
        """What people call it: its title, or the code of a child's case."""
        return self.title or self.case


@dataclass(frozen=True, slots=True)
class MatchKey:
    """Which line of the frame a case came from; sealed apart, destroyed after the audit day."""

    COMPARTMENT: ClassVar[str] = "match"
    audit: str = key()
    case: str = key()
    reference: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a sample frame: a reference, and its strata in the order of the columns."""

    reference: str = field(repr=False)
    strata: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A line left out before drawing, and why; an emptied reason puts it back."""

    COMPARTMENT: ClassVar[str] = "match"
    audit: str = key()
    reference: str = key()
    reason: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Frame:
    """The list that cases were sampled from: codes and strata only, with its digest."""

    COMPARTMENT: ClassVar[str] = "match"
    audit: str = key()
    source: str = ""
    columns: tuple[str, ...] = ()
    lines: tuple[Line, ...] = field(default=(), repr=False)
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Draw:
    """How the sample was drawn, so that anyone with the frame can repeat it."""

    COMPARTMENT: ClassVar[str] = "plan"
    audit: str = key()
    method: Method = Method.RANDOM
    seed: str = ""
    size: int = 0
    reserves: int = 0
    stratum: str = ""
    shares: tuple[tuple[str, int], ...] = ()
    excluded: int = 0
    frame_digest: str = ""
    frame_size: int = 0
    drawn_on: date | None = None


def with_status(cases: Iterable[Case], status: CaseStatus) -> tuple[Case, ...]:
    """Return the cases that stand like this, in their order."""
    return tuple(one for one in cases if one.status is status)
