"""Opening a pack: its size, its sealed layer, its signature; nothing of it is believed before."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from lifaudit.domain.errors.exchange import (
    NotAPack,
    PackCutOff,
    PackDamaged,
    PackForged,
    PackNotForMe,
    PackTooLarge,
)
from lifaudit.domain.errors.identity import (
    AgeDamaged,
    CertificateUnreadable,
    NotForMe,
    SignatureBroken,
)
from lifaudit.domain.pack import Manifest
from lifaudit.exchange.envelope import envelope_of
from lifaudit.exchange.limits import FILE, MEBIBYTE
from lifaudit.exchange.manifest import manifest_of
from lifaudit.security.recipients import AgeIdentity, open_age
from lifaudit.security.signatures import verify

BEGINNING = b"age-encryption.org/v1\n"
LONGEST_HEADER = 64 * 1024  # sixty-four recipients take a quarter of it
SHORTEST_BODY = 44 + 16 + 16  # the header's own seal, a nonce, and one tag


@dataclass(frozen=True, slots=True)
class Received:
    """A pack that opens here and that the key in its first line has signed; of whom is not said."""

    manifest: Manifest
    sha256: str
    content: bytes = field(repr=False)


def open_pack(file: bytes, identity: AgeIdentity) -> Received:
    """Open a file; raises the PackRefused that fits."""
    _prove_file(file)
    try:
        plain = open_age(file, identity)
    except NotForMe:
        raise PackNotForMe from None
    except AgeDamaged:
        raise PackDamaged from None
    return received(plain, hashlib.sha256(file).hexdigest())


def received(plain: bytes, sha256: str) -> Received:
    """Read and prove what came out of the sealed layer of a file with this digest."""
    envelope = envelope_of(plain)
    manifest = manifest_of(envelope.line)
    try:
        certificate = bytes.fromhex(manifest.sender.certificate)
        verify(certificate, envelope.signed, envelope.signature)
    except (SignatureBroken, CertificateUnreadable):
        raise PackForged from None
    return Received(manifest, sha256, envelope.content)


def _prove_file(file: bytes) -> None:
    if len(file) > FILE:
        raise PackTooLarge(most=FILE // MEBIBYTE)
    if not file.startswith(BEGINNING[: len(file)]):
        raise NotAPack
    end = file.find(b"\n--- ", 0, LONGEST_HEADER)
    if end < 0 and len(file) >= LONGEST_HEADER:
        raise PackDamaged
    if end < 0 or len(file) < end + len(b"\n--- ") + SHORTEST_BODY:
        raise PackCutOff
