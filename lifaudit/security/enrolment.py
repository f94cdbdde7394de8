"""A request for a certificate, what it must be, and whether a root issued a certificate."""

from __future__ import annotations

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.utils import CryptographyDeprecationWarning
from cryptography.x509.oid import NameOID

from lifaudit.domain.errors.identity import RequestUnreadable
from lifaudit.security.identity import DOCUMENT_SIGNING, Holder, load_private, subject

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


def requested_key(received: bytes) -> ec.EllipticCurvePublicKey:
    """Return the key a request is for and was signed with; raises RequestUnreadable.

    Only the key is taken from a request, never its extensions; it must name somebody all the same.
    """
    try:
        read = x509.load_pem_x509_csr(received[:LARGEST_FILE])
        key = read.public_key()
        is_named = all(read.subject.get_attributes_for_oid(oid) for oid in NAME_PARTS)
        is_intact = read.is_signature_valid
    except NONSENSE:
        raise RequestUnreadable from None
    if not isinstance(key, ec.EllipticCurvePublicKey) or key.curve.name != "secp256r1":
        raise RequestUnreadable
    if not (is_named and is_intact):
        raise RequestUnreadable
    return key


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
