"""The lead renews, withdraws and admits again, and a changed key needs a second person."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from services.colleagues import (
    CHAIR,
    HOW,
    accept,
    admit,
    ask,
    card_of,
    fresh_laptop,
    person_of,
)

from lifaudit.domain.agenda import Care
from lifaudit.domain.errors.joining import (
    AgencyMissing,
    CertificateRevoked,
    CertificateRunOut,
    KeyChanged,
    LeadStays,
    MemberLeft,
    MemberMissing,
    NotTheIssuer,
    OwnCertificate,
    ReasonMissing,
    SecondPersonUnfit,
)
from lifaudit.domain.joining import Admission, Confirmation
from lifaudit.domain.membership import Signing
from lifaudit.domain.partnership import KeyConfirmed, Person, Revoked, Role
from lifaudit.security.succession import prove_member
from lifaudit.services import admitting, home, members, membership, register


def test_a_withdrawn_certificate_signs_no_more_and_says_so(pair):
    leads, theirs = pair
    with leads.unit() as unit:
        admitting.revoke(unit, person_of(theirs), "The laptop was stolen.")
        newer = membership.bundle(unit, leads.keys)
    with theirs.unit() as unit:
        membership.prove_mine(unit, theirs.keys)
        membership.learn(unit, newer)
        with pytest.raises(CertificateRevoked, match="14 September 2026"):
            membership.prove_mine(unit, theirs.keys)
        mine = members.standing_of(unit, person_of(theirs))
        assert (mine.signing, mine.why) == (Signing.REVOKED, "The laptop was stolen.")
        assert mine.is_me
        assert Care.CANNOT_SIGN in home.view(unit, theirs).care


def test_a_certificate_that_ran_out_signs_no_more_until_it_is_renewed(copied):
    (leads, theirs), clock = copied
    with theirs.unit() as unit:
        words = members.standing_of(unit, person_of(theirs)).words
    clock.now += timedelta(days=700)
    with theirs.unit() as unit:
        membership.prove_mine(unit, theirs.keys)
        assert members.standing_of(unit, person_of(theirs)).signing is Signing.SOON
    clock.now += timedelta(days=40)
    for one in (leads, theirs):
        with one.unit() as unit, pytest.raises(CertificateRunOut, match="2028"):
            membership.prove_mine(unit, one.keys)
    with leads.unit() as unit:
        admitting.renew(unit, leads.keys, person_of(leads))
        admitting.renew(unit, leads.keys, person_of(theirs))
        answer = admitting.answer(unit, leads.keys, person_of(theirs))
    accept(theirs, answer)
    with theirs.unit() as unit:
        membership.prove_mine(unit, theirs.keys)
        mine = members.standing_of(unit, person_of(theirs))
        assert (mine.signing, mine.words) == (Signing.GOOD, words)
        assert membership.trusted(unit).revocations == ()


def test_who_moves_to_another_agency_gets_a_certificate_that_says_so(pair):
    leads, theirs = pair
    with leads.unit() as unit:
        bola = unit.one(Person, person=person_of(theirs))
        register.save_person(unit, replace(bola, agency="hea"))
        assert members.standing_of(unit, bola.person).is_outdated
        admitting.renew(unit, leads.keys, bola.person)
        assert not members.standing_of(unit, bola.person).is_outdated
        newer = membership.bundle(unit, leads.keys)
    with theirs.unit() as unit:
        before = membership.prove_mine(unit, theirs.keys).certificate
        membership.learn(unit, newer)
        assert unit.one(Person, person=person_of(theirs)).agency == "hea"
        membership.prove_mine(unit, theirs.keys)
        with pytest.raises(CertificateRevoked):
            prove_member(membership.trusted(unit), before, unit.now())


def test_who_left_signs_no_more(pair):
    leads, theirs = pair
    with leads.unit() as unit:
        bola = unit.one(Person, person=person_of(theirs))
        register.save_person(unit, replace(bola, active=False))
        newer = membership.bundle(unit, leads.keys)
    with theirs.unit() as unit:
        membership.learn(unit, newer)
        with pytest.raises(MemberLeft):
            membership.prove_mine(unit, theirs.keys)


def test_a_known_person_with_another_key_is_stopped_until_a_second_person_makes_sure(
    pair, tmp_path
):
    leads, theirs = pair
    with fresh_laptop(tmp_path) as second:
        request = ask(second, card_of(leads))
        with leads.unit() as unit:
            newcomer = admitting.read_request(unit, request)
            old = members.standing_of(unit, person_of(theirs)).words
            assert newcomer.known.person.person == person_of(theirs)
            assert newcomer.known.words == old != newcomer.words
            assert newcomer.seconds == (CHAIR,)
        with pytest.raises(KeyChanged):
            admit(leads, request)
        for unfit in (
            Confirmation(person_of(leads), HOW),
            Confirmation(person_of(theirs), HOW),
            Confirmation("nobody", HOW),
            Confirmation("chair", "  yes  "),
        ):
            with pytest.raises(SecondPersonUnfit):
                admit(leads, request, confirmed=unfit)
        accept(second, admit(leads, request, confirmed=Confirmation("chair", HOW)))
        with leads.unit() as unit:
            (kept,) = unit.where(KeyConfirmed)
            assert (kept.by, kept.how, kept.person) == ("chair", HOW, person_of(second))
            newer = membership.bundle(unit, leads.keys)
    with theirs.unit() as unit:
        membership.learn(unit, newer)
        with pytest.raises(CertificateRevoked):
            membership.prove_mine(unit, theirs.keys)


def test_a_namesake_is_admitted_beside_the_one_who_is_known(pair, tmp_path):
    leads, _ = pair
    with fresh_laptop(tmp_path) as second:
        request = ask(second, card_of(leads))
        said = Confirmation("chair", HOW, is_namesake=True)
        accept(second, admit(leads, request, "hea", confirmed=said))
        with second.unit() as unit:
            names = [one.name for one in register.people(unit) if one.active]
            assert names.count("Bola Adeyemi") == 2
            assert membership.trusted(unit).revocations == ()


def test_who_was_withdrawn_may_ask_again_with_a_new_key(pair):
    leads, theirs = pair
    with leads.unit() as unit:
        admitting.revoke(unit, person_of(theirs), "The laptop was out of sight.")
        newer = membership.bundle(unit, leads.keys)
    with theirs.unit() as unit:
        membership.learn(unit, newer)
        before = unit.one(Person, person=person_of(theirs)).certificate
    request = ask(theirs, card_of(leads))
    with pytest.raises(KeyChanged):
        admit(leads, request)
    accept(theirs, admit(leads, request, confirmed=Confirmation("chair", HOW)))
    with theirs.unit() as unit:
        assert membership.prove_mine(unit, theirs.keys).certificate.hex() != before
    with leads.unit() as unit:
        assert len(unit.where(Revoked)) == 1


def test_only_the_vault_with_the_root_admits_renews_and_withdraws(joined, pair):
    leads, theirs = pair
    request = (joined / "request").read_bytes()
    someone = person_of(leads)
    with theirs.unit() as unit:
        for refused in (
            lambda: admitting.card(unit, theirs.keys),
            lambda: admitting.read_request(unit, request),
            lambda: admitting.admit(unit, theirs.keys, request, Admission(Role.LEAD, "pol", ())),
            lambda: admitting.revoke(unit, someone, "Because."),
            lambda: admitting.renew(unit, theirs.keys, someone),
        ):
            with pytest.raises(NotTheIssuer):
                refused()


def test_nobody_is_admitted_for_an_agency_that_takes_no_part(joined, pair):
    with pytest.raises(AgencyMissing):
        admit(pair[0], (joined / "request").read_bytes(), "nobody")


def test_a_name_of_which_nothing_is_seen_keeps_nobody_off_the_page(pair):
    leads, theirs = pair
    with leads.unit() as unit:
        bola = unit.one(Person, person=person_of(theirs))
        register.save_person(unit, replace(bola, name="\u200b"))
        assert members.standing_of(unit, bola.person).is_outdated


def test_what_the_lead_cannot_do_says_why(pair):
    leads, theirs = pair
    with leads.unit() as unit:
        ada = unit.one(Person, person=person_of(leads))
        for error, refused in (
            (OwnCertificate, lambda: admitting.revoke(unit, ada.person, "Because.")),
            (ReasonMissing, lambda: admitting.revoke(unit, person_of(theirs), "  ")),
            (MemberMissing, lambda: admitting.revoke(unit, "chair", "Because.")),
            (LeadStays, lambda: register.save_person(unit, replace(ada, role=Role.CHAIR))),
            (LeadStays, lambda: register.save_person(unit, replace(ada, active=False))),
        ):
            with pytest.raises(error):
                refused()
        register.save_person(unit, replace(ada, name="Ada Quill-Moss"))
