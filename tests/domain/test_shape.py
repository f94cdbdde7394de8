"""What somebody else wrote is of the very shape its types say, or refused."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifaudit.domain.codec import canonical, plain
from lifaudit.domain.partnership import Role
from lifaudit.domain.shape import LONGEST_TEXT, shaped


@dataclass(frozen=True)
class Inner:
    """A value inside a value."""

    role: Role
    active: bool


@dataclass(frozen=True)
class Outer:
    """A value of every type that travels."""

    name: str
    number: int
    when: datetime
    inner: tuple[Inner, ...]


WHOLE = {
    "name": "Ada Quill",
    "number": 3,
    "when": "2026-09-14T08:30:00+00:00",
    "inner": [{"role": "lead", "active": True}],
}
SEEN = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]))
INNER = st.builds(Inner, st.sampled_from(Role), st.booleans())
OUTER = st.builds(
    Outer,
    SEEN,
    st.integers(0, 2**63 - 1),
    st.datetimes(timezones=st.just(UTC)),
    st.lists(INNER).map(tuple),
)


@given(OUTER)
def test_what_is_written_is_read_back(value):
    assert shaped(Outer, json.loads(canonical(plain(value)))) == value


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": 3},
        {"name": None},
        {"name": "unseen\u200b"},
        {"name": "turned \u202eround"},
        {"name": "two\nlines"},
        {"name": "two\u2028lines"},
        {"name": "x" * (LONGEST_TEXT + 1)},
        {"number": True},
        {"number": -1},
        {"number": 2**63},
        {"number": "3"},
        {"when": "2026-09-14T08:30:00"},
        {"when": "2026-09-14T08:30:00Z"},
        {"when": "2026-09-14T10:30:00+02:00"},
        {"when": "yesterday"},
        {"when": 3},
        {"inner": {}},
        {"inner": "ab"},
        {"inner": [[]]},
        {"inner": [{"role": "queen", "active": True}]},
        {"inner": [{"role": [], "active": True}]},
        {"inner": [{"role": "lead", "active": 1}]},
        {"inner": [{"role": "lead"}]},
        {"inner": [{"role": "lead", "active": True, "more": 1}]},
        {"more": 1},
    ],
)
def test_what_is_of_another_shape_is_refused(wrong):
    with pytest.raises(ValueError, match=r"."):
        shaped(Outer, WHOLE | wrong)


@pytest.mark.parametrize("wrong", [None, [], "", 0, {}])
def test_what_is_no_object_is_refused(wrong):
    with pytest.raises(ValueError, match=r"."):
        shaped(Outer, wrong)
