"""A file sealed for some people opens for them and for nobody else."""

from __future__ import annotations

import secrets
import shutil
import subprocess

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifaudit.domain.errors.identity import AgeDamaged, NotForMe, RecipientUnreadable
from lifaudit.domain.errors.vault import SealBroken
from lifaudit.security.recipients import (
    new_identity,
    open_age,
    open_identity,
    prove_address,
    seal_for,
    seal_identity,
)

ADA, BOLA, EVE = (new_identity() for _ in range(3))
SEALED = seal_for(b"the pack", [ADA.address, BOLA.address])


@given(st.binary(max_size=500))
def test_everybody_it_is_for_opens_it(plain):
    sealed = seal_for(plain, [ADA.address, BOLA.address])
    assert open_age(sealed, ADA) == open_age(sealed, BOLA) == plain


def test_nobody_else_opens_it():
    with pytest.raises(NotForMe):
        open_age(SEALED, EVE)


@given(st.data())
def test_a_changed_file_opens_as_nothing_else(data):
    changed = bytearray(SEALED)
    at = data.draw(st.integers(0, len(changed) * 8 - 1))
    changed[at // 8] ^= 1 << at % 8
    with pytest.raises((AgeDamaged, NotForMe)):
        open_age(bytes(changed), BOLA)


@given(st.integers(0, len(SEALED) - 1))
def test_a_file_that_is_cut_off_is_damaged(length):
    with pytest.raises((AgeDamaged, NotForMe)):
        open_age(SEALED[:length], ADA)


@given(st.binary(max_size=300))
def test_other_bytes_are_no_sealed_file(received):
    with pytest.raises(AgeDamaged):
        open_age(received, ADA)


@pytest.mark.parametrize(
    "address",
    ["", "age1", "hello", "\x00", EVE.secret, ADA.address.upper()],
    ids=("nothing", "beginning", "word", "control", "secret", "capitals"),
)
def test_what_is_no_address_is_sealed_for_by_nobody(address):
    with pytest.raises(RecipientUnreadable):
        prove_address(address)


def test_something_is_sealed_for_somebody():
    assert prove_address(ADA.address) == ADA.address
    with pytest.raises(RecipientUnreadable):
        seal_for(b"plain", [])
    with pytest.raises(RecipientUnreadable):
        seal_for(b"plain", [ADA.address, "age1"])


def test_the_secret_half_lies_sealed_under_its_owners_key():
    key, other = secrets.token_bytes(32), secrets.token_bytes(32)
    sealed = seal_identity(key, ADA)
    assert open_identity(key, sealed) == ADA
    assert ADA.secret.encode() not in sealed
    assert ADA.secret not in repr(ADA)
    with pytest.raises(SealBroken):
        open_identity(other, sealed)


def test_a_pack_is_written_in_one_way_and_its_spelling_in_letters_is_no_pack():
    recipient = pyrage.x25519.Recipient.from_str(ADA.address)
    with pytest.raises(AgeDamaged):
        open_age(pyrage.encrypt(b"the pack", [recipient], armored=True), ADA)


@pytest.mark.skipif(shutil.which("age") is None, reason="the age tool is not installed here")
def test_the_unchanged_age_tool_opens_what_we_sealed(tmp_path):
    identity = tmp_path / "identity"
    identity.write_text(ADA.secret, encoding="ascii")
    command = ["age", "--decrypt", "--identity", str(identity)]
    assert subprocess.run(command, input=SEALED, capture_output=True, check=True).stdout == (
        b"the pack"
    )
