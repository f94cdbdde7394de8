"""A person's signature over bytes, and the seven words by which two people compare a key."""

from __future__ import annotations

import hashlib

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_public_key

from lifaudit.domain.errors.identity import CertificateUnreadable, SignatureBroken
from lifaudit.domain.signing import SigningKey
from lifaudit.security.enrolment import NONSENSE
from lifaudit.security.identity import load_private
from lifaudit.security.words import spoken

WORDS_TAG = b"lifaudit-words/1\0"


def sign(key: SigningKey, message: bytes) -> bytes:
    """Return the ECDSA signature (P-256, SHA-256, DER) of the key's owner.

    A message begins with a tag that says what it is, `lifaudit-.../1` and a zero byte, so that
    what was signed for one purpose passes for no other.
    """
    return sign_by(key.private_pkcs8, message)


def sign_by(private_pkcs8: bytes, message: bytes) -> bytes:
    """Return the signature of a key that has no certificate yet."""
    return load_private(private_pkcs8).sign(message, ec.ECDSA(SHA256()))


def verify(certificate: bytes, message: bytes, signature: bytes) -> None:
    """Prove that the holder of this certificate (DER) signed these very bytes.

    Raises SignatureBroken or CertificateUnreadable. Whose certificate it is, who issued it and
    whether it still counts is asked elsewhere.
    """
    verify_by(public_of(certificate), message, signature)


def verify_by(public: bytes, message: bytes, signature: bytes) -> None:
    """Prove that the holder of this public key (SubjectPublicKeyInfo, DER) signed these bytes.

    Raises SignatureBroken.
    """
    try:
        key = load_der_public_key(public)
    except NONSENSE:
        raise SignatureBroken from None
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise SignatureBroken
    try:
        key.verify(signature, message, ec.ECDSA(SHA256()))
    except InvalidSignature:
        raise SignatureBroken from None


def public_of(certificate: bytes) -> bytes:
    """Return the P-256 key of a certificate as SubjectPublicKeyInfo; raises CertificateUnreadable.

    It stays when a certificate is renewed, so it is what a person is known by.
    """
    try:
        key = x509.load_der_x509_certificate(certificate).public_key()
    except NONSENSE:
        raise CertificateUnreadable from None
    if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
        raise CertificateUnreadable
    return written(key)


def public_of_private(private_pkcs8: bytes) -> bytes:
    """Return the public half of a key of our own, as `public_of` writes it."""
    return written(load_private(private_pkcs8).public_key())


def written(key: ec.EllipticCurvePublicKey) -> bytes:
    """Write a public key as SubjectPublicKeyInfo."""
    return key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def seven_words(public: bytes, address: str, root: bytes) -> tuple[str, ...]:
    """Return the words two people read to each other before one admits the other.

    They stand for the newcomer's two keys and for the partnership's root as each of the two holds
    it, so that one comparison finds an exchanged request as well as an exchanged card.
    """
    parts = (hashlib.sha256(one).digest() for one in (public, address.encode(), root))
    return spoken(WORDS_TAG + b"".join(parts))
