"""A partnership is handed on: another lead admits people from then on, and everybody follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
)
from services.colleagues import ask, card_of, laptop, person_of
from services.succession import (
    MINA,
    NEW,
    WHY,
    file_of,
    hand_on,
    issues,
    joins,
    learn,
    list_of,
    take_over,
)
from sqlalchemy import select
from world import START

from lifaudit.domain.errors.joining import (
    BundleNotByLead,
    BundleOlder,
    IssuesAlready,
    NothingHandedOn,
    NotTheIssuer,
    ReasonMissing,
    StaysHandedOn,
    SuccessionForAnother,
    SuccessionUnreadable,
    SuccessorUnfit,
)
from lifaudit.domain.partnership import HandedOn, Role, TurnTaken
from lifaudit.domain.succession import Succession, succession_file, succession_in
from lifaudit.domain.trust import Turn
from lifaudit.security.identity import load_private, new_private
from lifaudit.security.papers import open_bundle, sign_bundle
from lifaudit.security.recipients import open_age, seal_for
from lifaudit.security.turns import sign_turn
from lifaudit.services import admitting, history, issuing, membership, own_keys, register
from lifaudit.store.tables import SECRET

NUMBER = 2
"""Of the list in which Mina stands, after which it is handed on."""


def test_whoever_takes_over_admits_and_renews_and_everybody_follows(two_leads, copied, tmp_path):
    leads, minas, theirs = two_leads
    take_over(minas, hand_on(leads, minas))
    assert (issues(leads), issues(minas)) == (False, True)
    fresh = joins(minas, tmp_path, copied[1])
    with minas.unit() as unit:
        admitting.renew(unit, minas.keys, person_of(theirs))
    signed = list_of(minas)
    for one in (leads, theirs, fresh):
        learn(one, signed)
        with one.unit() as unit:
            known = membership.trusted(unit)
            assert known.lead == person_of(minas)
            assert membership.prove_mine(unit, one.keys)
            assert {member.name for member in known.members} >= {MINA.name, NEW.name}
    fresh.close()


def test_who_handed_on_admits_nobody_and_withdraws_nothing_any_more(two_leads, copied, tmp_path):
    leads, minas, theirs = two_leads
    card = card_of(leads)
    hand_on(leads, minas)
    fresh = laptop(tmp_path / "new", copied[1])
    request = ask(fresh, card, NEW)
    fresh.close()
    with leads.unit() as unit:
        for act in (
            lambda: admitting.read_request(unit, request),
            lambda: admitting.card(unit, leads.keys),
            lambda: admitting.renew(unit, leads.keys, person_of(theirs)),
            lambda: admitting.revoke(unit, person_of(theirs), "Lost."),
            lambda: issuing.hand_on(unit, leads.keys, person_of(minas), WHY),
        ):
            with pytest.raises(NotTheIssuer):
                act()
        assert membership.prove_mine(unit, leads.keys)


def test_it_goes_to_another_lead_whose_certificate_counts_and_with_a_reason(two_leads):
    leads, minas, theirs = two_leads
    with leads.unit() as unit:
        for person in (person_of(theirs), person_of(leads), "chair", "nobody"):
            with pytest.raises(SuccessorUnfit):
                issuing.hand_on(unit, leads.keys, person, WHY)
        with pytest.raises(ReasonMissing):
            issuing.hand_on(unit, leads.keys, person_of(minas), " ")
        admitting.revoke(unit, person_of(minas), "Her laptop was stolen.")
        with pytest.raises(SuccessorUnfit):
            issuing.hand_on(unit, leads.keys, person_of(minas), WHY)
    assert issues(leads)


def test_it_is_not_handed_on_to_a_lead_whose_certificate_has_run_out(two_leads, copied):
    leads, minas, _ = two_leads
    copied[1].now += timedelta(days=740)
    with leads.unit() as unit:
        admitting.renew(unit, leads.keys, person_of(leads))
        with pytest.raises(SuccessorUnfit):
            issuing.hand_on(unit, leads.keys, person_of(minas), WHY)
    assert issues(leads)


def test_the_file_opens_for_the_next_lead_only(two_leads):
    leads, minas, theirs = two_leads
    file = hand_on(leads, minas)
    for other in (leads, theirs):
        with other.unit() as unit, pytest.raises(SuccessionForAnother):
            issuing.take_over(unit, other.keys, file)
        assert not issues(other)
    with theirs.unit() as unit, pytest.raises(NothingHandedOn):
        issuing.file(unit, theirs.keys, person_of(minas))
    with leads.unit() as unit, pytest.raises(NothingHandedOn):
        issuing.file(unit, leads.keys, person_of(theirs))


def test_nothing_of_the_root_is_left_where_it_was(two_leads):
    leads, minas, _ = two_leads
    with leads.unit() as unit:
        root = register.root(unit, leads.keys).private_pkcs8
    file = hand_on(leads, minas)
    with leads.unit() as unit:
        assert register.root(unit, leads.keys) is None
        names = unit.connection.execute(select(SECRET.c.name)).scalars().all()
        assert register.ROOT not in names
        assert len(names) == 2
    assert root not in file
    assert root.hex().encode() not in file


def under_a_passphrase(key):
    kind = (Encoding.DER, PrivateFormat.PKCS8, BestAvailableEncryption(b"secret"))
    return load_private(bytes.fromhex(key)).private_bytes(*kind).hex()


def wrong_in(said, later):
    """Yield what a file may say that hands nothing on, though it was sealed for the right lead."""
    for root in (new_private().hex(), "00", "zz", under_a_passphrase(said.root)):
        yield replace(said, root=root)
    turn = said.turn
    for other in (replace(turn, signature="00"), replace(turn, taker=turn.giver), later):
        yield replace(said, turn=other)


def test_what_is_no_such_file_changes_nothing(two_leads):
    leads, minas, _ = two_leads
    file = hand_on(leads, minas)
    with minas.unit() as unit:
        own = own_keys.my_identity(unit, minas.keys)
    said, signed = succession_in(open_age(file, own))
    whole = open_bundle(signed)
    with leads.unit() as unit:
        key = register.signing_key(unit, leads.keys)
    mine = bytes.fromhex(whole.member(person_of(minas)).certificate)
    later = sign_turn(key, bytes.fromhex(whole.root_certificate), whole.number + 1, mine)
    inside = (signed, *(succession_file(one, signed) for one in wrong_in(said, later)))
    sealed = [seal_for(one, [own.address]) for one in inside]
    for one in (file[:-3], b"hello", b"\0" * (issuing.LARGEST + 1), *sealed):
        with minas.unit() as unit, pytest.raises(SuccessionUnreadable):
            issuing.take_over(unit, minas.keys, one)
        assert not issues(minas)
    members = tuple(
        replace(one, role=one.role if one.person == whole.lead else Role.AUDITOR)
        for one in whole.members
    )
    lower = sign_bundle(key, replace(whole, members=members))
    for one in (
        succession_file(replace(said, person="other"), signed),
        succession_file(said, lower),
    ):
        with minas.unit() as unit, pytest.raises(SuccessionForAnother):
            issuing.take_over(unit, minas.keys, seal_for(one, [own.address]))
    take_over(minas, file)
    assert issues(minas)


def test_it_is_taken_over_once_and_an_old_file_opens_nothing_later(two_leads):
    leads, minas, theirs = two_leads
    first = hand_on(leads, minas)
    take_over(minas, first)
    with minas.unit() as unit, pytest.raises(IssuesAlready):
        issuing.take_over(unit, minas.keys, first)
    learn(leads, list_of(minas))
    take_over(leads, hand_on(minas, leads, "Mina is ill, and I come back for a while."))
    assert (issues(leads), issues(minas)) == (True, False)
    with minas.unit() as unit, pytest.raises(BundleOlder):
        issuing.take_over(unit, minas.keys, first)
    again = list_of(leads)
    assert [one.number for one in open_bundle(again).turns] == sorted(
        one.number for one in open_bundle(again).turns
    )
    assert len(open_bundle(again).turns) == 2
    for one in (minas, theirs):
        learn(one, again)
    with minas.unit() as unit, pytest.raises(BundleOlder):
        issuing.take_over(unit, minas.keys, first)
    assert not issues(minas)


def test_whoever_missed_every_list_in_between_follows_turn_by_turn(two_leads):
    """Bola knows the first list only, in which Mina was nobody."""
    leads, minas, theirs = two_leads
    with theirs.unit() as unit:
        assert membership.trusted(unit).member(person_of(minas)) is None
    take_over(minas, hand_on(leads, minas))
    signed = list_of(minas)
    whole = open_bundle(signed)
    with minas.unit() as unit:
        key = register.signing_key(unit, minas.keys)
    with theirs.unit() as unit, pytest.raises(BundleNotByLead):
        membership.learn(unit, sign_bundle(key, replace(whole, turns=())))
    learn(theirs, signed)
    with theirs.unit() as unit:
        assert membership.trusted(unit).lead == person_of(minas)


def test_a_newcomer_with_the_old_card_is_admitted_by_the_next_lead(two_leads, copied, tmp_path):
    leads, minas, _ = two_leads
    old = card_of(leads)
    take_over(minas, hand_on(leads, minas))
    fresh = joins(minas, tmp_path, copied[1], card=old)
    with fresh.unit() as unit:
        assert membership.trusted(unit).lead == person_of(minas)
    fresh.close()


def test_a_turn_that_no_lead_signed_makes_nobody_lead(two_leads):
    """Bola signs herself a turn, and a list by it."""
    leads, minas, theirs = two_leads
    with theirs.unit() as unit:
        key = register.signing_key(unit, theirs.keys)
    take_over(minas, hand_on(leads, minas))
    whole = open_bundle(list_of(minas))
    with minas.unit() as unit:
        admitting.answer(unit, minas.keys, person_of(theirs))
    mine = next(one for one in whole.members if one.person == person_of(theirs))
    (real,) = whole.turns
    taker = sign_turn(
        key, bytes.fromhex(whole.root_certificate), whole.number, bytes.fromhex(mine.certificate)
    )
    leading = replace(mine, role=Role.LEAD)
    members = tuple(leading if one is mine else one for one in whole.members)
    for turns in ((taker,), (real, taker), (replace(real, taker=taker.taker),)):
        forged = replace(
            whole, number=whole.number + 1, lead=mine.person, members=members, turns=turns
        )
        with leads.unit() as unit, pytest.raises(BundleNotByLead):
            membership.learn(unit, sign_bundle(key, forged))


def test_what_was_withdrawn_stays_withdrawn_under_the_next_lead(two_leads):
    leads, minas, theirs = two_leads
    with leads.unit() as unit:
        admitting.revoke(unit, person_of(theirs), "The laptop was stolen.")
    take_over(minas, hand_on(leads, minas))
    assert [one.person for one in open_bundle(list_of(minas)).revocations] == [person_of(theirs)]


def test_handing_on_is_kept_on_the_record_and_not_undone(two_leads):
    leads, minas, _ = two_leads
    with leads.unit() as unit:
        change = issuing.hand_on(unit, leads.keys, person_of(minas), WHY)
        told = history.of_record(unit, HandedOn, person_of(minas))
        assert {(one.label, one.reason) for one in told} == {("Handed the partnership on", WHY)}
        with pytest.raises(StaysHandedOn):
            history.undo(unit, told[0].step)
    assert change.step == ""
    with minas.unit() as unit:
        assert issuing.take_over(unit, minas.keys, file_of(leads, minas)).step == ""
    with minas.unit() as unit, pytest.raises(StaysHandedOn):
        history.undo(unit, history.of_record(unit, TurnTaken, f"{NUMBER:08}")[0].step)


def test_the_file_is_there_to_be_sent_again_until_the_next_list_has_come(two_leads):
    leads, minas, _ = two_leads
    with leads.unit() as unit:
        assert issuing.expected(unit) is None
    file = hand_on(leads, minas)
    with leads.unit() as unit:
        waited = issuing.expected(unit)
        assert (waited.name, waited.person) == (MINA.name, person_of(minas))
        assert issuing.file(unit, leads.keys, person_of(minas)) == file
    take_over(minas, file)
    with minas.unit() as unit:
        assert issuing.expected(unit) is None
    learn(leads, list_of(minas))
    with leads.unit() as unit:
        assert issuing.expected(unit) is None


def test_a_file_read_back_says_what_was_written():
    said = Succession(START, "mina", "30", Turn(3, "aa", "bb", "cc"))
    assert succession_in(succession_file(said, b"a list\nsigned\n")) == (said, b"a list\nsigned\n")
