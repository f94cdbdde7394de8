"""Keys and certificates of invented people, made afresh for every test run."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier

from lifaudit.domain.signing import SigningKey

START = datetime(2026, 1, 1, tzinfo=UTC)
DOCUMENT_SIGNING = ObjectIdentifier("1.3.6.1.5.5.7.3.36")


@dataclass(frozen=True, slots=True)
class Issuer:
    """A root of trust."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @property
    def der(self):
        return self.certificate.public_bytes(Encoding.DER)


def issuer(name="Exampleshire SCP signing root"):
    key = ec.generate_private_key(ec.SECP256R1())
    subject = _name(name, "Exampleshire SCP")
    usage = _usage(key_cert_sign=True, crl_sign=True)
    builder = _builder(subject, subject, key.public_key(), START, timedelta(3650))
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    return Issuer(key, builder.add_extension(usage, critical=True).sign(key, SHA256()))


def person(  # noqa: PLR0913 - each is one way to be refused
    root, name, organisation="Exampleshire SCP", *, start=START, days=730, signs=True, own=False
):
    """Return a signing key issued by the root, or self-signed when `own`."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = _name(name, organisation)
    by = subject if own else root.certificate.subject
    usage = _usage(digital_signature=True, content_commitment=signs)
    purposes = x509.ExtendedKeyUsage([DOCUMENT_SIGNING, ExtendedKeyUsageOID.EMAIL_PROTECTION])
    builder = _builder(subject, by, key.public_key(), start, timedelta(days))
    builder = builder.add_extension(
        x509.BasicConstraints(ca=False, path_length=None), critical=True
    )
    builder = builder.add_extension(usage, critical=True).add_extension(purposes, critical=False)
    signer = key if own else root.key
    issued = builder.add_extension(
        x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False
    ).sign(signer, SHA256())
    private = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    chain = () if own else (root.der,)
    return SigningKey(private, issued.public_bytes(Encoding.DER), chain)


def authority_of_time():
    """Return a certificate and key with which anybody can date a file, as pyHanko takes them."""
    key = rsa.generate_private_key(65537, 2048)
    subject = _name("A clock of my own", "Nobody")
    purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
    builder = _builder(subject, subject, key.public_key(), START, timedelta(3650))
    issued = builder.add_extension(purpose, critical=True).sign(key, SHA256())
    private = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return (
        asn1_x509.Certificate.load(issued.public_bytes(Encoding.DER)),
        asn1_keys.PrivateKeyInfo.load(private),
    )


def _name(common, organisation):
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
            x509.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )


def _builder(subject, by, public, start, life):
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(by)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + life)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
    )


def _usage(**allowed):
    none = dict.fromkeys(inspect.signature(x509.KeyUsage).parameters, False)
    return x509.KeyUsage(**{**none, **allowed})
