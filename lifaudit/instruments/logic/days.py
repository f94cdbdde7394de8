"""Days of the calendar as numbers, written and read in ISO; a day is a day in summer and winter.

ODK counts dates in days since 1 January 1970. Here they are counted by the calendar alone: peers
that go through local midnight lose or gain an hour across a change of the clocks.
"""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache

import holidays

FIRST = date(1970, 1, 1)
EARLIEST, LATEST = date(1, 1, 1), date(9999, 12, 31)
MINUTES = 24 * 60
SATURDAY = 5
ISO_DATE = len("2026-03-29")
_ISO = re.compile(
    r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
    r"(?:T([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]{1,6}))?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)


def day_number(text: str) -> float | None:
    """Return the days since 1970 that an ISO date, or date and time, says; None for anything else.

    A time zone behind the time is left out: what counts is the day and time as people wrote it.
    """
    if len(text) == ISO_DATE and text[5:7].isdecimal():
        return _whole(text)
    found = _ISO.fullmatch(text.strip())
    return None if found is None else _moment(found)


def _whole(text: str) -> float | None:
    try:
        return float(date.fromisoformat(text).toordinal() - FIRST.toordinal())
    except ValueError:
        return None


def _moment(found: re.Match[str]) -> float | None:
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    try:
        moment = datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - a day of the calendar
    except ValueError:
        return None
    return (moment - datetime.combine(FIRST, time())) / timedelta(days=1)


def day_of(days: float) -> date | None:
    """Return the calendar day of a day number; None beyond the calendar and for no number."""
    if not math.isfinite(days):
        return None
    whole = math.floor(days)
    if not (EARLIEST - FIRST).days <= whole <= (LATEST - FIRST).days:
        return None
    return FIRST + timedelta(days=whole)


def day_text(days: float) -> str:
    """Write a day number in ISO, with its time where it has one; nothing for no day."""
    day = day_of(days)
    if day is None:
        return ""
    minutes = round((days - math.floor(days)) * MINUTES)
    if minutes in (0, MINUTES):
        return (day if not minutes else day + timedelta(days=1)).isoformat()
    return f"{day.isoformat()}T{minutes // 60:02d}:{minutes % 60:02d}"


def working_days(start: date, end: date) -> int:
    """Count the working days after `start` up to and with `end`; fewer than none when it is before.

    Saturdays, Sundays and the bank holidays of England and Wales are left out.
    """
    if end < start:
        return -working_days(end, start)
    return sum(_works(start + timedelta(days=step)) for step in range(1, (end - start).days + 1))


def after_working_days(start: date, number: int) -> date:
    """Return the day so many working days after `start`, or before it for a negative number."""
    step, left, day = (1 if number > 0 else -1), abs(number), start
    while left:
        day += timedelta(days=step)
        left -= _works(day)
    return day


def _works(day: date) -> bool:
    return day.weekday() < SATURDAY and day not in _holidays(day.year)


@lru_cache(maxsize=256)
def _holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))
