"""Practice cases in a real vault: who may, what is hidden until one has graded, and two raters."""

from __future__ import annotations

from dataclasses import replace

import graded
import pytest
from deepdive import AUDIT, plan

from lifaudit.domain.audit import Audit, Status
from lifaudit.domain.calibration import PracticeCase, PracticeGrade
from lifaudit.domain.casework import Judgement
from lifaudit.domain.errors.audit import AuditMissing, AuditSigned, NotTheLead
from lifaudit.domain.errors.casework import NoSuchPractice, PracticeClosed, PracticeEmpty
from lifaudit.domain.errors.instrument import NotInForm
from lifaudit.domain.grading import domains_of
from lifaudit.domain.partnership import Person
from lifaudit.domain.practice_sheet import Shut, practice_gaps, practice_progress
from lifaudit.services import history, instruments
from lifaudit.services.calibrating import (
    begin_practice,
    calibration,
    close_practice,
    grade_practice,
    practice_sheet,
)

KEYS = [one.key for one in domains_of(graded.MAIN)]
TEXT = "Three appointments were missed. Nobody rang to ask why."


@pytest.fixture
def unit(founded):
    with plan(founded).unit() as unit:
        begin_practice(unit, AUDIT, "Missed appointments", TEXT)
        yield unit


def practice(unit):
    return calibration(unit, AUDIT).cases[-1].practice.practice


def grade(unit, value="good", person="", domains=KEYS):
    """Grade a practice case whole, as the person here or as an entry of somebody else's arrives."""
    for domain in domains:
        made = PracticeGrade(AUDIT, practice(unit), person, domain, Judgement(value, "Seen"))
        if person:
            unit.record("Graded a practice case", made)
        else:
            grade_practice(unit, made)


def change_plan(unit, **facts):
    unit.record("Changed", replace(unit.one(Audit, audit=AUDIT), **facts))


def test_a_practice_case_is_put_before_everybody_and_graded_domain_by_domain(unit):
    view = calibration(unit, AUDIT)
    assert view.sentence == "1 of 1 practice cases left for you to grade."
    assert (view.cases[0].code, view.cases[0].state) == ("DD26-07-P1", "To grade")
    sheet = practice_sheet(unit, AUDIT, practice(unit))
    assert sheet.is_open
    assert sheet.practice.text == TEXT
    assert len(practice_gaps(sheet)) == len(KEYS)
    grade(unit, domains=KEYS[:1])
    sheet = practice_sheet(unit, AUDIT, practice(unit))
    assert practice_progress(sheet)[0].is_done
    assert calibration(unit, AUDIT).cases[0].state == "Begun"
    bare = PracticeGrade(AUDIT, practice(unit), "", KEYS[0], Judgement("good"))
    grade_practice(unit, bare)
    sheet = practice_sheet(unit, AUDIT, practice(unit))
    assert practice_gaps(sheet)[0].sentence.startswith("Say why this grade")
    assert sheet.scale.key == "ofsted-4"


def test_nobody_sees_how_others_graded_before_they_have_graded_whole(unit):
    grade(unit, "inadequate", "ben")
    assert calibration(unit, AUDIT).cases[0].shown is None
    assert calibration(unit, AUDIT).cases[0].finished == 1
    lines = [one for one in history.recent(unit, AUDIT) if one.kind == "PracticeGrade"]
    assert {one.after for one in lines} == {"Kept on the page of calibration"}
    grade(unit)
    case = calibration(unit, AUDIT).cases[0]
    assert case.state == "Graded"
    assert len(case.shown.leans) == 2


def test_two_people_who_grade_the_same_blind_are_two_ratings_and_no_conflict(unit):
    grade(unit, "inadequate", "ben")
    grade(unit, "good")
    assert len(unit.where(PracticeGrade, audit=AUDIT, domain=KEYS[0])) == 2
    mine = practice_sheet(unit, AUDIT, practice(unit))
    assert {one.judgement.value for one in mine.grades} == {"good"}


def test_nobody_grades_for_another(unit):
    made = PracticeGrade(AUDIT, practice(unit), "ben", KEYS[0], Judgement("good", "Seen"))
    grade_practice(unit, made)
    assert [one.person for one in unit.where(PracticeGrade)] == [unit.actor]


