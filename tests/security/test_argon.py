"""Stretching is Argon2id as specified, with limits that hold before memory is taken."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifaudit.domain.errors.vault import TooLittleMemory
from lifaudit.security import argon
from lifaudit.security.argon import PRODUCTION, Cost, stretch

QUICK = Cost(passes=1, memory_kib=8, lanes=1)
SALT = b"0123456789abcdef"


def test_a_vault_is_made_with_the_designed_cost():
    assert (PRODUCTION.passes, PRODUCTION.memory_kib, PRODUCTION.lanes) == (3, 262144, 4)


def test_the_result_is_argon2id_with_its_secret_input():
    plain = stretch("passphrase", SALT, QUICK)
    assert plain.hex() == "f21a306d0ab31a3984213095bd39ff61f09a79e25bdd15114d1f4423261e356c"
    assert stretch("passphrase", SALT, QUICK, b"device") != plain


def test_a_letter_typed_in_one_piece_or_in_two_is_the_same_letter():
    assert stretch("caf\u00e9", SALT, QUICK) == stretch("cafe\u0301", SALT, QUICK)


def test_capitals_spaces_and_salt_matter():
    others = ["Five words", "five words ", "fivewords", ""]
    made = {stretch(text, SALT, QUICK) for text in [*others, "five words"]}
    assert len(made | {stretch("five words", SALT[::-1], QUICK)}) == 6


@pytest.mark.parametrize("text", ["\ud800", "x\x00y", "اردو", "x" * 100_000])
def test_anything_that_can_be_typed_can_be_stretched(text):
    assert len(stretch(text, SALT, QUICK)) == 32


@given(st.integers(), st.integers(), st.integers())
def test_no_cost_beyond_the_limits_exists(passes, memory, lanes):
    started = time.process_time()
    try:
        cost = Cost(passes, memory, lanes)
    except ValueError:
        assert time.process_time() - started < 1
    else:
        assert cost.passes <= 10
        assert cost.memory_kib <= 1024 * 1024
        assert cost.lanes <= 8


def test_a_computer_short_of_memory_says_so(monkeypatch):
    resource = pytest.importorskip("resource")
    monkeypatch.setattr(argon, "MOST_MEMORY_KIB", 2**31)
    before = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (2**33, before[1]))
    try:
        with pytest.raises(TooLittleMemory, match="16384 MB"):
            stretch("passphrase", SALT, Cost(passes=1, memory_kib=2**24, lanes=1))
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


@pytest.mark.parametrize(
    ("passes", "memory", "lanes"),
    [(11, 8, 1), (1, 2**20 + 1, 1), (1, 2**31, 1), (1, 1024, 9), (0, 8, 1), (1, 7, 1), (1, 31, 4)],
)
def test_each_limit_is_kept(passes, memory, lanes):
    with pytest.raises(ValueError, match=str(passes)):
        Cost(passes, memory, lanes)
