"""What lies inside the library of the keys: an OpenSSL of its own."""

from __future__ import annotations

from cryptography.hazmat.backends.openssl import backend

from lifaudit.domain.selftest import Embedded


def inside() -> tuple[Embedded, ...]:
    """Ask the library itself."""
    return (Embedded("OpenSSL in cryptography", str(backend.openssl_version_text())),)
