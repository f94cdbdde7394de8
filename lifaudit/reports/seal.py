"""Seal: the lead certifies a report and the agencies approve it, each in their own field.

PAdES B-B over ECDSA P-256, written as incremental updates: what was signed stays as it was.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any

from asn1crypto import keys as asn1_keys  # type: ignore[import-untyped] # it has no types
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import load_der_private_key
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from lifaudit.domain.errors.report import (
    AlreadySealed,
    CertificateExpired,
    CertificateUnfit,
    FieldAlreadySigned,
    FieldUnknown,
    NotYetSealed,
    ReportUnreadable,
)
from lifaudit.domain.signing import SigningKey
from lifaudit.reports.stamp import Signed, stamp_style

_CERTIFY = "I certify this report"
_APPROVE = "I approve this report"
_SHORT = 16


class _Writer(IncrementalPdfFileWriter):
    """Appends to a PDF 1.7 and leaves it one: PDF/A-3 is written on 1.7, pyHanko asks for 2.0."""

    def ensure_output_version(self, version: tuple[int, int]) -> None:
        """Leave the version as it is."""


class _Signer(PdfSigner):
    """Signs at the time it was told."""

    def __init__(self, when: datetime, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._when = when

    def init_signing_session(self, *args: Any, **options: Any) -> Any:
        session = super().init_signing_session(*args, **options)
        session.system_time = self._when
        return session


def certify(
    pdf: bytes, field: str, key: SigningKey, when: datetime, reason: str = _CERTIFY
) -> bytes:
    """Return the report with the lead's certification; only signatures may follow.

    `when` is the time claimed, aware. Raises CertificateExpired, CertificateUnfit, FieldUnknown,
    AlreadySealed and ReportUnreadable.
    """
    _check_key(key, when)
    if any(_filled(pdf).values()):
        raise AlreadySealed
    meta = replace(_metadata(field, reason), certify=True, docmdp_permissions=MDPPerm.FILL_FORMS)
    return _sign(pdf, meta, key, when)


def approve(
    pdf: bytes, field: str, key: SigningKey, when: datetime, reason: str = _APPROVE
) -> bytes:
    """Return the report with one agency's approval added to those before.

    Raises what `certify` raises, NotYetSealed and FieldAlreadySigned.
    """
    _check_key(key, when)
    if not any(_filled(pdf).values()):
        raise NotYetSealed
    return _sign(pdf, _metadata(field, reason), key, when)


def open_fields(pdf: bytes) -> tuple[str, ...]:
    """Return the names of the signature fields nobody has signed; raises ReportUnreadable."""
    return tuple(name for name, filled in _filled(pdf).items() if not filled)


def _metadata(field: str, reason: str) -> PdfSignatureMetadata:
    return PdfSignatureMetadata(
        field_name=field,
        subfilter=SigSeedSubFilter.PADES,
        reason=reason,
        md_algorithm="sha256",
    )


def _filled(pdf: bytes) -> dict[str, bool]:
    """Return every signature field and whether it is signed."""
    try:
        reader = PdfFileReader(BytesIO(pdf))
        return {name: value is not None for name, value, _ in enumerate_sig_fields(reader)}
    except (PdfError, ValueError, KeyError, TypeError) as error:
        raise ReportUnreadable from error


def _sign(pdf: bytes, meta: PdfSignatureMetadata, key: SigningKey, when: datetime) -> bytes:
    fields = _filled(pdf)
    if meta.field_name not in fields:
        raise FieldUnknown(field=meta.field_name)
    if fields[meta.field_name]:
        raise FieldAlreadySigned(field=meta.field_name)
    out = BytesIO()
    signer = _Signer(
        when, meta, signer=_signer(key), stamp_style=_look(key, meta.reason or "", when)
    )
    signer.sign_pdf(_Writer(BytesIO(pdf)), existing_fields_only=True, output=out)
    return out.getvalue()


def _signer(key: SigningKey) -> SimpleSigner:
    store = SimpleCertificateStore()  # type: ignore[no-untyped-call] # it has no types
    store.register_multiple([asn1_x509.Certificate.load(der) for der in key.chain])
    return SimpleSigner(
        signing_cert=asn1_x509.Certificate.load(key.certificate),
        signing_key=asn1_keys.PrivateKeyInfo.load(key.private_pkcs8),
        cert_registry=store,
    )


def _look(key: SigningKey, reason: str, when: datetime) -> Any:
    subject = x509.load_der_x509_certificate(key.certificate).subject
    digest = hashlib.sha256(key.certificate).hexdigest()[:_SHORT]
    short = "-".join(digest[at : at + 4] for at in range(0, _SHORT, 4))
    name = _first(subject, NameOID.COMMON_NAME)
    unit = _first(subject, NameOID.ORGANIZATIONAL_UNIT_NAME)
    organisation = unit or _first(subject, NameOID.ORGANIZATION_NAME)
    return stamp_style(Signed(name, organisation, reason, when, short))


def _first(subject: x509.Name, oid: x509.ObjectIdentifier) -> str:
    values = subject.get_attributes_for_oid(oid)
    return str(values[0].value) if values else ""


def _check_key(key: SigningKey, when: datetime) -> None:
    """Refuse a certificate that checkers would later refuse: pyHanko itself signs with any."""
    certificate = x509.load_der_x509_certificate(key.certificate)
    start, end = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    if not start <= when <= end:
        raise CertificateExpired(start=f"{start:%d %B %Y}", end=f"{end:%d %B %Y}")
    public = certificate.public_key()
    if not isinstance(public, ec.EllipticCurvePublicKey) or public.curve.name != "secp256r1":
        raise CertificateUnfit(why="Its key is not of the P-256 kind that every reader accepts.")
    private = load_der_private_key(key.private_pkcs8, password=None)
    if private.public_key() != public:
        raise CertificateUnfit(why="It belongs to a different key.")
    _check_usage(certificate)


def _check_usage(certificate: x509.Certificate) -> None:
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
        basic = certificate.extensions.get_extension_for_class(x509.BasicConstraints).value
    except x509.ExtensionNotFound as error:
        raise CertificateUnfit(why="It does not say what it may be used for.") from error
    if basic.ca:
        raise CertificateUnfit(why="It is an issuer's certificate, not a person's.")
    if not (usage.digital_signature and usage.content_commitment):
        raise CertificateUnfit(why="It was not issued for signing documents.")
