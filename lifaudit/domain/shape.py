"""Values read back from somebody else's JSON: of the very shape their types say, or refused."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

V = TypeVar("V")

LONGEST_TEXT = 1 << 20
LONGEST_LINE = 200
MOST = 2**63 - 1


def tidy(text: str) -> str:
    """Return what somebody typed as others will take it: one short line of what can be seen."""
    line = " ".join("".join(sign if _is_seen(sign) else " " for sign in text).split())
    return line[:LONGEST_LINE].strip()


def shaped(kind: type[V], raw: Any) -> V:
    """Return the value of a frozen dataclass that `codec.plain` wrote; ValueError if it is none.

    Every field must be there and nothing else. Texts hold nothing unseen and nothing that turns
    the reading direction, numbers are whole and not negative, times are in UTC.
    """
    found: V = _read(kind, raw)
    return found


def _read(hint: Any, raw: Any) -> Any:
    if is_dataclass(hint):
        return _value(hint, raw)
    if get_origin(hint) is tuple:
        return tuple(_read(get_args(hint)[0], one) for one in _of(list, raw))
    return _LEAVES.get(hint, hint)(raw)  # what is left is an enum, which reads its own values


def _value(kind: Any, raw: Any) -> Any:
    hints = _hints(kind)
    if _of(dict, raw).keys() != hints.keys():
        raise ValueError("names")
    return kind(**{name: _read(hint, raw[name]) for name, hint in hints.items()})


@cache
def _hints(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {one.name: hints[one.name] for one in fields(kind)}


def _of(kind: type, raw: Any) -> Any:
    if type(raw) is not kind:
        raise ValueError(kind.__name__)
    return raw


def _number(raw: Any) -> int:
    number: int = _of(int, raw)
    if not 0 <= number <= MOST:
        raise ValueError("number")
    return number


def _text(raw: Any) -> str:
    text: str = _of(str, raw)
    if len(text) > LONGEST_TEXT or not (text.isprintable() or all(map(_is_seen, text))):
        raise ValueError("text")  # the quick question allows less: of all spaces only the plain one
    return text


def _is_seen(sign: str) -> bool:
    return unicodedata.category(sign)[0] != "C" and sign not in "\u2028\u2029"


def _moment(raw: Any) -> datetime:
    moment = datetime.fromisoformat(_of(str, raw))
    if moment.utcoffset() != timedelta() or moment.isoformat() != raw:
        raise ValueError("time")
    return moment.replace(tzinfo=UTC)


def _flag(raw: Any) -> bool:
    flag: bool = _of(bool, raw)
    return flag


_LEAVES: dict[Any, Callable[[Any], Any]] = {
    datetime: _moment,
    str: _text,
    int: _number,
    bool: _flag,
}
