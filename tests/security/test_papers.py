"""A card, a request and a list are what one person signed, to the last bit, or are refused."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from security.joined import (
    ADA,
    ADA_KEY,
    ASKED,
    BOLA,
    BOLA_KEY,
    CARD,
    LIST,
    NOW,
    PRIVATE,
    REQUEST,
    ROOT,
    key_for,
    member,
)

from lifaudit.domain.errors.joining import (
    BundleForged,
    BundleUnreadable,
    CardUnreadable,
    JoiningRefused,
    JoiningTooNew,
    RequestDamaged,
)
from lifaudit.domain.joining import LARGEST_FILE, Card, Request
from lifaudit.domain.partnership import Agency, Role
from lifaudit.domain.trust import BUNDLE_TAG, Board, Member, Revocation, TrustBundle, line_of
from lifaudit.security.certificates import is_issued_by
from lifaudit.security.identity import new_private, new_root
from lifaudit.security.papers import (
    LARGEST_LIST,
    make_card,
    make_request,
    open_bundle,
    read_card,
    read_request,
    sign_bundle,
)
from lifaudit.security.signatures import sign_by

MADE = make_card(ADA_KEY, CARD)
SIGNED = sign_bundle(ADA_KEY, LIST)


@dataclass(frozen=True)
class Paper:
    """One kind of file, how it is read, and what it is refused with."""

    read: Callable[[bytes], object]
    file: bytes
    refusal: type[JoiningRefused]
    most: int


PAPERS = pytest.mark.parametrize(
    "paper",
    [
        Paper(read_card, MADE, CardUnreadable, LARGEST_FILE),
        Paper(read_request, ASKED, RequestDamaged, LARGEST_FILE),
        Paper(open_bundle, SIGNED, BundleUnreadable, LARGEST_LIST),
    ],
    ids=["card", "request", "list"],
)


def test_what_was_made_is_read_back():
    assert read_card(MADE) == CARD
    assert read_request(ASKED).request == REQUEST
    assert open_bundle(SIGNED) == LIST


@PAPERS
@given(data=st.data())
def test_a_changed_paper_is_refused(paper, data):
    changed = bytearray(paper.file)
    at = data.draw(st.integers(0, len(changed) * 8 - 1))
    changed[at // 8] ^= 1 << at % 8
    with pytest.raises(JoiningRefused):
        paper.read(bytes(changed))


@PAPERS
@given(data=st.data())
def test_a_paper_that_is_cut_off_or_longer_is_refused(paper, data):
    cut = data.draw(st.integers(0, len(paper.file) - 1))
    more = data.draw(st.binary(min_size=1, max_size=4))
    for wrong in (paper.file[:cut], paper.file + more, more + paper.file):
        with pytest.raises(JoiningRefused):
            paper.read(wrong)


@PAPERS
@given(received=st.binary(max_size=300))
def test_no_bytes_pass_for_a_paper(paper, received):
    with pytest.raises(paper.refusal):
        paper.read(received)


@PAPERS
def test_a_paper_is_refused_before_it_is_read_when_it_is_too_large(paper):
    with pytest.raises(paper.refusal):
        paper.read(b"[" * (paper.most + 1))
    with pytest.raises(paper.refusal):
        paper.read(b"[" * paper.most)


@PAPERS
def test_a_paper_of_a_later_version_says_so(paper):
    line, _, rest = paper.file.partition(b"\n")
    later = line.replace(b'"v":1', b'"v":2')
    with pytest.raises(JoiningTooNew):
        paper.read(later + b"\n" + rest)


@PAPERS
def test_a_paper_of_another_kind_is_refused(paper):
    for other in (MADE, ASKED, SIGNED):
        if other != paper.file:
            with pytest.raises(paper.refusal):
                paper.read(other)


def signed_with(private, line, tag):
    return line + b"\n" + base64.b64encode(sign_by(private, tag + line)) + b"\n"


@pytest.mark.parametrize(
    "wrong",
    [
        {"root_certificate": new_root("Exampleshire SCP", NOW).certificate.hex()},
        {"root_certificate": "zz"},
        {"root_certificate": ADA.certificate},
        {"lead": replace(ADA, certificate=ADA.certificate.upper())},
        {"lead": replace(ADA, certificate="")},
        {"lead": replace(ADA, role=Role.CHAIR)},
        {"lead": replace(ADA, name="")},
        {"lead": replace(ADA, name="x" * 401)},
        {"lead": BOLA},
    ],
)
def test_a_card_that_contradicts_itself_is_refused(wrong):
    with pytest.raises(CardUnreadable):
        read_card(make_card(ADA_KEY, replace(CARD, **wrong)))


def test_a_card_by_another_hand_is_refused():
    with pytest.raises(CardUnreadable):
        read_card(make_card(BOLA_KEY, CARD))


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"person": ""},
        {"person": "a/b"},
        {"person": "a" * 65},
        {"job": "x" * 401},
        {"recipient": "age1"},
        {"request": "zz"},
        {"request": b"hello".hex()},
    ],
)
def test_a_request_that_says_nothing_is_refused(wrong):
    with pytest.raises(RequestDamaged):
        read_request(make_request(PRIVATE, replace(REQUEST, **wrong)))


def test_a_request_for_one_key_by_another_is_refused():
    with pytest.raises(RequestDamaged):
        read_request(make_request(new_private(), REQUEST))


def test_the_words_of_a_request_are_heard_as_they_are_said():
    assert read_request(ASKED).words(ROOT.certificate) == read_request(ASKED).words(
        ROOT.certificate
    )
    assert read_request(ASKED).words(ROOT.certificate) != read_request(ASKED).words(b"other")


def test_only_the_lead_it_names_signs_a_list():
    with pytest.raises(BundleForged):
        open_bundle(sign_bundle(BOLA_KEY, LIST))


def test_a_list_holds_no_certificate_of_another_issuer():
    stranger = member("eve", key_for("Eve", new_root("Exampleshire SCP", NOW)), at=2)
    for wrong in (stranger, replace(stranger, certificate="00")):
        with pytest.raises(BundleForged):
            open_bundle(sign_bundle(ADA_KEY, replace(LIST, members=(ADA, BOLA, wrong))))


@pytest.mark.parametrize("days", [-1, 800])
def test_a_list_is_signed_while_the_leads_certificate_counts(days):
    with pytest.raises(BundleForged):
        open_bundle(sign_bundle(ADA_KEY, replace(LIST, issued=NOW + timedelta(days=days))))


def test_what_is_no_certificate_was_issued_by_nobody():
    assert not is_issued_by(ROOT.certificate, b"hello")
    assert not is_issued_by(b"hello", ADA_KEY.certificate)
    assert is_issued_by(ROOT.certificate, ADA_KEY.certificate)


def test_a_list_that_is_not_canonical_is_still_what_was_signed():
    """What counts is the line as it came; it is never written again before it is proven."""
    spaced = line_of(LIST).replace(b'"v":1', b'"v": 1')
    assert open_bundle(signed_with(ADA_KEY.private_pkcs8, spaced, BUNDLE_TAG)) == LIST


def test_the_page_about_the_files_names_every_part_of_them():
    page = (Path(__file__).parents[2] / "docs" / "joining.md").read_text(encoding="utf-8")
    kinds = (Card, Request, TrustBundle, Member, Revocation, Board, Agency)
    named = {one.name for kind in kinds for one in fields(kind)}
    assert {name for name in named if f"`{name}`" not in page} == set()
    assert " ".join(page.split()).count("backslid proofing starlight strive kissing") == 1
    assert f"{LARGEST_FILE:,}" in page
    assert f"{LARGEST_LIST:,}" in page
