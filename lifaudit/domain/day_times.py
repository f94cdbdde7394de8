"""When an audit day came to what, beside what each case's own day says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from lifaudit.domain.urgent import Urgent

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class ConcernClock:
    """How long one urgent concern took, in minutes from when it was raised, and nothing else of it.

    No case and no time of day: beside the day's times either would tell whose child it was.
    """

    allowed: int
    told: int | None = None
    closed: int | None = None


@dataclass(frozen=True, slots=True)
class DayTimes:
    """By case when its grades opened and when the panel's last grade was written; and the clocks.

    The panel may still have grades to give after the last that was written.
    """

    revealed: Mapping[str, datetime] = field(default_factory=dict)
    graded: Mapping[str, datetime] = field(default_factory=dict)
    concerns: tuple[ConcernClock, ...] = ()


def clocks(concerns: Sequence[Urgent]) -> tuple[ConcernClock, ...]:
    """Return the clocks of concerns, the quickest told first, so that no order tells whose."""
    found = [_clock(one, one.raised_at) for one in concerns if one.raised_at]
    return tuple(sorted(found, key=lambda one: (one.told is None, one.told or 0, one.allowed)))


def _clock(concern: Urgent, raised: datetime) -> ConcernClock:
    allowed = _minutes(raised, concern.due)
    told, closed = _minutes(raised, concern.told_at), _minutes(raised, concern.closed_at)
    return ConcernClock(allowed or 0, told, closed)


def _minutes(since: datetime, until: datetime | None) -> int | None:
    return None if until is None else max((until - since) // MINUTE, 0)
