"""The files of joining with their signatures: a card, a request and the list of members.

Each is two lines: canonical JSON, and in base64 the signature over a tag and that line as it was
received. Sizes are known before anything is read.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, field
from functools import lru_cache

from lifaudit.domain.errors.identity import (
    CertificateUnreadable,
    RecipientUnreadable,
    RequestUnreadable,
    SignatureBroken,
)
from lifaudit.domain.errors.joining import (
    BundleForged,
    BundleUnreadable,
    CardUnreadable,
    JoiningRefused,
    RequestDamaged,
)
from lifaudit.domain.joining import (
    CARD_TAG,
    LARGEST_FILE,
    REQUEST_TAG,
    Card,
    Request,
    card_line,
    card_of,
    request_line,
    request_of,
)
from lifaudit.domain.signing import SigningKey
from lifaudit.domain.trust import BUNDLE_TAG, TrustBundle, bundle_of, line_of
from lifaudit.security.certificates import is_issued_by, validity
from lifaudit.security.enrolment import requested_key
from lifaudit.security.recipients import prove_address
from lifaudit.security.signatures import seven_words, sign, sign_by, verify, verify_by, written

LARGEST_LIST = 4 * 1024 * 1024
LONGEST_SIGNATURE = 128
_UNFIT = (SignatureBroken, CertificateUnreadable)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that was read and proven: what it says, and the key it was signed with."""

    request: Request
    public: bytes = field(repr=False)

    def words(self, root: bytes) -> tuple[str, ...]:
        """Return the seven words to compare, as the holder of this root hears them."""
        return seven_words(self.public, self.request.recipient, root)


def make_card(key: SigningKey, card: Card) -> bytes:
    """Write a card, signed by the lead it names."""
    return _joined(card_line(card), sign(key, CARD_TAG + card_line(card)))


def read_card(received: bytes) -> Card:
    """Read a card and prove that its lead signed it; raises CardUnreadable or JoiningTooNew.

    That it is the right partnership's shows only when the seven words are compared.
    """
    line, signature = _parted(received, LARGEST_FILE, CardUnreadable)
    card = card_of(line)
    certificate = _der(card.lead.certificate, CardUnreadable)
    if not is_issued_by(_der(card.root_certificate, CardUnreadable), certificate):
        raise CardUnreadable
    try:
        verify(certificate, CARD_TAG + line, signature)
    except _UNFIT:
        raise CardUnreadable from None
    return card


def make_request(private_pkcs8: bytes, request: Request) -> bytes:
    """Write a request, signed by the key it is for."""
    line = request_line(request)
    return _joined(line, sign_by(private_pkcs8, REQUEST_TAG + line))


def read_request(received: bytes) -> Asked:
    """Read a request and prove that one person made all of it.

    Raises RequestDamaged or JoiningTooNew.
    """
    line, signature = _parted(received, LARGEST_FILE, RequestDamaged)
    request = request_of(line)
    try:
        public = written(requested_key(_der(request.request, RequestDamaged)))
        verify_by(public, REQUEST_TAG + line, signature)
        prove_address(request.recipient)
    except (RequestUnreadable, SignatureBroken, RecipientUnreadable):
        raise RequestDamaged from None
    return Asked(request, public)


def sign_bundle(key: SigningKey, bundle: TrustBundle) -> bytes:
    """Write a list of members, signed by the lead it names."""
    return _joined(line_of(bundle), sign(key, BUNDLE_TAG + line_of(bundle)))


@lru_cache(maxsize=4)
def open_bundle(received: bytes) -> TrustBundle:
    """Read a list and prove that its lead signed it, and that its root issued every certificate.

    The same bytes are proven once: nothing but them is asked, and every pack asks again.

    Raises BundleUnreadable, BundleForged or JoiningTooNew. Whether it is ours, and newer than what
    is known, is asked by `succession.prove_successor`.
    """
    line, signature = _parted(received, LARGEST_LIST, BundleUnreadable)
    bundle = bundle_of(line)
    root = _der(bundle.root_certificate, BundleUnreadable)
    certificates = [_der(one.certificate, BundleUnreadable) for one in bundle.members]
    if not all(is_issued_by(root, one) for one in certificates):
        raise BundleForged
    lead = _der(_lead(bundle), BundleUnreadable)
    try:
        verify(lead, BUNDLE_TAG + line, signature)
    except _UNFIT:
        raise BundleForged from None
    if not validity(lead).covers(bundle.issued):
        raise BundleForged
    return bundle


def _lead(bundle: TrustBundle) -> str:
    return next(one.certificate for one in bundle.members if one.person == bundle.lead)


def _joined(line: bytes, signature: bytes) -> bytes:
    return line + b"\n" + base64.b64encode(signature) + b"\n"


def _parted(received: bytes, most: int, refusal: type[JoiningRefused]) -> tuple[bytes, bytes]:
    """Return the line and the signature of a file that is exactly those two lines."""
    if len(received) > most:
        raise refusal
    line, _, rest = received.partition(b"\n")
    try:
        signature = base64.b64decode(rest.removesuffix(b"\n")[:LONGEST_SIGNATURE], validate=True)
    except (binascii.Error, ValueError):
        raise refusal from None
    if _joined(line, signature) != received:
        raise refusal
    return line, signature


def _der(text: str, refusal: type[JoiningRefused]) -> bytes:
    """Return bytes from lower-case hex, written in the one way it can be."""
    try:
        content = bytes.fromhex(text)
    except ValueError:
        raise refusal from None
    if content.hex() != text:
        raise refusal
    return content
