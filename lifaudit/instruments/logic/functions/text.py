"""Functions on words."""

from __future__ import annotations

import math

from lifaudit.instruments.logic import patterns
from lifaudit.instruments.logic.functions.function import ANY_NUMBER, Function, Type
from lifaudit.instruments.logic.scope import Scope
from lifaudit.instruments.logic.values import Value, texts_of, to_number, to_string

SPACES = " \t\r\n"


def _concat(_scope: Scope, *values: Value) -> Value:
    return "".join(text for value in values for text in texts_of(value))


def _join(_scope: Scope, between: Value, *values: Value) -> Value:
    return to_string(between).join(text for value in values for text in texts_of(value))


def _substring(_scope: Scope, value: Value, start: Value, length: Value = math.inf) -> Value:
    """Count from 1 and round both ends, as XPath 1.0 section 4.2 does."""
    first, many = _rounded(to_number(start)), _rounded(to_number(length))
    last = math.inf if many == math.inf else first + many
    places = enumerate(to_string(value), 1)
    return "".join(sign for place, sign in places if first <= place < last)


def _rounded(number: float) -> float:
    return math.floor(number + 0.5) if math.isfinite(number) else number


def _substr(_scope: Scope, value: Value, start: Value, end: Value = math.inf) -> Value:
    """Count from 0, negative numbers from the end, as ODK does."""
    text = to_string(value)
    first, last = to_number(start), to_number(end)
    if math.isnan(first) or math.isnan(last):
        return ""
    stop = len(text) if math.isinf(last) and last > 0 else int(max(last, -len(text)))
    return text[int(max(min(first, len(text)), -len(text))) : stop]


def _before(_scope: Scope, value: Value, mark: Value) -> Value:
    head, found, _ = to_string(value).partition(to_string(mark) or "\0")
    return head if found else ""


def _after(_scope: Scope, value: Value, mark: Value) -> Value:
    sought = to_string(mark)
    return to_string(value).partition(sought)[2] if sought else to_string(value)


def _translate(_scope: Scope, value: Value, old: Value, new: Value) -> Value:
    signs, others = to_string(old), to_string(new)
    table: dict[int, str | None] = {}
    for place, sign in enumerate(signs):
        table.setdefault(ord(sign), others[place] if place < len(others) else None)
    return to_string(value).translate(table)


def _space(scope: Scope, value: Value | None = None) -> Value:
    text = scope.here if value is None else to_string(value)
    return " ".join(
        part for part in text.translate(dict.fromkeys(map(ord, SPACES), " ")).split(" ") if part
    )


def _length(scope: Scope, value: Value | None = None) -> Value:
    return float(len(scope.here if value is None else to_string(value)))


def _string(scope: Scope, value: Value | None = None) -> Value:
    return scope.here if value is None else to_string(value)


def _regex(_scope: Scope, value: Value, pattern: Value) -> Value:
    return patterns.matches(to_string(value), to_string(pattern))


def _contains(_scope: Scope, value: Value, part: Value) -> Value:
    return to_string(part) in to_string(value)


def _starts(_scope: Scope, value: Value, part: Value) -> Value:
    return to_string(value).startswith(to_string(part))


def _ends(_scope: Scope, value: Value, part: Value) -> Value:
    return to_string(value).endswith(to_string(part))


TEXT = (Type.TEXT,)
FUNCTIONS = (
    Function("string", 0, 1, Type.TEXT, (Type.ANY,), _string),
    Function("concat", 0, ANY_NUMBER, Type.TEXT, (Type.ANY,), _concat),
    Function("join", 1, ANY_NUMBER, Type.TEXT, (Type.TEXT, Type.ANY), _join),
    Function("contains", 2, 2, Type.TRUTH, TEXT, _contains),
    Function("starts-with", 2, 2, Type.TRUTH, TEXT, _starts),
    Function("ends-with", 2, 2, Type.TRUTH, TEXT, _ends),
    Function("substring", 2, 3, Type.TEXT, (Type.TEXT, Type.NUMBER), _substring),
    Function("substr", 2, 3, Type.TEXT, (Type.TEXT, Type.NUMBER), _substr),
    Function("substring-before", 2, 2, Type.TEXT, TEXT, _before),
    Function("substring-after", 2, 2, Type.TEXT, TEXT, _after),
    Function("string-length", 0, 1, Type.NUMBER, TEXT, _length),
    Function("normalize-space", 0, 1, Type.TEXT, TEXT, _space),
    Function("translate", 3, 3, Type.TEXT, TEXT, _translate),
    Function("regex", 2, 2, Type.TRUTH, TEXT, _regex),
)
