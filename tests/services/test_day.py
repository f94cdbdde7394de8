"""The audit day in a real vault: nothing of a grade before the call, and one who records."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import graded
import pytest
from deepdive import AUDIT

from lifaudit.domain.audit import Audit, Status
from lifaudit.domain.casework import PANEL, Answer, Grade, Involvement, Judgement, Return
from lifaudit.domain.day_sheet import Attendance, attendance_of
from lifaudit.domain.errors.audit import AuditMissing, AuditSigned, NotTheLead
from lifaudit.domain.errors.casework import NotExpected
from lifaudit.domain.errors.day import NobodyByThatName, NotTheRecorder
from lifaudit.domain.learning import Finding, Polarity
from lifaudit.domain.panel import Shut
from lifaudit.domain.partnership import Person
from lifaudit.domain.running_order import CaseDay, DayStep, Recorder
from lifaudit.services import day, history
from lifaudit.services.panel import answer_panel, grade_panel, panel_sheet
from lifaudit.services.profiles import in_force
from lifaudit.services.recorder import name_recorder

CASE, OTHER = "DD26-07-02", "DD26-07-03"
GRADED = Grade(AUDIT, CASE, PANEL, "panel", "recognition", Judgement("good", "We agreed."))


@pytest.fixture
def unit(filled):
    with filled(3).unit() as unit:
        yield unit


def here(unit, case=CASE):
    return day.day_sheet(unit, AUDIT, case)


def change_plan(unit, **facts):
    unit.record("Changed", replace(unit.one(Audit, audit=AUDIT), **facts))


def walk(unit, steps, case=CASE):
    for _ in range(steps):
        day.go_on(unit, AUDIT, case)


def test_until_a_case_is_called_it_shows_who_is_ready_and_nothing_of_any_grade(unit):
    walk(unit, 3)
    sheet = here(unit)
    assert sheet.panel is None
    assert (sheet.apart, sheet.alike) == ((), ())
    assert "inadequate" not in repr(sheet).casefold()
    assert graded.REASON not in repr(sheet)
    states = {one.name: one.attendance for one in sheet.agencies}
    assert states["Police"] is Attendance.READY
    assert set(states) == {"Social care", "Police", "Health", "Education", "Probation"}


def test_once_called_the_furthest_apart_come_first(unit):
    assert day.call(unit, AUDIT, CASE).label == "Called the case"
    sheet = here(unit)
    spreads = [one.spread for one in sheet.apart]
    assert spreads == sorted(spreads, reverse=True)
    assert min(spreads) > 0
    assert len(sheet.apart) + len(sheet.alike) == len(sheet.panel.compared.rows)
    assert (sheet.day.is_called, sheet.day.called_by) == (True, unit.actor)
    assert day.call(unit, AUDIT, CASE).is_empty


def test_an_agency_that_did_not_know_the_child_is_not_waited_for(unit):
    unit.record("Back", replace(unit.one(Return, case=CASE, agency="pol"), signed_off_at=None))
    sheet = here(unit, OTHER)
    assert {one.name: one.attendance.words for one in sheet.agencies}["Probation"] == "Not known"
    assert {one.name: one.attendance.words for one in here(unit).agencies}["Police"] == (
        "Not signed off"
    )
    line = day.day(unit, AUDIT).lines[1]
    assert (line.case.case, line.ready, line.asked) == (CASE, 3, 5)


def test_what_all_see_alike_stands_apart_from_what_they_differ_in(unit):
    for agency in ("csc", "pol", "hea", "edu", "prb"):
        unit.record("Graded", graded.one_grade(CASE, agency, "good"))
    assert here(unit).alike == ()
    day.call(unit, AUDIT, CASE)
    assert [one.domain.key for one in here(unit).alike] == ["overall"]


def test_an_agency_may_have_known_the_child_and_not_been_involved():
    away = Return(AUDIT, CASE, "pol", involvement=Involvement.KNOWN_NOT_INVOLVED)
    assert attendance_of(away).words == "Not involved"


def test_the_room_goes_through_the_order_and_the_case_closes_behind_the_last_step(unit):
    order = in_force(unit, AUDIT).day
    assert day.day(unit, AUDIT).next == "DD26-07-01"
    walk(unit, 1)
    assert (here(unit).here, here(unit).at) == (order[0], 1)
    assert here(unit).planned(order[1]) == 3 * 60 * 5 or here(unit).planned(order[1]) % 180 == 0
    walk(unit, len(order) - 1)
    view = day.day(unit, AUDIT)
    assert (view.now_at, view.next) == (CASE, CASE)
    assert view.lines[1].words == order[-1].label
    assert view.lines[2].words == "Not begun"
    assert view.sentence == "0 of 3 cases looked at."
    assert day.go_on(unit, AUDIT, CASE).label == "Closed the case"
    closed = day.day(unit, AUDIT)
    assert (closed.now_at, closed.lines[1].words, closed.sentence) == (
        "",
        "Looked at",
        "1 of 3 cases looked at.",
    )
    assert here(unit).here is None
    assert all(one.spent(unit.now()) > 0 for one in here(unit).steps)
    assert day.go_on(unit, AUDIT, CASE, -1).label == "Went back"
    assert here(unit).day.is_under_way


def test_before_the_first_step_there_is_nothing_to_pause_and_nowhere_back(unit):
    assert day.rest(unit, AUDIT, CASE).is_empty
    walk(unit, 1)
    assert day.go_on(unit, AUDIT, CASE, -1).is_empty
    assert here(unit).step("voice") == DayStep(AUDIT, CASE, "voice")


def test_another_case_lets_the_first_rest_until_the_room_returns(unit):
    walk(unit, 2)
    walk(unit, 1, OTHER)
    assert day.day(unit, AUDIT).now_at == OTHER
    assert here(unit).step("agencies").is_held
    assert day.rest(unit, AUDIT, CASE).label == "Went on after a pause"
    assert day.day(unit, AUDIT).now_at == CASE
    assert here(unit, OTHER).step("child").is_held
    assert day.rest(unit, AUDIT, CASE).label == "Paused"
    assert day.day(unit, AUDIT).lines[2].words == "The child"


def test_going_on_can_be_taken_back_like_everything_else(unit):
    walk(unit, 1)
    went = day.go_on(unit, AUDIT, CASE)
    history.undo(unit, went.step)
    assert here(unit).here.code == "child"


def test_a_finding_is_written_down_as_it_is_said_seen_in_this_case(unit):
    day.capture(unit, AUDIT, CASE, Polarity.STRENGTH, "  One worker all year ")
    assert day.capture(unit, AUDIT, CASE, Polarity.STRENGTH, "  ").is_empty
    (found,) = here(unit).findings
    assert (found.what, found.seen_in, found.polarity) == (
        "One worker all year",
        (CASE,),
        Polarity.STRENGTH,
    )
    assert (here(unit).count(Polarity.STRENGTH), here(unit, OTHER).findings) == (1, ())


def test_what_comes_from_paper_says_so_as_its_reason(unit):
    day.from_paper(unit, AUDIT, CASE, date(2026, 10, 14))
    assert here(unit).day.is_called
    grade_panel(unit, GRADED)
    answer_panel(unit, Answer(AUDIT, CASE, PANEL, "recognition.dissent", "Education differs"))
    added = day.capture(unit, AUDIT, CASE, Polarity.IMPROVEMENT, "Seen late")
    key = next(iter(added.keys))
    lines = [
        history.of_record(unit, Grade, AUDIT, CASE, PANEL, "panel", "recognition")[0],
        *history.of_record(unit, Answer, AUDIT, CASE, PANEL, "recognition.dissent"),
        *history.of_record(unit, Finding, AUDIT, key.split('"')[3]),
    ]
    assert {one.reason for one in lines} == {"Recorded from paper on 14 October 2026"}
    day.from_paper(unit, AUDIT, CASE, None)
    grade_panel(unit, replace(GRADED, judgement=Judgement("good", "Live again.")))
    assert (
        history.of_record(unit, Grade, AUDIT, CASE, PANEL, "panel", "recognition")[0].reason == ""
    )


def test_one_person_records_and_the_others_read(unit):
    unit.record("Added", Person("bo", "Bo Recorder"), Person("gone", "Left", active=False))
    for nobody in ("gone", "never"):
        with pytest.raises(NobodyByThatName):
            name_recorder(unit, AUDIT, nobody)
    with pytest.raises(AuditMissing):
        name_recorder(unit, "no-audit", "bo")
    name_recorder(unit, AUDIT, "bo")
    view = day.day(unit, AUDIT)
    assert (view.recorder, view.may_record, view.may_name) == ("Bo Recorder", False, True)
    assert not here(unit).may_record
    assert panel_sheet(unit, AUDIT, CASE).shut is Shut.NOT_THE_LEAD
    for act in (
        lambda: day.go_on(unit, AUDIT, CASE),
        lambda: grade_panel(unit, GRADED),
        lambda: day.capture(unit, AUDIT, CASE, Polarity.STRENGTH, "Words"),
    ):
        with pytest.raises(NotTheRecorder, match="Bo Recorder"):
            act()
    name_recorder(unit, AUDIT, unit.actor)
    assert day.day(unit, AUDIT).may_record


def test_who_neither_leads_nor_records_names_nobody(unit):
    change_plan(unit, lead="somebody")
    with pytest.raises(NotTheLead):
        name_recorder(unit, AUDIT, unit.actor)
    unit.record("Named", Recorder(AUDIT, "nobody-known"))
    with pytest.raises(NotTheRecorder, match="Somebody else"):
        day.call(unit, AUDIT, CASE)
    change_plan(unit, lead="")
    unit.record("Named", Recorder(AUDIT, ""))
    assert day.day(unit, AUDIT).recorder == ""
    assert here(unit).recorder == ""


def test_a_signed_audit_and_a_strange_case_are_refused(unit):
    change_plan(unit, status=Status.SIGNED)
    with pytest.raises(AuditSigned):
        day.go_on(unit, AUDIT, CASE)
    with pytest.raises(NotExpected):
        here(unit, "DD26-07-99")
    for read in (day.day, lambda unit, audit: day.day_sheet(unit, audit, CASE)):
        with pytest.raises(AuditMissing):
            read(unit, "no-audit")


def test_the_words_to_read_aloud_stand_with_their_agency(unit):
    said = here(unit).voices
    assert said[0].name == "Social care"
    assert {one.words for one in said} == {"I like it when we cook"}


def test_its_neighbours_are_those_of_the_sample(unit):
    sheet = here(unit)
    assert (sheet.neighbour(1), sheet.neighbour(-1), sheet.neighbour(9)) == (
        OTHER,
        "DD26-07-01",
        "",
    )


def test_a_case_broken_off_says_so(unit):
    unit.record("Began", CaseDay(AUDIT, CASE, begun_at=unit.now()))
    assert day.day(unit, AUDIT).lines[1].words == "Broken off"
