"""A certificate's fingerprint as people compare it."""

from __future__ import annotations

import hashlib

GROUP = 4


def fingerprint(certificate: bytes) -> str:
    """SHA-256 of a DER certificate as sixteen groups of four capital hex digits."""
    digits = hashlib.sha256(certificate).hexdigest().upper()
    return " ".join(digits[at : at + GROUP] for at in range(0, len(digits), GROUP))
