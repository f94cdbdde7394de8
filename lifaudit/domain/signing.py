"""A person's signing key as plain bytes, and the fingerprint people compare."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

GROUP = 4


@dataclass(frozen=True, slots=True)
class SigningKey:
    """What it takes to sign: the private key (PKCS#8 DER), its certificate and issuers (DER).

    `chain` starts with the issuer of `certificate` and ends with the partnership's root.
    """

    private_pkcs8: bytes = field(repr=False)
    certificate: bytes = field(repr=False)
    chain: tuple[bytes, ...] = field(repr=False)


def fingerprint(certificate: bytes) -> str:
    """SHA-256 of a DER certificate as sixteen groups of four capital hex digits."""
    digits = hashlib.sha256(certificate).hexdigest().upper()
    return " ".join(digits[at : at + GROUP] for at in range(0, len(digits), GROUP))
