"""Seal and open bytes under a key: AES-256-GCM, a random nonce in front, a header bound beside."""

from __future__ import annotations

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from lifaudit.domain.errors.vault import SealBroken

KEY_BYTES = 32
NONCE_BYTES = 12
TAG_BYTES = 16


def new_key() -> bytes:
    """Return 256 random bits from the operating system."""
    return secrets.token_bytes(KEY_BYTES)


class Cipher:
    """One key, made ready once to seal and open many things."""

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(_whole(key))

    def seal(self, plain: bytes, header: bytes) -> bytes:
        """Return nonce, ciphertext and tag; `header` is bound to them, and is not in them."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, plain, header)

    def open(self, sealed: bytes, header: bytes) -> bytes:
        """Return what was sealed; raises SealBroken for another key, header or any change."""
        if len(sealed) < NONCE_BYTES + TAG_BYTES:
            raise SealBroken
        try:
            return self._cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], header)
        except InvalidTag:
            raise SealBroken from None


def seal(key: bytes, plain: bytes, header: bytes) -> bytes:
    """Seal once under a key: see `Cipher.seal`."""
    return Cipher(key).seal(plain, header)


def open_sealed(key: bytes, sealed: bytes, header: bytes) -> bytes:
    """Return what was sealed; raises SealBroken for another key, another header or any change."""
    return Cipher(key).open(sealed, header)


def _whole(key: bytes) -> bytes:
    """Refuse the shorter keys AES would accept: every key of ours has 256 bits."""
    if len(key) != KEY_BYTES:
        raise ValueError(len(key))
    return key
