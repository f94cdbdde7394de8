"""A list follows only one that its own lead signed before; a certificate counts by the newest."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from security.joined import ADA, ADA_KEY, BOLA, BOLA_KEY, CARD, LIST, NOW, ROOT, key_for, member

from lifaudit.domain.codec import canonical
from lifaudit.domain.errors.joining import (
    BundleContradicts,
    BundleNotByLead,
    BundleOfOthers,
    BundleOlder,
    CertificateRevoked,
    CertificateRunOut,
    MemberLeft,
    MemberUnknown,
)
from lifaudit.domain.partnership import Role
from lifaudit.domain.trust import Revocation, Turn
from lifaudit.security.certificates import digest, names
from lifaudit.security.identity import Holder, new_root, reissue, short_names
from lifaudit.security.signatures import public_of, sign
from lifaudit.security.succession import bearer, is_handed_on, prove_member, prove_successor
from lifaudit.security.turns import TURN_TAG, sign_turn

NEXT = replace(LIST, number=4)
NEW_BOLA = member("bola", key_for("Bola"), at=1)
GONE = Revocation(digest(BOLA_KEY.certificate), "bola", NOW, "The laptop was stolen.")
GONE_ADA = Revocation(digest(ADA_KEY.certificate), "ada", NOW, "The laptop was stolen.")


def public(key):
    return public_of(key.certificate).hex()


def renewed(one, key, role=None):
    made = reissue(ROOT, Holder(one.name, "Health", "Exampleshire SCP"), key.certificate, NOW)
    return replace(one, certificate=made.hex(), role=role or one.role)


@pytest.mark.parametrize(
    "fresh",
    [
        LIST,
        NEXT,
        replace(LIST, number=9, members=(ADA,)),
        replace(NEXT, members=(renewed(ADA, ADA_KEY), renewed(BOLA, BOLA_KEY))),
        replace(NEXT, members=(ADA, NEW_BOLA), revocations=(GONE,)),
    ],
    ids=["the same", "the next", "one left out", "renewed", "another key, announced"],
)
def test_what_may_follow(fresh):
    prove_successor(LIST, fresh)


@pytest.mark.parametrize(
    ("fresh", "refusal"),
    [
        (replace(NEXT, root_certificate="00"), BundleOfOthers),
        (replace(LIST, number=2), BundleOlder),
        (replace(LIST, members=(ADA,)), BundleContradicts),
        (replace(NEXT, members=(ADA, NEW_BOLA)), BundleContradicts),
        (replace(NEXT, lead="bola", members=(ADA, replace(BOLA, role=Role.LEAD))), BundleNotByLead),
        (replace(NEXT, lead="eve"), BundleNotByLead),
    ],
)
def test_what_may_not_follow(fresh, refusal):
    with pytest.raises(refusal):
        prove_successor(LIST, fresh)


def test_the_first_list_is_by_the_lead_of_the_card():
    prove_successor(CARD.first_list, LIST)
    stranger = member("ada", key_for("Ada"), Role.LEAD)
    with pytest.raises(BundleNotByLead):
        prove_successor(CARD.first_list, replace(LIST, members=(stranger, BOLA)))


@pytest.mark.parametrize(
    "known",
    [
        replace(LIST, members=(replace(ADA, active=False), BOLA)),
        replace(LIST, revocations=(GONE_ADA,)),
    ],
)
def test_who_leads_no_more_signs_no_list(known):
    with pytest.raises(BundleNotByLead):
        prove_successor(known, NEXT)


def test_to_be_a_lead_beside_who_signs_is_not_enough_without_a_turn():
    second = replace(BOLA, role=Role.LEAD)
    handing = replace(NEXT, members=(ADA, second))
    prove_successor(LIST, handing)
    after = replace(handing, number=5, lead="bola")
    with pytest.raises(BundleNotByLead):
        prove_successor(handing, after)
    turn = sign_turn(ADA_KEY, ROOT.certificate, 4, BOLA_KEY.certificate)
    for known in (CARD.first_list, LIST, handing):
        prove_successor(known, replace(after, turns=(turn,)))


def test_a_turn_counts_for_its_root_and_number_and_key_alone():
    second = replace(BOLA, role=Role.LEAD)
    after = replace(NEXT, number=5, members=(ADA, second), lead="bola")
    turn = sign_turn(ADA_KEY, ROOT.certificate, 4, BOLA_KEY.certificate)
    other = sign_turn(ADA_KEY, new_root("Another", NOW).certificate, 4, BOLA_KEY.certificate)
    own = sign_turn(BOLA_KEY, ROOT.certificate, 4, BOLA_KEY.certificate)
    plain = canonical([digest(ROOT.certificate), 4, turn.giver, turn.taker])
    for wrong in (
        *(other, own, replace(turn, signature=sign(ADA_KEY, plain).hex())),
        *(replace(turn, number=3), replace(turn, giver="zz")),
        *(replace(turn, taker="zz"), replace(turn, signature="zz"), replace(turn, signature="")),
    ):
        with pytest.raises(BundleNotByLead):
            prove_successor(LIST, replace(after, turns=(wrong,)))
    prove_successor(LIST, replace(after, turns=(other, own, turn)))


def test_a_turn_to_what_is_no_key_of_ours_leads_nowhere():
    """A lead who hands on to a key of another kind, from which it goes on to Bola."""
    after = replace(NEXT, number=9, members=(ADA, replace(BOLA, role=Role.LEAD)), lead="bola")
    other = Ed25519PrivateKey.generate().public_key()
    kept = other.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo).hex()
    for taker in (kept, "00", "", "zz"):
        said = TURN_TAG + canonical([digest(ROOT.certificate), 4, public(ADA_KEY), taker])
        first = Turn(4, public(ADA_KEY), taker, sign(ADA_KEY, said).hex())
        with pytest.raises(BundleNotByLead):
            prove_successor(
                LIST, replace(after, turns=(first, Turn(5, taker, public(BOLA_KEY), "00")))
            )


def test_another_partnerships_list_does_not_end_that_a_vault_issues_ours():
    turn = sign_turn(ADA_KEY, ROOT.certificate, 4, BOLA_KEY.certificate)
    after = replace(NEXT, members=(ADA, replace(BOLA, role=Role.LEAD)), lead="bola", turns=(turn,))
    assert is_handed_on(LIST, replace(after, number=1))
    assert not is_handed_on(LIST, replace(after, root_certificate="00"))
    assert not is_handed_on(LIST, replace(after, turns=()))
    assert not is_handed_on(LIST, NEXT)


def test_who_handed_on_leads_no_more_in_the_list_that_says_so():
    turn = sign_turn(ADA_KEY, ROOT.certificate, 4, BOLA_KEY.certificate)
    with pytest.raises(BundleNotByLead):
        prove_successor(LIST, replace(NEXT, number=5, turns=(turn,)))


def test_a_member_may_sign():
    assert prove_member(LIST, BOLA_KEY.certificate, NOW) == BOLA


def test_an_earlier_certificate_of_the_same_key_counts_while_it_lasts():
    after = renewed(BOLA, BOLA_KEY)
    now = replace(LIST, members=(ADA, after))
    assert prove_member(now, BOLA_KEY.certificate, NOW) == after
    assert names(bytes.fromhex(after.certificate))[1] == "Health"


@pytest.mark.parametrize(
    ("bundle", "when", "refusal"),
    [
        (replace(LIST, members=(ADA,)), NOW, MemberUnknown),
        (replace(LIST, root_certificate="3000"), NOW, MemberUnknown),
        (replace(LIST, revocations=(GONE,)), NOW, CertificateRevoked),
        (LIST, NOW + timedelta(days=732), CertificateRunOut),
        (LIST, NOW - timedelta(days=1), CertificateRunOut),
        (replace(LIST, members=(ADA, replace(BOLA, active=False))), NOW, MemberLeft),
    ],
)
def test_who_may_not_sign(bundle, when, refusal):
    with pytest.raises(refusal):
        prove_member(bundle, BOLA_KEY.certificate, when)


def test_a_strangers_certificate_for_a_members_key_is_none():
    holder = Holder("Bola", "Police", "Exampleshire SCP")
    forged = reissue(new_root("Exampleshire SCP", NOW), holder, BOLA_KEY.certificate, NOW)
    with pytest.raises(MemberUnknown):
        prove_member(LIST, forged, NOW)


def test_a_certificate_names_as_much_as_it_has_room_for():
    holder = Holder(f"Bola {'x' * 80}", "Police", "Exampleshire SCP")
    made = reissue(ROOT, holder, BOLA_KEY.certificate, NOW)
    assert names(made) == short_names(holder)


@pytest.mark.parametrize(
    "bundle",
    [LIST, replace(LIST, members=(ADA, NEW_BOLA), revocations=(GONE,))],
    ids=["as ever", "withdrawn, and given another key"],
)
def test_a_certificate_names_its_bearer_even_when_it_counts_no_more(bundle):
    assert bearer(bundle, BOLA_KEY.certificate).person == "bola"


def test_a_strangers_certificate_names_nobody():
    with pytest.raises(MemberUnknown):
        bearer(LIST, key_for("Eve").certificate)
