"""Certificates follow the profile that document readers trust, and name whom they should."""

from __future__ import annotations

import asyncio
import subprocess
from datetime import UTC, datetime, timedelta

import pytest
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from hypothesis import given
from hypothesis import strategies as st
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import ExpiredError, PathError

from lifaudit.domain.errors.identity import NameMissing, RootExpired
from lifaudit.domain.errors.vault import SealBroken
from lifaudit.domain.fingerprint import fingerprint
from lifaudit.domain.signing import SigningKey
from lifaudit.security.cipher import new_key
from lifaudit.security.identity import (
    DOCUMENT_SIGNING,
    Holder,
    issue,
    load_private,
    new_private,
    new_root,
    new_signing_key,
    open_private,
    readable,
    seal_private,
)

NOW = datetime(2026, 7, 1, 9, 30, tzinfo=UTC)
ROOT = new_root("Exampleshire Safeguarding Children Partnership", NOW)
LEAD = Holder("Ada Nwosu", "Children's Social Care", "Exampleshire SCP")


@pytest.fixture(scope="module")
def key():
    return new_signing_key(ROOT, LEAD, NOW)


def loaded(der):
    return x509.load_der_x509_certificate(der)


def value_of(certificate, extension):
    return certificate.extensions.get_extension_for_class(extension)


def name_of(certificate, oid):
    return certificate.subject.get_attributes_for_oid(oid)[0].value


def checked(certificate, root, when):
    context = ValidationContext(
        trust_roots=[asn1.Certificate.load(root)], moment=when, allow_fetching=False
    )
    validator = CertificateValidator(asn1.Certificate.load(certificate), validation_context=context)
    return asyncio.run(
        validator.async_validate_usage(
            {"digital_signature", "non_repudiation"}, {"1.3.6.1.5.5.7.3.36", "email_protection"}
        )
    )


def test_a_person_is_named_with_agency_and_partnership(key):
    certificate = loaded(key.certificate)
    assert name_of(certificate, NameOID.COMMON_NAME) == "Ada Nwosu"
    assert name_of(certificate, NameOID.ORGANIZATION_NAME) == "Children's Social Care"
    assert name_of(certificate, NameOID.ORGANIZATIONAL_UNIT_NAME) == "Exampleshire SCP"


def test_the_profile_of_a_persons_certificate_is_kept(key):
    certificate = loaded(key.certificate)
    usage = value_of(certificate, x509.KeyUsage)
    assert usage.critical
    assert usage.value.digital_signature
    assert usage.value.content_commitment
    assert not usage.value.key_cert_sign
    assert not usage.value.crl_sign
    assert not usage.value.key_agreement
    basic = value_of(certificate, x509.BasicConstraints)
    assert basic.critical
    assert not basic.value.ca
    purposes = value_of(certificate, x509.ExtendedKeyUsage).value
    assert set(purposes) == {DOCUMENT_SIGNING, ExtendedKeyUsageOID.EMAIL_PROTECTION}
    assert isinstance(certificate.signature_hash_algorithm, SHA256)
    assert certificate.public_key().curve.name == "secp256r1"


def test_the_root_may_issue_people_only(key):
    root = loaded(ROOT.certificate)
    root.verify_directly_issued_by(root)
    loaded(key.certificate).verify_directly_issued_by(root)
    basic = value_of(root, x509.BasicConstraints).value
    assert (basic.ca, basic.path_length) == (True, 0)
    usage = value_of(root, x509.KeyUsage).value
    assert usage.key_cert_sign
    assert not usage.digital_signature
    assert not usage.content_commitment
    ours = value_of(root, x509.SubjectKeyIdentifier).value.digest
    assert (
        value_of(loaded(key.certificate), x509.AuthorityKeyIdentifier).value.key_identifier == ours
    )


def test_lifetimes_are_ten_and_two_years_with_slack_for_slow_clocks(key):
    root, person = loaded(ROOT.certificate), loaded(key.certificate)
    assert root.not_valid_before_utc == person.not_valid_before_utc == NOW - timedelta(hours=1)
    assert person.not_valid_after_utc - NOW == timedelta(days=731)
    assert root.not_valid_after_utc - NOW == timedelta(days=3653)


