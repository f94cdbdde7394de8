"""The partnership's recovery file opens what was wrapped for it and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifaudit.domain.errors.vault import PartnershipKeyUnreadable, WrongPartnershipKey
from lifaudit.security.partnership import (
    PartnershipIdentity,
    PartnershipRecipient,
    new_partnership_identity,
)

OURS = new_partnership_identity()
WRAPPED = OURS.recipient.wrap(b"keys")


@given(st.binary(max_size=500))
def test_the_identity_opens_what_its_recipient_wrapped(plain):
    assert OURS.unwrap(OURS.recipient.wrap(plain)) == plain


def test_another_partnership_opens_nothing():
    with pytest.raises(WrongPartnershipKey):
        new_partnership_identity().unwrap(OURS.recipient.wrap(b"keys"))


@given(st.data())
def test_a_changed_file_opens_as_nothing_else(data):
    wrapped = bytearray(WRAPPED)
    at = data.draw(st.integers(0, len(wrapped) * 8 - 1))
    wrapped[at // 8] ^= 1 << at % 8
    with pytest.raises(WrongPartnershipKey):
        OURS.unwrap(bytes(wrapped))


@pytest.mark.parametrize("text", ["", "age1", "AGE-SECRET-KEY-1", "hello", "\x00"])
def test_what_is_no_key_says_so(text):
    with pytest.raises(PartnershipKeyUnreadable):
        PartnershipRecipient(text).wrap(b"keys")
    with pytest.raises(PartnershipKeyUnreadable):
        _ = PartnershipIdentity(text).recipient


def test_the_halves_are_not_mixed_up():
    with pytest.raises(PartnershipKeyUnreadable):
        PartnershipRecipient(OURS.secret).wrap(b"keys")
    with pytest.raises(PartnershipKeyUnreadable):
        PartnershipIdentity(OURS.recipient.address).unwrap(b"")


def test_a_key_file_with_a_line_end_still_reads():
    assert PartnershipIdentity(OURS.secret + "\r\n").recipient == OURS.recipient


def test_the_secret_is_not_shown():
    assert "AGE-SECRET" not in repr(OURS)
    assert OURS.recipient.address.startswith("age1")
