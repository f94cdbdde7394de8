"""A colleague joins the partnership's signatures by file: request out, certificate in."""

from __future__ import annotations

from datetime import datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.utils import CryptographyDeprecationWarning
from cryptography.x509.oid import NameOID

from lifaudit.domain.errors.identity import (
    CertificateForAnother,
    CertificateNotOurs,
    CertificateUnreadable,
    RequestUnreadable,
)
from lifaudit.domain.signing import SigningKey
from lifaudit.security.identity import DOCUMENT_SIGNING, Holder, Root, issue, load_private, subject

LARGEST_FILE = 16 * 1024
# Everything the parser says about bytes it cannot make sense of, sooner or later.
NONSENSE = (
    ValueError,
    TypeError,
    IndexError,
    InvalidSignature,
    UnsupportedAlgorithm,
    CryptographyDeprecationWarning,  # where warnings are errors
    x509.DuplicateExtension,
    x509.ExtensionNotFound,
    x509.InvalidVersion,
    x509.UnsupportedGeneralNameType,
)
NAME_PARTS = (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME, NameOID.ORGANIZATIONAL_UNIT_NAME)


def request(private_pkcs8: bytes, holder: Holder) -> bytes:
    """Return the file a person sends to the lead: a PEM request for their own key."""
    builder = x509.CertificateSigningRequestBuilder().subject_name(subject(holder))
    return builder.sign(load_private(private_pkcs8), SHA256()).public_bytes(Encoding.PEM)


def requested(received: bytes) -> Holder:
    """Return whom a request names, for the lead to check; raises RequestUnreadable."""
    return _read_request(received)[0]


def requested_key(received: bytes) -> ec.EllipticCurvePublicKey:
    """Return the key a request is for and was signed with; raises RequestUnreadable."""
    return _read_request(received)[1]


def grant(root: Root, received: bytes, when: datetime) -> bytes:
    """Return the file the lead sends back: the certificate and the root, as PEM.

    Only the name and the key are taken from the request, never its extensions. Raises
    RequestUnreadable or RootExpired.
    """
    holder, public_key = _read_request(received)
    made = (issue(root, holder, public_key, when), root.certificate)
    loaded = (x509.load_der_x509_certificate(each) for each in made)
    return b"".join(each.public_bytes(Encoding.PEM) for each in loaded)


def accept(private_pkcs8: bytes, received: bytes, trusted_root: bytes | None = None) -> SigningKey:
    """Return a signing key made of the person's own key and the certificate that came back.

    `trusted_root` (DER) is the root already known, if any; without one the caller must have a
    person compare the new root's fingerprint. Raises CertificateUnreadable,
    CertificateForAnother or CertificateNotOurs.
    """
    person, root, public_key = _read_pair(received)
    if public_key != load_private(private_pkcs8).public_key():
        raise CertificateForAnother
    encoded = root.public_bytes(Encoding.DER)
    if trusted_root not in {None, encoded} or not vouches(root, person):
        raise CertificateNotOurs
    return SigningKey(private_pkcs8, person.public_bytes(Encoding.DER), (encoded,))


def _read_request(received: bytes) -> tuple[Holder, ec.EllipticCurvePublicKey]:
    try:
        read = x509.load_pem_x509_csr(received[:LARGEST_FILE])
        key = read.public_key()
        names = [str(read.subject.get_attributes_for_oid(oid)[0].value) for oid in NAME_PARTS]
        intact = read.is_signature_valid
    except NONSENSE:
        raise RequestUnreadable from None
    if (
        not intact
        or not isinstance(key, ec.EllipticCurvePublicKey)
        or key.curve.name != "secp256r1"
    ):
        raise RequestUnreadable
    return Holder(*names), key


def _read_pair(received: bytes) -> tuple[x509.Certificate, x509.Certificate, object]:
    try:
        person, root = x509.load_pem_x509_certificates(received[:LARGEST_FILE])
        return person, root, person.public_key()
    except NONSENSE:
        raise CertificateUnreadable from None


def vouches(root: x509.Certificate, person: x509.Certificate) -> bool:
    """Tell whether `root` is a root and issued `person` for signing documents."""
    try:
        root.verify_directly_issued_by(root)
        person.verify_directly_issued_by(root)
        authority = root.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
        purposes = person.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    except NONSENSE:
        return False
    return authority and DOCUMENT_SIGNING in purposes
