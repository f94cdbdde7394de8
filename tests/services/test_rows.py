"""Rows are added, taken out, brought back and moved; what was answered in them is never lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from deepdive import AUDIT, HERE, declare
from eventful import DAY, EVENTS, GROUP, WHAT, every_kind, shared, unit
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lifaudit.domain.asked import Path
from lifaudit.domain.audit import Audit, Status
from lifaudit.domain.casework import Answer, Involvement, Return, Row
from lifaudit.domain.errors.audit import AuditSigned, ReturnSignedOff
from lifaudit.domain.errors.casework import NoSuchRow, NotExpected, RowsFull, UnfitAnswer
from lifaudit.domain.errors.instrument import NotInForm
from lifaudit.domain.sheet import Place
from lifaudit.domain.taking_part import returned
from lifaudit.services import board, casework, history, instruments, rows
from lifaudit.services.board import State
from lifaudit.services.dossiers import dossier
from lifaudit.services.rows import Rows

KEY = (HERE.audit, HERE.case, HERE.agency)


__all__ = ["shared", "unit"]


def added(unit, where=GROUP):
    rows.add_row(unit, where)
    return rows.standing(unit, where)[-1].row


def at(row, question):
    return Path(question, EVENTS, row).text


def write(unit, row, value, question=WHAT):
    casework.answer(unit, Answer(*KEY, at(row, question), value))


def order(unit):
    return [one.row for one in rows.standing(unit, GROUP)]


def test_rows_stand_in_the_order_they_were_added(unit):
    first, second = added(unit), added(unit)
    assert order(unit) == [first, second]
    assert [one.row for one in casework.sheet(unit, HERE).rows(EVENTS)] == [first, second]


def test_what_is_answered_in_a_row_stands_in_that_row_alone(unit):
    first, second = added(unit), added(unit)
    write(unit, first, "The visit")
    sheet = casework.sheet(unit, HERE)
    assert sheet.answer(at(first, WHAT)).value == "The visit"
    assert sheet.answer(at(second, WHAT)).value == ""


def test_a_row_that_is_taken_out_keeps_its_answers_and_comes_back_with_them(unit):
    first, second = added(unit), added(unit)
    write(unit, first, "The visit")
    rows.remove_row(unit, GROUP, first)
    assert order(unit) == [second]
    assert [one.row for one in rows.taken_out(unit, GROUP)] == [first]
    with pytest.raises(NoSuchRow):
        write(unit, first, "Changed while away")
    rows.restore_row(unit, GROUP, first)
    assert order(unit) == [second, first]
    assert casework.sheet(unit, HERE).answer(at(first, WHAT)).value == "The visit"


def test_taking_a_row_out_can_be_taken_back(unit):
    first = added(unit)
    gone = rows.remove_row(unit, GROUP, first)
    history.undo(unit, gone.step)
    assert order(unit) == [first]


def test_a_row_moves_to_any_place_and_no_further_than_the_ends(unit):
    first, second, third = added(unit), added(unit), added(unit)
    rows.move_row(unit, GROUP, third, 1)
    assert order(unit) == [third, first, second]
    rows.move_row(unit, GROUP, third, 99)
    assert order(unit) == [first, second, third]
    rows.move_row(unit, GROUP, third, -5)
    assert order(unit) == [third, first, second]
    assert rows.move_row(unit, GROUP, third, 1).is_empty


def test_no_more_rows_are_added_than_the_form_takes(unit):
    first, _, _ = added(unit), added(unit), added(unit)
    with pytest.raises(RowsFull, match="3 rows"):
        rows.add_row(unit, GROUP)
    rows.remove_row(unit, GROUP, first)
    added(unit)
    with pytest.raises(RowsFull):
        rows.restore_row(unit, GROUP, first)


def test_a_row_that_is_not_there_is_neither_moved_nor_taken_out_nor_answered(unit):
    first = added(unit)
    for act in (rows.remove_row, rows.restore_row):
        with pytest.raises(NoSuchRow):
            act(unit, GROUP, "nowhere")
    with pytest.raises(NoSuchRow):
        rows.move_row(unit, GROUP, "nowhere", 1)
    with pytest.raises(NoSuchRow):
        rows.restore_row(unit, GROUP, first)
    with pytest.raises(NoSuchRow):
        write(unit, "nowhere", "x")


@pytest.mark.parametrize("key", ["no.such", "kinds.date"])
def test_only_a_group_has_rows(unit, key):
    with pytest.raises(NotInForm):
        rows.add_row(unit, Rows(HERE, key))


def test_what_other_agencies_are_asked_takes_no_rows_here(unit):
    form = every_kind()
    events = form.section("events")
    group = replace(events.questions[0], agencies=frozenset({"probation"}))
    changed = replace(form, sections=(form.sections[0], replace(events, questions=(group,))))
    instruments.pin(unit, AUDIT, changed)
    with pytest.raises(NotInForm):
        rows.add_row(unit, GROUP)


@pytest.mark.parametrize(
    "path", [WHAT, f"{EVENTS}/r/kinds.date", f"kinds.date/r/{WHAT}", f"no.such/r/{WHAT}"]
)
def test_a_question_is_answered_where_it_is_asked_and_nowhere_else(unit, path):
    with pytest.raises(NotInForm):
        casework.answer(unit, Answer(*KEY, path, "x"))


def test_an_answer_in_a_row_fits_its_question_like_any_other(unit):
    first = added(unit)
    with pytest.raises(UnfitAnswer, match="calendar"):
        write(unit, first, "2026-02-30", DAY)
    write(unit, first, " 2026-02-28 ", DAY)
    assert casework.sheet(unit, HERE).answer(at(first, DAY)).value == "2026-02-28"


def test_a_closed_return_keeps_its_rows_as_they_are(unit):
    first = added(unit)
    away = Return(*KEY, involvement=Involvement.NOT_KNOWN)
    casework.describe(unit, away)
    casework.sign_off(unit, HERE)
    acts = (
        lambda: rows.add_row(unit, GROUP),
        lambda: rows.remove_row(unit, GROUP, first),
        lambda: rows.restore_row(unit, GROUP, first),
        lambda: rows.move_row(unit, GROUP, first, 1),
    )
    for act in acts:
        with pytest.raises(ReturnSignedOff):
            act()
    (step,) = {line.step for line in history.of_record(unit, Row, *KEY, EVENTS, first)}
    with pytest.raises(ReturnSignedOff):
        history.undo(unit, step)
    unit.record("Signed", replace(unit.one(Audit, audit=AUDIT), status=Status.SIGNED))
    for act in acts:
        with pytest.raises(AuditSigned):
            act()


def test_only_chosen_cases_and_asked_agencies_have_rows(unit):
    with pytest.raises(NotExpected):
        rows.add_row(unit, Rows(Place(AUDIT, "DD26-07-99", "pol"), EVENTS))


def test_the_history_names_the_row_by_its_group_and_its_place(unit):
    declare(unit)
    first, second = added(unit), added(unit)
    write(unit, second, "2026-02-28", DAY)
    rows.remove_row(unit, GROUP, first)
    told = {(line.what, line.before, line.after) for line in history.recent(unit, AUDIT)}
    group = every_kind().question(EVENTS).text
    asked = every_kind().question(DAY).text
    assert (f"{group}, row 1, {asked}", "", "28 February 2026") in told
    assert (f"{group}, a row that was taken out: taken out", "", "Yes") in told
    assert (f"{group}, row 1: place", "", "2") in told


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(st.sampled_from("armb"), st.integers(0, 5)), max_size=12))
def test_whatever_is_done_no_row_and_no_answer_is_ever_lost(unit, acts):
    for known in rows.standing(unit, GROUP):
        rows.remove_row(unit, GROUP, known.row)
    before = {one.row for one in unit.where(Row, audit=AUDIT)}
    mine = set()
    for act, number in acts:
        now, gone = rows.standing(unit, GROUP), rows.taken_out(unit, GROUP)
        if act == "a" and len(now) < 3:
            row = added(unit)
            write(unit, row, f"Written in {row}")
            mine.add(row)
        elif act == "r" and now:
            rows.remove_row(unit, GROUP, now[number % len(now)].row)
        elif act == "m" and now:
            rows.move_row(unit, GROUP, now[number % len(now)].row, number)
        elif act == "b" and gone and len(now) < 3:
            rows.restore_row(unit, GROUP, gone[number % len(gone)].row)
    assert {one.row for one in unit.where(Row, audit=AUDIT)} == before | mine
    sheet = casework.sheet(unit, HERE)
    assert all(sheet.answer(at(row, WHAT)).value == f"Written in {row}" for row in mine)
    assert len(set(order(unit))) == len(order(unit)) <= 3


def test_a_row_alone_begins_a_return_on_the_board_as_in_the_report(unit):
    assert state_on_the_board(unit) is State.NOT_STARTED
    added(unit)
    assert state_on_the_board(unit) is State.IN_PROGRESS
    (police,) = (one for one in returned(dossier(unit, AUDIT)) if one.agency == HERE.agency)
    assert police.in_progress == 1


def state_on_the_board(unit):
    return next(
        cell.state
        for row in board.board(unit, AUDIT).rows
        for cell in row.cells
        if (row.case.case, cell.agency) == (HERE.case, HERE.agency)
    )
