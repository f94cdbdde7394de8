"""A lead hands an audit on: the next one has all of it, and on every laptop it is theirs."""

from __future__ import annotations

from datetime import timedelta

import pytest
from deepdive import AUDIT
from services.colleagues import accept, admit, ask, card_of, laptop
from services.mail import CASE, give_back, invite, record, take, updated
from services.room import call, graded_by, parts_of, release, sign_off
from world import SteppingClock

from lifaudit.domain.audit import Audit
from lifaudit.domain.casework import PANEL, Answer, Grade, Judgement, Return, Stage
from lifaudit.domain.errors.audit import LeadStays, LeadUnfit, NotTheLead
from lifaudit.domain.errors.sampling import ReasonMissing
from lifaudit.domain.pack import PackKind
from lifaudit.domain.partnership import Person, Role
from lifaudit.domain.ports import silent
from lifaudit.domain.reveal import Part
from lifaudit.domain.urgent import Urgent
from lifaudit.services import (
    admitting,
    day,
    history,
    leading,
    packing,
    planning,
    revealing,
    sending,
    successors,
    upkeep,
    urgent,
)
from lifaudit.services.dossiers import dossier
from lifaudit.services.plans import plan_view
from lifaudit.store.history import anchor

WHY = "Ada Quill is on leave until spring."
MINA = Person("", "Mina Osei", job="Business manager")
OTHER = "DD26-07-02"


@pytest.fixture
def four(three, tmp_path):
    """Let a second lead of the partnership join, who knows nothing of the audit yet."""
    clock = SteppingClock()
    clock.now += timedelta(hours=2)
    leads, police, health = three
    other = laptop(tmp_path / "mina", clock)
    accept(other, admit(leads, ask(other, card_of(leads), MINA), "edu", role=Role.LEAD))
    yield leads, police, health, other
    other.close()


def hand_on(leads, to, audit=AUDIT, why=WHY):
    with leads.unit() as unit:
        return successors.hand_on(unit, audit, to.person, why)


def led_by(whose, audit=AUDIT):
    """Return who leads by the plan and by who was named; the two say the same."""
    with whose.unit() as unit:
        (lead,) = {
            planning.audit_of(unit, audit).lead,
            revealing.plan_as_promised(unit, audit).lead,
        }
    return lead


def heads_of(whose):
    with whose.unit() as unit:
        return anchor(unit, [AUDIT]).heads


def told(leads, other, *others):
    """Bring the audit to who leads it now, and their word to everybody else."""
    take(other, give_back(leads))
    packs = invite(other)
    for one in others:
        take(one, next(each for each in packs if one.person in each.people))


def test_the_partnerships_other_leads_could_lead_and_nobody_else(four):
    leads, _, _, other = four
    with leads.unit() as unit:
        assert [one.name for one in successors.could_lead(unit)] == ["Mina Osei"]
        assert [one.with_job for one in plan_view(unit, AUDIT).successors] == [
            "Mina Osei, Business manager"
        ]
    with other.unit() as unit:
        assert [one.name for one in successors.could_lead(unit)] == ["Ada Quill"]


def test_a_lead_who_left_or_whose_certificate_was_withdrawn_could_not(four):
    leads, _, _, other = four
    with leads.unit() as unit:
        admitting.revoke(unit, other.person, "Her laptop was stolen.")
        assert successors.could_lead(unit) == ()
    with pytest.raises(LeadUnfit):
        hand_on(leads, other)


def test_a_vault_of_nobodys_partnership_offers_nobody(tmp_path):
    alone = laptop(tmp_path / "alone", SteppingClock())
    with alone.unit() as unit:
        assert successors.could_lead(unit) == ()
    alone.close()


@pytest.mark.parametrize(
    ("by", "to", "why", "refusal"),
    [
        ("police", "mina", WHY, NotTheLead),
        ("mina", "mina", WHY, NotTheLead),
        ("lead", "police", WHY, LeadUnfit),
        ("lead", "lead", WHY, LeadUnfit),
        ("lead", "mina", " \n", ReasonMissing),
    ],
)
def test_whoever_may_not_or_does_not_say_why_changes_nothing(four, by, to, why, refusal):
    names = dict(zip(("lead", "police", "health", "mina"), four, strict=True))
    if by == "mina":
        take(names["mina"], next(one for one in invite(names["lead"]) if one.agency == "edu"))
    before = heads_of(names[by])
    with pytest.raises(refusal):
        hand_on(names[by], names[to], why=why)
    assert heads_of(names[by]) == before


