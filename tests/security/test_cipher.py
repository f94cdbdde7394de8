"""Sealed bytes open for the right key and header, unchanged, and for nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifaudit.domain.errors.vault import SealBroken
from lifaudit.security.cipher import KEY_BYTES, new_key, open_sealed, seal

KEY = new_key()


@given(plain=st.binary(max_size=2000), header=st.binary(max_size=200))
def test_what_was_sealed_opens_unchanged(plain, header):
    assert open_sealed(KEY, seal(KEY, plain, header), header) == plain


@given(plain=st.binary(max_size=60), data=st.data())
def test_any_changed_bit_is_noticed(plain, data):
    sealed = bytearray(seal(KEY, plain, b"answer 7"))
    at = data.draw(st.integers(0, len(sealed) * 8 - 1))
    sealed[at // 8] ^= 1 << at % 8
    with pytest.raises(SealBroken):
        open_sealed(KEY, bytes(sealed), b"answer 7")


@given(st.integers(0, 200))
def test_any_cut_is_noticed(length):
    sealed = seal(KEY, b"x" * 173, b"")
    with pytest.raises(SealBroken):
        open_sealed(KEY, sealed[:length], b"")


def test_another_key_or_another_header_opens_nothing():
    sealed = seal(KEY, b"seen alone", b"answer 7")
    with pytest.raises(SealBroken):
        open_sealed(new_key(), sealed, b"answer 7")
    with pytest.raises(SealBroken):
        open_sealed(KEY, sealed, b"answer 8")


def test_the_same_text_never_looks_the_same_twice():
    assert len({seal(KEY, b"seen alone", b"") for _ in range(200)}) == 200


def test_a_failure_says_nothing_about_the_content():
    with pytest.raises(SealBroken) as caught:
        open_sealed(KEY, seal(KEY, b"planted marker", b"") + b"!", b"")
    assert "planted" not in repr(caught.value)
    assert caught.value.__cause__ is None


@pytest.mark.parametrize("size", [0, 16, 24, 31, 33])
def test_keys_of_another_size_are_refused(size):
    with pytest.raises(ValueError, match=str(size)):
        seal(bytes(size), b"", b"")


def test_new_keys_are_whole_and_different():
    keys = {new_key() for _ in range(100)}
    assert len(keys) == 100
    assert {len(key) for key in keys} == {KEY_BYTES}
