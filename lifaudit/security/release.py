"""The keys that releases of lifaudit are signed with: what a build knows of them."""

from __future__ import annotations

import re

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from lifaudit.domain.errors.update import ReleaseKeyMissing, ReleaseKeyUnreadable
from lifaudit.security.enrolment import NONSENSE
from lifaudit.security.signatures import written

_BLOCK = re.compile(rb"-----BEGIN [^-]*-----.*?-----END [^-]*-----", re.DOTALL)


def keys_of(pem: bytes) -> tuple[bytes, ...]:
    """Read the P-256 keys (SubjectPublicKeyInfo) of a file; the words around them are for people.

    Raises ReleaseKeyMissing or ReleaseKeyUnreadable.
    """
    found = tuple(_key_of(block) for block in _BLOCK.findall(pem))
    if not found:
        raise ReleaseKeyMissing
    return found


def _key_of(block: bytes) -> bytes:
    try:
        key = load_pem_public_key(block)
    except NONSENSE:
        raise ReleaseKeyUnreadable from None
    if not isinstance(key, ec.EllipticCurvePublicKey) or not isinstance(key.curve, ec.SECP256R1):
        raise ReleaseKeyUnreadable
    return written(key)
