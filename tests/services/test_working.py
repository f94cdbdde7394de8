"""What logic works out is on the sheet, on the board and in the report, and frozen when signed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from deepdive import AUDIT, HERE, fill
from domain.one_question import form_of, question, section
from eventful import DAY, EVENTS, GROUP, every_kind, shared, unit

from lifaudit.domain.asked import Path
from lifaudit.domain.casework import PANEL, Answer
from lifaudit.domain.completeness import GapKind, gaps_of, progress_of
from lifaudit.domain.errors.audit import ReturnIncomplete
from lifaudit.domain.errors.casework import UnfitAnswer
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Choice, Extra, Logic
from lifaudit.domain.returns import returns_of
from lifaudit.domain.sheet import Recorded
from lifaudit.domain.worked import UNWORKED
from lifaudit.instruments.library import form
from lifaudit.services import board, casework, instruments, rows
from lifaudit.services.dossiers import dossier
from lifaudit.services.panel import panel_sheet
from lifaudit.services.working import has_logic, live_for, worked_for, worked_in

__all__ = ["shared", "unit"]

KEY = (HERE.audit, HERE.case, HERE.agency)
ALONE = "${kinds.yes-no} = 'no'"
FORM = every_kind(
    **{
        "long-text": Logic(relevant=ALONE),
        "person": Logic(required="${kinds.yes-no} = 'yes'"),
        "date": Logic(constraint=". <= today()", message="This day has not come yet."),
        "calculated": Logic(calculation="count(${events.when})"),
    }
)
AREAS = (Choice("north", "North"), Choice("south", "South"))
TEAMS = tuple(
    Choice(f"{area}-{number}", f"{area} {number}", extras=(Extra("area", area),))
    for area in ("north", "south")
    for number in (1, 2)
)


@pytest.fixture
def ruled(unit):
    instruments.pin(unit, AUDIT, FORM)
    return unit


def write(unit, path, value):
    return casework.answer(unit, Answer(*KEY, path, value))


def here(unit):
    return casework.sheet(unit, HERE)


def asked(unit):
    return {gap.question for gap in gaps_of(here(unit))}


def test_a_form_without_logic_is_never_compiled():
    plain = form("multi-agency-deep-dive")
    assert not has_logic(plain)
    assert worked_for(plain, Recorded(), None) is UNWORKED
    assert has_logic(form_of(section("one", question(Kind.NOTE, "one.q"), relevant="true()")))


def test_what_does_not_apply_is_not_asked_and_its_answer_is_kept(ruled):
    write(ruled, "kinds.yes-no", "no")
    write(ruled, "kinds.long-text", "A day indoors")
    assert not here(ruled).worked.hides("kinds.long-text")
    write(ruled, "kinds.yes-no", "yes")
    assert here(ruled).worked.hides("kinds.long-text")
    assert here(ruled).answer("kinds.long-text").value == "A day indoors"
    assert "kinds.long-text" not in asked(ruled)
    write(ruled, "kinds.yes-no", "no")
    assert here(ruled).answer("kinds.long-text").value == "A day indoors"
    assert not here(ruled).worked.hides("kinds.long-text")


def test_a_broken_constraint_holds_the_return_up_and_says_why(ruled):
    fill(ruled)
    assert gaps_of(here(ruled)) == ()
    tomorrow = here(ruled).today + timedelta(days=1)
    write(ruled, "kinds.date", tomorrow.isoformat())
    (gap,) = gaps_of(here(ruled))
    assert (gap.kind, gap.sentence) == (GapKind.CONSTRAINT, "This day has not come yet.")
    with pytest.raises(ReturnIncomplete, match=r"signed off: 1[.]"):
        casework.sign_off(ruled, HERE)


def test_a_required_expression_is_a_gap(ruled):
    fill(ruled)
    write(ruled, "kinds.person", "")
    assert asked(ruled) == {"kinds.person"}


def test_rows_are_counted_as_they_stand(ruled):
    for value in ("2026-05-04", "2026-05-06"):
        rows.add_row(ruled, GROUP)
        row = rows.standing(ruled, GROUP)[-1].row
        write(ruled, Path(DAY, EVENTS, row).text, value)
    assert here(ruled).worked.values["kinds.calculated"] == "2"
    rows.remove_row(ruled, GROUP, row)
    assert here(ruled).worked.values["kinds.calculated"] == "1"
    rows.restore_row(ruled, GROUP, row)
    assert here(ruled).worked.values["kinds.calculated"] == "2"


def test_the_window_answers_one_by_one_and_comes_to_the_same(ruled):
    live = live_for(here(ruled))
    changed = live.answer("kinds.yes-no", "no")
    assert "kinds.long-text" in changed
    write(ruled, "kinds.yes-no", "no")
    assert live.worked == here(ruled).worked


def test_what_was_signed_does_not_change_with_the_calendar(ruled):
    fill(ruled)
    write(ruled, "kinds.date", here(ruled).today.isoformat())
    casework.sign_off(ruled, HERE)
    signed = here(ruled)
    later = dossier(ruled, AUDIT)
    later = replace(later, taken_at=later.taken_at + timedelta(days=4000))
    (again, *_) = [one for one in returns_of(later) if one.place == HERE]
    assert again.today == signed.today
    assert worked_in(later)[HERE.case, HERE.agency] == signed.worked


def test_board_and_report_count_what_the_page_counts(ruled):
    write(ruled, "kinds.yes-no", "no")
    rows.add_row(ruled, GROUP)
    (row,) = board.board(ruled, AUDIT).rows
    cell = next(one for one in row.cells if one.agency == HERE.agency)
    assert cell.gaps == len(gaps_of(here(ruled)))
    assert cell.total == sum(one.total for one in progress_of(here(ruled)))
    taken = dossier(ruled, AUDIT)
    mine = next(one for one in returns_of(taken) if one.place == HERE)
    assert (mine.worked, mine.today) == (here(ruled).worked, here(ruled).today)


@pytest.fixture
def filtered(unit):
    teams = question(
        Kind.ONE_OF, "one.team", choices=TEAMS, logic=Logic(filter="area = ${one.area}")
    )
    asks = section("one", question(Kind.ONE_OF, "one.area", choices=AREAS), teams)
    instruments.pin(unit, AUDIT, form_of(asks))
    return unit


def test_only_what_is_offered_is_taken_and_what_stands_may_stay(filtered):
    write(filtered, "one.area", "north")
    write(filtered, "one.team", "north-1")
    with pytest.raises(UnfitAnswer, match="not offered here"):
        write(filtered, "one.team", "south-1")
    write(filtered, "one.area", "south")
    kept = Answer(*KEY, "one.team", "north-1", "They moved in June")
    casework.answer(filtered, kept)
    assert here(filtered).answer("one.team") == kept
    (gap,) = (one for one in gaps_of(here(filtered)) if one.question == "one.team")
    assert gap.kind is GapKind.CONSTRAINT
    write(filtered, "one.team", "south-2")
    assert "one.team" not in asked(filtered)


def test_the_panels_own_form_has_logic_too(unit):
    says = question(Kind.YES_NO, "one.agreed")
    why = question(Kind.LONG_TEXT, "one.why", logic=Logic(relevant="${one.agreed} = 'no'"))
    instruments.pin(unit, AUDIT, form_of(section("one", says, why), use="panel", key="ours"))
    case = HERE.case
    assert panel_sheet(unit, AUDIT, case).worked.hides("one.why")
    unit.record("Recorded", Answer(AUDIT, case, PANEL, "one.agreed", "no"))
    assert not panel_sheet(unit, AUDIT, case).worked.hides("one.why")


def test_a_hidden_section_takes_its_grade_with_it(unit):
    first, *others = FORM.sections
    hidden = replace(FORM, sections=(replace(first, relevant="false()"), *others))
    instruments.pin(unit, AUDIT, hidden)
    assert {gap.section for gap in gaps_of(here(unit))} == {
        *("start", "child-voice", "events", "whole"),
    }
