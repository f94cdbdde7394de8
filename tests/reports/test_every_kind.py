"""Every kind of question has its place in the report, in the tables and in the data."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from io import BytesIO, StringIO

import pytest
from eventful import EVENTS, every_kind
from openpyxl import load_workbook
from reports.test_content import HOSTILE, made, source_of, titles, words_of
from rich_dossier import WHEN, eventful_dossier, looked_through, rich

from lifaudit.domain.casework import Involvement
from lifaudit.domain.instrument import Scoring
from lifaudit.domain.kinds import Kind
from lifaudit.domain.ports import silent
from lifaudit.domain.question import Question
from lifaudit.reports.content.agencies import agencies
from lifaudit.reports.content.answer_sheets import answers_sheet, group_sheets, scores_sheet
from lifaudit.reports.content.cases import cases
from lifaudit.reports.content.sheets import sheets_of
from lifaudit.reports.csv import make_csv
from lifaudit.reports.tree import PageBreak, Table
from lifaudit.reports.xlsx import make_xlsx
from lifaudit.services.exporting import export

FORM = every_kind()
GROUP = FORM.question(EVENTS).text


@pytest.fixture(scope="module")
def whole():
    return eventful_dossier(3, 3)


@pytest.fixture(scope="module")
def printed(whole):
    return words_of(whole)


@pytest.fixture(scope="module")
def data(whole):
    return json.loads(made(whole).data)


def answers_of(dossier):
    sheet = answers_sheet(source_of(dossier))
    return [dict(zip(sheet.header, row, strict=True)) for row in sheet.rows]


@pytest.mark.parametrize(
    "kind", [kind for kind in Kind if kind.answered and kind is not Kind.GRADE]
)
def test_every_kind_that_is_answered_is_printed_and_listed(whole, printed, kind):
    text = FORM.question(f"kinds.{kind.value}").text
    assert text in printed
    assert text in {row["Question"] for row in answers_of(whole)}


def test_rows_of_all_agencies_stand_in_one_table_each_with_its_number(printed):
    for agency in ("Social care", "Police"):
        assert f"{agency}, 1" in printed
        assert f"{agency}, 2" in printed
    assert "Held, Told" in printed
    assert f"{GROUP}: What came" in printed


def test_what_is_worked_out_and_what_it_adds_up_to_stands_beside_the_grades(printed):
    assert "Worked out from the answers" in printed
    assert "11 working days" in printed
    assert "What the answers add up to" in printed
    assert "By its own rules the form expects Partly overall at best." in printed


def test_a_chapter_sums_up_every_question_and_an_empty_audit_has_none(whole):
    assert "What was answered" in titles(made(whole).report)
    assert "What was answered" not in titles(made(replace(whole, answers=(), worked={})).report)


def test_a_form_that_counts_nothing_prints_no_score(whole):
    plain = replace(every_kind(), scoring=Scoring())
    bare = replace(whole, instruments=replace(whole.instruments, main=plain))
    assert "add up to" not in words_of(bare)
    assert scores_sheet(source_of(bare)) == ()


def test_several_domains_have_an_overall_score(whole):
    twice = asking(whole, replace(FORM.question("kinds.yes-no"), key="events.met"))
    (sheet,) = scores_sheet(source_of(twice))
    assert {row[2] for row in sheet.rows} == {"Kinds", "Events", "Overall"}
    assert "Overall" in words_of(twice)


def asking(dossier, question):
    """Put another question in the place of the group."""
    events = replace(FORM.section("events"), questions=(question,))
    form = replace(FORM, sections=(FORM.sections[0], events))
    return replace(dossier, instruments=replace(dossier.instruments, main=form))


def test_an_answer_is_listed_in_words_and_as_it_is_recorded(whole):
    rows = {row["Question"]: row for row in answers_of(whole)[:20]}
    duration = rows[FORM.question("kinds.duration").text]
    assert (duration["Answer"], duration["Recorded as"]) == ("1 working day", 1.0)
    ranking = rows[FORM.question("kinds.ranking").text]
    assert ranking["Answer"] == "1. At home, 2. At school, 3. In the street"
    assert ranking["Recorded as"] == "home school street"
    assert rows[FORM.question("kinds.long-text").text]["Recorded as"] is None
    assert rows["When"]["Row"] == 2
    assert duration["Evidence"] == "Case recording"


def test_what_does_not_apply_is_listed_and_does_not_count(whole, data):
    text = FORM.question("kinds.number").text
    counts = [row["Counts"] for row in answers_of(whole) if row["Question"] == text]
    assert (counts.count("No"), len(counts)) == (4, 9)
    kept = [one["answers"]["kinds.number"] for one in data["returns"]]
    assert [one.get("counts") for one in kept].count(False) == 3
    gone = tuple(replace(one, involvement=Involvement.NOT_KNOWN) for one in whole.returns)
    assert {row["Counts"] for row in answers_of(replace(whole, returns=gone))} == {"No"}


def test_a_group_is_a_table_of_its_own(whole):
    (sheet,) = group_sheets(source_of(whole))
    assert sheet.name == GROUP
    assert sheet.header == ("Case", "Agency", "Row", "When", "What happened", "What came")
    assert sheet.rows[0][:4] == ("DD26-07-01", "Social care", 1, "4 May 2026")
    book = load_workbook(BytesIO(make_xlsx(sheets_of(source_of(whole)), "Unsigned", WHEN)))
    assert GROUP[:31] in book.sheetnames
    assert group_sheets(source_of(rich(1, 1))) == ()


def test_a_group_of_many_columns_says_where_the_others_are(whole):
    group = FORM.question(EVENTS)
    wide = replace(group, questions=(*group.questions, *more_columns(group)))
    assert "3 more columns are in the attached audit.json." in words_of(asking(whole, wide))


def more_columns(group):
    first: Question = group.questions[0]
    return tuple(replace(first, key=f"events.more-{at}", text=f"More {at}") for at in range(4))


def test_the_data_holds_rows_worked_out_values_and_scores(data):
    one = data["returns"][0]
    assert one["answers"]["kinds.calculated"]["value"] == "3"
    assert [row["number"] for row in one["rows"]] == [1, 2]
    assert set(one["rows"][0]["answers"]) == {"events.when", "events.what", "events.done"}
    assert not any("/" in key for key in one["answers"])
    assert one["score"]["overall"]["percent"] == 90
    assert one["score"]["expected"] == {"best": "partly", "above": True}
    (away,) = (one for one in data["returns"] if one["involvement"] == "not-known")
    assert away["score"] is None


def test_hostile_words_of_every_kind_come_out_whole_and_harmless():
    hard = eventful_dossier(1, 1, HOSTILE)
    text = words_of(hard)
    assert "<img src=file:///etc/passwd>" in text
    assert "\x00" not in text
    assert "\u202e" not in text
    told = json.loads(made(hard).data)["returns"][0]
    assert told["answers"]["kinds.long-text"]["value"] == HOSTILE
    for sheet in (answers_sheet(source_of(hard)), *group_sheets(source_of(hard))):
        rows = list(csv.reader(StringIO(make_csv(sheet).decode("utf-8-sig"))))
        assert len(rows) == len(sheet.rows) + 1
        assert not any(
            cell.lstrip().startswith(("=", "+", "-", "@")) for row in rows for cell in row
        )


def test_scores_are_written_as_a_file_where_there_are_any(whole, tmp_path):
    names = {path.name for path in export(looked_through(whole), tmp_path / "a", WHEN, silent)}
    assert "DD26-07-scores.csv" in names
    other = looked_through(rich(1, 1))
    bare = {path.name for path in export(other, tmp_path / "b", WHEN, silent)}
    assert "DD26-07-scores.csv" not in bare


def test_of_many_columns_the_first_is_printed_and_what_sums_a_row_up(whole):
    group = FORM.question(EVENTS)
    worked = replace(group.questions[0], key="events.sum", kind=Kind.CALCULATED, text="Risk number")
    wide = replace(group, questions=(*group.questions, *more_columns(group), worked))
    blocks = cases_of(asking(whole, wide))
    headers = {one.header for one in blocks if isinstance(one, Table) and "When" in one.header}
    assert headers == {("Agency", "When", "What happened", "What came", "Risk number")}


def test_a_form_that_grades_nothing_speaks_of_no_grades(whole):
    plain = replace(FORM.section("kinds"), graded=False, descriptors=())
    form = replace(FORM, sections=(plain, FORM.section("events")), overall=None, grade_scale=None)
    bare = replace(whole, instruments=replace(whole.instruments, main=form), grades=(), notes=())
    said = words_of(replace(bare, learned=replace(bare.learned, actions=(), findings=())))
    assert "No agency has graded yet" not in said
    assert "Reasons are printed" not in said
    assert "what each grade looks like" not in said
    assert "Learning for each agency" not in said


def test_an_agency_with_much_to_say_has_a_page_of_its_own_and_others_share_one(whole):
    assert PageBreak() in agencies(source_of(whole)).blocks
    quiet = replace(whole, notes=(), learned=replace(whole.learned, actions=(), findings=()))
    assert PageBreak() not in agencies(source_of(quiet)).blocks


def cases_of(dossier):
    return cases(source_of(dossier)).blocks
