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
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from lifaudit.domain.approving import reason_of
from lifaudit.domain.errors.report import (
    AlreadySealed,
    FieldAlreadySigned,
    FieldUnknown,
    NotYetSealed,
    ReportUnreadable,
)
from lifaudit.domain.signing import SigningKey
from lifaudit.reports.fitness import check_fitness
from lifaudit.reports.stamp import Signed, stamp_style

_CERTIFY = "I certify this report"
_SHORT = 16


class _Writer(IncrementalPdfFileWriter):
    """Appends a signature and nothing else, so that a review need allow nothing else.

    PDF/A-3 is written on 1.7, pyHanko asks for 2.0; and pyHanko restates title and metadata.
    """

    def ensure_output_version(self, version: tuple[int, int]) -> None:
        """Leave the version as it is."""

    def _update_meta(self) -> None:
        """Leave the title, dates and metadata as the author wrote them."""


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
    check_fitness(key, when)
    if any(_filled(pdf).values()):
        raise AlreadySealed
    meta = replace(_metadata(field, reason), certify=True, docmdp_permissions=MDPPerm.FILL_FORMS)
    return _sign(pdf, meta, key, when)


def approve(
    pdf: bytes, field: str, key: SigningKey, when: datetime, reservations: str = ""
) -> bytes:
    """Return the report with one agency's approval, as it is or with reservations, added.

    Raises what `certify` raises, NotYetSealed and FieldAlreadySigned.
    """
    check_fitness(key, when)
    if not any(_filled(pdf).values()):
        raise NotYetSealed
    return _sign(pdf, _metadata(field, reason_of(reservations)), key, when)


def signed_fields(pdf: bytes) -> frozenset[str]:
    """Return the names of the fields that hold something; raises ReportUnreadable.

    Whether it is a signature, and a sound one, only `verify` tells.
    """
    return frozenset(name for name, filled in _filled(pdf).items() if filled)


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
    names = asn1_x509.Certificate.load(key.certificate).subject.native
    digest = hashlib.sha256(key.certificate).hexdigest()[:_SHORT]
    short = "-".join(digest[at : at + 4] for at in range(0, _SHORT, 4))
    organisation = names.get("organization_name", "")
    return stamp_style(
        Signed(str(names.get("common_name", "")), str(organisation), reason, when, short)
    )
