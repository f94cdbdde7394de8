"""Looking across by keyboard: six ways to look, and a way behind every place."""

from __future__ import annotations

import graded
import pytest
from deepdive import AUDIT, plan
from PySide6.QtCore import Qt
from world import found

from lifaudit.domain.casework import PANEL
from ui.bridge.route import Across, Findings, Panel, ReturnPage
from ui.pages.across import TABS
from ui.widgets.charts import ChartView
from ui.widgets.empty import Empty
from ui.widgets.labels import PlainLabel
from ui.widgets.table import Table

Key = Qt.Key
empty = pytest.mark.parametrize("filling", [(found,)], ids=["empty"])


@pytest.fixture
def filling():
    return found, graded.fills(4)


@pytest.fixture
def page(inside, qtbot):
    made = inside.go(Across(AUDIT))
    inside.window.activateWindow()
    qtbot.waitUntil(inside.window.isActiveWindow)
    return made


@pytest.fixture
def went(inside, page):
    """Every place the page asked for since it was opened."""
    assert page
    places = []
    inside.desk.went.connect(places.append)
    return places


def room(page):
    return page._room.itemAt(0).widget()


def test_the_page_says_how_much_there_is_to_look_at(page):
    assert page.head.heading.text() == "Look across"
    assert page.head.kicker.text().endswith("Neglect under one")
    assert page.head.hint.text().startswith("14 of 20 returns are signed off")


def test_the_arrows_go_from_one_way_to_look_to_the_next(page, qtbot):
    page.focus_first()
    for at in range(1, len(TABS)):
        qtbot.keyClick(page.tabs, Key.Key_Right)
        assert page.tabs.currentIndex() == at
        charts = room(page).findChildren(ChartView)
        assert charts
        assert all(chart.sentence.text().endswith(".") for chart in charts)


def test_enter_goes_behind_a_place_and_escape_comes_back(page, qtbot):
    plot = room(page).plot
    plot.setFocus()
    qtbot.keyClick(plot, Key.Key_Right)
    qtbot.keyClick(plot, Key.Key_Down)
    qtbot.keyClick(plot, Key.Key_Return)
    table = room(page).behind
    assert table.model().rowCount() == 4
    assert table.hasFocus()
    qtbot.keyClick(table, Key.Key_Down)
    assert room(page).reason.text() == f"DD26-07-02: {graded.REASON}"
    qtbot.keyClick(table, Key.Key_Escape)
    assert plot.hasFocus()
    assert (plot.current.row, plot.current.column) == (1, 1)


def test_enter_on_a_grade_opens_its_return_at_its_domain(page, qtbot, went):
    plot = room(page).plot
    plot.opened.emit(0, 0)
    table = room(page).behind
    table.setFocus()
    qtbot.keyClick(table, Key.Key_Return)
    assert went == [ReturnPage(AUDIT, "DD26-07-01", "csc", "recognition")]


def test_the_panels_reasons_can_be_read_but_lead_to_no_return(page, qtbot, went):
    plot = room(page).plot
    assert plot.matrix.columns[-1][0] == PANEL
    plot.opened.emit(0, len(plot.matrix.columns) - 1)
    qtbot.keyClick(room(page).behind, Key.Key_Return)
    assert went == []


def test_every_place_is_read_aloud_with_all_its_grades(page):
    plot = room(page).plot
    assert plot.accessibleDescription().startswith("Identification and recognition, Social care: ")
    assert "All grades: " in plot.accessibleDescription()


def test_cases_are_turned_by_key_and_a_row_shows_every_reason(page, qtbot, went):
    page.tabs.setCurrentIndex(4)
    cases = room(page)
    cases._step(1)
    assert cases.shown.case == "DD26-07-02"
    cases._step(-1)
    cases._step(-1)
    assert cases.shown.case == "DD26-07-01"
    cases.chart.plot.setFocus()
    qtbot.keyClick(cases.chart.plot, Key.Key_Return)
    assert cases.back.hasFocus()
    cases._go("DD26-07-01", "pol", "recognition")
    assert went == [ReturnPage(AUDIT, "DD26-07-01", "pol", "recognition")]


def test_escape_comes_back_to_the_case(page, qtbot):
    page.tabs.setCurrentIndex(4)
    cases = room(page)
    qtbot.keyClick(cases.chart.plot, Key.Key_Return)
    qtbot.keyClick(cases.back, Key.Key_Escape)
    assert cases.chart.plot.hasFocus()


def test_agreement_is_said_in_words_and_leads_to_the_panel(page, qtbot, went):
    page.tabs.setCurrentIndex(5)
    chart, table = room(page).findChild(ChartView), page.findChild(Table, "across.apart")
    words = [one.text() for one in room(page).findChildren(PlainLabel)]
    assert words[0].startswith("Agencies gave the same grade as the panel in ")
    assert chart.sentence.text().startswith("Grades of agencies beside those that stand: kinder ")
    table.setFocus()
    table.selectRow(0)
    first = table.chosen()
    qtbot.keyClick(table, Key.Key_Return)
    assert went == [Panel(AUDIT, first.case, first.domain.key)]


@empty
def test_with_nobody_to_compare_with_agreement_teaches(inside, founded):
    plan(founded)
    with founded.unit() as unit:
        unit.record("Recorded", graded.one_grade("DD26-07-01", "pol", "good"))
    page = inside.go(Across(AUDIT))
    page.tabs.setCurrentIndex(5)
    assert room(page).findChild(Empty).heading.text() == "Nothing to compare yet"


def test_findings_are_one_key_away(page, qtbot, went):
    qtbot.keyClick(page.write, Key.Key_Return)
    assert went == [Findings(AUDIT)]


def test_what_is_recorded_meanwhile_is_shown_and_the_way_of_looking_stays(page, inside):
    page.tabs.setCurrentIndex(1)
    before = room(page)
    given = graded.one_grade("DD26-07-01", "csc", "inadequate")
    inside.desk.runner.write(lambda unit: unit.record("Recorded grade", given))
    assert page.tabs.currentIndex() == 1
    assert room(page) is not before


def test_a_change_that_alters_nothing_here_leaves_the_page_alone(page):
    before = room(page)
    page._read()
    assert room(page) is before


@empty
def test_before_anybody_graded_the_page_teaches(inside, founded):
    plan(founded)
    page = inside.go(Across(AUDIT))
    assert page._rooms.currentIndex() == 1
    assert not page.write.isVisible()
