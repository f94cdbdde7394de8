"""A request gives away a key and nothing else; a root vouches only for what it issued."""

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

from lifaudit.domain.errors.identity import RequestUnreadable
from lifaudit.security.enrolment import request, requested_key, vouches
from lifaudit.security.identity import (
    Holder,
    Root,
    issue,
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
KEY = requested_key(REQUEST)


def issued(root=ROOT):
    return x509.load_der_x509_certificate(issue(root, BOLA, KEY, NOW))


def certificate_of(root):
    return x509.load_der_x509_certificate(root.certificate)


def test_a_request_becomes_a_certificate_its_root_vouches_for():
    made = issued()
    assert vouches(certificate_of(ROOT), made)
    assert made.public_key() == load_private(PRIVATE).public_key()
    assert made.subject == subject(BOLA)


def test_the_private_key_never_travels():
    inner = load_private(PRIVATE).private_numbers().private_value.to_bytes(32, "big")
    sent = x509.load_pem_x509_csr(REQUEST).public_bytes(Encoding.DER)
    assert inner not in sent + issued().public_bytes(Encoding.DER)


@given(st.binary(max_size=300))
def test_no_bytes_pass_for_a_request(received):
    with pytest.raises(RequestUnreadable):
        requested_key(received)


@given(st.data())
def test_a_changed_request_is_refused_or_is_for_the_same_key(data):
    changed = bytearray(REQUEST)
    at = data.draw(st.integers(0, len(changed) * 8 - 1))
    changed[at // 8] ^= 1 << at % 8
    with contextlib.suppress(RequestUnreadable):
        assert requested_key(bytes(changed)) == KEY


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
            requested_key(received)


def test_a_request_signed_by_another_key_is_refused():
    der = bytearray(x509.load_pem_x509_csr(REQUEST).public_bytes(Encoding.DER))
    at = der.index(b"Bola Adeyemi")
    der[at : at + 12] = b"Eve  Adeyemi"
    forged = x509.load_der_x509_csr(bytes(der)).public_bytes(Encoding.PEM)
    with pytest.raises(RequestUnreadable):
        requested_key(forged)


def test_a_request_cannot_ask_to_become_a_root():
    builder = x509.CertificateSigningRequestBuilder().subject_name(subject(BOLA))
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=3), critical=True)
    asked = builder.sign(load_private(PRIVATE), SHA256()).public_bytes(Encoding.PEM)
    made = x509.load_der_x509_certificate(issue(ROOT, BOLA, requested_key(asked), NOW))
    assert not made.extensions.get_extension_for_class(x509.BasicConstraints).value.ca


@pytest.mark.parametrize("name", ["Exampleshire SCP", "Otherton SCP"])
def test_another_partnerships_root_does_not_vouch(name):
    stranger = new_root(name, NOW)
    assert not vouches(certificate_of(ROOT), issued(stranger))
    assert not vouches(certificate_of(stranger), issued())


def test_a_root_is_no_certificate_of_a_person():
    rogue = x509.load_der_x509_certificate(selfmade(PRIVATE))
    assert not vouches(rogue, rogue)
    assert not vouches(certificate_of(ROOT), certificate_of(ROOT))


def test_a_colleague_cannot_act_as_root():
    colleague = new_signing_key(ROOT, BOLA, NOW)
    acting = Root(colleague.private_pkcs8, colleague.certificate)
    assert not vouches(certificate_of(acting), issued(acting))


def selfmade(private):
    """Return a self-signed certificate without any extension."""
    key = load_private(private)
    name = subject(BOLA)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name)
    builder = builder.public_key(key.public_key()).serial_number(7)
    builder = builder.not_valid_before(NOW).not_valid_after(NOW + timedelta(days=1))
    return builder.sign(key, SHA256()).public_bytes(Encoding.DER)
