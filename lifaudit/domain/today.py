"""Which day it is where audits are done: in England, whatever the laptop's own zone and settings.

Two laptops, or one laptop in two years, have to work out the same from the same answers.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

SUNDAY = 6
SPRING, AUTUMN = 3, 10
CHANGE = 1  # o'clock, UTC


def day_at(moment: datetime) -> date:
    """Return the day of an aware moment: an hour ahead of UTC from March to October.

    The rule is that of the Summer Time Order 2002: from the last Sunday in March to the last Sunday
    in October, each at one o'clock in the morning, Greenwich mean time.
    """
    here = moment.astimezone(UTC)
    is_summer = _change(here.year, SPRING) <= here < _change(here.year, AUTUMN)
    return (here + timedelta(hours=1) if is_summer else here).date()


def _change(year: int, month: int) -> datetime:
    """Return when the clocks change in a month of 31 days: its last Sunday."""
    last = datetime(year, month, 31, CHANGE, tzinfo=UTC)
    return last - timedelta(days=(last.weekday() - SUNDAY) % 7)
