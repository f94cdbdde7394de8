"""What an audit teaches: findings, recommendations, actions; and the report that seals it."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar

from lifaudit.domain.record import key


class Polarity(enum.Enum):
    """Whether a finding is to be kept or to be changed (R-59: both count the same)."""

    STRENGTH = "strength"
    IMPROVEMENT = "improvement"


class Level(enum.Enum):
    """Where the cause lies (R-50, R-62)."""

    INDIVIDUAL = "individual"
    TEAM = "team"
    AGENCY = "agency"
    MULTI_AGENCY = "multi-agency"
    SYSTEM = "system"


class Factor(enum.Enum):
    """Contributory factors: the nine of the Learning Together conversation (requirements 2.5)."""

    FAMILY = "family"
    ROLE = "role"
    CONDITIONS = "conditions"
    PERSONAL = "personal"
    OWN_TEAM = "own-team"
    INTER_AGENCY = "inter-agency"
    CULTURE = "culture"
    WIDER = "wider"
    OTHER = "other"


class MeasureType(enum.Enum):
    """Three kinds of question about effect (R-74)."""

    OUTCOME = "outcome"
    QUALITY = "quality"
    QUANTITY = "quantity"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, why, so what for the child, now what (R-60); seen in which cases."""

    COMPARTMENT: ClassVar[str] = "panel"
    audit: str = key()
    finding: str = key()
    order: int = 0
    polarity: Polarity = Polarity.IMPROVEMENT
    level: Level = Level.MULTI_AGENCY
    section: str = ""
    agency: str = ""
    what: str = field(default="", repr=False)
    why: str = field(default="", repr=False)
    factor: Factor | None = None
    so_what: str = field(default="", repr=False)
    now_what: str = field(default="", repr=False)
    seen_in: tuple[str, ...] = ()
    withdrawn: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What should be different for children, drawn from findings."""

    COMPARTMENT: ClassVar[str] = "panel"
    audit: str = key()
    recommendation: str = key()
    order: int = 0
    text: str = field(default="", repr=False)
    outcome: str = field(default="", repr=False)
    findings: tuple[str, ...] = ()
    withdrawn: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Action:
    """Who does what by when, and how it will be known to have helped."""

    COMPARTMENT: ClassVar[str] = "panel"
    audit: str = key()
    action: str = key()
    order: int = 0
    recommendation: str = ""
    text: str = field(default="", repr=False)
    owner: str = ""
    lead_role: str = ""
    due: date | None = None
    measure: str = field(default="", repr=False)
    measure_type: MeasureType = MeasureType.OUTCOME
    withdrawn: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Summary:
    """The words at the top of the report: headline, learning points, limits."""

    COMPARTMENT: ClassVar[str] = "panel"
    audit: str = key()
    headline: str = field(default="", repr=False)
    learning: tuple[str, ...] = field(default=(), repr=False)
    limits: str = field(default="", repr=False)
    urgent_raised: int = 0
    urgent_resolved: int = 0


@dataclass(frozen=True, slots=True)
class SealedReport:
    """A certified report: which bytes, by whom, over which state of the log.

    `newest` is the digest of the copy with the approvals so far; empty while there are none.
    """

    COMPARTMENT: ClassVar[str] = "plan"
    audit: str = key()
    version: str = key()
    digest: str = ""
    fingerprint: str = ""
    certified_by: str = ""
    certified_at: datetime | None = None
    anchor: str = ""
    superseded_reason: str = field(default="", repr=False)
    newest: str = ""
