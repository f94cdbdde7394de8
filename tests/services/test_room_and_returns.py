"""The room goes through its cases, and returns say who recorded them and who stands by them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from refusing import refused
from services import acts
from services.acts import ONE, THREE, TWO
from services.test_who_may import at_keyboard, audit, unit, vault

from lifaudit.domain.audit import Status
from lifaudit.domain.case import Case, CaseStatus
from lifaudit.domain.casework import (
    OVERALL,
    PANEL,
    Grade,
    Involvement,
    Judgement,
    Return,
    Stage,
    Voice,
)
from lifaudit.domain.errors.audit import AuditNotStarted, AuditSigned
from lifaudit.domain.errors.casework import NotExpected, NotSignedOff
from lifaudit.domain.errors.day import NotTheRecorder
from lifaudit.domain.learning import Finding, Polarity
from lifaudit.domain.running_order import CaseDay, DayStep
from lifaudit.domain.sheet import Place
from lifaudit.services import (
    casework,
    day,
    findings,
    history,
    moderating,
    panel,
    planning,
    recorder,
    releasing,
)

__all__ = ["audit", "unit", "vault"]

HARD = "\u0628\u0686\u06c1 <b>x</b> =cmd() \U0001f9f8\n" + "x" * 10_000


def become(unit, audit, status):
    unit.record("Changed", replace(planning.audit_of(unit, audit), status=status))


# the day ------------------------------------------------------------------------------------------


def on_day(unit, audit, case=ONE):
    return unit.one(CaseDay, audit=audit, case=case)


def test_a_case_begins_once_however_the_room_goes_through_it(unit, audit):
    with at_keyboard(unit, "clerk"):
        assert day.go_on(unit, audit, ONE).label == "Began the case"
        begun = on_day(unit, audit).begun_at
        assert day.go_on(unit, audit, ONE).label == "Went on"
        assert day.go_on(unit, audit, ONE, -1).label == "Went back"
        day.call(unit, audit, ONE)
        day.from_paper(unit, audit, ONE, date(2026, 10, 14))
    assert on_day(unit, audit).begun_at == begun


def test_a_sheet_of_paper_begins_and_calls_its_case_and_leaves_a_call_that_was_made(unit, audit):
    with at_keyboard(unit, "clerk"):
        day.call(unit, audit, ONE)
        called = on_day(unit, audit)
        for case in (ONE, TWO):
            day.from_paper(unit, audit, case, date(2026, 10, 14))
    first, second = on_day(unit, audit), on_day(unit, audit, TWO)
    assert (first.called_at, first.called_by) == (called.called_at, "clerk")
    assert second.called_by == "clerk"
    assert second.called_at == second.begun_at is not None
    with at_keyboard(unit, "clerk"):
        day.from_paper(unit, audit, TWO, None)
    assert on_day(unit, audit, TWO) == replace(second, on_paper=None)


def test_when_the_room_goes_to_another_case_only_what_ran_rests(unit, audit):
    with at_keyboard(unit, "clerk"):
        day.go_on(unit, audit, ONE)
        day.go_on(unit, audit, ONE)
        before = unit.where(DayStep, audit=audit, case=ONE)
        day.go_on(unit, audit, TWO)
    after = unit.where(DayStep, audit=audit, case=ONE)
    changed = [two for one, two in zip(before, after, strict=True) if one != two]
    assert [one.is_held for one in changed] == [True]
    assert not any(one.is_held for one in unit.where(DayStep, audit=audit, case=TWO))


@pytest.mark.parametrize(
    ("status", "refusal"), [(Status.DRAFT, AuditNotStarted), (Status.SIGNED, AuditSigned)]
)
def test_the_room_records_nothing_before_the_start_or_after_the_signature(
    unit, audit, status, refusal
):
    become(unit, audit, status)
    with at_keyboard(unit, "clerk"):
        assert not day.day_sheet(unit, audit, ONE).may_record
        for doing in (
            *(acts.go_on, acts.pause, acts.call, acts.type_in_from_paper),
            *(acts.write_down_what_is_said, acts.grade_for_the_panel, acts.leave_an_agency_sealed),
        ):
            with refused(unit, refusal):
                doing(unit, audit)


@pytest.mark.parametrize("status", [CaseStatus.RESERVE, CaseStatus.REPLACED, CaseStatus.WITHDRAWN])
def test_a_case_that_does_not_count_is_not_on_the_day(unit, audit, status):
    unit.record("Changed", replace(unit.one(Case, audit=audit, case=TWO), status=status))
    assert TWO not in {one.case.case for one in day.day(unit, audit).lines}
    with pytest.raises(NotExpected):
        day.day_sheet(unit, audit, TWO)
    with at_keyboard(unit, "clerk"), refused(unit, NotExpected):
        day.capture(unit, audit, TWO, Polarity.STRENGTH, "She was seen alone.")


def test_an_agency_that_was_taken_off_is_waited_for_by_nobody(unit, audit):
    planning.stop_expecting(unit, audit, "prb")
    assert len(day.day_sheet(unit, audit, ONE).agencies) == 4
    (line,) = (one for one in day.day(unit, audit).lines if one.case.case == ONE)
    assert line.asked == 4


def test_an_agency_that_left_the_sealing_to_others_is_waited_for_again_without_a_reason(
    unit, audit
):
    with at_keyboard(unit, "clerk"):
        releasing.leave_sealed(unit, audit, ONE, "prb", "They have closed.")
        change = releasing.leave_sealed(unit, audit, ONE, "prb", " ")
    assert not change.is_empty
    told = history.recent(unit, audit)[0]
    assert (told.before, told.after) == ("They have closed.", "")


def test_whoever_recorded_once_and_handed_on_records_no_more(unit, audit):
    with at_keyboard(unit, "clerk"):
        recorder.name_recorder(unit, audit, "nurse")
        with refused(unit, NotTheRecorder):
            day.go_on(unit, audit, ONE)
        findings.save_finding(unit, replace(unit.where(Finding)[0], why="He had moved."))
    with at_keyboard(unit, "nurse"):
        day.go_on(unit, audit, ONE)


# who signed off -----------------------------------------------------------------------------------


def head(unit, audit, case):
    return unit.one(Return, audit=audit, case=case, agency="pol")


def test_who_signs_off_is_named_beside_who_recorded(unit, audit):
    recorded_by = head(unit, audit, TWO).auditor
    with at_keyboard(unit, "head"):
        casework.sign_off(unit, Place(audit, TWO, "pol"))
    signed = head(unit, audit, TWO)
    assert (signed.signed_off_by, signed.auditor) == ("head", recorded_by)
    assert recorded_by == unit.actor


def test_a_return_nobody_described_is_recorded_by_who_signs_it(unit, audit):
    unit.record("Typed", replace(head(unit, audit, TWO), auditor=""))
    with at_keyboard(unit, "constable"):
        casework.sign_off(unit, Place(audit, TWO, "pol"))
    assert head(unit, audit, TWO).auditor == "constable"


def test_a_return_that_is_open_is_signed_by_nobody_and_is_not_opened_again(unit, audit):
    before = head(unit, audit, THREE)
    casework.reopen(unit, Place(audit, THREE, "pol"), " A visit was left out.\n")
    after = head(unit, audit, THREE)
    assert after == replace(before, signed_off_by="", signed_off_at=None)
    assert history.of_record(unit, Return, audit, THREE, "pol")[0].reason == "A visit was left out."
    for case in (THREE, ONE):
        with refused(unit, NotSignedOff):
            casework.reopen(unit, Place(audit, case, "pol"), "Once more.")


def test_describing_a_return_keeps_who_recorded_it_first(unit, audit):
    with at_keyboard(unit, "constable"):
        casework.describe(unit, Return(audit, ONE, "pol", involvement=Involvement.INVOLVED))
    with at_keyboard(unit, "head"):
        stands = head(unit, audit, ONE)
        casework.describe(unit, replace(stands, records_seen="The log", signed_off_by="head"))
    now = head(unit, audit, ONE)
    assert (now.auditor, now.records_seen, now.signed_off_by) == ("constable", "The log", "")


def test_the_panel_s_and_the_agencys_grades_of_one_domain_are_two(unit, audit):
    acts.grade(unit, audit)
    with at_keyboard(unit, "clerk"):
        key = (audit, ONE, PANEL, Stage.PANEL.value, acts.SECTION)
        panel.grade_panel(unit, Grade(*key, Judgement("inadequate", "Agreed by all.")))
    with at_keyboard(unit, "chair"):
        third = Grade(audit, ONE, PANEL, "agency", OVERALL, Judgement("outstanding", acts.WHY))
        moderating.grade_moderated(unit, third)
    stages = {one.stage: one.judgement.value for one in unit.where(Grade, audit=audit, case=ONE)}
    assert stages == {"agency": "good", "panel": "inadequate", "moderated": "outstanding"}
    sheet = casework.sheet(unit, Place(audit, ONE, "pol"))
    assert [one.judgement.value for one in sheet.recorded.grades] == ["good"]


def test_a_childs_words_are_kept_as_they_were_said(unit, audit):
    acts.hear_the_child(unit, audit)
    casework.voice(unit, replace(unit.one(Voice, audit=audit, case=ONE), words=HARD))
    assert unit.one(Voice, audit=audit, case=ONE, agency="pol").words == HARD
