"""What an open store remembers from one unit to the next, to ask the file for less."""

from __future__ import annotations

from datetime import datetime, timedelta

from lifaudit.domain.event import tick
from lifaudit.domain.ports import Clock
from lifaudit.domain.rights import Rights
from lifaudit.store.chains import Chain, End
from lifaudit.store.compartment import Compartment

AHEAD = timedelta(days=1)


def furthest(now: datetime) -> int:
    """Return the last reading of another's clock that is adopted; one beyond it is wrong."""
    return tick(0, now + AHEAD)


class HybridClock:
    """The device's clock for events: it never runs backwards, whatever the laptop's clock does."""

    def __init__(self, clock: Clock, last: int) -> None:
        self._clock, self.last = clock, last

    def read(self) -> int:
        """Return a reading later than every one before."""
        self.last = tick(self.last, self._clock())
        return self.last

    def adopt(self, hlc: int) -> None:
        """Run on from another device's clock, so that what is written next comes later."""
        self.last = max(self.last, hlc)


class Memory:
    """Ends of chains and keys as the last unit left them; a unit that fails empties it."""

    def __init__(self, hybrid: HybridClock) -> None:
        self.hybrid = hybrid
        self.ends: dict[Chain, End] = {}
        self.writing: dict[tuple[str, str], Compartment] = {}
        self.opening: dict[str, Compartment | None] = {}
        self.rights: dict[str, Rights] = {}

    def forget(self) -> None:
        """Forget all rows, because what was remembered may have been rolled back."""
        self.ends.clear()
        self.rights.clear()
        self.forget_keys()

    def forget_keys(self) -> None:
        """Forget the keys, because one was learnt or destroyed."""
        self.writing.clear()
        self.opening.clear()
