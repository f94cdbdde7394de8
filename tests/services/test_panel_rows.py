"""Rows on the panel's sheet: recorded by the lead, told in history, report, tables and data."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

import pytest
from agreeing import ACTIONS, AGREED, KEY, MORE, WHAT, WHEN, agreeing
from deepdive import AUDIT, HERE, plan
from eventful import EVENTS
from world import WORDS, SteppingClock, found

from lifaudit.domain.asked import Path
from lifaudit.domain.audit import Audit, Status
from lifaudit.domain.casework import PANEL, Answer, Row
from lifaudit.domain.completeness import GapKind
from lifaudit.domain.errors.audit import AuditNotStarted, AuditSigned, NotTheLead
from lifaudit.domain.errors.base import Cancelled
from lifaudit.domain.errors.casework import NoSuchRow, RowsFull
from lifaudit.domain.errors.instrument import NotInForm
from lifaudit.domain.panel import panel_gaps, panel_progress
from lifaudit.profiles.library import profile
from lifaudit.reports.content.cover import Standing
from lifaudit.reports.content.data import data_of
from lifaudit.reports.content.report import report_of
from lifaudit.reports.content.sheets import sheets_of
from lifaudit.reports.content.source import Source, lead_signatory
from lifaudit.reports.linear import Grid, linear
from lifaudit.services import casework, history, instruments, rows, vault
from lifaudit.services.dossiers import dossier
from lifaudit.services.panel import answer_panel, panel_sheet
from lifaudit.services.rows import Rows
from lifaudit.store.unit import Unit


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    made = vault.create(tmp_path_factory.mktemp("shared") / "vault", WORDS, SteppingClock())
    with plan(found(made)).unit() as unit:
        instruments.pin(unit, AUDIT, agreeing())
    yield made
    made.close()


@pytest.fixture
def unit(shared) -> Iterator[Unit]:
    with suppress(Cancelled), shared.unit() as unit:
        yield unit
        raise Cancelled


def agree(unit, what):
    rows.add_row(unit, ACTIONS)
    row = rows.standing(unit, ACTIONS)[-1].row
    answer_panel(unit, Answer(*KEY, at(row), what))
    return row


def at(row, question=WHAT):
    return Path(question, AGREED, row).text


def here(unit):
    return panel_sheet(unit, AUDIT, HERE.case)


def test_the_panel_records_row_by_row_and_no_agency_sees_them_as_its_own(unit):
    first, second = agree(unit, "Home visit"), agree(unit, "Speech therapy")
    rows.move_row(unit, ACTIONS, second, 1)
    said = here(unit).said
    assert [one.row for one in said.rows(AGREED)] == [second, first]
    assert said.answer(at(first)).value == "Home visit"
    assert casework.sheet(unit, HERE).recorded.rows == ()


def test_what_is_left_counts_rows_and_what_each_asks(unit):
    (few,) = panel_gaps(here(unit))
    assert (few.kind, few.sentence) == (GapKind.ROWS, "Add one row: Actions agreed")
    row = agree(unit, "")
    (open_,) = panel_gaps(here(unit))
    assert (open_.question, open_.sentence) == (at(row), "Actions agreed 1: What will be done")
    answer_panel(unit, Answer(*KEY, at(row), "Home visit"))
    assert panel_gaps(here(unit)) == ()
    assert all(one.is_done for one in panel_progress(here(unit)))


def test_logic_of_the_sheet_counts_the_rows_that_stand(unit):
    made = [agree(unit, what) for what in ("One", "Two", "Three")]
    answer_panel(unit, Answer(*KEY, MORE, "Much had to be put right."))
    assert not here(unit).worked.hides(MORE)
    rows.remove_row(unit, ACTIONS, made[0])
    assert here(unit).worked.hides(MORE)
    assert dossier(unit, AUDIT).hides(HERE.case, PANEL, MORE)
    assert [row[-1] for row in told(unit) if row[4] == "Why so many?"] == ["No"]


def test_a_row_that_is_gone_takes_no_answer_and_no_more_are_added_than_fit(unit):
    first, _, _ = agree(unit, "One"), agree(unit, "Two"), agree(unit, "Three")
    with pytest.raises(RowsFull):
        rows.add_row(unit, ACTIONS)
    rows.remove_row(unit, ACTIONS, first)
    with pytest.raises(NoSuchRow):
        answer_panel(unit, Answer(*KEY, at(first), "Changed"))


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({"status": Status.DRAFT}, AuditNotStarted),
        ({"status": Status.SIGNED}, AuditSigned),
        ({"lead": "somebody-else"}, NotTheLead),
    ],
)
def test_only_the_lead_adds_rows_and_only_while_the_audit_runs(unit, facts, error):
    unit.record("Changed", replace(unit.one(Audit, audit=AUDIT), **facts))
    with pytest.raises(error):
        rows.add_row(unit, ACTIONS)


@pytest.mark.parametrize("group", ["no.such", MORE, EVENTS])
def test_what_the_panel_is_not_asked_takes_no_rows(unit, group):
    with pytest.raises(NotInForm):
        rows.add_row(unit, replace(ACTIONS, group=group))


def test_a_form_made_for_agencies_asks_the_panel_for_no_rows(unit):
    instruments.pin(unit, AUDIT, replace(agreeing(), use="return"))
    with pytest.raises(NotInForm):
        rows.add_row(unit, Rows(ACTIONS.place, WHAT))


def test_history_names_the_row_in_the_panels_own_words_and_takes_it_back(unit):
    agree(unit, "Home visit")
    gone = rows.remove_row(unit, ACTIONS, agree(unit, "Speech therapy"))
    lines = {(line.where, line.what, line.after) for line in history.recent(unit, AUDIT)}
    where = f"{HERE.case}, Panel"
    assert (where, "Actions agreed, row 1, What will be done", "Home visit") in lines
    assert (where, "Actions agreed, a row that was taken out: taken out", "Yes") in lines
    history.undo(unit, gone.step)
    assert len(rows.standing(unit, ACTIONS)) == 2
    assert len(unit.where(Row, audit=AUDIT)) == 2


def source_of(unit):
    whole = dossier(unit, AUDIT)
    return Source(whole, profile(), (lead_signatory(whole),))


def told(unit):
    return next(one for one in sheets_of(source_of(unit)) if one.name == "Answers").rows


def test_report_tables_and_data_tell_the_rows(unit):
    row = agree(unit, "Home visit")
    answer_panel(unit, Answer(*KEY, at(row, WHEN), "2026-10-01"))
    agree(unit, "Speech therapy")
    source = source_of(unit)
    report = report_of(source, Standing.DRAFT, unit.now()).report
    grids = [one for one in linear(report) if isinstance(one, Grid)]
    assert [one.header for one in grids].count(
        ("Row", "What will be done", "Who does it", "By when")
    ) == 1
    (table,) = (one for one in sheets_of(source) if one.name == "Actions agreed")
    assert table.rows == (
        (HERE.case, "Panel", 1, "Home visit", "", "1 October 2026"),
        (HERE.case, "Panel", 2, "Speech therapy", "", ""),
    )
    assert [row[1:6] for row in told(unit)] == [
        ("Panel", "Agreed", 1, "What will be done", "Home visit"),
        ("Panel", "Agreed", 1, "By when", "1 October 2026"),
        ("Panel", "Agreed", 2, "What will be done", "Speech therapy"),
    ]
    (first, *_) = data_of(source, unit.now())["panel_answers"]
    assert {**first, "evidence": None} == {
        "case": HERE.case,
        "question": WHAT,
        "group": AGREED,
        "row": 1,
        "value": "Home visit",
        "note": "",
        "evidence": None,
    }
