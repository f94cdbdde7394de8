"""A partnership is handed on: another lead admits people from then on, and everybody follows."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta

import pytest
from services.colleagues import accept, admit, ask, card_of, laptop, person_of
from sqlalchemy import select
from world import START, WORDS

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
from lifaudit.domain.partnership import HandedOn, Person, Role, TurnTaken
from lifaudit.domain.succession import Succession, succession_file, succession_in
from lifaudit.domain.trust import Turn
from lifaudit.security.identity import new_private
from lifaudit.security.papers import open_bundle, sign_bundle
from lifaudit.security.recipients import open_age, seal_for
from lifaudit.security.turns import sign_turn
from lifaudit.services import admitting, history, issuing, membership, own_keys, register, vault
from lifaudit.store.tables import SECRET

MINA = Person("", "Mina Osei", job="Business manager")
NEW = Person("", "Noor Haddad", job="Named nurse")
NUMBER = 2
"""Of the list in which Mina stands, after which it is handed on."""
WHY = "I retire in May, and Mina follows me."


@pytest.fixture
def three(copied, tmp_path):
    """Open the lead's laptop, an auditor's, and that of a second lead."""
    (leads, theirs), clock = copied
    minas = laptop(tmp_path / "mina", clock)
    accept(minas, admit(leads, ask(minas, card_of(leads), MINA), "csc", role=Role.LEAD))
    yield leads, minas, theirs
    minas.close()


def hand_on(giver, taker, why=WHY):
    """Let one lead hand the partnership on to another; returns the file."""
    with giver.unit() as unit:
        issuing.hand_on(unit, giver.keys, person_of(taker), why)
    return file_of(giver, taker)


def file_of(giver, taker):
    with giver.unit() as unit:
        return issuing.file(unit, giver.keys, person_of(taker))


def take_over(taker, file):
    with taker.unit() as unit:
        issuing.take_over(unit, taker.keys, file)


def list_of(whose):
    """Return the list of members as a laptop sends it along."""
    with whose.unit() as unit:
        return membership.bundle(unit, whose.keys)


def learn(whose, signed):
    with whose.unit() as unit:
        membership.learn(unit, signed)


def issues(whose):
    with whose.unit() as unit:
        return register.is_issuer(unit)


def joins(issuer, folder, clock, who=NEW, card=None):
    """Let one more laptop join by whoever issues now; returns it."""
    fresh = laptop(folder / "new", clock)
    accept(fresh, admit(issuer, ask(fresh, card or card_of(issuer), who), "pol"))
    return fresh


def test_whoever_takes_over_admits_and_renews_and_everybody_follows(three, copied, tmp_path):
    leads, minas, theirs = three
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


def test_who_handed_on_admits_nobody_and_withdraws_nothing_any_more(three, copied, tmp_path):
    leads, minas, theirs = three
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


def test_it_goes_to_another_lead_whose_certificate_counts_and_with_a_reason(three):
    leads, minas, theirs = three
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


def test_it_is_not_handed_on_to_a_lead_whose_certificate_has_run_out(three, copied):
    leads, minas, _ = three
    copied[1].now += timedelta(days=740)
    with leads.unit() as unit:
        admitting.renew(unit, leads.keys, person_of(leads))
        with pytest.raises(SuccessorUnfit):
            issuing.hand_on(unit, leads.keys, person_of(minas), WHY)
    assert issues(leads)


def test_the_file_opens_for_the_next_lead_only(three):
    leads, minas, theirs = three
    file = hand_on(leads, minas)
    for other in (leads, theirs):
        with other.unit() as unit, pytest.raises(SuccessionForAnother):
            issuing.take_over(unit, other.keys, file)
        assert not issues(other)
    with theirs.unit() as unit, pytest.raises(NothingHandedOn):
        issuing.file(unit, theirs.keys, person_of(minas))
    with leads.unit() as unit, pytest.raises(NothingHandedOn):
        issuing.file(unit, leads.keys, person_of(theirs))


def test_nothing_of_the_root_is_left_where_it_was(three):
    leads, minas, _ = three
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


def test_what_is_no_such_file_changes_nothing(three):
    leads, minas, _ = three
    with leads.unit() as unit:
        mine = own_keys.my_identity(unit, leads.keys)
    file = hand_on(leads, minas)
    with minas.unit() as unit:
        own = own_keys.my_identity(unit, minas.keys)
        said, signed = succession_in(open_age(file, own))
    strangers = new_private().hex()
    sealed = [own.address]
    wrong = {
        "cut": file[:-3],
        "no file": b"hello",
        "too large": b"\0" * (issuing.LARGEST + 1),
        "no line": seal_for(signed, sealed),
        "another root": seal_for(succession_file(replace(said, root=strangers), signed), sealed),
        "no key": seal_for(succession_file(replace(said, root="00"), signed), sealed),
        "no hex": seal_for(succession_file(replace(said, root="zz"), signed), sealed),
        "no turn": seal_for(
            succession_file(replace(said, turn=replace(said.turn, signature="00")), signed), sealed
        ),
        "turn of another": seal_for(
            succession_file(replace(said, turn=replace(said.turn, taker=said.turn.giver)), signed),
            sealed,
        ),
    }
    for name, one in wrong.items():
        with minas.unit() as unit, pytest.raises(SuccessionUnreadable):
            issuing.take_over(unit, minas.keys, one)
        assert not issues(minas), name
    others = seal_for(succession_file(replace(said, person="other"), signed), sealed)
    with minas.unit() as unit, pytest.raises(SuccessionForAnother):
        issuing.take_over(unit, minas.keys, others)
    assert mine.address != own.address
    take_over(minas, file)
    assert issues(minas)


def test_it_is_taken_over_once_and_an_old_file_opens_nothing_later(three):
    leads, minas, theirs = three
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


def test_whoever_missed_every_list_in_between_follows_turn_by_turn(three):
    """Bola knows the first list only, in which Mina was nobody."""
    leads, minas, theirs = three
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


def test_a_newcomer_with_the_old_card_is_admitted_by_the_next_lead(three, copied, tmp_path):
    leads, minas, _ = three
    old = card_of(leads)
    take_over(minas, hand_on(leads, minas))
    fresh = joins(minas, tmp_path, copied[1], card=old)
    with fresh.unit() as unit:
        assert membership.trusted(unit).lead == person_of(minas)
    fresh.close()


def test_a_turn_that_no_lead_signed_makes_nobody_lead(three):
    """Bola signs herself a turn, and a list by it."""
    leads, minas, theirs = three
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


def test_what_was_withdrawn_stays_withdrawn_under_the_next_lead(three):
    leads, minas, theirs = three
    with leads.unit() as unit:
        admitting.revoke(unit, person_of(theirs), "The laptop was stolen.")
    take_over(minas, hand_on(leads, minas))
    assert [one.person for one in open_bundle(list_of(minas)).revocations] == [person_of(theirs)]


def test_handing_on_is_kept_on_the_record_and_not_undone(three):
    leads, minas, _ = three
    with leads.unit() as unit:
        change = issuing.hand_on(unit, leads.keys, person_of(minas), WHY)
        told = history.of_record(unit, HandedOn, person_of(minas))
        assert {(one.label, one.reason) for one in told} == {("Handed the partnership on", WHY)}
        with pytest.raises(StaysHandedOn):
            history.undo(unit, told[0].step)
    assert change.step == ""
    take_over(minas, file_of(leads, minas))
    with minas.unit() as unit, pytest.raises(StaysHandedOn):
        history.undo(unit, history.of_record(unit, TurnTaken, f"{NUMBER:08}")[0].step)


def test_the_file_is_there_to_be_sent_again_until_the_next_list_has_come(three):
    leads, minas, _ = three
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


def test_an_older_backup_of_who_handed_on_lets_go_once_it_hears(three, copied, tmp_path):
    leads, minas, _ = three
    shutil.copytree(leads.folder.path, tmp_path / "backup")
    take_over(minas, hand_on(leads, minas))
    signed = list_of(minas)
    before = vault.unlock(tmp_path / "backup", WORDS, copied[1])
    assert issues(before)
    learn(before, signed)
    with before.unit() as unit:
        assert membership.trusted(unit).lead == person_of(minas)
        assert register.root(unit, before.keys) is None
    before.close()


def test_a_file_read_back_says_what_was_written():
    said = Succession(START, "mina", "30", Turn(3, "aa", "bb", "cc"))
    assert succession_in(succession_file(said, b"a list\nsigned\n")) == (said, b"a list\nsigned\n")
