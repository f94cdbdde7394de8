"""How far grades agree stands in the report and in its tables, words before figures."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich_dossier import WHEN, rich

from lifaudit.domain.agreeing import agreements
from lifaudit.domain.casework import PANEL, Stage
from lifaudit.profiles.library import profile
from lifaudit.reports.content.agreement import SHEET, agreement, agreement_sheet
from lifaudit.reports.content.cover import Standing
from lifaudit.reports.content.data import data_of
from lifaudit.reports.content.report import report_of
from lifaudit.reports.content.sheets import sheets_of
from lifaudit.reports.content.source import Source, lead_signatory
from lifaudit.reports.tree import Bullets, Figure, Paragraph, Table

WHOLE = rich(4, 3)


def source_of(dossier):
    return Source(dossier, profile(), (lead_signatory(dossier),))


@pytest.fixture(scope="module")
def source():
    return source_of(WHOLE)


def without(*stages):
    kept = tuple(one for one in WHOLE.grades if one.stage not in stages)
    return source_of(replace(WHOLE, grades=kept))


def test_the_sentence_comes_first_and_every_table_has_its_denominators(source):
    blocks = list(agreement(source))
    words, figure = blocks[1], blocks[2]
    assert isinstance(words, Paragraph)
    assert words.runs[0].text == agreements(WHOLE).sentence
    assert figure.chart.sentence.startswith(
        "Grades of agencies beside those that stand: kinder by "
    )
    tables = [one for one in blocks if isinstance(one, Table)]
    assert [one.header[0] for one in tables] == ["Domain", "Agency", "Agencies"]
    assert all(one.header[1] == "Pairs" for one in tables)
    assert any(isinstance(one, Bullets) for one in blocks)


def test_it_is_a_part_of_the_chapter_on_grades(source):
    made = report_of(source, Standing.DRAFT, WHEN)
    chapter = next(one for one in made.report.sections if one.anchor == "grades")
    assert any(isinstance(one, Figure) and "beside" in one.chart.title for one in chapter.blocks)


def test_without_a_panel_only_agencies_are_compared_with_each_other():
    blocks = list(agreement(without(Stage.PANEL.value)))
    (table,) = (one for one in blocks if isinstance(one, Table))
    assert table.header[0] == "Agencies"
    assert not any(isinstance(one, Figure) for one in blocks)


def test_with_nothing_to_compare_nothing_is_printed():
    nothing = without(Stage.AGENCY.value)
    assert list(agreement(nothing)) == []
    assert agreement_sheet(nothing) == ()
    assert data_of(nothing, WHEN)["agreement"] is None


def test_the_table_for_spreadsheets_has_every_figure_as_a_number(source):
    (sheet,) = (one for one in sheets_of(source) if one.name == SHEET)
    assert {len(row) for row in sheet.rows} == {len(sheet.header)}
    whole = sheet.rows[0]
    found = agreements(WHOLE).whole
    assert whole[:3] == ("All", "All grades", found.pairs)
    assert whole[sheet.header.index("AC1")] == round(found.ac1.value, 4)
    assert {row[0] for row in sheet.rows} == {"All", "Domain", "Agency", "Two agencies"}


def test_the_data_says_the_same_as_the_report(source):
    told = data_of(source, WHEN)["agreement"]
    found = agreements(WHOLE)
    assert told["sentence"] == found.sentence
    assert told["all"]["pairs"] == found.whole.pairs
    assert told["all"]["weighted_kappa"] is None or set(told["all"]["weighted_kappa"]) == {
        *("value", "low", "high"),
    }
    assert [one["name"] for one in told["agencies"]] == [one.name for one in found.agencies]
    assert PANEL not in {one["name"] for one in told["agencies"]}
