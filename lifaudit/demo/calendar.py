"""The demo's own clock: it is told which day it is, and moves on as people would type."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

TYPING, TALKING = timedelta(seconds=11), timedelta(seconds=1)
"""How much later it is at every look: while somebody types, and while a room talks meanwhile."""
WEEKEND = (5, 6)


class Calendar:
    """A clock for a story: every look is a little later, every day is set by hand."""

    def __init__(self, start: date) -> None:
        self._now = _morning(start)
        self.pace = TYPING

    def __call__(self) -> datetime:
        """Return the story's present moment."""
        self._now += self.pace
        return self._now

    @property
    def today(self) -> date:
        """The story's present day."""
        return self._now.date()

    def turn_to(self, day: date) -> None:
        """Go on to the morning of a later day."""
        self._now = max(self._now, _morning(day))

    def turn_page(self) -> None:
        """Go on to the morning of the next working day."""
        day = self.today + timedelta(days=1)
        while day.weekday() in WEEKEND:
            day += timedelta(days=1)
        self.turn_to(day)

    def wait(self, minutes: int) -> None:
        """Let so many minutes go by, as a room does that talks."""
        self._now += timedelta(minutes=minutes)


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(8, 40), UTC)
