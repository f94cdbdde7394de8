"""A partnership came back, went round, or lies in a vault that was restored: one lead at a time."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from services.colleagues import CHAIR, HOW, accept, admit, ask, card_of, laptop, person_of
from services.mail import CARA, beside, invited, take, updated
from services.succession import (
    MINA,
    NEW,
    hand_on,
    issues,
    learn,
    list_of,
    restored,
    take_over,
)
from world import WORDS, SteppingClock

from lifaudit.domain.errors.joining import (
    BundleNotByLead,
    SuccessionForAnother,
)
from lifaudit.domain.joining import Confirmation
from lifaudit.domain.partnership import Agency, HandedOn, Person, Role, TurnTaken
from lifaudit.security.papers import open_bundle, read_card, sign_bundle
from lifaudit.security.succession import prove_successor
from lifaudit.services import admitting, issuing, membership, register, vault


def test_who_kept_it_once_cannot_come_back_by_the_turn_that_was_taken_back(two_leads):
    """Mina handed it back, and signs a list by the turn she had, which tells of no later one."""
    leads, minas, theirs = two_leads
    take_over(minas, hand_on(leads, minas))
    first = open_bundle(list_of(minas))
    take_over(leads, hand_on(minas, leads))
    newest = list_of(leads)
    with minas.unit() as unit:
        key = register.signing_key(unit, minas.keys)
    false = replace(open_bundle(newest), number=40, lead=first.lead, turns=first.turns)
    learn(theirs, newest)
    for one in (leads, theirs):
        with one.unit() as unit, pytest.raises(BundleNotByLead):
            membership.learn(unit, sign_bundle(key, false))
    assert issues(leads)


def test_a_turn_is_of_no_use_to_whose_certificate_was_withdrawn_since(two_leads, copied, tmp_path):
    """Mina's laptop is stolen with the file in it, and Ada goes back to her backup."""
    leads, minas, theirs = two_leads
    list_of(leads)
    shutil.copytree(leads.folder.path, tmp_path / "backup")
    file = hand_on(leads, minas)
    again = restored(tmp_path / "backup", tmp_path / "again", copied[1])
    with again.unit() as unit:
        admitting.revoke(unit, person_of(minas), "Her laptop was stolen with the file in it.")
    learn(theirs, list_of(again))
    take_over(minas, file)
    with minas.unit() as unit:
        admitting.renew(unit, minas.keys, person_of(minas))
    list_of(minas)
    with minas.unit() as unit:
        register.save_agency(unit, replace(unit.one(Agency, agency="pol"), name="Theirs"))
    stolen = list_of(minas)
    assert open_bundle(stolen).number > open_bundle(list_of(again)).number
    for one in (theirs, again):
        with one.unit() as unit, pytest.raises(BundleNotByLead):
            membership.learn(unit, stolen)
    assert issues(again)
    again.close()


def test_a_backup_that_signed_more_lists_since_lets_go_all_the_same(two_leads, copied, tmp_path):
    leads, minas, theirs = two_leads
    shutil.copytree(leads.folder.path, tmp_path / "backup")
    take_over(minas, hand_on(leads, minas))
    again = restored(tmp_path / "backup", tmp_path / "again", copied[1])
    for _ in range(3):
        with again.unit() as unit:
            admitting.renew(unit, again.keys, person_of(theirs))
        list_of(again)
    assert open_bundle(list_of(again)).number > open_bundle(list_of(minas)).number
    with again.unit() as unit:
        change = membership.learn(unit, list_of(minas))
        assert change.touches(TurnTaken)
    assert not issues(again)
    again.close()


def test_the_lists_of_who_handed_on_are_let_be_by_who_issues_now(two_leads):
    leads, minas, _ = two_leads
    old = list_of(leads)
    take_over(minas, hand_on(leads, minas))
    with minas.unit() as unit:
        assert membership.learn(unit, old).is_empty
    assert issues(minas)


def test_a_vault_restored_from_before_takes_over_once_more(two_leads, copied, tmp_path):
    """Also where others have sent it the lists it signed itself meanwhile."""
    leads, minas, theirs = two_leads
    file = hand_on(leads, minas)
    shutil.copytree(minas.folder.path, tmp_path / "backup")
    take_over(minas, file)
    with minas.unit() as unit:
        admitting.revoke(unit, person_of(theirs), "The laptop was stolen.")
    newest = list_of(minas)
    again = restored(tmp_path / "backup", tmp_path / "again", copied[1])
    learn(again, newest)
    assert not issues(again)
    take_over(again, file)
    assert issues(again)
    assert list_of(again) == newest
    with again.unit() as unit:
        admitting.renew(unit, again.keys, person_of(minas))
    learn(leads, list_of(again))
    again.close()


def test_it_is_not_taken_over_by_a_key_that_was_changed_since(two_leads, copied, tmp_path):
    """Mina's vault is restored from before she was given another key: it could sign nothing."""
    leads, minas, _ = two_leads
    shutil.copytree(minas.folder.path, tmp_path / "backup")
    with leads.unit() as unit:
        admitting.revoke(unit, person_of(minas), "She typed her passphrase on a train.")
    learn(minas, list_of(leads))
    second = Confirmation(CHAIR.person, HOW)
    request = ask(minas, card_of(leads), MINA)
    accept(minas, admit(leads, request, "csc", role=Role.LEAD, confirmed=second))
    file = hand_on(leads, minas)
    before = restored(tmp_path / "backup", tmp_path / "again", copied[1])
    with before.unit() as unit, pytest.raises(SuccessionForAnother):
        issuing.take_over(unit, before.keys, file)
    assert not issues(before)
    before.close()
    take_over(minas, file)


