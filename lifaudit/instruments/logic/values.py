"""The values of expressions, and how one turns into another (W3C XPath 1.0, sections 3.4, 3.5, 4).

A node-set is an `Nodes`: the answers found, in order. A `Day` is a date that was worked out; it
counts as the days since 1 January 1970 in the calendar, so no time zone and no summer time ever
touches it.
"""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable
from dataclasses import dataclass

from lifaudit.instruments.logic.days import day_number, day_text

NAN = math.nan
_NUMBER = re.compile(r"\s*-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)\s*")


@dataclass(frozen=True, slots=True)
class Nodes:
    """The answers a reference found, in order."""

    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """A date, or a date with a time where `days` is not whole."""

    days: float

    @property
    def text(self) -> str:
        """The date in ISO."""
        return day_text(self.days)


Value = bool | float | str | Day | Nodes
NOTHING = Nodes()
UNSAID = Nodes(("",))
"""An answer that was not given; what does not apply counts as one."""


def to_number(value: Value) -> float:
    """Return a value as a number; what is none, an empty answer too, is NaN."""
    if isinstance(value, str):
        return _read(value)
    if isinstance(value, Nodes):
        return _read(value.values[0]) if value.values else NAN
    return value.days if isinstance(value, Day) else float(value)


def _read(text: str) -> float:
    """Read a number, or the day number of an ISO date as ODK does."""
    if _NUMBER.fullmatch(text):
        return float(text)
    days = day_number(text)
    return NAN if days is None else days


def to_string(value: Value) -> str:
    """Return a value as text; of several answers the first."""
    if isinstance(value, str):
        return value
    if isinstance(value, Nodes):
        return value.values[0] if value.values else ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.text if isinstance(value, Day) else number_text(value)


def number_text(number: float) -> str:
    """Write a number as XPath does: no exponent, no decimal point where it is whole."""
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    if number == int(number):
        return str(int(number))
    text = repr(number)
    if "e" not in text:
        return text
    return f"{number:.20f}".rstrip("0").rstrip(".")


def to_boolean(value: Value) -> bool:
    """Return a value as true or false: a text is true when it is not empty, whatever it says."""
    if isinstance(value, bool):
        return value
    if isinstance(value, Nodes):
        return bool(value.values)
    if isinstance(value, str):
        return bool(value)
    number = to_number(value)
    return bool(number) and not math.isnan(number)


def texts_of(value: Value) -> tuple[str, ...]:
    """Return every answer of a node-set, or a value as the only one."""
    return value.values if isinstance(value, Nodes) else (to_string(value),)


def equal(left: Value, right: Value) -> bool:
    """Compare as `=` does: of a node-set, any answer may be the equal one."""
    return _any(left, right, _same, operator.eq)


def unequal(left: Value, right: Value) -> bool:
    """Compare as `!=` does: any answer that differs is enough."""
    return _any(left, right, lambda one, other: not _same(one, other), operator.ne)


def ordered(left: Value, right: Value, compare: Callable[[float, float], bool]) -> bool:
    """Compare by size; NaN is neither more nor less than anything."""
    return _any(left, right, lambda one, other: compare(to_number(one), to_number(other)), compare)


def _any(
    left: Value,
    right: Value,
    compare: Callable[[Value, Value], bool],
    of_truths: Callable[[float, float], bool],
) -> bool:
    """Compare every answer of a node-set; against true or false it counts as one of them."""
    if not isinstance(left, Nodes) and not isinstance(right, Nodes):
        return compare(left, right)
    if isinstance(left, bool) or isinstance(right, bool):
        return of_truths(to_boolean(left), to_boolean(right))
    ones: tuple[Value, ...] = left.values if isinstance(left, Nodes) else (left,)
    others: tuple[Value, ...] = right.values if isinstance(right, Nodes) else (right,)
    return any(compare(one, other) for one in ones for other in others)


def _same(one: Value, other: Value) -> bool:
    if isinstance(one, bool) or isinstance(other, bool):
        return to_boolean(one) == to_boolean(other)
    if isinstance(one, str) and isinstance(other, str):
        return one == other
    return to_number(one) == to_number(other)


def divided(left: float, right: float) -> float:
    """Divide as IEEE 754 does: by nought is infinite, nought by nought is no number."""
    if right:
        return left / right
    if math.isnan(right) or not left or math.isnan(left):
        return NAN
    return math.copysign(math.inf, left) * math.copysign(1.0, right)


def remainder(left: float, right: float) -> float:
    """Return what is left of a division, with the sign of what was divided."""
    if not right or not math.isfinite(left) or math.isnan(right):
        return NAN
    return math.fmod(left, right)
