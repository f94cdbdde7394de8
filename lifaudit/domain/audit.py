"""An audit: one planned activity of looking at practice, and what was agreed about it."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from lifaudit.domain.partnership import AgencyType
from lifaudit.domain.record import key


class AuditType(enum.Enum):
    """Kinds of activity the frameworks name; the profile has the terms (R-24 to R-48, R-75)."""

    DEEP_DIVE = "deep-dive"
    THEMATIC_AUDIT = "thematic-audit"
    MULTI_AGENCY_AUDIT = "multi-agency-audit"
    SINGLE_AGENCY_AUDIT = "single-agency-audit"
    THEMATIC_REVIEW = "thematic-review"
    SECTION_11 = "section-11"
    SECTION_175 = "section-175"
    PEER_REVIEW = "peer-review"
    PROCESS_REVIEW = "process-review"
    TRAINING_EVALUATION = "training-evaluation"
    SURVEY = "survey"


class Status(enum.Enum):
    """How far an audit has come."""

    DRAFT = "draft"
    COLLECTING = "collecting"
    REPORTING = "reporting"
    SIGNED = "signed"


class Trigger(enum.Enum):
    """Why a theme was chosen (R-24, R-28, R-29, R-86)."""

    PRIORITY = "priority"
    DATA = "data"
    EARLIER_FINDING = "earlier-finding"
    REVIEW = "review"
    NATIONAL = "national"
    CONCERN = "concern"
    PROGRAMME = "programme"


class Openness(enum.Enum):
    """What stays sealed until a case is called on the audit day (D3)."""

    GRADES_SEALED = "grades-sealed"
    ANSWERS_SEALED = "answers-sealed"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Audit:
    """The plan: what is looked at, why, over which period, by when and under which marking."""

    COMPARTMENT: ClassVar[str] = "plan"
    audit: str = key()
    code: str = ""
    type: AuditType = AuditType.DEEP_DIVE
    title: str = ""
    theme: str = ""
    trigger: Trigger = Trigger.PROGRAMME
    why: str = field(default="", repr=False)
    linked_to: str = field(default="", repr=False)
    questions: str = field(default="", repr=False)
    proportionality: str = field(default="", repr=False)
    period_from: date | None = None
    period_to: date | None = None
    returns_due: date | None = None
    audit_day: date | None = None
    report_due: date | None = None
    lead: str = ""
    marking: str = "OFFICIAL-SENSITIVE"
    profile: str = ""
    openness: Openness = Openness.GRADES_SEALED
    dpia: str = ""
    sharing_agreement: str = ""
    status: Status = Status.DRAFT

    @property
    def is_draft(self) -> bool:
        """It is still being planned, so nothing can be recorded in it."""
        return self.status is Status.DRAFT

    @property
    def takes_answers(self) -> bool:
        """It has started and its report is not certified."""
        return not (self.is_draft or self.is_signed)

    @property
    def is_signed(self) -> bool:
        """Its report has been certified, so nothing in it may change."""
        return self.status is Status.SIGNED


@dataclass(frozen=True, slots=True)
class ExpectedAgency:
    """An agency asked to take part, with its name as it was when it was asked."""

    COMPARTMENT: ClassVar[str] = "plan"
    audit: str = key()
    agency: str = key()
    name: str = ""
    short: str = ""
    type: AgencyType = AgencyType.OTHER
    asked: bool = True


@dataclass(frozen=True, slots=True)
class PinnedInstrument:
    """The exact instrument an audit uses, whole, so that it renders the same for ever (D4)."""

    COMPARTMENT: ClassVar[str] = "plan"
    audit: str = key()
    use: str = key()
    identity: str = ""
    digest: str = ""
    content: str = field(default="", repr=False)