def test_nobody_is_waited_for_once_it_came_back(two_leads, copied, tmp_path):
    """Nor in a vault that was restored, and has heard of its own later lists only."""
    leads, minas, _ = two_leads
    take_over(minas, hand_on(leads, minas))
    back = hand_on(minas, leads)
    shutil.copytree(leads.folder.path, tmp_path / "backup")
    take_over(leads, back)
    newest = list_of(leads)
    again = restored(tmp_path / "backup", tmp_path / "again", copied[1])
    learn(again, newest)
    with again.unit() as unit:
        assert issuing.expected(unit) is None
    take_over(again, back)
    assert list_of(again) == newest
    again.close()


def test_clocks_that_go_wrong_keep_nobody_waiting_and_nobody_without_their_file(two_leads, copied):
    leads, minas, _ = two_leads
    copied[1].now += timedelta(days=2)
    with leads.unit() as unit:
        register.save_agency(unit, replace(unit.one(Agency, agency="pol"), short="Constabulary"))
    ahead = list_of(leads)
    copied[1].now -= timedelta(days=1)
    file = hand_on(leads, minas)
    assert open_bundle(list_of(leads)) == open_bundle(ahead)
    with leads.unit() as unit:
        assert issuing.expected(unit).person == person_of(minas)
    take_over(minas, file)
    learn(leads, list_of(minas))
    with leads.unit() as unit:
        assert issuing.expected(unit) is None
    take_over(leads, hand_on(minas, leads))
    copied[1].now -= timedelta(hours=1)
    with leads.unit() as unit:
        assert issuing.expected(unit) is None
        (before,) = unit.where(HandedOn)
    assert hand_on(leads, minas) != file
    with leads.unit() as unit:
        (after,) = unit.where(HandedOn)
    assert open_bundle(ahead).issued <= before.at < after.at


def test_of_more_turns_than_a_list_holds_the_newest_stay_in_it(two_leads, monkeypatch):
    leads, minas, _ = two_leads
    take_over(minas, hand_on(leads, minas))
    learn(leads, list_of(minas))
    take_over(leads, hand_on(minas, leads))
    first, last = open_bundle(list_of(leads)).turns
    monkeypatch.setattr(membership, "MOST_TURNS", 1)
    assert open_bundle(list_of(leads)).turns == (last,)
    assert first.number < last.number


def test_a_pack_brings_the_turn_to_everybody_and_to_who_handed_on(tmp_path):
    """Also to a lead's backup that has signed more lists since, whose packs are still taken."""
    clock = SteppingClock()
    leads, police = invited(tmp_path, clock)
    caras = beside(tmp_path / "cara", clock, leads, "hea", CARA)
    with leads.unit() as unit:
        register.save_person(
            unit, replace(unit.one(Person, person=person_of(caras)), role=Role.LEAD)
        )
    shutil.copytree(leads.folder.path, tmp_path / "backup")
    take_over(caras, hand_on(leads, caras))
    leads.close()
    again = vault.unlock(tmp_path / "backup", WORDS, clock)
    for _ in range(3):
        with again.unit() as unit:
            admitting.renew(unit, again.keys, person_of(police))
        take(caras, updated(again, caras))
    assert issues(caras)
    with again.unit() as unit:
        assert membership.trusted(unit).number > open_bundle(list_of(caras)).number
    assert issues(again)
    made = updated(caras, police, again)
    for one in (again, police):
        take(one, made)
        assert not issues(one)
    with police.unit() as unit:
        assert membership.trusted(unit).lead == person_of(caras)
    for one in (again, police, caras):
        one.close()


def test_it_goes_round_among_three_leads_and_whoever_looks_in_follows(two_leads, copied, tmp_path):
    leads, minas, theirs = two_leads
    noors = laptop(tmp_path / "noor", copied[1])
    accept(noors, admit(leads, ask(noors, card_of(leads), NEW), "csc", role=Role.LEAD))
    shutil.copytree(theirs.folder.path, tmp_path / "drawer")
    cards = []
    once, back = (leads, minas, noors, leads), (leads, noors, minas, leads)
    for giver, taker in (*pairwise(once), *pairwise(back)):
        copied[1].now += timedelta(days=1)
        cards.append(card_of(giver))
        file = hand_on(giver, taker)
        with giver.unit() as unit:
            waited = issuing.expected(unit)
            assert waited.person == person_of(taker)
            assert unit.now() - waited.at < timedelta(hours=1)
        take_over(taker, file)
        signed = list_of(taker)
        for one in (leads, minas, noors, theirs):
            learn(one, signed)
            assert issues(one) is (one is taker)
    assert len(open_bundle(signed).turns) == len(cards)
    drawer = vault.unlock(tmp_path / "drawer", WORDS, copied[1])
    learn(drawer, signed)
    drawer.close()
    for card in cards:
        prove_successor(read_card(card).first_list, open_bundle(signed))
    noors.close()


def test_an_older_backup_of_who_handed_on_lets_go_once_it_hears(two_leads, copied, tmp_path):
    leads, minas, _ = two_leads
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