def test_who_leads_now_has_all_of_it_and_is_the_lead_on_every_laptop(four):
    leads, police, health, other = four
    hand_on(leads, other)
    made = give_back(leads)
    got = take(other, made)
    assert got.kind is PackKind.INVITATION, "she knew nothing of the audit"
    assert got.headline.startswith("You lead DD26-07 ")
    assert got.headline.endswith(" from now on: it was handed on to you.")
    assert heads_of(other) == heads_of(leads)
    with other.unit() as unit:
        returns = unit.where(Return, audit=AUDIT, case=CASE)
        assert {one.agency for one in returns if one.is_signed_off} == {"pol", "hea"}
        assert len(unit.where(Answer, audit=AUDIT, case=CASE)) == 2
        assert unit.where(Grade, audit=AUDIT) == [], "what was committed stays sealed"
    packs = invite(other)
    for one in (police, health):
        take(one, next(each for each in packs if one.person in each.people))
    assert {led_by(one) for one in four} == {other.person}
    for one in four:
        assert upkeep.rebuild(one, silent).differing == ()


def test_the_plan_is_theirs_alone_from_then_on(four):
    leads, _, _, other = four
    hand_on(leads, other)
    told(leads, other)
    with leads.unit() as unit:
        view = plan_view(unit, AUDIT)
        assert (view.is_mine, view.successors, view.led.lead) == (False, (), "Mina Osei")
        with pytest.raises(NotTheLead):
            planning.save_plan(unit, planning.audit_of(unit, AUDIT))
    with other.unit() as unit:
        assert plan_view(unit, AUDIT).is_mine
        planning.save_plan(unit, planning.audit_of(unit, AUDIT))


def test_what_agencies_record_later_reaches_who_leads_now_by_either_way(four):
    leads, police, health, other = four
    hand_on(leads, other)
    told(leads, other, leads, police)
    record(police, "pol", OTHER)
    take(other, give_back(police))
    record(health, "hea", OTHER)  # health has not heard that the lead changed
    take(leads, give_back(health))
    assert take(other, give_back(leads)).kind is PackKind.RETURN, "she has written back by now"
    with other.unit() as unit:
        later = unit.where(Answer, audit=AUDIT, case=OTHER)
        assert {one.agency for one in later} == {"pol", "hea"}


def test_what_was_open_is_open_to_them_and_what_was_called_stays_called(four):
    leads, police, health, other = four
    call(leads, police, health)
    first, second = release(police), release(health)
    for one, made in ((leads, first), (leads, second), (police, second), (health, first)):
        take(one, made)
    assert graded_by(leads) == {"pol", "hea"}
    with leads.unit() as unit:
        form = Judgement("good", "We read the strategy minutes together.")
        unit.record("Graded", Grade(AUDIT, CASE, PANEL, Stage.PANEL.value, "overall", form))
    hand_on(leads, other)
    told(leads, other, police, health)
    assert graded_by(other) == {"pol", "hea", PANEL}
    for one in four:
        with one.unit() as unit:
            plan = revealing.plan_as_promised(unit, AUDIT)
            assert revealing.called_of(unit, plan, CASE), "who called it led it then"
            assert not revealing.is_shut(unit, plan, CASE)
        assert upkeep.rebuild(one, silent).differing == ()


def test_a_case_not_called_yet_is_called_by_who_leads_now_and_by_nobody_else(four):
    leads, police, health, other = four
    hand_on(leads, other)
    told(leads, other, police, health)
    with leads.unit() as unit, pytest.raises(NotTheLead):
        day.call(unit, AUDIT, CASE)
    call(other, police, health)
    assert parts_of(other) == {"Police": Part.WAITED, "Health": Part.WAITED}
    first, second = release(police), release(health)
    take(other, first)
    assert graded_by(other) == set()
    take(other, second)
    assert graded_by(other) == {"pol", "hea"}


