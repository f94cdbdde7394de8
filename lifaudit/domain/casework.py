"""What one agency records about one case: return, answers, notes, evidence, voice, grades."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar

from lifaudit.domain.record import key

OVERALL = "overall"
PANEL = "panel"
MODERATED = "moderated/{case}/{agency}"
"""The compartment of moderated grades."""


class Involvement(enum.Enum):
    """What an agency says about knowing the child."""

    INVOLVED = "involved"
    NOT_KNOWN = "not-known"
    KNOWN_NOT_INVOLVED = "known-not-involved"


class Stage(enum.Enum):
    """Whose grade it is (D5)."""

    AGENCY = "agency"
    PANEL = "panel"
    MODERATED = "moderated"


class Heard(enum.Enum):
    """How the child's voice was found (R-73)."""

    SPOKEN = "spoken"
    OBSERVED = "observed"
    ADVOCATE = "advocate"
    WRITTEN = "written"
    NOT_EVIDENCED = "not-evidenced"


@dataclass(frozen=True, slots=True)
class Return:
    """The state of what one agency records for one case."""

    COMPARTMENT: ClassVar[str] = "status/{case}/{agency}"
    audit: str = key()
    case: str = key()
    agency: str = key()
    auditor: str = ""
    involvement: Involvement | None = None
    involvement_note: str = field(default="", repr=False)
    records_seen: str = field(default="", repr=False)
    minutes_spent: int | None = None
    practitioner_spoken: bool | None = None
    practitioner_role: str = ""
    practitioner_on: date | None = None
    practitioner_why_not: str = field(default="", repr=False)
    signed_off_by: str = ""
    signed_off_at: datetime | None = None

    @property
    def is_signed_off(self) -> bool:
        """The agency stands by it; it opens again only with a reason."""
        return self.signed_off_at is not None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where something was seen: what kind of record, where in it, of what date. Never a file."""

    type: str
    where: str = field(default="", repr=False)
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to one question, with its note and evidence.

    `question` is the path of the question (lifaudit.domain.asked). `value` holds one code or text;
    several codes (many of, evidence seen, a ranking in its order) are separated by a space, as
    codes hold none. Numbers are plain decimals, dates ISO.
    """

    COMPARTMENT: ClassVar[str] = "answers/{case}/{agency}"
    audit: str = key()
    case: str = key()
    agency: str = key()
    question: str = key()
    value: str = field(default="", repr=False)
    note: str = field(default="", repr=False)
    evidence: tuple[Evidence, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a repeating group, such as one event; a row taken out keeps its answers.

    `position` orders the rows, from 1. What is answered in the row is kept as answers whose
    `question` is a path (lifaudit.domain.asked).
    """

    COMPARTMENT: ClassVar[str] = "answers/{case}/{agency}"
    audit: str = key()
    case: str = key()
    agency: str = key()
    group: str = key()
    row: str = key()
    position: int = 0
    removed: bool = False


@dataclass(frozen=True, slots=True)
class SectionNotes:
    """What one agency says of one domain in its own words."""

    COMPARTMENT: ClassVar[str] = "answers/{case}/{agency}"
    audit: str = key()
    case: str = key()
    agency: str = key()
    section: str = key()
    strengths: str = field(default="", repr=False)
    development: str = field(default="", repr=False)
    recommendations: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A grade and the reason it cannot stand without."""

    value: str
    reason: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Grade:
    """One grade: agency, panel or moderated, for one domain or overall."""

    COMPARTMENT: ClassVar[str] = "grades/{case}/{agency}"
    audit: str = key()
    case: str = key()
    agency: str = key()
    stage: str = key()
    domain: str = key()
    judgement: Judgement | None = field(default=None, repr=False)

    @property
    def compartment(self) -> str:
        """A third look lies apart from what it looks at: others may see it, and at another time."""
        return MODERATED if self.stage == Stage.MODERATED.value else self.COMPARTMENT

    @property
    def is_whole(self) -> bool:
        """It has both a value and a reason."""
        return self.judgement is not None and bool(
            self.judgement.value and self.judgement.reason.strip()
        )


@dataclass(frozen=True, slots=True)
class Voice:
    """How the child was heard in this agency's work, or that it is not evidenced (R-73)."""

    COMPARTMENT: ClassVar[str] = "answers/{case}/{agency}"
    audit: str = key()
    case: str = key()
    agency: str = key()
    heard: Heard | None = None
    communication_need: str = field(default="", repr=False)
    words: str = field(default="", repr=False)
    influenced: bool | None = None
    influence: str = field(default="", repr=False)
    family: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Reflection:
    """What a practitioner, known by role only, said to one prompt; never graded (R-53)."""

    COMPARTMENT: ClassVar[str] = "reflections/{case}/{agency}"
    audit: str = key()
    case: str = key()
    agency: str = key()
    prompt: str = key()
    text: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Reflector:
    """Whose reflection it is: a role and a date, never a name; and the statement was read."""

    COMPARTMENT: ClassVar[str] = "reflections/{case}/{agency}"
    audit: str = key()
    case: str = key()
    agency: str = key()
    role: str = ""
    on: date | None = None
    statement_read: bool = False


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a child or a parent answered to one prompt, and whether they agreed to be quoted."""

    COMPARTMENT: ClassVar[str] = "feedback/{case}/{agency}"
    audit: str = key()
    case: str = key()
    agency: str = key()
    giver: str = key()
    prompt: str = key()
    value: str = field(default="", repr=False)
    text: str = field(default="", repr=False)
    may_quote: bool = False
