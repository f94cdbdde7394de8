"""An invitation goes out, a return comes back, and nobody sees more than they may."""

from __future__ import annotations

import pytest
from deepdive import AUDIT
from services.colleagues import join, laptop, lead
from services.mail import (
    BOLA,
    CARA,
    CASE,
    DEV,
    PLANTED,
    beside,
    give_back,
    invite,
    invited,
    record,
    take,
    updated,
)
from services.test_packs_refused import crafted, opened

from lifaudit.domain.audit import Audit, Openness, PinnedInstrument
from lifaudit.domain.case import Case
from lifaudit.domain.casework import Answer, Grade, Return, Voice
from lifaudit.domain.errors.audit import AuditNotStarted, NotTheLead
from lifaudit.domain.errors.exchange import LeadOutOfReach, NobodyToSendTo, OtherAudit
from lifaudit.domain.errors.joining import NotJoined
from lifaudit.domain.errors.store import EventForged
from lifaudit.domain.pack import HandedKey, PackKind
from lifaudit.domain.ports import silent
from lifaudit.domain.post import PackSeen, PackSent, Vouched
from lifaudit.domain.sheet import Place
from lifaudit.exchange import portion as portions
from lifaudit.services import casework, disputes, packing, planning, sending, unpacking
from lifaudit.store.history import anchor, entries_of
from lifaudit.store.merge import events_after


def test_what_does_not_fit_goes_with_the_next_pack(two, tmp_path, clock, monkeypatch):
    leads, police = two
    health = beside(tmp_path / "health", clock, leads, "hea", CARA)
    record(police)
    take(leads, give_back(police))
    chains = [chain_of(one) for one in (leads, police)]
    monkeypatch.setattr(portions, "ROOM", max(chains))
    first = take(health, updated(leads, health))
    assert [one.first for one in first.gaps] == [1]
    with health.unit() as unit:
        assert unit.where(Return, agency="pol") == []
    take(leads, updated(health, leads))
    assert take(health, updated(leads, health)).gaps == ()
    with health.unit() as unit:
        assert unit.where(Return, agency="pol")
    health.close()


def chain_of(vault):
    """Return the size of what a laptop has written in the audit, as it counts in a pack."""
    with vault.unit() as unit:
        events = events_after(unit, AUDIT, {})
        mine = [one for one in events if one.header.device == unit.author.device]
    return sum(len(one.sealed) + portions.AROUND for one in mine)


def look(vault, made):
    with vault.unit() as unit:
        return unpacking.inspect(unit, vault.keys, made.content)


def grades_of(vault):
    with vault.unit() as unit:
        return unit.where(Grade, audit=AUDIT)


def test_an_invitation_brings_the_plan_the_instruments_and_the_cases(two):
    leads, theirs = two
    with leads.unit() as ours, theirs.unit() as unit:
        for kind in (Audit, Case, PinnedInstrument):
            assert unit.where(kind) == ours.where(kind)
        assert casework.sheet(unit, Place(AUDIT, CASE, "pol")).instrument


def test_a_return_comes_back_whole_but_for_its_grades(two):
    leads, theirs = two
    record(theirs)
    got = take(leads, give_back(theirs))
    assert got.headline == "Exampleshire Police returned 0 of 2 cases of DD26-07 Neglect under one."
    assert got.kind is PackKind.RETURN
    assert got.new > 5
    assert got.sealed == 1
    assert (got.kept_out, got.waiting, got.torn, got.gaps, got.forked) == (0, 0, 0, (), ())
    with leads.unit() as ours, theirs.unit() as unit:
        for kind in (Answer, Voice, Return):
            assert ours.where(kind, audit=AUDIT) == unit.where(kind, audit=AUDIT)
        assert anchor(ours, [AUDIT]).fingerprint == anchor(unit, [AUDIT]).fingerprint
    assert grades_of(theirs)
    assert not grades_of(leads), "a grade is a commitment until its case is called"


def test_no_key_on_the_leads_laptop_opens_a_grade_before_it_is_released(two):
    leads, theirs = two
    record(theirs)
    take(leads, give_back(theirs))
    with theirs.unit() as unit:
        sealed = [one for one in unit.ring.of_audit(AUDIT) if one.name.startswith("grades/")]
    with leads.unit() as ours:
        held = {one.key for one in ours.ring.of_audit(AUDIT)}
        said = [one.reason for one in ours.where(Grade)]
    assert sealed
    assert not held & {one.key for one in sealed}
    assert PLANTED not in str(said)


@pytest.mark.parametrize(
    ("openness", "answers", "grades"),
    [(Openness.ANSWERS_SEALED, False, False), (Openness.OPEN, True, True)],
)
def test_an_open_audit_hands_grades_over_and_a_shut_one_not_even_answers(
    tmp_path, clock, openness, answers, grades
):
    leads, theirs = invited(tmp_path, clock, openness=openness)
    record(theirs)
    take(leads, give_back(theirs))
    with leads.unit() as unit:
        assert bool(unit.where(Answer)) is answers
        assert bool(unit.where(Grade)) is grades
    leads.close()
    theirs.close()


