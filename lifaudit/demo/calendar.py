"""The demo's own clock: it is told which day it is, and moves on as people would type."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

PACE = timedelta(seconds=11)


class Calendar:
    """A clock for a story: every look is a little later, every day is set by hand."""

    def __init__(self, start: date) -> None:
        self._now = _morning(start)

    def __call__(self) -> datetime:
        """Return the story's present moment."""
        self._now += PACE
        return self._now

    def turn_to(self, day: date) -> None:
        """Go on to the morning of a later day."""
        self._now = max(self._now, _morning(day))


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(8, 40), UTC)
