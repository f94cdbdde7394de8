"""A signature fits the very bytes and the very key; seven words name both keys and the root."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import given
from hypothesis import strategies as st

from lifaudit.domain.errors.identity import CertificateUnreadable, SignatureBroken
from lifaudit.security.identity import Holder, issue, load_private, new_root, new_signing_key
from lifaudit.security.signatures import (
    public_of,
    public_of_private,
    seven_words,
    sign,
    verify,
    verify_by,
)
from lifaudit.security.words import word_list

NOW = datetime(2026, 7, 1, tzinfo=UTC)
ROOT = new_root("Exampleshire SCP", NOW)
BOLA = Holder("Bola Adeyemi", "Exampleshire Police", "Exampleshire SCP")
KEY = new_signing_key(ROOT, BOLA, NOW)
OTHER = new_signing_key(ROOT, BOLA, NOW)
MESSAGE = b"lifaudit-test/1\0what was said"
SIGNATURE = sign(KEY, MESSAGE)


@given(st.binary(max_size=200))
def test_what_somebody_signed_is_theirs(message):
    signature = sign(KEY, message)
    verify(KEY.certificate, message, signature)
    verify_by(public_of(KEY.certificate), message, signature)
    assert public_of_private(KEY.private_pkcs8) == public_of(KEY.certificate)


@given(st.binary(max_size=200))
def test_other_bytes_or_other_people_did_not_sign_it(message):
    with pytest.raises(SignatureBroken):
        verify(KEY.certificate, message, SIGNATURE)
    with pytest.raises(SignatureBroken):
        verify(OTHER.certificate, message, sign(KEY, message))
    with pytest.raises(SignatureBroken):
        verify(KEY.certificate, MESSAGE, message)


@given(st.data())
def test_a_changed_signature_is_none(data):
    changed = bytearray(SIGNATURE)
    at = data.draw(st.integers(0, len(changed) * 8 - 1))
    changed[at // 8] ^= 1 << at % 8
    with pytest.raises(SignatureBroken):
        verify(KEY.certificate, MESSAGE, bytes(changed))


@pytest.mark.parametrize("certificate", [b"", b"\x30\x00", b"nonsense"])
def test_what_is_no_certificate_says_so(certificate):
    with pytest.raises(CertificateUnreadable):
        verify(certificate, MESSAGE, SIGNATURE)


@pytest.mark.parametrize("key", [rsa.generate_private_key(65537, 2048), "P-384"], ids=["rsa", "p"])
def test_only_keys_of_our_own_curve_count(key):
    private = ec.generate_private_key(ec.SECP384R1()) if key == "P-384" else key
    name = x509.Name([])
    made = x509.CertificateBuilder(name, name, private.public_key(), 7, NOW, NOW)
    foreign = made.sign(private, SHA256()).public_bytes(Encoding.DER)
    with pytest.raises(CertificateUnreadable):
        public_of(foreign)


def test_the_words_are_seven_and_stay_when_a_certificate_is_renewed():
    public = public_of(KEY.certificate)
    renewed = issue(ROOT, BOLA, load_private(KEY.private_pkcs8).public_key(), NOW)
    words = seven_words(public, "age1bola", ROOT.certificate)
    assert len(words) == 7
    assert set(words) <= set(word_list())
    assert words == seven_words(public_of(renewed), "age1bola", ROOT.certificate)


def test_another_key_another_address_or_another_root_sounds_unlike():
    public, other = public_of(KEY.certificate), public_of(OTHER.certificate)
    said = {
        seven_words(public, "age1bola", ROOT.certificate),
        seven_words(other, "age1bola", ROOT.certificate),
        seven_words(public, "age1eve", ROOT.certificate),
        seven_words(public, "age1bola", new_root("Exampleshire SCP", NOW).certificate),
        seven_words(public + b"age1", "bola", ROOT.certificate),
    }
    assert len(said) == 5


def test_the_words_are_these_for_ever():
    words = "backslid proofing starlight strive kissing uncoated cyclist"
    assert " ".join(seven_words(b"public", "age1", b"root")) == words
