"""Recording a return: everything stands at once, and nothing is taken that does not belong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from deepdive import AUDIT, HERE, SEEN, declare, fill, plan
from eventful import every_kind

from lifaudit.domain.audit import Audit, Status
from lifaudit.domain.casework import (
    PANEL,
    Answer,
    Grade,
    Heard,
    Involvement,
    Judgement,
    Return,
    SectionNotes,
    Stage,
    Voice,
)
from lifaudit.domain.completeness import gaps_of
from lifaudit.domain.errors.audit import (
    AuditMissing,
    AuditSigned,
    NotTheLead,
    ReturnIncomplete,
    ReturnSignedOff,
)
from lifaudit.domain.errors.casework import NotExpected, NotSignedOff, ReasonMissing, UnfitAnswer
from lifaudit.domain.errors.instrument import NotInForm
from lifaudit.domain.sheet import Place
from lifaudit.instruments.library import form
from lifaudit.services import casework, instruments

KEY = (HERE.audit, HERE.case, HERE.agency)
QUESTION = "recognition.early-signs"
HARD = (
    *(
        "\u0628\u0686\u06c1 \u0645\u062d\u0641\u0648\u0638",
        "Za\u017c\u00f3\u0142\u0107",
        "\U0001f9f8",
    ),
    *("<img src=x>", "=cmd()", "a\x07b\u202ec", "  led and trailed  ", "x" * 10_000),
)


@pytest.fixture
def unit(founded):
    with plan(founded).unit() as unit:
        yield unit


def sign(unit):
    unit.record("Signed", replace(unit.one(Audit, audit=AUDIT), status=Status.SIGNED))


def everything(key=KEY):
    judged = Judgement("good", "Seen weekly")
    return (
        (casework.answer, Answer(*key, QUESTION, "mostly")),
        (casework.note, SectionNotes(*key, "recognition", "Curious staff")),
        (casework.grade, Grade(*key, Stage.AGENCY.value, "recognition", judged)),
        (casework.voice, Voice(*key, Heard.NOT_EVIDENCED)),
        (casework.describe, Return(*key, involvement=Involvement.INVOLVED)),
    )


def test_what_is_recorded_is_on_the_sheet(unit):
    for record, item in everything():
        assert record(unit, item).touches(type(item))
    sheet = casework.sheet(unit, HERE)
    assert sheet.answer(QUESTION).value == "mostly"
    assert sheet.notes("recognition").strengths == "Curious staff"
    assert sheet.grade(sheet.instrument.section("recognition")).is_whole
    assert sheet.voice.heard is Heard.NOT_EVIDENCED
    assert (sheet.head.auditor, sheet.agency.short) == (unit.actor, "Police")


def test_what_nobody_recorded_is_an_empty_record(unit):
    sheet = casework.sheet(unit, HERE)
    assert sheet.answer(QUESTION) == Answer(*KEY, QUESTION)
    assert sheet.grade(sheet.instrument.overall).judgement is None
    assert sheet.head == Return(*KEY)
    assert sheet.is_open


@pytest.mark.parametrize("text", HARD)
def test_whatever_people_write_comes_back_as_it_was(unit, text):
    casework.answer(unit, Answer(*KEY, QUESTION, "", text, (replace(SEEN, where=text),)))
    casework.note(unit, SectionNotes(*KEY, "recognition", text, text, text))
    sheet = casework.sheet(unit, HERE)
    assert sheet.answer(QUESTION).note == sheet.answer(QUESTION).evidence[0].where == text
    assert sheet.notes("recognition") == SectionNotes(*KEY, "recognition", text, text, text)


def test_spaces_alone_say_nothing(unit):
    casework.answer(unit, Answer(*KEY, QUESTION, "mostly", " \n "))
    casework.grade(unit, Grade(*KEY, "agency", "recognition", Judgement("good", "  ")))
    sheet = casework.sheet(unit, HERE)
    assert sheet.answer(QUESTION).note == ""
    assert not sheet.grade(sheet.instrument.section("recognition")).is_whole


def test_what_is_picked_from_a_list_must_be_on_it(unit):
    gap = casework.sheet(unit, HERE).instrument.question("timeliness.longest-gap")
    casework.answer(unit, Answer(*KEY, gap.key, gap.choices[0].code))
    assert casework.sheet(unit, HERE).answer(gap.key).value == gap.choices[0].code
    with pytest.raises(NotInForm):
        casework.answer(unit, Answer(*KEY, gap.key, "for-ever"))


@pytest.mark.parametrize(
    ("question", "value", "why"),
    [
        ("kinds.date", "2026-02-30", "calendar"),
        ("kinds.percentage", "42", "steps of 5"),
        ("kinds.many-of", "home nowhere", "beside"),
        ("kinds.calculated", "3", "not for answering"),
        ("events.each", "3", "not for answering"),
    ],
)
def test_what_is_no_answer_to_its_question_is_refused_and_nothing_changes(
    unit, question, value, why
):
    instruments.pin(unit, AUDIT, every_kind())
    with pytest.raises(UnfitAnswer, match=why) as refused:
        casework.answer(unit, Answer(*KEY, question, value))
    assert "what was recorded before still stands" in str(refused.value)
    assert casework.sheet(unit, HERE).answer(question) == Answer(*KEY, question)


def test_a_return_of_every_kind_is_filled_and_signed_off(unit):
    instruments.pin(unit, AUDIT, every_kind())
    fill(unit)
    assert gaps_of(casework.sheet(unit, HERE)) == ()
    casework.sign_off(unit, HERE)


def test_the_day_that_counts_is_the_day_of_signing_off(unit, clock):
    fill(unit)
    casework.sign_off(unit, HERE)
    signed = casework.sheet(unit, HERE).today
    clock.now += timedelta(days=400)
    assert casework.sheet(unit, HERE).today == signed
    casework.reopen(unit, HERE, "A visit was missed")
    assert casework.sheet(unit, HERE).today == signed + timedelta(days=400)


def test_what_is_asked_of_other_agencies_is_refused(unit):
    main = form("multi-agency-deep-dive")
    first, *rest = main.sections
    question = replace(first.questions[0], agencies=frozenset({"probation"}))
    first = replace(first, questions=(question, *first.questions[1:]))
    instruments.pin(unit, AUDIT, replace(main, sections=(first, *rest)))
    with pytest.raises(NotInForm):
        casework.answer(unit, Answer(*KEY, question.key, "mostly"))


def test_one_goes_from_a_return_to_those_beside_it_and_no_further(unit):
    around = casework.around(unit, AUDIT)
    first, last = around.agencies[0], around.agencies[-1]
    here = Place(AUDIT, around.cases[0], first)
    assert around.beside(here, 1, 0) == Place(AUDIT, around.cases[1], first)
    assert around.beside(here, 0, 1) == Place(AUDIT, around.cases[0], around.agencies[1])
    assert around.beside(here, -1, 0) is None
    assert around.beside(Place(AUDIT, around.cases[-1], last), 0, 1) is None
    assert around.beside(Place(AUDIT, "DD26-07-99", first), 0, 1) is None


def test_the_same_again_writes_nothing(unit):
    casework.answer(unit, Answer(*KEY, QUESTION, "mostly"))
    assert casework.answer(unit, Answer(*KEY, QUESTION, "mostly")).is_empty


@pytest.mark.parametrize(
    ("record", "item"),
    [
        (casework.answer, Answer(*KEY, "no.such", "x")),
        (casework.answer, Answer(*KEY, QUESTION, "splendid")),
        (casework.note, SectionNotes(*KEY, "no-such")),
        (casework.grade, Grade(*KEY, "agency", "no-such", Judgement("good", "x"))),
        (casework.grade, Grade(*KEY, "agency", "recognition", Judgement("splendid", "x"))),
        (casework.grade, Grade(*KEY, "panel", "recognition", Judgement("good", "x"))),
    ],
)
def test_what_the_form_does_not_ask_is_refused(unit, record, item):
    with pytest.raises(NotInForm):
        record(unit, item)


@pytest.mark.parametrize(
    ("key", "error"),
    [
        (("other", HERE.case, "pol"), AuditMissing),
        ((AUDIT, "DD26-07-99", "pol"), NotExpected),
        ((AUDIT, HERE.case, "nobody"), NotExpected),
    ],
)
def test_only_chosen_cases_and_asked_agencies_are_recorded(unit, key, error):
    for record, item in everything(key):
        with pytest.raises(error):
            record(unit, item)
    with pytest.raises(error):
        casework.sheet(unit, Place(*key))


def test_a_return_with_gaps_is_not_signed_off(unit):
    declare(unit)
    left = len(gaps_of(casework.sheet(unit, HERE)))
    with pytest.raises(ReturnIncomplete, match=rf"signed off: {left}[.]"):
        casework.sign_off(unit, HERE)


def test_a_whole_return_is_signed_off_and_then_stands(unit):
    fill(unit)
    casework.sign_off(unit, HERE)
    head = casework.sheet(unit, HERE).head
    assert (head.signed_off_by, head.is_signed_off) == (unit.actor, True)
    for record, item in everything():
        with pytest.raises(ReturnSignedOff):
            record(unit, item)
    with pytest.raises(ReturnSignedOff):
        casework.sign_off(unit, HERE)


def test_a_child_nobody_knew_needs_the_declaration_only(unit):
    casework.describe(unit, Return(*KEY, involvement=Involvement.NOT_KNOWN))
    casework.sign_off(unit, HERE)
    assert casework.sheet(unit, HERE).head.is_signed_off


def test_it_opens_again_with_a_reason_only(unit):
    with pytest.raises(NotSignedOff):
        casework.reopen(unit, HERE, "A visit was missed")
    fill(unit)
    casework.sign_off(unit, HERE)
    with pytest.raises(ReasonMissing):
        casework.reopen(unit, HERE, "  ")
    casework.reopen(unit, HERE, "A visit was missed")
    assert casework.sheet(unit, HERE).is_open


def test_describing_a_return_never_signs_it(unit):
    signed = Return(*KEY, signed_off_by="x", signed_off_at=unit.now())
    casework.describe(unit, replace(signed, practitioner_on=date(2026, 1, 2)))
    assert not casework.sheet(unit, HERE).head.is_signed_off


def test_nothing_of_a_signed_audit_changes(unit):
    fill(unit)
    casework.sign_off(unit, HERE)
    sign(unit)
    for record, item in everything():
        with pytest.raises(AuditSigned):
            record(unit, item)
    with pytest.raises(AuditSigned):
        casework.reopen(unit, HERE, "Late news")
    assert not casework.sheet(unit, HERE).is_open


def test_the_panel_grades_on_its_own_scale(unit):
    item = Grade(AUDIT, HERE.case, PANEL, "panel", "overall", Judgement("could-not-agree", "Two"))
    casework.grade_panel(unit, item)
    assert unit.one(Grade, audit=AUDIT, stage="panel") == item
    assert casework.sheet(unit, HERE).recorded.grades == ()


def test_only_the_lead_records_the_panels_grade(unit):
    unit.record("Led", replace(unit.one(Audit, audit=AUDIT), lead="somebody-else"))
    with pytest.raises(NotTheLead):
        casework.grade_panel(unit, Grade(AUDIT, HERE.case, PANEL, "panel", "overall"))
