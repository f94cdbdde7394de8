"""Who signs: keys on the P-256 curve and the certificates of the partnership's own authority."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier

from lifaudit.domain.errors.identity import NameMissing, RootExpired
from lifaudit.domain.signing import SigningKey
from lifaudit.security.cipher import open_sealed, seal

ROOT_LIFE = timedelta(days=3653)
PERSON_LIFE = timedelta(days=731)
CLOCK_SLACK = timedelta(hours=1)  # laptops disagree about the time
LONGEST_NAME = 64  # RFC 5280, upper bounds of the names; cryptography counts bytes of UTF-8
ELLIPSIS = "\u2026"
DOCUMENT_SIGNING = ObjectIdentifier("1.3.6.1.5.5.7.3.36")  # RFC 9336
SEAL_PURPOSE = b"lifaudit private key 1 "
ROOT_USAGE = x509.KeyUsage(
    digital_signature=False,
    content_commitment=False,
    key_encipherment=False,
    data_encipherment=False,
    key_agreement=False,
    key_cert_sign=True,
    crl_sign=True,
    encipher_only=False,
    decipher_only=False,
)
PERSON_USAGE = x509.KeyUsage(
    digital_signature=True,
    content_commitment=True,  # "non-repudiation": a person stands by what they sign
    key_encipherment=False,
    data_encipherment=False,
    key_agreement=False,
    key_cert_sign=False,
    crl_sign=False,
    encipher_only=False,
    decipher_only=False,
)


@dataclass(frozen=True, slots=True)
class Root:
    """The partnership's certificate authority, kept in the lead's vault."""

    private_pkcs8: bytes = field(repr=False)
    certificate: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Holder:
    """Whom a certificate names: the person, their agency and the partnership."""

    person: str
    agency: str
    partnership: str


def new_private() -> bytes:
    """Return a fresh P-256 private key as PKCS#8 DER."""
    key = ec.generate_private_key(ec.SECP256R1())
    return key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())


def new_root(partnership: str, when: datetime) -> Root:
    """Return a partnership's root, valid for ten years; raises NameMissing."""
    private = new_private()
    key = load_private(private)
    name = _name((NameOID.COMMON_NAME, f"{readable(partnership)} signing root"))
    builder = _certificate(name, name, key.public_key(), when)
    builder = builder.not_valid_after(when + ROOT_LIFE)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    builder = builder.add_extension(ROOT_USAGE, critical=True)
    return Root(private, builder.sign(key, SHA256()).public_bytes(Encoding.DER))


def issue(
    root: Root, holder: Holder, public_key: ec.EllipticCurvePublicKey, when: datetime
) -> bytes:
    """Return a person's certificate (DER), valid for two years and never longer than the root.

    The profile is the one that pyHanko and NSS trust. Raises NameMissing or RootExpired.
    """
    issuer = x509.load_der_x509_certificate(root.certificate)
    if when >= issuer.not_valid_after_utc:
        raise RootExpired
    key = load_private(root.private_pkcs8)
    builder = _certificate(subject(holder), issuer.subject, public_key, when)
    builder = builder.not_valid_after(min(when + PERSON_LIFE, issuer.not_valid_after_utc))
    builder = builder.add_extension(
        x509.BasicConstraints(ca=False, path_length=None), critical=True
    )
    builder = builder.add_extension(PERSON_USAGE, critical=True)
    purposes = x509.ExtendedKeyUsage([DOCUMENT_SIGNING, ExtendedKeyUsageOID.EMAIL_PROTECTION])
    builder = builder.add_extension(purposes, critical=False)
    authority = x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key())
    builder = builder.add_extension(authority, critical=False)
    return builder.sign(key, SHA256()).public_bytes(Encoding.DER)


def reissue(root: Root, holder: Holder, certificate: bytes, when: datetime) -> bytes:
    """Return a new certificate for the key of an earlier one; raises NameMissing or RootExpired."""
    key = x509.load_der_x509_certificate(certificate).public_key()
    assert isinstance(key, ec.EllipticCurvePublicKey)  # noqa: S101 - we issued it
    return issue(root, holder, key, when)


def new_signing_key(root: Root, holder: Holder, when: datetime) -> SigningKey:
    """Return a key with its certificate for a person of the vault that holds the root."""
    private = new_private()
    certificate = issue(root, holder, load_private(private).public_key(), when)
    return SigningKey(private, certificate, (root.certificate,))


def seal_private(person_key: bytes, label: str, private_pkcs8: bytes) -> bytes:
    """Seal a private key under its owner's key; `label` (signing, root) keeps them apart."""
    return seal(person_key, private_pkcs8, SEAL_PURPOSE + label.encode())


def open_private(person_key: bytes, label: str, sealed: bytes) -> bytes:
    """Return the private key sealed under this label; raises SealBroken."""
    return open_sealed(person_key, sealed, SEAL_PURPOSE + label.encode())


def load_private(private_pkcs8: bytes) -> ec.EllipticCurvePrivateKey:
    """Return our own key for use; raises ValueError when it is none of ours."""
    key = load_der_private_key(private_pkcs8, password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise ValueError(type(key).__name__)  # noqa: TRY004 - the bytes are wrong, not the caller
    return key


def subject(holder: Holder) -> x509.Name:
    """Return the name a certificate carries; raises NameMissing where one of the three is empty."""
    return _name(
        (NameOID.ORGANIZATIONAL_UNIT_NAME, holder.partnership),
        (NameOID.ORGANIZATION_NAME, holder.agency),
        (NameOID.COMMON_NAME, holder.person),
    )


def short_names(holder: Holder) -> tuple[str, str, str]:
    """Return person, agency and partnership as far as a certificate has room for them."""
    person, agency, partnership = map(
        _short, map(readable, (holder.person, holder.agency, holder.partnership))
    )
    return person, agency, partnership


def readable(text: str) -> str:
    """Return a name without characters that cannot be seen or that turn the reading direction."""
    seen = (" " if unicodedata.category(sign)[0] in "CZ" else sign for sign in text)
    tidy = " ".join("".join(seen).split())
    if not tidy:
        raise NameMissing
    return tidy


def _name(*parts: tuple[ObjectIdentifier, str]) -> x509.Name:
    return x509.Name([x509.NameAttribute(oid, _short(readable(text))) for oid, text in parts])


def _short(text: str) -> str:
    """Keep within what a certificate allows; the report itself prints the whole name."""
    encoded = text.encode()
    if len(encoded) <= LONGEST_NAME:
        return text
    return encoded[: LONGEST_NAME - len(ELLIPSIS.encode())].decode(errors="ignore") + ELLIPSIS


def _certificate(
    name: x509.Name, issuer: x509.Name, public_key: ec.EllipticCurvePublicKey, when: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer)
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(when - CLOCK_SLACK)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public_key), critical=False)
    )