def test_no_change_of_the_plan_lays_open_what_was_recorded_as_a_commitment(two):
    leads, theirs = two
    with leads.unit() as unit:
        plan = planning.audit_of(unit, AUDIT)
        planning.save_plan(unit, casework.replace(plan, openness=Openness.OPEN))
    take(theirs, updated(leads, theirs))
    record(theirs)
    take(leads, give_back(theirs))
    assert not grades_of(leads)


def test_two_people_of_one_agency_see_each_others_grades_and_another_agency_none(
    tmp_path, clock, two
):
    leads, bola = two
    dev = beside(tmp_path / "dev", clock, leads, "pol", DEV)
    cara = beside(tmp_path / "cara", clock, leads, "hea", CARA)
    take(bola, updated(leads, bola))  # so that Bola knows who has joined since
    record(bola)
    take(dev, updated(bola, dev))
    assert grades_of(dev) == grades_of(bola) != []
    take(cara, updated(bola, cara))
    assert not grades_of(cara)
    with cara.unit() as unit:
        assert not unit.where(Answer)
        assert unit.where(Return, agency="pol"), "how far a return is, everybody may see"
    dev.close()
    cara.close()


def test_a_grade_of_the_leads_own_agency_stays_sealed_for_the_lead(tmp_path, clock, two):
    leads, _ = two
    dev = beside(tmp_path / "dev", clock, leads, "csc", DEV)
    record(dev, "csc")
    take(leads, give_back(dev))
    assert not grades_of(leads)
    dev.close()


def test_what_one_agency_wrote_reaches_another_through_the_lead(tmp_path, clock, two):
    leads, bola = two
    cara = beside(tmp_path / "cara", clock, leads, "hea", CARA)
    record(bola)
    take(leads, give_back(bola))
    got = take(cara, updated(leads, cara))
    assert (got.kept_out, got.waiting) == (0, 0)
    assert got.sealed > 0
    with leads.unit() as ours, cara.unit() as unit:
        assert anchor(ours, [AUDIT]).fingerprint == anchor(unit, [AUDIT]).fingerprint
    cara.close()


def test_a_pack_holds_only_what_its_readers_have_not_told_to_hold(two):
    leads, theirs = two
    record(theirs)
    first = give_back(theirs)
    take(leads, first)
    take(theirs, updated(leads, theirs))
    again = give_back(theirs)
    assert len(again.content) < len(first.content)
    assert look(leads, again).entries == 0
    assert take(leads, again).new == 0


def test_a_lost_pack_is_made_up_for_by_the_next(two):
    leads, theirs = two
    record(theirs)
    give_back(theirs)  # a stick that never arrived
    record(theirs, case="DD26-07-02")
    got = take(leads, give_back(theirs))
    assert not got.gaps
    with leads.unit() as unit:
        assert len(unit.where(Return, agency="pol")) == 2


def test_a_pack_taken_in_twice_says_so_and_changes_nothing(two):
    leads, theirs = two
    record(theirs)
    made = give_back(theirs)
    take(leads, made)
    with leads.unit() as unit:
        before = anchor(unit)
    again = take(leads, made)
    assert again.seen_before
    with leads.unit() as unit:
        assert anchor(unit) == before


def test_a_pack_refused_at_first_is_numbered_as_it_is_taken_in_and_the_next_after_it(
    two, tmp_path, clock
):
    leads, _ = two
    dev = laptop(tmp_path / "dev", clock)
    join(leads, dev, "edu", DEV)
    early = updated(leads, dev)
    with pytest.raises(OtherAudit):
        take(dev, early)
    invitation = next(one for one in invite(leads) if dev.person in one.people)
    for made in (invitation, early, updated(leads, dev)):
        take(dev, made)
    with dev.unit() as unit:
        came = sorted(unit.where(PackSeen), key=lambda one: one.at)
    assert [one.number for one in came] == [1, 2, 3]
    dev.close()


def test_an_invitation_opens_no_grade_by_a_key_it_calls_by_the_name_of_answers(
    two, tmp_path, clock
):
    leads, police = two
    record(police)
    take(leads, give_back(police))
    health = laptop(tmp_path / "health", clock)
    join(leads, health, "hea", CARA)
    with police.unit() as unit:
        ring = unit.ring.of_audit(AUDIT)
    (grades,) = (one for one in ring if one.name == f"grades/{CASE}/pol")
    _, inside = opened(health, updated(leads, health).content)
    called = HandedKey(grades.compartment, f"answers/{CASE}/pol", grades.key)
    told = (*inside.events, *inside.keys, *inside.vouchers)
    rightly = crafted(leads, health, *told, kind=PackKind.INVITATION, pack="12" * 16)
    forged = crafted(leads, health, *told, called, kind=PackKind.INVITATION, pack="34" * 16)
    with pytest.raises(EventForged):
        unpacking.take_in(health, forged, silent)
    with health.unit() as unit:
        assert unit.where(Audit) == []
    unpacking.take_in(health, rightly, silent)
    with health.unit() as unit:
        assert unit.where(Grade) == []
        assert unit.where(Audit)
    health.close()


