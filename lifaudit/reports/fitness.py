"""Fitness: whether a key and its certificate may sign a report, asked before they do.

pyHanko signs with any certificate; whoever checks the report later would refuse it.
"""

from __future__ import annotations

from datetime import datetime

from asn1crypto.keys import PrivateKeyInfo  # type: ignore[import-untyped] # it has no types
from asn1crypto.x509 import Certificate  # type: ignore[import-untyped] # it has no types

from lifaudit.domain.errors.report import CertificateExpired, CertificateUnfit
from lifaudit.domain.signing import SigningKey

_USES = frozenset({"digital_signature", "non_repudiation"})


def check_fitness(key: SigningKey, when: datetime) -> None:
    """Raise CertificateExpired or CertificateUnfit unless the key may sign at that time."""
    try:
        certificate = Certificate.load(key.certificate, strict=True)
        _check_time(certificate, when)
        _check_curve(certificate)
        _check_usage(certificate)
        _check_pair(certificate, PrivateKeyInfo.load(key.private_pkcs8, strict=True))
    except (ValueError, TypeError, KeyError) as error:
        raise CertificateUnfit(why="It cannot be read.") from error


def _check_time(certificate: Certificate, when: datetime) -> None:
    start, end = certificate.not_valid_before, certificate.not_valid_after
    if not start <= when <= end:
        raise CertificateExpired(start=f"{start:%d %B %Y}", end=f"{end:%d %B %Y}")


def _check_curve(certificate: Certificate) -> None:
    public = certificate.public_key
    if public.algorithm != "ec" or public.curve != ("named", "secp256r1"):
        raise CertificateUnfit(why="Its key is not of the P-256 kind that every reader accepts.")


def _check_usage(certificate: Certificate) -> None:
    if certificate.key_usage_value is None:
        raise CertificateUnfit(why="It does not say what it may be used for.")
    if certificate.ca:
        raise CertificateUnfit(why="It is an issuer's certificate, not a person's.")
    if not certificate.key_usage_value.native >= _USES:
        raise CertificateUnfit(why="It was not issued for signing documents.")


def _check_pair(certificate: Certificate, private: PrivateKeyInfo) -> None:
    """Compare the public point the private key names with the certificate's."""
    named = private["private_key"].parsed["public_key"]
    if named.native is None or named.native != certificate.public_key["public_key"].native:
        raise CertificateUnfit(why="It belongs to a different key.")
