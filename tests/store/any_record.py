"""Records of every kind with every value their type hints allow."""

from __future__ import annotations

import enum
import types
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from lifaudit.domain.record import key_fields

# Everything a keyboard or a spreadsheet can send: control characters, NUL, lone surrogates, emoji.
texts = st.text(st.characters(exclude_categories=()), max_size=20)
keys = st.text(st.characters(codec="utf-8"), max_size=12)
audits = st.sampled_from(["a1", "żółw"])


@cache
def values(hint):
    """Return any value of a type."""
    origin, inside = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return st.one_of(*(values(one) for one in inside))
    if origin is tuple and inside[-1] is not Ellipsis:
        return st.tuples(*(values(one) for one in inside))
    if origin in (tuple, frozenset):
        return st.lists(values(inside[0]), max_size=3).map(origin)
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return st.sampled_from(hint)
    if is_dataclass(hint):
        return st.builds(hint, **{n: values(h) for n, h in hints_of(hint).items()})
    return PLAIN[hint]


PLAIN = {
    str: texts,
    int: st.integers(),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    date: st.dates(),
    datetime: st.datetimes(timezones=st.just(UTC)),
    types.NoneType: st.none(),
}


def hints_of(kind):
    """Return the type of every field, without what belongs to the class."""
    hints = get_type_hints(kind)
    return {one.name: hints[one.name] for one in fields(kind)}


def records(kind):
    """Return any record of one kind."""
    named = {name: values(hint) for name, hint in hints_of(kind).items()}
    named |= dict.fromkeys(key_fields(kind), keys)
    if "audit" in named:
        named["audit"] = audits
    return st.builds(kind, **named)
