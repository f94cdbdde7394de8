"""Functions on what was picked."""

from __future__ import annotations

import math

from lifaudit.instruments.logic.functions.function import Function, Type
from lifaudit.instruments.logic.scope import Scope
from lifaudit.instruments.logic.values import Value, to_number, to_string


def _selected(_scope: Scope, value: Value, code: Value) -> Value:
    """Tell whether a code was picked: the whole code, never a part of one; or nothing at all."""
    wanted, codes = to_string(code).strip(), to_string(value).split()
    return wanted in codes or not (wanted or codes)


def _count(_scope: Scope, value: Value) -> Value:
    return float(len(to_string(value).split()))


def _selected_at(_scope: Scope, value: Value, place: Value) -> Value:
    """Return the code at a place, counted from 0; nothing beyond the last."""
    codes, at = to_string(value).split(), to_number(place)
    inside = math.isfinite(at) and 0 <= at < len(codes)
    return codes[int(at)] if inside else ""


CODES = (Type.CODES, Type.TEXT)
FUNCTIONS = (
    Function("selected", 2, 2, Type.TRUTH, CODES, _selected),
    Function("count-selected", 1, 1, Type.NUMBER, CODES, _count),
    Function("selected-at", 2, 2, Type.TEXT, (Type.CODES, Type.NUMBER), _selected_at),
)
