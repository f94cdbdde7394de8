"""What makes a frozen value a record: key fields, cells, and the compartment that seals it."""

from __future__ import annotations

import json
from dataclasses import MISSING, Field, field, fields
from functools import cache, lru_cache
from typing import Any, ClassVar, Protocol, TypeVar

from lifaudit.domain.codec import read_canonical


class Record(Protocol):
    """A frozen dataclass kept in the log, one cell per field that is not part of its key.

    `COMPARTMENT` names who may see it; braces are filled from the record's own key fields. A kind
    of which some are for others to see has a property `compartment` that says so of each.
    """

    COMPARTMENT: ClassVar[str]
    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


R = TypeVar("R", bound=Record)

_KEYS = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def key() -> Any:
    """Mark a field as part of the record's key."""
    return field(metadata={"key": True})


def kind_of(kind: type[Record]) -> str:
    """Name a kind of record as the log writes it."""
    return kind.__name__


@cache
def key_fields(kind: type[Record]) -> tuple[str, ...]:
    """Name the fields that say which record this is, in order."""
    return tuple(f.name for f in fields(kind) if f.metadata.get("key"))


@cache
def cell_fields(kind: type[Record]) -> tuple[str, ...]:
    """Name the fields that hold what was recorded, in order."""
    return tuple(f.name for f in fields(kind) if not f.metadata.get("key"))


@cache
def default_of(kind: type[Record], name: str) -> Any:
    """Return what a cell says while nobody has recorded anything in it."""
    default = kind.__dataclass_fields__[name].default
    assert default is not MISSING, f"{kind.__name__}.{name} needs a default"  # noqa: S101 - a rule for us
    return default


@cache
def lasting_fields(kind: type[Record]) -> frozenset[str]:
    """Name the fields that are recorded once and never again (`LASTING` of the record)."""
    return frozenset(getattr(kind, "LASTING", ()))


def key_of(record: Record) -> str:
    """Write the record's key as the log does: a JSON list of its key fields."""
    return write_key(*(getattr(record, name) for name in key_fields(type(record))))


def write_key(*values: str) -> str:
    """Write key fields as one string."""
    return _KEYS.encode(values)


def read_key(text: str) -> tuple[str, ...]:
    """Read back what `write_key` wrote."""
    return tuple(read_canonical(text))


def audit_of(record: Record) -> str:
    """Say whose chain the record belongs to: its audit, or the vault's own (empty)."""
    return str(getattr(record, "audit", ""))


def compartment_of(record: Record) -> str:
    """Name the compartment that seals this record."""
    names = key_fields(type(record))
    named = getattr(record, "compartment", record.COMPARTMENT)
    return str(named).format(**{name: getattr(record, name) for name in names})


def compartment_at(kind: type[Record], place: tuple[str, ...]) -> str:
    """Name the compartment that seals the record of this key, given field by field."""
    named_by = _named_by(kind)
    if named_by is None:
        return compartment_of(kind(*place))
    return _filled(kind, tuple([place[at] for at in named_by]))


@cache
def _named_by(kind: type[Record]) -> tuple[int, ...] | None:
    """Say where in its key the fields lie that a kind's compartment is named by.

    None for a kind of which each says so itself.
    """
    if hasattr(kind, "compartment"):
        return None
    names = key_fields(kind)
    return tuple(at for at, name in enumerate(names) if f"{{{name}}}" in kind.COMPARTMENT)


@lru_cache(maxsize=256)
def _filled(kind: type[Record], values: tuple[str, ...]) -> str:
    names = [key_fields(kind)[at] for at in _named_by(kind) or ()]
    return kind.COMPARTMENT.format(**dict(zip(names, values, strict=True)))
