"""Versions are read as people mean them, and the next one is later than the last."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifaudit.domain.versions import in_words, is_version, next_large, next_small, read_version


@pytest.mark.parametrize(
    ("text", "read"),
    [("2", (2, 0, 0)), ("2.0", (2, 0, 0)), ("2.10", (2, 10, 0)), ("1.2.3", (1, 2, 3))],
)
def test_a_version_is_read_by_its_numbers(text, read):
    assert is_version(text)
    assert read_version(text) == read


@pytest.mark.parametrize(
    "text", ["", "v2", "1.2.3.4", "1.", "1,0", "\u0661.\u0660", "1.0+neglect@1.0"]
)
def test_what_is_no_version_comes_before_all(text):
    assert not is_version(text)
    assert read_version(text) < read_version("0")


def test_a_composed_version_is_said_part_by_part():
    assert in_words("1.0") == "1.0"
    assert in_words("1.0+early-help@1.1+voice@2.0") == "1.0 with early help 1.1, voice 2.0"


@given(st.lists(st.integers(0, 9998), min_size=1, max_size=3))
def test_the_next_version_is_later(numbers):
    text = ".".join(map(str, numbers))
    assert read_version(text) < read_version(next_small(text)) <= read_version(next_large(text))


def test_after_the_last_small_version_comes_a_large_one():
    assert next_small("1.9999") == "2.0"
