"""Functions that decide."""

from __future__ import annotations

from lifaudit.instruments.logic.functions.function import ANY_NUMBER, Function, Type
from lifaudit.instruments.logic.scope import Scope
from lifaudit.instruments.logic.values import (
    Nodes,
    Value,
    number_text,
    to_boolean,
    to_number,
    to_string,
)


def _boolean(_scope: Scope, value: Value) -> Value:
    return to_boolean(value)


def _from_string(_scope: Scope, value: Value) -> Value:
    text = to_string(value)
    return text in ("true", "1") or (
        text not in ("", "false", "0") and number_text(to_number(value)) == "1"
    )


def _coalesce(_scope: Scope, first: Value, second: Value) -> Value:
    return first if to_string(first) else second


def _checked(least: Value, most: Value, count: float) -> bool:
    low, high = to_number(least), to_number(most)
    return (low < 0 or count >= low) and (high < 0 or count <= high)


def _checklist(_scope: Scope, least: Value, most: Value, *checks: Value) -> Value:
    return _checked(least, most, sum(_each(checks)))


def _each(checks: tuple[Value, ...]) -> list[bool]:
    whole = (
        one for check in checks for one in (check.values if isinstance(check, Nodes) else (check,))
    )
    return [to_boolean(_counted(one)) for one in whole]


def _counted(value: Value) -> Value:
    """Return an answer as a check: yes, true and 1 are ticked, and any other number but nought."""
    if not isinstance(value, str):
        return value
    number = to_number(value)
    return value in ("yes", "true") if number != number else number  # noqa: PLR0124 - NaN differs from itself


def _weighted(_scope: Scope, least: Value, most: Value, *pairs: Value) -> Value:
    checks, weights = pairs[::2], pairs[1::2]
    whole = sum(
        weight
        for check, weigh in zip(checks, weights, strict=False)
        for ticked, weight in zip(_each((check,)), _weights(check, weigh), strict=False)
        if ticked
    )
    return _checked(least, most, whole)


def _weights(check: Value, weigh: Value) -> list[float]:
    if isinstance(weigh, Nodes):
        return [to_number(one) for one in weigh.values]
    many = len(check.values) if isinstance(check, Nodes) else 1
    return [to_number(weigh)] * many


FUNCTIONS = (
    Function("true", 0, 0, Type.TRUTH, (), lambda _scope: True),
    Function("false", 0, 0, Type.TRUTH, (), lambda _scope: False),
    Function("not", 1, 1, Type.TRUTH, (Type.ANY,), lambda _scope, value: not to_boolean(value)),
    Function("boolean", 1, 1, Type.TRUTH, (Type.ANY,), _boolean),
    Function("boolean-from-string", 1, 1, Type.TRUTH, (Type.ANY,), _from_string),
    Function("coalesce", 2, 2, Type.ANY, (Type.ANY,), _coalesce),
    Function(
        "checklist", 3, ANY_NUMBER, Type.TRUTH, (Type.NUMBER, Type.NUMBER, Type.ANY), _checklist
    ),
    Function(
        "weighted-checklist",
        4,
        ANY_NUMBER,
        Type.TRUTH,
        (Type.NUMBER, Type.NUMBER, Type.ANY),
        _weighted,
    ),
)
