"""Calibration: a practice case that everybody grades alone before real ones are graded.

A grade is kept under the person who gave it, so that two people who grade the same case blind are
two ratings and never a conflict (docs/decisions/0025).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from lifaudit.domain.casework import Judgement
from lifaudit.domain.record import key


@dataclass(frozen=True, slots=True)
class PracticeCase:
    """One practice case of an audit: made up or made unrecognisable, and the same for everybody.

    It is graded until it is closed; then everybody sees how everybody graded.
    """

    COMPARTMENT: ClassVar[str] = "plan"
    audit: str = key()
    practice: str = key()
    number: int = 0
    title: str = ""
    text: str = field(default="", repr=False)
    begun_on: date | None = None
    closed_on: date | None = None

    @property
    def is_open(self) -> bool:
        """It can still be graded."""
        return self.closed_on is None


@dataclass(frozen=True, slots=True)
class PracticeGrade:
    """What one person graded one domain of a practice case."""

    COMPARTMENT: ClassVar[str] = "practice/{practice}/{person}"
    audit: str = key()
    practice: str = key()
    person: str = key()
    domain: str = key()
    judgement: Judgement | None = field(default=None, repr=False)

    @property
    def is_whole(self) -> bool:
        """It has both a value and a reason."""
        judged = self.judgement
        return judged is not None and bool(judged.value and judged.reason.strip())
