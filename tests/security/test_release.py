"""The keys of releases are read from a file that people may write words into."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from released import PUBLIC, pem_of

from lifaudit.domain.errors.update import ReleaseKeyMissing, ReleaseKeyUnreadable
from lifaudit.security.identity import new_private
from lifaudit.security.release import keys_of
from lifaudit.security.signatures import public_of_private

OTHER = public_of_private(new_private())


def text_of(key) -> bytes:
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def test_every_key_is_found_between_words():
    text = f"First\n{pem_of(PUBLIC)}and then\n{pem_of(OTHER)}the end"
    assert keys_of(text.encode()) == (PUBLIC, OTHER)


@pytest.mark.parametrize("text", [b"", b"none yet\n"])
def test_a_file_without_a_key_is_a_build_without_one(text):
    with pytest.raises(ReleaseKeyMissing):
        keys_of(text)


@pytest.mark.parametrize(
    "text",
    [
        pem_of(PUBLIC[:-4]).encode(),
        pem_of(PUBLIC).replace("PUBLIC", "PRIVATE").encode(),
        text_of(ed25519.Ed25519PrivateKey.generate()),
        text_of(ec.generate_private_key(ec.SECP384R1())),
    ],
    ids=["cut", "private", "another kind", "another curve"],
)
def test_what_is_no_key_of_ours_is_never_passed_over(text):
    with pytest.raises(ReleaseKeyUnreadable):
        keys_of(pem_of(PUBLIC).encode() + text)
