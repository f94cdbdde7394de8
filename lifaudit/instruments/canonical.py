"""The one byte form of an instrument, which an audit pins, carries and renders for ever.

It is canonical JSON (RFC 8785) of the frozen values, field by field. A field that holds its
default is left out, so that fields added by later versions leave every older digest as it was.
"""

from __future__ import annotations

import hashlib
import json
import types
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cache, lru_cache
from typing import Any, NoReturn, get_args, get_origin, get_type_hints

import rfc8785

from lifaudit.domain.errors.instrument import FormDamaged
from lifaudit.domain.instrument import Instrument

LIMIT = 4 * 1024 * 1024
KEPT = 32  # instruments whose bytes are remembered: writing a large one takes a while


@lru_cache(maxsize=KEPT)
def canonical(instrument: Instrument) -> bytes:
    """Write an instrument as canonical JSON in UTF-8."""
    return rfc8785.dumps(_plain(instrument))


def digest(instrument: Instrument) -> str:
    """Return the SHA-256 of the canonical JSON in hexadecimal: what an audit pins."""
    return hashlib.sha256(canonical(instrument)).hexdigest()


def from_canonical(raw: bytes) -> Instrument:
    """Read canonical JSON back; FormDamaged for anything that `canonical` would not have written.

    Whether the form keeps the rules of `check` is not asked again: rules may grow stricter, and an
    audit must open with the form it was made with.
    """
    if len(raw) > LIMIT:
        raise FormDamaged(reason="it is too large")
    try:
        value = _value(Instrument, json.loads(raw, parse_constant=_refuse_constant))
        same = canonical(value) == raw
    except (ValueError, OverflowError, RecursionError) as error:
        raise FormDamaged(reason="it is not well-formed text") from error
    if not same:
        raise FormDamaged(reason="it is not in its canonical form")
    return value  # type: ignore[no-any-return]  # built from the hints of Instrument


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        kept = (known for known in fields(value) if getattr(value, known.name) != known.default)
        return {known.name: _plain(getattr(value, known.name)) for known in kept}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, Enum):
        return value.value
    return value


def _value(hint: Any, plain: Any) -> Any:
    """Build the value a type hint asks for out of plain JSON."""
    if isinstance(hint, types.UnionType):
        inner = next(kind for kind in get_args(hint) if kind is not types.NoneType)
        return None if plain is None else _value(inner, plain)
    if get_origin(hint) in (tuple, frozenset):
        kind = get_args(hint)[0]
        return get_origin(hint)(_value(kind, item) for item in _typed(plain, list))
    if is_dataclass(hint):
        return _record(hint, _typed(plain, dict))
    if issubclass(hint, Enum):
        return hint(_typed(plain, str))
    if hint is float and type(plain) is int:
        return float(plain)  # RFC 8785 writes 4.0 as 4
    return _typed(plain, hint)


def _record(kind: Any, plain: dict[str, Any]) -> Any:
    hints = _hints(kind)
    if not plain.keys() <= hints.keys():
        _refuse()
    return kind(**{known.name: _field(known, hints[known.name], plain) for known in fields(kind)})


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _field(known: Field[Any], hint: Any, plain: dict[str, Any]) -> Any:
    if known.name in plain:
        return _value(hint, plain[known.name])
    return _refuse() if known.default is MISSING else known.default


def _typed(plain: Any, kind: Any) -> Any:
    return plain if type(plain) is kind else _refuse()


def _refuse_constant(_name: str) -> NoReturn:
    _refuse()


def _refuse() -> NoReturn:
    raise FormDamaged(reason="part of it is missing or of the wrong kind")
