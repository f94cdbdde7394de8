"""Places in an order that somebody else may change too: putting one thing in moves no other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def between(low: str, high: str) -> str:
    """Return a place after `low` and before `high`; an empty `high` is the end of the order.

    Places compare as text. None ends in a nought, so there is room before each of them.
    """
    at, out = 0, ""
    while True:
        least = DIGITS.index(low[at]) if at < len(low) else 0
        most = DIGITS.index(high[at]) if at < len(high) else len(DIGITS)
        middle = (least + most) // 2
        if middle > least:
            return out + DIGITS[middle]
        out += DIGITS[least]
        if most > least:
            high = ""  # whatever follows here comes before it already
        at += 1


def placed(places: Sequence[str]) -> tuple[str, ...]:
    """Return ascending places for things in this order, keeping as many as can be kept.

    An empty place belongs to something that has none yet.
    """
    kept = [*longest_rise(places), len(places)]
    out: list[str] = []
    for at in kept:
        high = places[at] if at < len(places) else ""
        out += _spread(out[-1] if out else "", high, at - len(out))
        out += [high] if at < len(places) else []
    return tuple(out)


def _spread(low: str, high: str, number: int) -> list[str]:
    """Give so many places between two, so that none grows longer than it must."""
    if number == 0:
        return []
    middle = between(low, high)
    before = (number - 1) // 2
    after = number - 1 - before
    return [*_spread(low, middle, before), middle, *_spread(middle, high, after)]


def longest_rise(places: Sequence[str]) -> list[int]:
    """Return the indices of the most things that stand in ascending order; empty ones do not."""
    tails: list[str] = []
    ends: list[int] = []
    before: dict[int, int] = {}
    for at, place in enumerate(places):
        if not place:
            continue
        length = bisect_left(tails, place)
        tails[length:] = [place, *tails[length + 1 :]]
        ends[length:] = [at, *ends[length + 1 :]]
        before[at] = ends[length - 1] if length else -1
    rise = []
    at = ends[-1] if ends else -1
    while at >= 0:
        rise.append(at)
        at = before[at]
    return rise[::-1]
