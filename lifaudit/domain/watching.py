"""Watching a folder for packs: which file is there whole, which was dealt with, what came of it."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from lifaudit.domain.arrived import Arrived


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A file as one look found it; the same file written further is another spot."""

    changed: int
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Watch:
    """What the last look found, and what of it needs no second reading."""

    seen: frozenset[Spot] = frozenset()
    settled: frozenset[Spot] = frozenset()

    def ready(self, now: Iterable[Spot]) -> Spot | None:
        """Return the oldest file that two looks found alike and that nobody has read yet."""
        waiting = self.seen.intersection(now) - self.settled
        return min(waiting, default=None)

    def after(self, now: Iterable[Spot]) -> Watch:
        """Return the watch after a look; what has gone is forgotten."""
        seen = frozenset(now)
        return Watch(seen, self.settled & seen)

    def settle(self, spot: Spot) -> Watch:
        """Return the watch after a file was dealt with."""
        return replace(self, settled=self.settled | {spot})

    def anew(self) -> Watch:
        """Return the watch of somebody who reads everything once more."""
        return Watch(self.seen)


class Fate(enum.Enum):
    """What came of a file in the folder."""

    TAKEN = "taken"
    KNOWN = "known"
    OTHERS = "others"
    UNFINISHED = "unfinished"
    ASKS = "asks"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One file that was read: what came of it and, where a person is needed, why."""

    name: str
    fate: Fate
    why: str = ""
    arrived: Arrived | None = field(default=None, repr=False)

    @property
    def needs_somebody(self) -> bool:
        """It waits for a person."""
        return self.fate is Fate.ASKS

    def tells_less_than(self, before: Outcome) -> bool:
        """Whether it is the same file read again, after it was taken in."""
        return self.fate is Fate.KNOWN and before.fate is Fate.TAKEN

    @property
    def line(self) -> str:
        """One sentence for the foot of the window; empty where there is nothing to say."""
        if self.arrived is not None:
            more = " Somebody has to look at it." if self.arrived.needs_a_look else ""
            return f"{self.arrived.headline}{more}"
        if self.fate is Fate.ASKS:
            return f"A pack in the exchange folder needs you: {self.why}."
        return ""
