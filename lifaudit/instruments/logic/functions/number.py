"""Functions on numbers."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Context, Decimal

from lifaudit.instruments.logic.functions.function import ANY_NUMBER, Function, Type
from lifaudit.instruments.logic.scope import Scope
from lifaudit.instruments.logic.values import NAN, Nodes, Value, to_number

MOST_PLACES = 15
ROOMY = Context(prec=400)
"""Room for the longest whole number there is, with all its places."""


def _number(scope: Scope, value: Value | None = None) -> Value:
    return to_number(scope.here if value is None else value)


def _int(_scope: Scope, value: Value) -> Value:
    number = to_number(value)
    return float(math.trunc(number)) if math.isfinite(number) else number


def _floor(_scope: Scope, value: Value) -> Value:
    number = to_number(value)
    return float(math.floor(number)) if math.isfinite(number) else number


def _ceiling(_scope: Scope, value: Value) -> Value:
    number = to_number(value)
    return float(math.ceil(number)) if math.isfinite(number) else number


def _round(_scope: Scope, value: Value, places: Value = 0.0) -> Value:
    """Round halves up as XPath does; to decimal places, halves away from nought as ODK does."""
    number, to = to_number(value), to_number(places)
    if not math.isfinite(number) or math.isnan(to):
        return number
    digits = int(max(min(to, MOST_PLACES), -MOST_PLACES))
    if not digits:
        return float(math.floor(number + 0.5))
    step = Decimal(1).scaleb(-digits)
    whole = (Decimal(repr(number)) / step).quantize(Decimal(1), ROUND_HALF_UP, ROOMY)
    return float(whole * step)


def _pow(_scope: Scope, base: Value, power: Value) -> Value:
    try:
        found = to_number(base) ** to_number(power)
    except OverflowError:
        return math.inf
    except ZeroDivisionError:
        return math.inf
    return NAN if isinstance(found, complex) else found


def _numbers(values: tuple[Value, ...]) -> list[float]:
    """Return every number given; an empty answer is left out."""
    whole = [
        one for value in values for one in (value.values if isinstance(value, Nodes) else (value,))
    ]
    return [to_number(one) for one in whole if not isinstance(one, str) or one != ""]


def _extreme(choose: Callable[[list[float]], float]) -> Callable[..., Value]:
    def work(_scope: Scope, *values: Value) -> Value:
        found = _numbers(values)
        return choose(found) if found and not any(map(math.isnan, found)) else NAN

    return work


def _sum(_scope: Scope, nodes: Value) -> Value:
    """Add without a rounding error on the way; beyond all bounds as IEEE 754 does."""
    given = nodes.values if isinstance(nodes, Nodes) else (nodes,)
    numbers = [to_number(one) for one in given if one != ""]
    try:
        return math.fsum(numbers)
    except (OverflowError, ValueError):
        return sum(numbers)


def _count(_scope: Scope, nodes: Value) -> Value:
    return float(len(nodes.values)) if isinstance(nodes, Nodes) else NAN


def _count_filled(_scope: Scope, nodes: Value) -> Value:
    return float(sum(bool(one) for one in nodes.values)) if isinstance(nodes, Nodes) else NAN


def _abs(_scope: Scope, value: Value) -> Value:
    return abs(to_number(value))


NUMBER = (Type.NUMBER,)
FUNCTIONS = (
    Function("number", 0, 1, Type.NUMBER, (Type.ANY,), _number),
    Function("int", 1, 1, Type.NUMBER, NUMBER, _int),
    Function("floor", 1, 1, Type.NUMBER, NUMBER, _floor),
    Function("ceiling", 1, 1, Type.NUMBER, NUMBER, _ceiling),
    Function("round", 1, 2, Type.NUMBER, NUMBER, _round),
    Function("abs", 1, 1, Type.NUMBER, NUMBER, _abs),
    Function("pow", 2, 2, Type.NUMBER, NUMBER, _pow),
    Function("sum", 1, 1, Type.NUMBER, (Type.NODES,), _sum),
    Function("count", 1, 1, Type.NUMBER, (Type.NODES,), _count),
    Function("count-non-empty", 1, 1, Type.NUMBER, (Type.NODES,), _count_filled),
    Function("min", 1, ANY_NUMBER, Type.NUMBER, NUMBER, _extreme(min)),
    Function("max", 1, ANY_NUMBER, Type.NUMBER, NUMBER, _extreme(max)),
)
