"""What the room says reaches each laptop when it may, through real packs, and nothing more does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from deepdive import AUDIT
from services.mail import CASE, DEV, beside, give_back, record, take, updated
from services.room import call, gathered, graded_by, release, sign_off, unlocked
from services.test_packs_refused import crafted
from world import SteppingClock

from lifaudit.domain.audit import Openness
from lifaudit.domain.calibration import PracticeCase, PracticeGrade
from lifaudit.domain.casework import OVERALL, PANEL, Answer, Grade, Judgement, Return, Stage
from lifaudit.domain.grading import domains_of
from lifaudit.domain.learning import Finding, SealedReport
from lifaudit.domain.pack import HandedKey
from lifaudit.domain.partnership import Person, Role
from lifaudit.domain.ports import silent
from lifaudit.domain.reveal import Part
from lifaudit.domain.sheet import Place
from lifaudit.services import (
    calibrating,
    casework,
    instruments,
    recorder,
    register,
    releasing,
    revealing,
    unpacking,
)
from lifaudit.store.held import held

OTHER = "DD26-07-02"
EVE = Person("", "Eve Okoro", job="Designated teacher")


def judge(vault, *domains, stage=Stage.PANEL, agency=PANEL):
    """Let whoever is at a laptop grade domains of the case at a stage."""
    with vault.unit() as unit:
        made = (
            Grade(AUDIT, CASE, agency, stage.value, one, Judgement("good", "Talked it through."))
            for one in domains
        )
        unit.record("Graded", *made)


def domains(vault):
    with vault.unit() as unit:
        forms = instruments.pinned(unit, AUDIT)
        return [one.key for one in domains_of(forms.panel or forms.main)]


def stages(vault):
    """Return whose grades of the case are read at a laptop, by stage and agency."""
    with vault.unit() as unit:
        return {(one.stage, one.agency) for one in unit.where(Grade, audit=AUDIT, case=CASE)}


def said_by_the_room(vault):
    return {one for one in stages(vault) if one[0] != "agency"}


def names(vault):
    """Return which kinds of compartments of others a laptop can read."""
    with vault.unit() as unit:
        return {one.name for one in unit.ring.of_audit(AUDIT)}


def send(leads, *others):
    for one in others:
        take(one, updated(leads, one))


@pytest.fixture(scope="module")
def after(room, tmp_path_factory):
    """Make the three laptops as they are when everybody has released, for every test to copy."""
    folder = tmp_path_factory.mktemp("after")
    leads, police, health = all_three = unlocked(room, folder)
    call(leads, police, health)
    first, second = release(police), release(health)
    for one, made in ((leads, first), (health, first), (leads, second), (police, second)):
        take(one, made)
    for one in all_three:
        assert graded_by(one) == {"hea", "pol"}
        one.close()
    return folder


@pytest.fixture
def opened(after, tmp_path):
    all_three = unlocked(after, tmp_path)
    yield all_three
    for one in all_three:
        one.close()


def test_a_panels_grades_go_to_everybody_once_it_has_graded_everything(opened):
    leads, police, health = opened
    *most, last = domains(leads)
    judge(leads, *most)
    judge(leads, *most, last, stage=Stage.MODERATED)
    with leads.unit() as unit:
        unit.record("Said", Answer(AUDIT, CASE, PANEL, "panel.dissent", "Another view"))
        unit.record("Found", Finding(AUDIT, "f1", what="Nobody asked"))
    send(leads, police, health)
    assert said_by_the_room(police) == set()
    judge(leads, last)
    send(leads, police, health)
    for one in (police, health):
        assert said_by_the_room(one) == {("panel", PANEL)}
        with one.unit() as unit:
            assert unit.one(Answer, agency=PANEL).value == "Another view"
            assert unit.where(Finding) == []
        assert "panel" not in names(one)


def test_a_third_look_is_for_the_lead_its_agency_and_with_the_report_for_all(opened):
    leads, police, health = opened
    judge(leads, OVERALL, stage=Stage.MODERATED, agency="pol")
    judge(leads, OVERALL, stage=Stage.MODERATED)
    send(leads, police, health)
    assert said_by_the_room(police) == {("moderated", "pol")}
    assert said_by_the_room(health) == set()
    with police.unit() as unit:
        unit.record("Certified", SealedReport(AUDIT, "1", "00", certified_by="nobody"))
    take(leads, give_back(police))
    send(leads, health)
    assert said_by_the_room(health) == set(), "a report that is not the lead's lays nothing open"
    with leads.unit() as unit:
        unit.record("Certified", SealedReport(AUDIT, "2", "00", certified_by=unit.actor))
    send(leads, health)
    every = {("moderated", "pol"), ("moderated", PANEL)}
    assert said_by_the_room(health) == every


def test_what_another_records_for_the_room_reaches_the_lead_at_once(opened):
    leads, police, health = opened
    with leads.unit() as unit:
        recorder.name_recorder(unit, AUDIT, police.person)
        moderates = replace(unit.one(Person, person=police.person), role=Role.MODERATOR)
        register.save_person(unit, moderates)
    judge(police, OVERALL)
    judge(police, OVERALL, stage=Stage.MODERATED)
    with police.unit() as unit:
        unit.record("Found", Finding(AUDIT, "f1", what="Nobody asked"))
    take(leads, give_back(police))
    assert said_by_the_room(leads) == {("panel", PANEL), ("moderated", PANEL)}
    with leads.unit() as unit:
        assert unit.where(Finding)
    take(health, updated(police, health))
    assert said_by_the_room(health) == set()


def test_practice_grades_are_for_the_lead_and_for_all_when_nobody_grades_any_more(three):
    leads, police, health = three
    with leads.unit() as unit:
        calibrating.begin_practice(unit, AUDIT, "Missed appointments", "Nobody rang to ask why.")
        (case,) = unit.where(PracticeCase, audit=AUDIT)
    send(leads, police, health)
    for one in (police, health):
        with one.unit() as unit:
            made = PracticeGrade(AUDIT, case.practice, "", OVERALL, Judgement("good", "Seen"))
            calibrating.grade_practice(unit, made)
        take(leads, give_back(one))

    def raters(vault):
        with vault.unit() as unit:
            return {one.person for one in unit.where(PracticeGrade)}

    assert raters(leads) == {police.person, health.person}
    send(leads, police, health)
    assert raters(health) == {health.person}, "nobody grades with an eye on the others"
    with leads.unit() as unit:
        calibrating.close_practice(unit, AUDIT, case.practice)
    send(leads, police, health)
    assert raters(police) == raters(health) == {police.person, health.person}


def test_whoever_joins_after_a_reveal_reads_what_is_open(opened, tmp_path):
    leads, _police, _health = opened
    clock = SteppingClock()
    eve = beside(tmp_path / "eve", clock, leads, "edu", EVE)
    dev = beside(tmp_path / "dev", clock, leads, "pol", DEV)
    for one in (eve, dev):
        assert graded_by(one) == {"hea", "pol"}
    answers = {one for one in names(dev) if one.startswith("answers/")}
    assert answers == {f"answers/{CASE}/pol"}, "a second auditor goes on where the first one was"
    assert not any(one.startswith("answers/") for one in names(eve))
    for one in (eve, dev):
        one.close()


def test_whoever_joins_before_it_is_open_reads_nothing_until_it_is(three, tmp_path):
    leads, police, health = three
    call(leads, police, health)
    take(leads, release(police))
    eve = beside(tmp_path / "eve", SteppingClock(), leads, "edu", EVE)
    assert graded_by(eve) == set()
    with eve.unit() as unit:
        assert held(unit, AUDIT) == []
    take(leads, release(health))
    send(leads, eve)
    assert graded_by(eve) == {"hea", "pol"}
    eve.close()


def test_a_release_that_was_lost_comes_with_any_later_pack(three):
    leads, police, health = three
    call(leads, police, health)
    release(police)
    take(leads, release(health))
    assert take(leads, give_back(police)).opened == (CASE,)
    assert graded_by(leads) == {"hea", "pol"}
    send(leads, health)
    assert graded_by(health) == {"hea", "pol"}


def test_what_the_lead_hands_on_is_held_until_ones_own_is_released(three):
    leads, police, health = three
    call(leads, police, health)
    take(leads, release(police))
    with leads.unit() as unit:
        releasing.leave_sealed(unit, AUDIT, CASE, "hea", "Called away.")
    assert graded_by(leads) == {"pol"}
    send(leads, health)
    assert graded_by(health) == {"hea"}, "their own is not released"
    made = release(health)
    assert graded_by(health) == {"hea", "pol"}
    assert take(leads, made).opened == (CASE,)


def test_an_agency_nobody_waited_for_releases_before_it_reads(three):
    leads, police, health = three
    with health.unit() as unit:
        head = unit.one(Return, audit=AUDIT, case=CASE, agency="hea")
        unit.record("Opened again", replace(head, signed_off_by="", signed_off_at=None))
    take(leads, give_back(health))
    call(leads, police, health)
    made = release(police)
    for one in (leads, health):
        take(one, made)
    assert (graded_by(leads), graded_by(health)) == ({"pol"}, {"hea"})
    with health.unit() as unit:
        sheet = revealing.reveal_sheet(unit, AUDIT, CASE)
    assert [one.agency for one in sheet.parts] == ["pol"]
    assert sheet.may_release
    assert told_late(leads) == ""
    sign_off(health, "hea")
    take(leads, give_back(health))
    assert told_late(leads) == "Returned after the call, and not released yet: Health."
    made = release(health)
    assert take(leads, made).opened == (CASE,)
    assert told_late(leads) == ""
    assert graded_by(leads) == graded_by(health) == {"hea", "pol"}


def told_late(vault):
    with vault.unit() as unit:
        return revealing.reveal_sheet(unit, AUDIT, CASE).told_late


def test_where_answers_are_sealed_a_whole_reveal_opens_them_too(tmp_path):
    leads, police, health = all_three = gathered(tmp_path, SteppingClock(), Openness.ANSWERS_SEALED)

    def answered(vault):
        with vault.unit() as unit:
            return {one.agency for one in unit.where(Answer, audit=AUDIT, case=CASE)}

    assert answered(leads) == graded_by(leads) == set()
    call(leads, police, health)
    first, second = release(police), release(health)
    take(leads, first)
    take(health, first)
    assert answered(leads) == set()
    take(leads, second)
    take(police, second)
    for one in all_three:
        assert answered(one) == graded_by(one) == {"hea", "pol"}
        with one.unit() as unit:
            parts = revealing.reveal_sheet(unit, AUDIT, CASE).parts
            assert {each.part for each in parts} == {Part.OPEN}
            assert held(unit, AUDIT) == []
    eve = beside(tmp_path / "eve", SteppingClock(), leads, "edu", EVE)
    assert answered(eve) == {"hea", "pol"}
    for one in (*all_three, eve):
        one.close()


def test_what_the_lead_typed_in_for_an_agency_reaches_it_and_opens_when_the_lead_releases(three):
    leads, police, health = three
    record(leads, "edu")
    record(leads, "pol", OTHER)
    for agency, case in (("edu", CASE), ("pol", OTHER)):
        with leads.unit() as unit:
            stands = unit.one(Return, audit=AUDIT, case=case, agency=agency)
            unit.record("Signed off", replace(stands, signed_off_by="a", signed_off_at=unit.now()))
    send(leads, police, health)
    with police.unit() as unit:
        typed = casework.sheet(unit, Place(AUDIT, OTHER, "pol")).recorded
    assert typed.answers, "an agency reads what stands in its own name"
    assert typed.grades
    assert not {f"answers/{CASE}/edu", f"grades/{CASE}/edu"} & (names(police) | names(health))
    call(leads, police, health)
    for theirs in (police, health):
        made = release(theirs)
        for one in three:
            if one is not theirs:
                take(one, made)
    with leads.unit() as unit:
        sheet = revealing.reveal_sheet(unit, AUDIT, CASE)
    assert sheet.sentence == "Not released yet: Education. Everything opens at once after that."
    assert [one.agency for one in sheet.owed] == ["edu"]
    made = release(leads)
    for one in (police, health):
        assert take(one, made).opened == (CASE,)
    assert {frozenset(graded_by(one)) for one in three} == {frozenset({"pol", "hea", "edu"})}


def test_what_the_leads_own_colleague_graded_opens_for_the_lead_with_all_others(three, tmp_path):
    leads, police, health = three
    dev = beside(tmp_path / "dev", SteppingClock(), leads, "csc", DEV)
    record(dev, "csc")
    sign_off(dev, "csc")
    take(leads, give_back(dev))
    with dev.unit() as unit:
        ring = unit.ring.of_audit(AUDIT)
    (own,) = (one for one in ring if one.name == f"grades/{CASE}/csc")
    early = crafted(dev, leads, HandedKey(own.compartment, own.name, own.key))
    unpacking.take_in(leads, early, silent)
    assert graded_by(leads) == set(), "whatever a colleague hands over"
    call(leads, police, health, dev)
    take(leads, release(dev))
    assert graded_by(leads) == set()
    for one in (police, health):
        take(leads, release(one))
    assert graded_by(leads) == {"csc", "pol", "hea"}
    dev.close()