def test_it_is_not_taken_back_but_handed_back(four):
    leads, _, _, other = four
    done = hand_on(leads, other)
    assert done.step == "", "the window offers no way back"
    with leads.unit() as unit:
        (line,) = (
            one
            for one in history.of_record(unit, Audit, AUDIT)
            if one.label == successors.HANDED_ON
        )
        assert (line.reason, line.closed) == (WHY, True)
        assert (line.before, line.after) == ("Ada Quill", "Mina Osei")
        with pytest.raises(LeadStays):
            history.undo(unit, line.step)
    told(leads, other)
    hand_on(other, leads, why="She is back.")
    got = take(leads, give_back(other))
    assert got.headline.endswith(": it was handed on to you.")
    assert led_by(leads) == led_by(other) == leads.person
    with leads.unit() as unit:
        assert leading.leads_of(unit, AUDIT) == {leads.person, other.person}
        assert dossier(unit, AUDIT).led == (leads.person, other.person, leads.person)
        assert not plan_view(unit, AUDIT).led.contested
        planning.save_plan(unit, planning.audit_of(unit, AUDIT))


def test_beginning_an_audit_can_still_be_undone(four):
    leads, *_ = four
    with leads.unit() as unit:
        begun = planning.new_audit(unit, planning.AuditType.DEEP_DIVE, "By mistake")
        history.undo(unit, begun.step)
        assert begun.audit not in {one.audit for one in planning.audits(unit)}


def test_urgent_concerns_of_everybody_reach_who_leads_and_nobody_else(four):
    leads, police, health, other = four
    with police.unit() as unit:
        urgent.raise_concern(unit, AUDIT, CASE, "danger-now")
    take(leads, give_back(police))
    with leads.unit() as unit:
        (one,) = unit.where(Urgent, audit=AUDIT)
        assert (one.raised_by, one.is_open) == (police.person, True)
        urgent.raise_concern(unit, AUDIT, OTHER, "no-plan")
    hand_on(leads, other)
    told(leads, other, police, health)
    with other.unit() as unit:
        assert dossier(unit, AUDIT).learned.summary.urgent_raised == 2
    assert [len(concerns(one)) for one in (police, health)] == [1, 0]


def concerns(whose):
    with whose.unit() as unit:
        return unit.where(Urgent, audit=AUDIT)


def test_who_handed_it_on_is_told_to_send_all_of_it_to_the_lead(four):
    leads, _, _, other = four
    with leads.unit() as unit:
        assert sending.sending(unit, AUDIT).is_lead
    hand_on(leads, other)
    with leads.unit() as unit:
        now = sending.sending(unit, AUDIT)
    assert (now.is_lead, now.led_before) == (False, True)
    assert [one.people for one in now.reaches] == [("Mina Osei",)]
    told(leads, other)
    with other.unit() as unit:
        assert sending.sending(unit, AUDIT).is_lead
        packs = packing.outgoing(unit, other.keys, AUDIT)
    assert leads.person in {one for made in packs for one in made.people}


def test_the_police_are_still_told_to_send_their_return(four):
    leads, police, _, other = four
    hand_on(leads, other)
    told(leads, other, police)
    with police.unit() as unit:
        theirs = sending.sending(unit, AUDIT)
    assert (theirs.is_lead, theirs.led_before) == (False, False)
    assert [one.people for one in theirs.reaches] == [("Mina Osei",)]
    sign_off(police, "pol")
    assert take(other, give_back(police)).returned == 1


def test_who_hears_of_it_from_somebody_else_is_told_that_they_lead_and_not_by_whom(four):
    leads, police, _, other = four
    take(other, next(one for one in invite(leads) if one.agency == "edu"))
    hand_on(leads, other)
    assert not take(police, updated(leads, police)).handed_on
    got = take(other, updated(police, other))
    assert got.handed_on
    assert got.sender == "Bola Adeyemi"
    assert "Bola" not in got.headline
    assert not take(other, updated(leads, other)).handed_on, "it is told once"
