"""Functions on dates: by the calendar alone, and by working days as an extension of our own."""

from __future__ import annotations

import math
import re
from datetime import date

from lifaudit.instruments.logic.days import (
    FIRST,
    MINUTES,
    after_working_days,
    day_number,
    day_of,
    working_days,
)
from lifaudit.instruments.logic.functions.function import Function, Type
from lifaudit.instruments.logic.scope import Scope
from lifaudit.instruments.logic.values import NAN, Day, Value, to_number, to_string

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
WEEK = ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")
_SIGN = re.compile(r"%(.)", re.DOTALL)
FURTHEST = 10_000
"""So many working days are forty years; more is a slip of the finger."""


def _today(scope: Scope) -> Value:
    return scope.today


def _now(scope: Scope) -> Value:
    return scope.now


def _date(_scope: Scope, value: Value) -> Value:
    """Return a value as a day; what is no date is nothing."""
    days = _days(value)
    if math.isnan(days):
        return ""
    return Day(float(math.floor(days)))


def _date_time(_scope: Scope, value: Value) -> Value:
    days = _days(value)
    if math.isnan(days):
        return ""
    return Day(days)


def _decimal(_scope: Scope, value: Value) -> Value:
    return _days(value)


def _days(value: Value) -> float:
    """Return the day number of a date or a number; NaN for all else and beyond the calendar."""
    days = to_number(value)
    return days if day_of(days) else NAN


def _decimal_time(_scope: Scope, value: Value) -> Value:
    """Return how much of its day a time such as 13:30 is."""
    days = day_number(f"1970-01-01T{to_string(value).strip()}")
    return NAN if days is None else days


def _format(_scope: Scope, value: Value, pattern: Value) -> Value:
    """Write a date as a pattern says, in English whatever the machine speaks; %Y, %m and so on."""
    days = _days(value)
    day = day_of(days)
    if day is None:
        return ""
    minutes = round((days - math.floor(days)) * MINUTES)
    return _written(to_string(pattern), day, minutes)


def _written(pattern: str, day: date, minutes: int) -> str:
    signs = {
        "Y": f"{day.year:04d}",
        "y": f"{day.year % 100:02d}",
        "m": f"{day.month:02d}",
        "n": str(day.month),
        "b": MONTHS[day.month - 1][:3],
        "B": MONTHS[day.month - 1],
        "d": f"{day.day:02d}",
        "e": str(day.day),
        "a": WEEK[day.isoweekday() % 7],
        "w": str(day.isoweekday() % 7),
        "H": f"{minutes // 60:02d}",
        "h": str(minutes // 60),
        "M": f"{minutes % 60:02d}",
        "S": "00",
        "3": "000",
        "%": "%",
    }
    return _SIGN.sub(lambda found: signs.get(found[1], found[0]), pattern)


def _between(_scope: Scope, start: Value, end: Value) -> Value:
    first, last = day_of(_days(start)), day_of(_days(end))
    if first is None or last is None or abs((last - first).days) > FURTHEST * 2:
        return NAN
    return float(working_days(first, last))


def _after(_scope: Scope, start: Value, number: Value) -> Value:
    first, many = day_of(_days(start)), to_number(number)
    if first is None or not math.isfinite(many) or abs(many) > FURTHEST:
        return ""
    last_year = first.year + many / 200
    if not date.min.year + 1 < last_year < date.max.year - 1:
        return ""
    return Day(float((after_working_days(first, math.trunc(many)) - FIRST).days))


DAY = (Type.DAY,)
FUNCTIONS = (
    Function("today", 0, 0, Type.DAY, (), _today),
    Function("now", 0, 0, Type.DAY, (), _now),
    Function("date", 1, 1, Type.DAY, (Type.ANY,), _date),
    Function("date-time", 1, 1, Type.DAY, (Type.ANY,), _date_time),
    Function("decimal-date-time", 1, 1, Type.NUMBER, DAY, _decimal),
    Function("decimal-time", 1, 1, Type.NUMBER, (Type.TEXT,), _decimal_time),
    Function("format-date", 2, 2, Type.TEXT, (Type.DAY, Type.TEXT), _format),
    Function("format-date-time", 2, 2, Type.TEXT, (Type.DAY, Type.TEXT), _format),
    Function("working-days", 2, 2, Type.NUMBER, DAY, _between),
    Function("add-working-days", 2, 2, Type.DAY, (Type.DAY, Type.NUMBER), _after),
)
