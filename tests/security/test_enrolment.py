"""Request out, certificate in: every wrong file is refused with its own sentence."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from lifaudit.domain.errors.identity import (
    CertificateForAnother,
    CertificateNotOurs,
    CertificateUnreadable,
    RequestUnreadable,
)
from lifaudit.security.enrolment import accept, grant, request, requested
from lifaudit.security.identity import (
    Holder,
    Root,
    load_private,
    new_private,
    new_root,
    new_signing_key,
    subject,
)

NOW = datetime(2026, 7, 1, tzinfo=UTC)
ROOT = new_root("Exampleshire SCP", NOW)
BOLA = Holder("Bola Adeyemi", "Exampleshire Police", "Exampleshire SCP")
PRIVATE = new_private()
REQUEST = request(PRIVATE, BOLA)
GRANTED = grant(ROOT, REQUEST, NOW)


def pem(*certificates):
    loaded = (x509.load_der_x509_certificate(each) for each in certificates)
    return b"".join(each.public_bytes(Encoding.PEM) for each in loaded)


def test_a_request_becomes_a_signing_key():
    assert requested(REQUEST) == BOLA
    key = accept(PRIVATE, GRANTED, ROOT.certificate)
    assert key.private_pkcs8 == PRIVATE
    assert key.chain == (ROOT.certificate,)
    certificate = x509.load_der_x509_certificate(key.certificate)
    certificate.verify_directly_issued_by(x509.load_der_x509_certificate(ROOT.certificate))
    assert certificate.subject == subject(BOLA)


def test_the_first_root_is_taken_for_people_to_compare():
    assert accept(PRIVATE, GRANTED).chain == (ROOT.certificate,)


def test_the_private_key_never_travels():
    inner = load_private(PRIVATE).private_numbers().private_value.to_bytes(32, "big")
    sent = x509.load_pem_x509_csr(REQUEST).public_bytes(Encoding.DER)
    assert inner not in sent + accept(PRIVATE, GRANTED).certificate


@given(st.binary(max_size=300))
def test_no_bytes_pass_for_a_request_or_a_certificate(received):
    with pytest.raises(RequestUnreadable):
        requested(received)
    with pytest.raises(CertificateUnreadable):
        accept(PRIVATE, received)


@given(st.data())
def test_a_changed_request_is_refused_or_says_the_same(data):
    changed = bytearray(REQUEST)
    at = data.draw(st.integers(0, len(changed) * 8 - 1))
    changed[at // 8] ^= 1 << at % 8
    with contextlib.suppress(RequestUnreadable):
        assert requested(bytes(changed)) == BOLA


@given(st.data())
def test_a_changed_certificate_is_refused_or_is_the_same(data):
    changed = bytearray(GRANTED)
    at = data.draw(st.integers(0, len(changed) * 8 - 1))
    changed[at // 8] ^= 1 << at % 8
    with contextlib.suppress(CertificateUnreadable, CertificateForAnother, CertificateNotOurs):
        assert accept(PRIVATE, bytes(changed), ROOT.certificate) == accept(PRIVATE, GRANTED)


def csr(key, name):
    builder = x509.CertificateSigningRequestBuilder().subject_name(name)
    return builder.sign(key, SHA256()).public_bytes(Encoding.PEM)


def test_requests_with_other_keys_or_without_names_are_refused():
    ours = load_private(PRIVATE)
    nameless = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Eve")])
    weak = rsa.generate_private_key(65537, 2048)
    for received in (
        csr(weak, subject(BOLA)),
        csr(ec.generate_private_key(ec.SECP384R1()), subject(BOLA)),
        csr(ours, nameless),
    ):
        with pytest.raises(RequestUnreadable):
            grant(ROOT, received, NOW)


def test_a_request_signed_by_another_key_is_refused():
    der = bytearray(x509.load_pem_x509_csr(REQUEST).public_bytes(Encoding.DER))
    at = der.index(b"Bola Adeyemi")
    der[at : at + 12] = b"Eve  Adeyemi"
    forged = x509.load_der_x509_csr(bytes(der)).public_bytes(Encoding.PEM)
    with pytest.raises(RequestUnreadable):
        grant(ROOT, forged, NOW)


def test_a_request_cannot_ask_to_become_a_root():
    builder = x509.CertificateSigningRequestBuilder().subject_name(subject(BOLA))
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=3), critical=True)
    asked = builder.sign(load_private(PRIVATE), SHA256()).public_bytes(Encoding.PEM)
    made = x509.load_der_x509_certificate(accept(PRIVATE, grant(ROOT, asked, NOW)).certificate)
    assert not made.extensions.get_extension_for_class(x509.BasicConstraints).value.ca


def test_somebody_elses_certificate_is_refused():
    with pytest.raises(CertificateForAnother):
        accept(new_private(), GRANTED)


def test_another_partnerships_certificate_is_refused():
    stranger = new_root("Exampleshire SCP", NOW)
    with pytest.raises(CertificateNotOurs):
        accept(PRIVATE, grant(stranger, REQUEST, NOW), ROOT.certificate)


def test_a_certificate_with_the_wrong_root_beside_it_is_refused():
    mine, _ = x509.load_pem_x509_certificates(GRANTED)
    stranger = new_root("Otherton SCP", NOW)
    pair = pem(mine.public_bytes(Encoding.DER), stranger.certificate)
    with pytest.raises(CertificateNotOurs):
        accept(PRIVATE, pair)


def test_a_root_is_no_certificate_of_a_person():
    rogue = Root(PRIVATE, selfmade(PRIVATE))
    with pytest.raises(CertificateNotOurs):
        accept(PRIVATE, pem(rogue.certificate, rogue.certificate))


def test_a_colleague_cannot_act_as_root():
    colleague = new_signing_key(ROOT, BOLA, NOW)
    forged = grant(Root(colleague.private_pkcs8, colleague.certificate), REQUEST, NOW)
    with pytest.raises(CertificateNotOurs):
        accept(PRIVATE, forged)


@pytest.mark.parametrize("count", [1, 3])
def test_exactly_the_certificate_and_the_root_are_expected(count):
    with pytest.raises(CertificateUnreadable):
        accept(PRIVATE, pem(*[ROOT.certificate] * count))


def selfmade(private):
    """Return a self-signed certificate without any extension."""
    key = load_private(private)
    name = subject(BOLA)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name)
    builder = builder.public_key(key.public_key()).serial_number(7)
    builder = builder.not_valid_before(NOW).not_valid_after(NOW + timedelta(days=1))
    return builder.sign(key, SHA256()).public_bytes(Encoding.DER)
