"""The running order of an audit day: its steps as a profile sets them, and what became of each."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from lifaudit.domain.record import key


class Shows(enum.Enum):
    """What stands before the room during a step."""

    CASE = "case"
    AGENCIES = "agencies"
    GRADES = "grades"
    DIFFERENCES = "differences"
    PRACTITIONERS = "practitioners"
    VOICE = "voice"
    PANEL = "panel"
    URGENT = "urgent"
    FINDINGS = "findings"


@dataclass(frozen=True, slots=True)
class OrderStep:
    """One step of the running order; `each` gives the minutes to every agency in turn."""

    code: str
    label: str
    shows: Shows
    minutes: int
    about: str = ""
    each: bool = False

    def planned(self, agencies: int) -> int:
        """Return for how many minutes it is planned with so many agencies in the room."""
        return self.minutes * max(agencies, 1) if self.each else self.minutes


@dataclass(frozen=True, slots=True)
class Recorder:
    """Who records for the room; the others read. Nobody named means the audit's lead."""

    COMPARTMENT: ClassVar[str] = "plan"
    audit: str = key()
    person: str = ""


@dataclass(frozen=True, slots=True)
class CaseDay:
    """When one case was looked at, and when it was called: from then on its grades show.

    `on_paper` is the day of the paper sheet that was typed in afterwards, where there was one.
    """

    COMPARTMENT: ClassVar[str] = "plan"
    audit: str = key()
    case: str = key()
    begun_at: datetime | None = None
    called_at: datetime | None = None
    called_by: str = ""
    closed_at: datetime | None = None
    on_paper: date | None = None

    @property
    def is_called(self) -> bool:
        """Its grades may be shown to the room."""
        return self.called_at is not None

    @property
    def is_under_way(self) -> bool:
        """The room is at it, or broke off in the middle of it."""
        return self.begun_at is not None and self.closed_at is None


@dataclass(frozen=True, slots=True)
class DayStep:
    """One step of one case: when it began, when it was held up or ended, and how long it rested."""

    COMPARTMENT: ClassVar[str] = "plan"
    audit: str = key()
    case: str = key()
    step: str = key()
    begun_at: datetime | None = None
    held_at: datetime | None = None
    ended_at: datetime | None = None
    rested: int = 0

    @property
    def is_running(self) -> bool:
        """It has begun and has not ended; it may be held up."""
        return self.begun_at is not None and self.ended_at is None

    @property
    def is_held(self) -> bool:
        """The room pauses."""
        return self.is_running and self.held_at is not None

    def spent(self, now: datetime) -> int:
        """Return the seconds spent in it up to now, without the rests."""
        if self.begun_at is None:
            return 0
        until = self.ended_at or self.held_at or now
        return max(round((until - self.begun_at).total_seconds()) - self.rested, 0)
