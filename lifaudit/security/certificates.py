"""What a certificate says of itself: from when to when it counts, its digest and its issuer."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509

from lifaudit.domain.errors.identity import CertificateUnreadable
from lifaudit.security.enrolment import NAME_PARTS, NONSENSE, vouches


@dataclass(frozen=True, slots=True)
class Validity:
    """The time in which a certificate counts."""

    since: datetime
    until: datetime

    def covers(self, when: datetime) -> bool:
        """Tell whether it counts at a time."""
        return self.since <= when <= self.until


def validity(certificate: bytes) -> Validity:
    """Return when a certificate (DER) counts; raises CertificateUnreadable."""
    read = _read(certificate)
    return Validity(read.not_valid_before_utc, read.not_valid_after_utc)


def digest(certificate: bytes) -> str:
    """Return the SHA-256 by which a certificate is named, as hex."""
    return hashlib.sha256(certificate).hexdigest()


def names(certificate: bytes) -> tuple[str, ...]:
    """Return what a certificate names: person, agency and partnership, as far as it has room."""
    subject = _read(certificate).subject
    return tuple(
        str(one.value) for oid in NAME_PARTS for one in subject.get_attributes_for_oid(oid)
    )


def is_issued_by(root: bytes, certificate: bytes) -> bool:
    """Tell whether `root` is a root and issued the certificate for signing documents."""
    try:
        return vouches(_read(root), _read(certificate))
    except CertificateUnreadable:
        return False


def _read(certificate: bytes) -> x509.Certificate:
    try:
        return x509.load_der_x509_certificate(certificate)
    except NONSENSE:
        raise CertificateUnreadable from None
