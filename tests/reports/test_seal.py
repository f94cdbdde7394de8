"""Sealing: who may sign, where and in which order; and what a signed field looks like."""

from __future__ import annotations

import shutil
import subprocess
from datetime import UTC, datetime, timedelta

import pypdfium2
import pytest
from reports.people import issuer, person
from reports.sample_tree import WHEN

from lifaudit.domain.errors.report import (
    AlreadySealed,
    CertificateExpired,
    CertificateUnfit,
    FieldAlreadySigned,
    FieldUnknown,
    NotYetSealed,
    ReportUnreadable,
)
from lifaudit.domain.signing import SigningKey, State
from lifaudit.reports.seal import approve, certify, signed_fields
from lifaudit.reports.verdict import verify


@pytest.fixture
def pdfsig():
    """Find poppler's signature checker, which a desktop need not have."""
    found = shutil.which("pdfsig")
    if found is None:
        pytest.skip("pdfsig (poppler-utils) is not installed on this machine")
    return found


def test_poppler_calls_every_signature_valid(sealed, pdfsig, tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(sealed.complete)
    told = subprocess.run([pdfsig, "-nocert", path], capture_output=True, text=True, check=False)
    assert told.stdout.count("Signature is Valid.") == 7
    assert told.stdout.count("Total document signed") == 1


def test_a_signature_keeps_pdf_1_7_and_the_time_it_was_told(sealed):
    assert sealed.complete.startswith(b"%PDF-1.7")
    verdict = verify(sealed.complete, (sealed.root.der,))
    assert {signature.claimed for signature in verdict.signatures} == {WHEN}


def test_fields_are_told_once_they_are_signed(sealed):
    assert signed_fields(sealed.bare) == frozenset()
    assert signed_fields(sealed.certified) == {"Lead"}
    assert signed_fields(sealed.complete) == {"Lead", *(f"Agency{n}" for n in range(1, 7))}


def test_the_signed_field_names_the_signer_in_any_script(sealed):
    for name in ("Tomasz Żółć", "Nguyễn Thị Phượng", "A name of quite unusual length " * 2):
        signed = approve(sealed.certified, "Agency1", person(sealed.root, name[:60]), WHEN)
        document = pypdfium2.PdfDocument(signed)
        document.init_forms()
        assert len(document) == len(pypdfium2.PdfDocument(sealed.bare))
        assert verify(signed, (sealed.root.der,)).state is State.AWAITING


@pytest.mark.parametrize("year", [2025, 2035])
def test_a_certificate_outside_its_dates_signs_nothing(sealed, year):
    key, when = person(sealed.root, "Late"), datetime(year, 6, 1, tzinfo=UTC)
    with pytest.raises(CertificateExpired) as refused:
        certify(sealed.bare, "Lead", key, when)
    assert "01 January 2026" in refused.value.advice
    with pytest.raises(CertificateExpired):
        approve(sealed.certified, "Agency1", key, when)


def test_a_certificate_for_another_use_signs_nothing(sealed):
    key = person(sealed.root, "Mail only", signs=False)
    with pytest.raises(CertificateUnfit):
        certify(sealed.bare, "Lead", key, WHEN)
    with pytest.raises(CertificateUnfit):
        approve(sealed.certified, "Agency1", key, WHEN)


def test_an_issuers_certificate_signs_nothing(sealed):
    lead = person(sealed.root, "Lead")
    with pytest.raises(CertificateUnfit):
        certify(sealed.bare, "Lead", SigningKey(lead.private_pkcs8, sealed.root.der), WHEN)


def test_a_key_that_is_not_the_certificates_signs_nothing(sealed):
    one, other = person(sealed.root, "One"), person(sealed.root, "Other")
    with pytest.raises(CertificateUnfit):
        certify(sealed.bare, "Lead", SigningKey(one.private_pkcs8, other.certificate), WHEN)
    with pytest.raises(CertificateUnfit):
        certify(sealed.bare, "Lead", SigningKey(b"no key", b"no certificate"), WHEN)


def test_the_lead_comes_first_and_only_once(sealed):
    key = person(sealed.root, "Somebody")
    with pytest.raises(NotYetSealed):
        approve(sealed.bare, "Agency1", key, WHEN)
    with pytest.raises(AlreadySealed):
        certify(sealed.certified, "Agency1", key, WHEN)


def test_a_field_is_signed_once_and_must_exist(sealed):
    key = person(sealed.root, "Somebody")
    with pytest.raises(FieldAlreadySigned):
        approve(sealed.complete, "Agency1", key, WHEN)
    with pytest.raises(FieldUnknown):
        approve(sealed.certified, "Agency99", key, WHEN)


def test_what_is_no_pdf_is_not_signed(sealed):
    with pytest.raises(ReportUnreadable):
        certify(b"hello", "Lead", person(sealed.root, "Lead"), WHEN)


def test_a_report_stays_trusted_after_its_certificates_have_run_out(sealed):
    short = person(sealed.root, "Amira Khan", start=WHEN - timedelta(days=2), days=3)
    verdict = verify(certify(sealed.bare, "Lead", short, WHEN), (sealed.root.der,))
    assert verdict.state is State.AWAITING
    assert verdict.trusted


def test_a_root_of_the_same_name_is_not_the_same_root(sealed):
    verdict = verify(sealed.complete, (issuer().der,))
    assert verdict.state is State.INTACT_UNKNOWN_SIGNER
