"""History says in words who recorded what, and takes steps back while they may be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from deepdive import AUDIT, HERE, SEEN, fill, plan

from lifaudit.domain.audit import Audit, Status
from lifaudit.domain.case import Exclusion
from lifaudit.domain.casework import (
    PANEL,
    Answer,
    Feedback,
    Grade,
    Heard,
    Involvement,
    Judgement,
    Return,
    SectionNotes,
    Voice,
)
from lifaudit.domain.errors.audit import AuditSigned, ReturnSignedOff
from lifaudit.domain.errors.store import ChangedSince
from lifaudit.domain.learning import Action, Factor, Finding
from lifaudit.services import casework, history, reflecting

KEY = (HERE.audit, HERE.case, HERE.agency)
QUESTION = "recognition.early-signs"


@pytest.fixture
def unit(founded):
    with plan(founded).unit() as unit:
        yield unit


def told(unit, kind, *key):
    return [(line.what, line.before, line.after) for line in history.of_record(unit, kind, *key)]


def test_a_grade_is_told_in_words_with_what_stood_before(unit):
    grade = Grade(*KEY, "agency", "recognition", Judgement("good", "Seen weekly"))
    casework.grade(unit, grade)
    casework.grade(unit, replace(grade, judgement=Judgement("inadequate", "Not seen")))
    newest, oldest = history.of_record(unit, Grade, *KEY, "agency", "recognition")
    assert (newest.who, newest.label) == ("Ada Quill", "Recorded grade")
    assert newest.what == "Agency grade: Identification and recognition"
    assert (newest.before, newest.after) == ("Good\nSeen weekly", "Inadequate\nNot seen")
    assert (newest.where, newest.agency) == ("DD26-07-01, Police", "pol")
    assert (newest.standing, oldest.standing) == (True, False)
    assert (oldest.before, oldest.when < newest.when) == ("", True)


def test_an_answer_is_told_by_its_question_and_the_words_of_its_scale(unit):
    casework.answer(unit, Answer(*KEY, QUESTION, "mostly", "A note", (SEEN,)))
    lines = {what: after for what, _, after in told(unit, Answer, *KEY, QUESTION)}
    asked = casework.sheet(unit, HERE).instrument.question(QUESTION).text
    assert lines == {
        asked: "Mostly",
        f"{asked}: note": "A note",
        f"{asked}: evidence": "Case recording, Visit notes, 4 May 2026",
    }


def test_every_kind_of_value_is_said_as_people_say_it(unit):
    casework.voice(unit, Voice(*KEY, Heard.OBSERVED, words="Smiled", influenced=True))
    spoken = Return(*KEY, involvement=Involvement.INVOLVED, practitioner_on=date(2026, 3, 1))
    casework.describe(unit, spoken)
    casework.note(unit, SectionNotes(*KEY, "recognition", development="Ask sooner"))
    finding = Finding(AUDIT, "f1", what="Slow", factor=Factor.CULTURE, seen_in=("a", "b"))
    unit.record("Recorded finding", finding)
    said = {
        *told(unit, Voice, *KEY),
        *told(unit, Return, *KEY),
        *told(unit, SectionNotes, *KEY, "recognition"),
        *told(unit, Finding, AUDIT, "f1"),
    }
    words = "By watching and being with the child"
    assert ("The child's voice: how the child was heard", "", words) in said
    assert ("The child's voice: influenced decisions", "", "Yes") in said
    assert ("Return: date of the conversation", "", "1 March 2026") in said
    assert ("Return: auditor", "", "Ada Quill") in said
    assert ("Identification and recognition: areas for development", "", "Ask sooner") in said
    assert ("Finding: factor", "", "Organisation and its culture") in said
    assert ("Finding: seen in cases", "", "a\nb") in said


def test_choices_agencies_and_what_is_kept_apart_are_said_in_words(unit):
    gap = casework.sheet(unit, HERE).instrument.question("timeliness.longest-gap")
    unit.record(
        "Recorded",
        Answer(*KEY, gap.key, gap.choices[0].code),
        Action(AUDIT, "a1", owner="csc"),
        Exclusion(AUDIT, "L0001", "The worker is a relative"),
    )
    assert told(unit, Answer, *KEY, gap.key) == [(gap.text, "", gap.choices[0].label)]
    assert ("Action: owner", "", "Social care") in told(unit, Action, AUDIT, "a1")
    kept = {after for _, _, after in told(unit, Exclusion, AUDIT, "L0001")}
    assert kept == {"Kept apart"}


def test_what_no_form_knows_any_more_is_said_as_it_was_recorded(unit):
    unit.record(
        "Recorded",
        Answer(*KEY, "gone.question", "yes"),
        Answer(*KEY, QUESTION, "gone-code"),
        Grade(*KEY, "agency", "recognition", Judgement("gone-grade", "Seen weekly")),
    )
    assert told(unit, Answer, *KEY, "gone.question") == [("gone.question", "", "yes")]
    assert told(unit, Answer, *KEY, QUESTION)[0][2] == "gone-code"
    grade = told(unit, Grade, *KEY, "agency", "recognition")
    assert grade[0][2] == "gone-grade\nSeen weekly"


def test_an_audit_without_forms_still_has_its_history(unit):
    key = ("bare", "DD26-09-01", "pol")
    unit.record("Recorded", Audit("bare"), Answer(*key, QUESTION, "mostly"))
    assert told(unit, Answer, *key, QUESTION) == [(QUESTION, "", "mostly")]


def test_signing_off_and_reopening_are_told_with_the_reason(unit):
    fill(unit)
    casework.sign_off(unit, HERE)
    casework.reopen(unit, HERE, "A visit was missed")
    newest = history.of_record(unit, Return, *KEY)[0]
    assert (newest.label, newest.reason) == ("Reopened return", "A visit was missed")


def test_recent_names_everything_of_the_audit_newest_first(unit):
    casework.answer(unit, Answer(*KEY, QUESTION, "mostly"))
    casework.grade_panel(
        unit, Grade(AUDIT, HERE.case, PANEL, "panel", "overall", Judgement("good", "Agreed"))
    )
    lines = history.recent(unit, AUDIT)
    assert (lines[0].what, lines[0].where) == ("Panel grade: Overall", "DD26-07-01, Panel")
    assert lines[1].after == "Mostly"
    assert [line.when for line in lines] == sorted((line.when for line in lines), reverse=True)


def test_recent_shows_no_reflection_beside_grades(unit):
    reflecting.give(unit, Feedback(*KEY, "child", "difference.best-thing", text="My nan"))
    assert history.recent(unit, AUDIT)[0].after == history.ELSEWHERE
    newest = history.of_record(unit, Feedback, *KEY, "child", "difference.best-thing")[0]
    assert newest.after == "My nan"


def test_a_form_pinned_whole_is_not_written_out(unit):
    assert "The whole form" in {line.after for line in history.recent(unit, AUDIT)}


def test_undo_restores_what_stood_and_undoing_that_is_redo(unit):
    casework.answer(unit, Answer(*KEY, QUESTION, "mostly"))
    step = casework.answer(unit, Answer(*KEY, QUESTION, "partly")).step
    back = history.undo(unit, step)
    assert casework.sheet(unit, HERE).answer(QUESTION).value == "mostly"
    history.undo(unit, back.step)
    assert casework.sheet(unit, HERE).answer(QUESTION).value == "partly"
    casework.answer(unit, Answer(*KEY, QUESTION, "mostly"))
    with pytest.raises(ChangedSince):
        history.undo(unit, step)


def test_nothing_signed_is_undone(unit):
    fill(unit)
    answered = casework.answer(unit, Answer(*KEY, QUESTION, "partly")).step
    signed = casework.sign_off(unit, HERE).step
    for step in (answered, signed):
        with pytest.raises(ReturnSignedOff):
            history.undo(unit, step)
    unit.record("Signed", replace(unit.one(Audit, audit=AUDIT), status=Status.SIGNED))
    with pytest.raises(AuditSigned):
        history.undo(unit, answered)


def test_what_is_signed_is_told_as_closed_until_it_is_open_again(unit):
    fill(unit)
    key = (Answer, *KEY, QUESTION)
    assert not history.of_record(unit, *key)[0].closed
    casework.sign_off(unit, HERE)
    assert history.of_record(unit, *key)[0].closed
    plan_lines = history.of_record(unit, Audit, AUDIT)
    assert {one.closed for one in plan_lines if one.what == "Plan: status"} == {True}, "it began"
    assert {one.closed for one in plan_lines if one.what != "Plan: status"} == {False}
    casework.reopen(unit, HERE, "One more file was found")
    assert not history.of_record(unit, *key)[0].closed
    unit.record("Signed", replace(unit.one(Audit, audit=AUDIT), status=Status.SIGNED))
    assert all(line.closed for line in history.recent(unit, AUDIT))