def test_nobody_outlives_the_root():
    late = NOW + timedelta(days=3600)
    end = loaded(ROOT.certificate).not_valid_after_utc
    assert loaded(new_signing_key(ROOT, LEAD, late).certificate).not_valid_after_utc == end
    with pytest.raises(RootExpired):
        new_signing_key(ROOT, LEAD, end)


def test_an_independent_validator_trusts_it_while_it_lasts(key):
    assert checked(key.certificate, ROOT.certificate, NOW)
    stranger = new_root("Otherton Partnership", NOW)
    with pytest.raises(PathError):
        checked(key.certificate, stranger.certificate, NOW)
    with pytest.raises(ExpiredError):
        checked(key.certificate, ROOT.certificate, NOW + timedelta(days=800))


def test_a_namesake_root_does_not_pass_for_the_root(key):
    namesake = new_root("Exampleshire Safeguarding Children Partnership", NOW)
    with pytest.raises(PathError):
        checked(key.certificate, namesake.certificate, NOW)


def test_serial_numbers_are_random():
    public = load_private(new_private()).public_key()
    serials = {loaded(issue(ROOT, LEAD, public, NOW)).serial_number for _ in range(20)}
    assert len(serials) == 20
    assert min(serials) > 2**64


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("  Zofia\tŻółć \n", "Zofia Żółć"),
        ("\u202eadA\u200b", "adA"),
        ("نوسو ایڈا", "نوسو ایڈا"),
        ("Robert'); DROP, CN=Chief", "Robert'); DROP, CN=Chief"),
        ("\ud800x\x00y", "x y"),
    ],
)
def test_names_are_kept_but_what_cannot_be_seen_is_not(typed, shown):
    holder = Holder(typed, "Police", "SCP")
    certificate = loaded(new_signing_key(ROOT, holder, NOW).certificate)
    assert name_of(certificate, NameOID.COMMON_NAME) == shown
    assert len(certificate.subject.rdns) == 3


@given(st.text(max_size=200))
def test_any_name_either_fits_or_is_missing(text):
    try:
        shown = readable(text)
    except NameMissing:
        return
    assert shown.isprintable()
    certificate = loaded(new_root(shown, NOW).certificate)
    assert len(name_of(certificate, NameOID.COMMON_NAME).encode()) <= 64


@pytest.mark.parametrize(
    "holder", [Holder("", "a", "p"), Holder("n", " ", "p"), Holder("n", "a", "\u200b")]
)
def test_a_signature_needs_every_name(holder):
    with pytest.raises(NameMissing):
        new_signing_key(ROOT, holder, NOW)


def test_a_long_name_is_shortened_visibly():
    certificate = loaded(new_signing_key(ROOT, Holder("N" * 100, "a", "p"), NOW).certificate)
    assert name_of(certificate, NameOID.COMMON_NAME) == "N" * 61 + "\u2026"


def test_the_private_key_is_sealed_under_its_owners_key_and_purpose():
    person, private = new_key(), new_private()
    sealed = seal_private(person, "signing", private)
    assert private not in sealed
    assert open_private(person, "signing", sealed) == private
    with pytest.raises(SealBroken):
        open_private(person, "root", sealed)
    with pytest.raises(SealBroken):
        open_private(new_key(), "signing", sealed)


def test_the_key_signs_what_its_certificate_verifies(key):
    private = load_private(key.private_pkcs8)
    signature = private.sign(b"report", ec.ECDSA(SHA256()))
    loaded(key.certificate).public_key().verify(signature, b"report", ec.ECDSA(SHA256()))
    assert key.chain == (ROOT.certificate,)


def test_a_key_of_another_kind_is_refused():
    other = Ed25519PrivateKey.generate()
    der = other.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    with pytest.raises(ValueError, match="Ed25519"):
        load_private(der)


def test_nothing_secret_is_shown(key):
    assert repr(key.private_pkcs8) not in repr(key)
    assert repr(ROOT) == "Root()"


def test_a_fingerprint_is_the_one_other_tools_print(key, tmp_path):
    (tmp_path / "c.der").write_bytes(key.certificate)
    printed = subprocess.run(
        ["openssl", "x509", "-inform", "DER", "-in", "c.der", "-noout", "-fingerprint", "-sha256"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert fingerprint(key.certificate).replace(" ", "") in printed.replace(":", "")
    assert [len(group) for group in fingerprint(b"").split()] == [4] * 16


def test_equal_keys_are_equal_values(key):
    assert SigningKey(key.private_pkcs8, key.certificate, key.chain) == key
