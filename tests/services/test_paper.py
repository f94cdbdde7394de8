"""What the audit day puts on paper: codes only, a box for every grade, a receipt of few words."""

from __future__ import annotations

from dataclasses import replace

import graded
import pytest
from deepdive import AUDIT, plan
from rich_dossier import rich
from world import START

from lifaudit.domain.case import Case
from lifaudit.domain.codec import plain
from lifaudit.domain.errors.day import ConcernMissing
from lifaudit.domain.errors.sealing import NotWritten
from lifaudit.domain.ports import silent
from lifaudit.domain.running_order import CaseDay
from lifaudit.domain.urgent import NOW, Urgent, Way
from lifaudit.reports.content.cover import Standing
from lifaudit.reports.content.day_sheets import BOX
from lifaudit.reports.tree import Callout, Heading, KeyFacts, Paragraph, Table
from lifaudit.reports.ua_lint import lint
from lifaudit.services import paper, reporting, urgent
from lifaudit.services.dossiers import dossier
from lifaudit.services.profiles import profile

WHOLE = graded.dossier(2)


@pytest.fixture
def unit(founded):
    with plan(founded).unit() as unit:
        yield unit


def tables(report, at=0):
    return [one for one in report.sections[at].blocks if isinstance(one, Table)]


def test_there_is_a_sheet_for_every_case_with_the_running_order_and_a_box_for_every_grade():
    report = paper.sheets_of(WHOLE).report
    assert [one.title for one in report.sections] == list(graded.codes(2))
    order, grades, why, learned = tables(report)
    assert [row[0] for row in order.rows] == [one.label for one in profile().day]
    assert order.rows[1][1] == "15"
    assert grades.header == (
        *("Domain", "Social care", "Police", "Health", "Education", "Probation", "Panel"),
    )
    form = graded.PANEL_SHEET
    assert [row[0] for row in grades.rows] == [one.title for one in form.all_sections if one.graded]
    assert {one for row in grades.rows for one in row[1:]} == {BOX}
    assert (len(why.rows), len(learned.rows)) == (4, 5)
    assert any(isinstance(one, Callout) and one.title == NOW for one in report.sections[0].blocks)


def test_many_agencies_go_on_below_and_the_panel_stands_with_the_last():
    many = tuple(replace(WHOLE.agencies[0], agency=f"a{n}", short=f"A{n}") for n in range(8))
    _, first, second, *_ = tables(paper.sheets_of(replace(WHOLE, agencies=many)).report)
    assert first.header == ("Domain", "A0", "A1", "A2", "A3", "A4", "A5")
    assert second.header == ("Domain", "A6", "A7", "Panel")


def test_a_form_without_grades_says_so():
    bare = replace(graded.PANEL_SHEET, grade_scale=None)
    forms = replace(WHOLE.instruments, panel=bare)
    report = paper.sheets_of(replace(WHOLE, instruments=forms)).report
    (legend,) = [one for one in report.sections[0].blocks if isinstance(one, Paragraph)]
    assert legend.runs[0].text == "This form takes no grade."


def test_nothing_that_anybody_typed_of_a_case_is_on_its_sheet():
    cases = (Case(AUDIT, "DD26-07-01", title="Typed title", why="Typed why"),)
    made = paper.sheets_of(replace(WHOLE, cases=cases)).report
    assert "Typed" not in str(plain(made))
    assert "Typed" not in str(plain(paper.sheets_of(rich(2, 3, words="Typed words")).report))


def test_the_sheets_are_an_accessible_file(tmp_path):
    file = paper.write(paper.sheets_of(WHOLE), tmp_path / "new", START, silent)
    assert file.name == "DD26-07-audit-day-sheets.pdf"
    assert lint(file.read_bytes()) == ()


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("here")
    with pytest.raises(NotWritten):
        paper.write(paper.sheets_of(WHOLE), tmp_path / "file", START, silent)


def test_a_receipt_says_who_was_told_and_tells_no_story(unit, tmp_path):
    urgent.raise_concern(unit, AUDIT, "DD26-07-01", "not-seen")
    (one,) = unit.where(Urgent)
    before = paper.receipt_of(unit, AUDIT, one.concern)
    (facts,) = [each for each in before.report.sections[0].blocks if isinstance(each, KeyFacts)]
    assert dict(facts.pairs)["Who was told"] == "Not yet"
    told = replace(one, told="Duty manager", how=Way.TELEPHONE, agency="csc", response="Seen")
    urgent.save_concern(unit, told)
    after = paper.receipt_of(unit, AUDIT, one.concern)
    (facts,) = [each for each in after.report.sections[0].blocks if isinstance(each, KeyFacts)]
    said = dict(facts.pairs)
    assert said["Who was told"] == "Social care, Duty manager"
    assert said["An answer is due"] > said["Raised"]
    assert (said["How"], said["Answered"], said["Closed"]) == ("By telephone", "Seen", "Not yet")
    file = paper.write(after, tmp_path, START, silent)
    assert file.name == f"urgent-DD26-07-01-{one.concern}.pdf"
    assert lint(file.read_bytes()) == ()
    with pytest.raises(ConcernMissing):
        paper.receipt_of(unit, AUDIT, "never")


def test_the_report_counts_the_register_and_says_when_each_case_was_looked_at(unit):
    looked = CaseDay(AUDIT, "DD26-07-01", START, START, closed_at=START, on_paper=START.date())
    unit.record("Looked", looked)
    assert dossier(unit, AUDIT).learned.summary is None
    urgent.raise_concern(unit, AUDIT, "DD26-07-01", "no-plan")
    whole = dossier(unit, AUDIT)
    assert (whole.learned.summary.urgent_raised, whole.learned.summary.urgent_resolved) == (1, 0)
    parts = reporting.made(whole, Standing.DRAFT, START, None).report.sections
    titles = [one.text for part in parts for one in part.blocks if isinstance(one, Heading)]
    assert "When each was looked at together" in titles
