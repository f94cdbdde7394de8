"""What a test of an installed lifaudit by itself can find, part by part."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


class Outcome(enum.Enum):
    """How one check ended."""

    PASS = "pass"  # noqa: S105 - the name of an outcome
    FAIL = "fail"
    ABSENT = "not available here"


@dataclass(frozen=True, slots=True)
class Line:
    """One check: what was looked at, how it ended, and what was seen or why not."""

    name: str
    outcome: Outcome
    said: str


@dataclass(frozen=True, slots=True)
class Embedded:
    """A part that lies inside another, as it says of itself."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Check:
    """A check before it is made: it works in an empty folder and says what it saw.

    It raises NotHere where this computer lacks what it would look at, and anything else when the
    part does not do what it should.
    """

    name: str
    look: Callable[[Path], str]


@dataclass(frozen=True, slots=True)
class Selftest:
    """Everything that was found."""

    lines: tuple[Line, ...]
    embedded: tuple[Embedded, ...]

    @property
    def holds(self) -> bool:
        """Nothing failed; what this computer does not have is no failure."""
        return all(one.outcome is not Outcome.FAIL for one in self.lines)