def test_two_who_answer_the_same_without_each_other_are_in_conflict(two):
    leads, theirs = two
    record(theirs)
    record(leads, value="no")
    got = take(leads, give_back(theirs))
    assert got.torn > 0
    assert any("differ" in one for one in got.details)


def test_a_conflict_that_was_here_before_did_not_come_with_the_next_pack(two):
    leads, theirs = two
    record(theirs)
    record(leads, value="no")
    assert take(leads, give_back(theirs)).torn > 0
    record(theirs, case="DD26-07-02")
    got = take(leads, give_back(theirs))
    assert (got.new > 0, got.torn) == (True, 0)


def test_a_conflict_that_a_pack_settles_is_gone_and_none_has_come(two):
    leads, theirs = two
    record(theirs)
    record(leads, value="no")
    take(leads, give_back(theirs))
    with leads.unit() as unit:
        stood = disputes.count(unit, AUDIT)
    assert take(theirs, updated(leads, theirs)).torn > 0
    with theirs.unit() as unit:
        disputes.settle(unit, disputes.disputes(unit, AUDIT)[0], 0, "Read the notes again.")
    assert take(leads, give_back(theirs)).torn == 0
    with leads.unit() as unit:
        assert disputes.count(unit, AUDIT) == stood - 1


def test_looking_at_a_pack_says_what_it_is_and_takes_nothing_in(two):
    leads, theirs = two
    record(theirs)
    made = give_back(theirs)
    with leads.unit() as unit:
        before = anchor(unit)
        view = unpacking.inspect(unit, leads.keys, made.content)
        assert anchor(unit) == before
    assert (view.kind, view.sender, view.agency) == (
        PackKind.RETURN,
        BOLA.name,
        "Exampleshire Police",
    )
    assert view.title == "DD26-07 Neglect under one"
    assert view.entries == 9
    assert not view.seen_before
    take(leads, made)
    with leads.unit() as unit:
        assert unpacking.inspect(unit, leads.keys, made.content).seen_before


def test_what_went_out_and_came_in_is_noted(two):
    leads, theirs = two
    with leads.unit() as unit:
        (sent,) = unit.where(PackSent)
    with theirs.unit() as unit:
        (seen,) = unit.where(PackSeen)
    assert (sent.kind, sent.recipients, sent.about) == ("invitation", (theirs.person,), AUDIT)
    assert sent.pack == seen.pack
    assert seen.sender == leads.person
    assert [one.device for one in seen.heads] == [leads.store.whose.author.device]


def test_whoever_recorded_nothing_has_nothing_to_vouch_for(two):
    leads, theirs = two
    got = take(leads, give_back(theirs))
    assert (got.new, got.kept_out) == (0, 0)
    device = theirs.store.whose.author.device
    with theirs.unit() as unit:
        assert unit.where(Vouched, device=device) == []
    record(theirs)
    for _ in range(2):
        give_back(theirs)
    with theirs.unit() as unit:
        assert len(entries_of(unit, Vouched, device, AUDIT)) == 1


def test_the_name_of_a_file_tells_no_case_and_no_person(two):
    leads, theirs = two
    (made,) = invite(leads)
    record(theirs)
    for one in (made, give_back(theirs)):
        assert one.name.startswith("DD26-07-Police-2026-09-14-")
        assert one.name.endswith(".lifpack")
        assert CASE not in one.name
        assert BOLA.name.split()[0] not in one.name


def test_an_audit_goes_out_once_it_has_started_by_its_lead_and_to_somebody(tmp_path, clock, two):
    leads, theirs = two
    with leads.unit() as unit:
        unit.record("Drafted", Audit("draft", "DD26-08", lead=leads.person))
        with pytest.raises(AuditNotStarted):
            packing.invitations(unit, leads.keys, "draft")
        with pytest.raises(LeadOutOfReach):
            packing.returned(unit, leads.keys, AUDIT)
        with pytest.raises(NobodyToSendTo):
            packing.update(unit, leads.keys, AUDIT, ["nobody"])
    with theirs.unit() as unit, pytest.raises(NotTheLead):
        packing.invitations(unit, theirs.keys, AUDIT)
    alone = lead(tmp_path / "alone", clock)
    with alone.unit() as unit:
        started = planning.Status.COLLECTING
        unit.record("Planned", Audit("b", "DD26-09", lead=alone.person, status=started))
        with pytest.raises(NobodyToSendTo):
            packing.invitations(unit, alone.keys, "b")
    alone.close()
    stranger = laptop(tmp_path / "stranger", clock)
    with stranger.unit() as unit:
        unit.record("Planned", Audit(AUDIT, "DD26-09"))
    with stranger.unit() as unit, pytest.raises(NotJoined):
        sending.sending(unit, AUDIT)
    stranger.close()
