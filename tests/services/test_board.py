"""The board counts what the sheet names, and says the state of every return."""

from __future__ import annotations

from dataclasses import replace

import pytest
from deepdive import AUDIT, HERE, declare, fill, plan
from eventful import GROUP, every_kind

from lifaudit.domain.audit import ExpectedAgency
from lifaudit.domain.case import Case, CaseStatus
from lifaudit.domain.casework import Answer, Grade, Involvement, Judgement, Return, Voice
from lifaudit.domain.completeness import gaps_of, progress_of
from lifaudit.domain.errors.audit import AuditMissing
from lifaudit.services import board as boards
from lifaudit.services import casework, instruments, rows
from lifaudit.services.board import State

KEY = (HERE.audit, HERE.case, HERE.agency)


@pytest.fixture
def unit(founded):
    with plan(founded).unit() as unit:
        yield unit


def cell(unit, place=HERE):
    board = boards.board(unit, place.audit)
    row = next(row for row in board.rows if row.case.case == place.case)
    return next(one for one in row.cells if one.agency == place.agency)


def agrees(unit, place=HERE):
    return len(gaps_of(casework.sheet(unit, place))) == cell(unit, place).gaps


def test_a_new_board_has_every_case_and_agency_not_started(unit):
    board = boards.board(unit, AUDIT)
    assert [len(row.cells) for row in board.rows] == [5, 5, 5]
    assert board.count(State.NOT_STARTED) == 15


def test_each_step_of_a_return_shows(unit):
    assert agrees(unit)
    declare(unit)
    assert cell(unit).state is State.IN_PROGRESS
    assert agrees(unit)
    fill(unit)
    assert (cell(unit).state, cell(unit).gaps, cell(unit).is_left) == (State.COMPLETE, 0, True)
    casework.sign_off(unit, HERE)
    assert (cell(unit).state, cell(unit).is_left) == (State.SIGNED_OFF, False)


@pytest.mark.parametrize(
    "item",
    [
        Answer(*KEY, "recognition.early-signs", "mostly"),
        Answer(*KEY, "recognition.early-signs", "", "only a note"),
        Grade(*KEY, "agency", "recognition", Judgement("good", "")),
        Grade(*KEY, "agency", "recognition", Judgement("", "only a reason")),
        Grade(*KEY, "agency", "recognition", Judgement("good", 'said "reason":""')),
        Voice(*KEY, communication_need="Makaton"),
    ],
)
def test_the_board_counts_as_the_sheet_names(unit, item):
    unit.record("Recorded", item)
    assert cell(unit).state is State.IN_PROGRESS
    assert agrees(unit)


@pytest.mark.parametrize(
    ("how", "state"),
    [
        (Involvement.NOT_KNOWN, State.NOT_KNOWN),
        (Involvement.KNOWN_NOT_INVOLVED, State.NOT_INVOLVED),
    ],
)
def test_a_child_the_agency_did_not_work_with_says_so(unit, how, state):
    casework.describe(unit, Return(*KEY, involvement=how))
    assert (cell(unit).state, cell(unit).gaps, cell(unit).signed) == (state, 0, False)
    casework.sign_off(unit, HERE)
    assert (cell(unit).state, cell(unit).is_left) == (state, False)


def test_replaced_cases_reserves_and_agencies_no_longer_asked_are_not_shown(unit):
    unit.record("Replaced", Case(AUDIT, "DD26-07-01", CaseStatus.REPLACED))
    unit.record("Reserve", Case(AUDIT, "DD26-07-09", CaseStatus.RESERVE))
    police = unit.one(ExpectedAgency, audit=AUDIT, agency="pol")
    unit.record("Dropped", replace(police, asked=False))
    board = boards.board(unit, AUDIT)
    assert [row.case.case for row in board.rows] == ["DD26-07-02", "DD26-07-03"]
    assert "pol" not in [one.agency for one in board.agencies]


def test_where_what_is_asked_depends_on_answers_the_returns_are_read(unit):
    instruments.pin(unit, AUDIT, every_kind())
    assert cell(unit).state is State.NOT_STARTED
    assert agrees(unit)
    rows.add_row(unit, GROUP)
    assert cell(unit).state is State.IN_PROGRESS
    assert agrees(unit)
    declare(unit)
    casework.answer(unit, Answer(*KEY, "kinds.ranking", "home"))
    assert agrees(unit)
    fill(unit)
    assert agrees(unit)
    assert cell(unit).total == sum(one.total for one in progress_of(casework.sheet(unit, HERE)))
    casework.describe(unit, Return(*KEY, involvement=Involvement.NOT_KNOWN))
    assert (cell(unit).state, cell(unit).gaps) == (State.NOT_KNOWN, 0)


def test_an_audit_that_is_not_there_is_refused(unit):
    with pytest.raises(AuditMissing):
        boards.board(unit, "other")
