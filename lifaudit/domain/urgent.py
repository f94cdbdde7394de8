"""Urgent concerns about a child today: who was told, by when an answer is due, and what came back.

The register keeps no account of the child: that goes from person to person, at once, by the
agency's own way. It is never deleted with a case, and the report prints only how many there were.
"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar

from lifaudit.domain.record import key

NOW = "Refer back now, before the meeting goes on"


@dataclass(frozen=True, slots=True)
class UrgentKind:
    """One sort of urgent concern, and within how many hours somebody must have answered.

    Hours run through nights and weekends: a child does not wait for Monday.
    """

    code: str
    label: str
    hours: int
    source: str
    meaning: str = ""


class Way(enum.Enum):
    """How somebody was told."""

    IN_PERSON = "in-person"
    TELEPHONE = "telephone"
    SECURE_EMAIL = "secure-email"
    REFERRAL = "referral"


@dataclass(frozen=True, slots=True)
class Urgent:
    """One urgent concern: what sort, who was told (a role), how, and what was answered."""

    COMPARTMENT: ClassVar[str] = "urgent/{case}"
    audit: str = key()
    case: str = key()
    concern: str = key()
    raised_at: datetime | None = None
    raised_by: str = ""
    kind: str = ""
    agency: str = ""
    told: str = field(default="", repr=False)
    told_at: datetime | None = None
    how: Way | None = None
    due: datetime | None = None
    response: str = field(default="", repr=False)
    closed_at: datetime | None = None
    closed_by: str = ""

    @property
    def is_open(self) -> bool:
        """Nobody has closed it yet."""
        return self.closed_at is None

    @property
    def is_told(self) -> bool:
        """Somebody who can act was told, and how."""
        return bool(self.told.strip()) and self.how is not None

    def is_late(self, now: datetime) -> bool:
        """Tell whether it is open and the answer is overdue."""
        return self.is_open and self.due is not None and self.due < now

    def waits_for(self, now: datetime) -> str:
        """Say what it waits for, in words."""
        if not self.is_open:
            return "Closed"
        if not self.is_told:
            return "Nobody has been told yet"
        if not self.response.strip():
            return "The answer is overdue" if self.is_late(now) else "Waits for the answer"
        return "Answered; close it when the child is safe"


@dataclass(frozen=True, slots=True)
class Handover:
    """A matter of one person's conduct, handed to their employer: only where to and when."""

    COMPARTMENT: ClassVar[str] = "urgent/{case}"
    audit: str = key()
    case: str = key()
    matter: str = key()
    agency: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class UrgentCount:
    """All that a report says of urgent concerns."""

    raised: int = 0
    resolved: int = 0


def counted(concerns: Sequence[Urgent]) -> UrgentCount:
    """Count concerns, and those that are closed."""
    return UrgentCount(len(concerns), sum(not one.is_open for one in concerns))


def in_order(concerns: Sequence[Urgent]) -> tuple[Urgent, ...]:
    """Put what is open first, the soonest due before the later, then what is closed."""
    return tuple(sorted(concerns, key=lambda one: (not one.is_open, str(one.due), one.concern)))
