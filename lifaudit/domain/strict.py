"""JSON that came from elsewhere: one meaning for every text, and nothing that only some read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, NoReturn

LONGEST_NUMBER = 19  # digits of 64 bits, with a sign
DEEPEST = 16


def read_strict(raw: bytes) -> Any:
    """Read JSON of texts, whole numbers, lists, objects, true, false and null; ValueError if not.

    Refused are what parsers read in different ways: a name twice in one object, fractions,
    exponents, NaN, halves of characters, bytes that are not UTF-8, numbers beyond 64 bits, and
    more than sixteen levels.
    """
    try:
        value = _DECODER.decode(raw.decode("utf-8"))
    except RecursionError:
        raise ValueError("depth") from None
    _prove(value)
    return value


def _once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


def _whole(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER or digits == "-0":
        raise ValueError("number")
    return int(digits)


def _refuse(_: str) -> NoReturn:
    raise ValueError("not a whole number")


def _prove(value: Any) -> None:
    """Walk level by level, as a deep value is what is looked for."""
    level = [value]
    for _ in range(DEEPEST):
        below: list[Any] = []
        for one in level:
            if isinstance(one, str):
                one.encode()  # half a character has no bytes
            elif isinstance(one, dict):
                below += [*one, *one.values()]
            elif isinstance(one, list):
                below += one
        if not below:
            return
        level = below
    if any(isinstance(one, (dict, list)) for one in level):
        raise ValueError("depth")
    for one in level:
        if isinstance(one, str):
            one.encode()


_DECODER = json.JSONDecoder(
    object_pairs_hook=_once, parse_float=_refuse, parse_constant=_refuse, parse_int=_whole
)
