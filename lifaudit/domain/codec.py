"""Values to JSON and back by their type hints: one rule for the log, the packs and the reports."""

from __future__ import annotations

import enum
import json
import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

Decoder = Callable[[Any], Any]

_SCALARS = frozenset({str, int, bool, type(None)})
_CANONICAL = json.JSONEncoder(
    sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
)
_READ = json.JSONDecoder().raw_decode


def plain(value: Any) -> Any:
    """Turn a value into what JSON can say; tuples become lists, sets are sorted."""
    if type(value) in _SCALARS:  # as most are
        return value
    if isinstance(value, enum.Enum):
        return value.value
    if is_dataclass(value):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, (tuple, list)):
        return [plain(one) for one in value]
    if isinstance(value, frozenset):
        return sorted(plain(one) for one in value)
    return value.isoformat() if isinstance(value, (date, datetime)) else value


def canonical(value: Any) -> bytes:
    """Write JSON that is the same for the same value: sorted keys, no spaces, UTF-8, no NaN."""
    return _CANONICAL.encode(value).encode("utf-8", "surrogatepass")


def read_canonical(text: str) -> Any:
    """Read what `canonical` wrote, decoded; ValueError where anything stands around it.

    `json.loads` comes to the same more slowly: it looks for spaces around it, twice.
    """
    value, end = _READ(text)
    if end != len(text):
        raise ValueError("more than one value")
    return value


@cache
def decoder(hint: Any) -> Decoder:
    """Return the function that turns JSON back into a value of this type."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _optional(hint)
    if origin in (tuple, frozenset):
        inner = decoder(get_args(hint)[0])
        return lambda raw: origin(inner(one) for one in raw)
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return hint
    if hint in (date, datetime):
        read: Decoder = hint.fromisoformat
        return read
    if is_dataclass(hint):
        return _dataclass(hint)
    return _same


@cache
def decoders_of(kind: Any) -> Mapping[str, Decoder]:
    """Return a decoder for every field of a dataclass; worked out once, as every row asks."""
    hints = get_type_hints(kind)
    return types.MappingProxyType({f.name: decoder(hints[f.name]) for f in fields(kind)})


def _same(raw: Any) -> Any:
    return raw


def _optional(hint: Any) -> Decoder:
    inner = next(decoder(arg) for arg in get_args(hint) if arg is not type(None))
    return lambda raw: None if raw is None else inner(raw)


def _dataclass(kind: Any) -> Decoder:
    """Fields that a newer writer added are left out; fields it dropped take their default."""
    parts = decoders_of(kind)
    return lambda raw: kind(**{n: read(raw[n]) for n, read in parts.items() if n in raw})
