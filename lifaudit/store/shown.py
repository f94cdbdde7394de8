"""What of an opened event a state row can show: known kinds and fields, values that read back."""

from __future__ import annotations

import json
import re
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from lifaudit.domain.codec import Decoder, decoders_of, plain
from lifaudit.domain.event import Body
from lifaudit.domain.record import cell_fields, key_fields, write_key
from lifaudit.domain.records import BY_NAME

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)
_ASCII_ENCODER = json.JSONEncoder(separators=(",", ":"), sort_keys=True)
_PLAIN = re.compile(r'\["[^"\\\x00-\x1f]*"(?:,"[^"\\\x00-\x1f]*")*\]')
"""A key in which nothing is escaped, as nearly all are: its quotes part it, and it has one form."""
_SCALARS = frozenset({str, int, bool, NoneType})


def place_of(kind: str, key: str) -> tuple[str, ...] | None:
    """Read the key of a record of a known kind, or None where it is no key of that kind."""
    values = tuple(key[2:-2].split('","')) if _PLAIN.fullmatch(key) else _values(key)
    fits = values is not None and len(values) == len(key_fields(BY_NAME[kind]))
    return values if fits else None


def _values(key: str) -> tuple[str, ...] | None:
    try:
        values = json.loads(key)
    except (ValueError, RecursionError):
        return None
    if not isinstance(values, list) or not all(isinstance(one, str) for one in values):
        return None
    # A second way to write one key would be a second record with the same row.
    return tuple(values) if write_key(*values) == key else None


def is_cell(kind: str, name: str) -> bool:
    """Tell whether this version knows such a cell."""
    return kind in BY_NAME and name in cell_fields(BY_NAME[kind])


def text_of(value: Any) -> str:
    """Write a value as a state row holds it; a lone surrogate is escaped."""
    text = _ENCODER.encode(value)
    try:
        text.encode()
    except UnicodeEncodeError:
        return _ASCII_ENCODER.encode(value)
    return text


def shown(body: Body) -> str | None:
    """Return what the row says for a known cell: None when nothing stands or it does not read.

    A value of a newer version that this one cannot read is kept in the log and not shown.
    """
    if body.absent:
        return None
    read, scalars = _reader(body.kind, body.field_name)
    if scalars:
        return text_of(body.value) if type(body.value) in scalars else None
    try:
        known = plain(read(body.value))
        return text_of(body.value) if known == body.value else None
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


@cache
def _reader(kind: str, name: str) -> tuple[Decoder, frozenset[type]]:
    """Return the decoder of a cell and, where it holds a plain scalar, the types it may have."""
    hint = get_type_hints(BY_NAME[kind])[name]
    either = get_origin(hint) in (Union, UnionType)
    types = frozenset(get_args(hint) if either else (hint,))
    return decoders_of(BY_NAME[kind])[name], types if types <= _SCALARS else frozenset()
