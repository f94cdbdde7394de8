"""JSON from elsewhere has one meaning, or is refused."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifaudit.domain.strict import DEEPEST, read_strict

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(VALUES)
def test_what_is_well_formed_reads_back(value):
    assert read_strict(json.dumps(value, ensure_ascii=False).encode()) == value


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "nul", "1 2", "01", "'a'", "1.0", "1e3", "1e999", "NaN", "-Infinity", "-0"),
        *('{"a":1,"a":1}', '[{"a":1,"a":2}]', '"\\ud800"', '["\\udfff"]', '{"\\ud800":1}'),
        *("9" * 20, "9" * 5000, "[" * 100_000, '{"a":' * 100_000, '"a', "\ufeff1"),
    ],
)
def test_what_parsers_read_differently_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        read_strict(text.encode())


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(ValueError, match=r"."):
        read_strict(b'"\xff"')


def test_levels_are_counted():
    assert read_strict(b"[" * DEEPEST + b"]" * DEEPEST)
    assert read_strict(b"[" * DEEPEST + b'"a"' + b"]" * DEEPEST)
    with pytest.raises(ValueError, match="depth"):
        read_strict(b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1))
    with pytest.raises(ValueError, match=r"."):
        read_strict(b"[" * DEEPEST + b'"\\ud800"' + b"]" * DEEPEST)
