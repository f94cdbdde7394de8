"""Walking through a running order: which step is on, and what going on, back or resting records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from lifaudit.domain.running_order import DayStep, OrderStep

Order = Sequence[OrderStep]
Steps = Sequence[DayStep]


def running(steps: Steps) -> DayStep | None:
    """Return the step the room is in; of several that two laptops began, the latest."""
    found = [one for one in steps if one.is_running]
    return max(found, key=lambda one: str(one.begun_at), default=None)


def moved(order: Order, steps: Steps, blank: DayStep, by: int) -> tuple[DayStep, ...] | None:
    """Return what going so many steps further records; None past either end.

    Nobody in a step yet means that the first, or going back the last, comes next. `blank` says
    whose steps these are, and its `begun_at` what time it is.
    """
    assert blank.begun_at is not None  # noqa: S101 - it carries the time
    now, here = blank.begun_at, running(steps)
    codes = [one.code for one in order]
    ended = tuple(_ended(one, now) for one in steps if one.is_running)
    if here is None or here.step not in codes:
        to = 0 if by > 0 else len(codes) - 1
    else:
        to = codes.index(here.step) + by
    if not 0 <= to < len(codes):
        return None
    known = {one.step: one for one in steps}
    begun = known.get(codes[to])
    return (*ended, _begun(begun, now) if begun else replace(blank, step=codes[to]))


def closed(steps: Steps, now: datetime) -> tuple[DayStep, ...]:
    """Return what ending every step that is on records."""
    return tuple(_ended(one, now) for one in steps if one.is_running)


def held(step: DayStep, now: datetime) -> DayStep:
    """Rest, or go on after a rest; the rest does not count."""
    if step.held_at is None:
        return replace(step, held_at=now)
    return replace(step, held_at=None, rested=step.rested + _seconds(step.held_at, now))


def clock_face(seconds: int) -> str:
    """Write seconds as a room reads them: 3:05, or 1:02:10 past an hour."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def _ended(step: DayStep, now: datetime) -> DayStep:
    on = held(step, now) if step.held_at else step
    return replace(on, ended_at=now)


def _begun(step: DayStep, now: datetime) -> DayStep:
    """Return to a step: the time in between was spent elsewhere."""
    if step.begun_at is None:
        return replace(step, begun_at=now)
    away = _seconds(step.ended_at, now) if step.ended_at else 0
    return replace(step, ended_at=None, rested=step.rested + away)


def _seconds(since: datetime, until: datetime) -> int:
    return max(round((until - since).total_seconds()), 0)