def test_closing_shows_everybody_and_takes_no_more_grades_nor_takes_any_back(unit):
    grade(unit, "good", "ben")
    made = PracticeGrade(AUDIT, practice(unit), "", KEYS[0], Judgement("good", "Seen"))
    change = grade_practice(unit, made)
    close_practice(unit, AUDIT, practice(unit))
    case = calibration(unit, AUDIT).cases[0]
    assert case.state == "Closed"
    assert len(case.shown.leans) == 1
    assert practice_sheet(unit, AUDIT, practice(unit)).shut is Shut.CLOSED
    for refused in (
        lambda: grade_practice(unit, made),
        lambda: close_practice(unit, AUDIT, practice(unit)),
        lambda: history.undo(unit, change.step),
    ):
        with pytest.raises(PracticeClosed):
            refused()


def test_a_grade_can_be_taken_back_while_it_is_open(unit):
    made = PracticeGrade(AUDIT, practice(unit), "", KEYS[0], Judgement("good", "Seen"))
    change = grade_practice(unit, made)
    line = history.of_record(unit, PracticeGrade, AUDIT, practice(unit), unit.actor, KEYS[0])[0]
    assert line.what == "Practice grade: Identification and recognition"
    assert line.after == "Good\nSeen"
    history.undo(unit, change.step)
    assert len(practice_gaps(practice_sheet(unit, AUDIT, practice(unit)))) == len(KEYS)


def test_drift_is_over_every_closed_practice_case_of_the_vault(unit):
    for value in ("good", "outstanding"):
        unit.record("Added", Person("ben", "Ben Example"))
        grade(unit, value, "ben")
        grade(unit)
        close_practice(unit, AUDIT, practice(unit))
        assert (calibration(unit, AUDIT).drift is None) == (value == "good")
        begin_practice(unit, AUDIT, "Another", TEXT)
    drift = calibration(unit, AUDIT).drift
    assert drift.columns == ("DD26-07-P1", "DD26-07-P2")
    assert "Ben Example" in drift.rows


def test_only_the_lead_begins_and_closes_but_anybody_grades(unit):
    here = practice(unit)
    change_plan(unit, lead="somebody else")
    assert not calibration(unit, AUDIT).leads
    with pytest.raises(NotTheLead):
        begin_practice(unit, AUDIT, "Another", TEXT)
    with pytest.raises(NotTheLead):
        close_practice(unit, AUDIT, here)
    grade(unit)


def test_after_signing_a_practice_case_can_be_read_only(unit):
    here = practice(unit)
    change_plan(unit, status=Status.SIGNED)
    assert practice_sheet(unit, AUDIT, here).shut is Shut.SIGNED
    with pytest.raises(AuditSigned):
        grade(unit)


@pytest.mark.parametrize(("title", "text"), [(" ", TEXT), ("Title", "  ")])
def test_a_practice_case_without_a_title_or_words_is_refused(unit, title, text):
    with pytest.raises(PracticeEmpty):
        begin_practice(unit, AUDIT, title, text)
    assert len(unit.where(PracticeCase)) == 1


def test_what_is_not_there_is_refused(unit):
    with pytest.raises(AuditMissing):
        calibration(unit, "elsewhere")
    with pytest.raises(NoSuchPractice):
        practice_sheet(unit, AUDIT, "elsewhere")
    made = PracticeGrade(AUDIT, practice(unit), "", "weather", Judgement("good", "Seen"))
    with pytest.raises(NotInForm):
        grade_practice(unit, made)


def test_where_nothing_takes_a_grade_there_is_nothing_to_calibrate(founded):
    plan(founded)
    with founded.unit() as unit:
        assert calibration(unit, AUDIT).sentence == "No practice case yet."
        instruments.pin(unit, AUDIT, graded.form("practice-event-chronology"))
        view = calibration(unit, AUDIT)
        assert view.sentence.startswith("What this audit asks takes no grade")
        assert view.drift is None
        with pytest.raises(PracticeEmpty):
            begin_practice(unit, AUDIT, "Title", TEXT)
