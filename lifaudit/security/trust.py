"""Trust files: the partnership's root certificate as PEM, which a stranger checks a report with."""

from __future__ import annotations

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from lifaudit.domain.errors.identity import TrustUnreadable


def to_pem(*certificates: bytes) -> bytes:
    """Write certificates (DER) as one PEM file."""
    loaded = (x509.load_der_x509_certificate(one) for one in certificates)
    return b"".join(one.public_bytes(Encoding.PEM) for one in loaded)


def from_pem(content: bytes) -> tuple[bytes, ...]:
    """Read the certificates (DER) in a PEM file; raises TrustUnreadable."""
    try:
        found = x509.load_pem_x509_certificates(content)
        return tuple(one.public_bytes(Encoding.DER) for one in found)
    except ValueError as error:
        raise TrustUnreadable from error
