"""Listing what is looked at, and the board and the return about it, by keyboard."""

from __future__ import annotations

import pytest
import subjects
from pages.hands import ENTER, answer, press, write
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shell import cheap, inside, shell

from lifaudit.domain.completeness import START
from lifaudit.domain.subject import AGENCY, SETTING, SURVEY
from lifaudit.services import casework, listing
from ui.bridge import route as at
from ui.dialogs.reason import ReasonDialog
from ui.dialogs.title import TitleDialog
from ui.pages.return_start import StartPart

__all__ = ["cheap", "inside", "shell"]


def titles(founded, audit):
    with founded.unit() as unit:
        return [one.title for one in listing.listed(unit, audit)]


@pytest.fixture
def schools(founded):
    with founded.unit() as unit:
        return subjects.planned_about(unit, SETTING)


def test_the_sample_page_of_schools_is_their_list(inside, schools):
    page = inside.go(at.Sample(schools))
    assert page.listing.heading.text() == "The settings"
    assert page.listing.isVisible()
    assert not page.list.isVisible()
    assert [one.title for one in page.listing.rows.rows] == ["Oak Primary", "Elm Academy"]


def test_a_name_and_return_add_to_the_list_and_the_next_can_be_written(inside, founded, schools):
    page = inside.go(at.Sample(schools))
    page.focus_first()
    for name in ("Ash Lodge", "Beech House"):
        write(name)
        press(ENTER)
    assert titles(founded, schools)[2:] == ["Ash Lodge", "Beech House"]
    assert page.listing.name.value == ""


def test_a_list_that_is_pasted_is_added_name_by_name(inside, founded, schools):
    page = inside.go(at.Sample(schools))
    page.focus_first()
    QApplication.clipboard().setText("Ash Lodge\r\nBeech House\n\n  Cedar Hall \n")
    QTest.keyClick(page.listing.name.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert page.listing.add.text() == "Add 3 to the list"
    press(ENTER)
    assert titles(founded, schools)[2:] == ["Ash Lodge", "Beech House", "Cedar Hall"]
    assert page.listing.add.text() == "Add to the list"
    assert not page.listing.name.line.visibleRegion().isEmpty(), "the list that grew is above it"
    page.listing.onward.click()
    assert inside.window.route == at.Plan(schools)


def test_the_list_begins_where_a_name_is_written(qtbot, inside, schools):
    page = inside.go(at.Sample(schools))
    with qtbot.waitActive(inside.window):
        inside.window.activateWindow()
    QApplication.processEvents()
    assert page.listing.name.line.hasFocus()


def test_a_long_name_leaves_the_board_half_of_its_width_and_is_told_whole(inside, founded):
    long = "St Mary and All Saints Church of England Voluntary Aided Primary School " * 3
    with founded.unit() as unit:
        audit = subjects.planned_about(unit, SETTING)
        listing.add(unit, audit, long)
    inside.window.resize(900, 700)
    grid = inside.go(at.Board(audit)).grid
    QApplication.processEvents()
    assert 0 < grid.verticalHeader().width() <= grid.width() // 2
    told = grid.model().headerData(2, Qt.Orientation.Vertical, Qt.ItemDataRole.ToolTipRole)
    assert long.strip() in told


def test_nothing_is_not_a_name(inside, founded, schools):
    page = inside.go(at.Sample(schools))
    page.focus_first()
    press(ENTER)
    assert page.listing.name.missing == "Error: write a name"
    assert len(titles(founded, schools)) == 2


def test_a_line_opens_to_correct_its_name(inside, founded, schools):
    page = inside.go(at.Sample(schools))
    page.listing.table.setFocus()
    press(ENTER)
    dialog = page.findChildren(TitleDialog)[-1]
    dialog.name.set_value("Oak Primary School")
    dialog.finish()
    assert titles(founded, schools)[0] == "Oak Primary School"


def test_delete_takes_a_line_off_once_it_is_told_why(inside, founded, schools):
    page = inside.go(at.Sample(schools))
    page.listing.table.setFocus()
    press(Qt.Key.Key_Delete)
    answer(page, ReasonDialog, "The school has closed.")
    assert titles(founded, schools) == ["Elm Academy"]


@pytest.mark.parametrize(
    ("subject", "said"),
    [(AGENCY, "answers once, about itself"), (SURVEY, "added on the board")],
    ids=["agency", "survey"],
)
def test_where_nothing_is_listed_the_page_says_why(inside, founded, subject, said):
    with founded.unit() as unit:
        audit = subjects.planned_about(unit, subject)
    page = inside.go(at.Sample(audit))
    assert said in page.listing.words.text()
    assert not page.listing.name.isVisible()


def test_the_plan_leads_to_the_list_in_its_own_words(inside, schools):
    page = inside.go(at.Plan(schools))
    assert page.form.cases.go.text() == "Go to the settings"
    assert page.form.cases.words.text() == "2 settings."
    page.form.cases.go.click()
    assert inside.page.listing.heading.text() == "The settings"


def test_the_board_names_schools_and_offers_no_reflections(inside, founded):
    with founded.unit() as unit:
        audit = subjects.started_about(unit, SETTING)
    page = inside.go(at.Board(audit))
    model = page.model
    named = [model.headerData(n, Qt.Orientation.Vertical) for n in range(model.rowCount())]
    assert named == ["Oak Primary", "Elm Academy"]
    assert "2 settings, 5 agencies" in page.head.hint.text()
    assert not page.reflect.isVisible()
    assert not page.respond.isVisible()
    assert page.panel.isVisible()


def test_a_response_is_added_by_key_and_opens(inside, founded):
    with founded.unit() as unit:
        audit = subjects.started_about(unit, SURVEY)
    page = inside.go(at.Board(audit))
    assert page.respond.isVisible()
    assert page.keys.text().endswith("Enter opens the response, Ctrl+N adds another.")
    assert page.open.text() == "Open response"
    press(Qt.Key.Key_P)
    assert inside.page is page
    before = titles(founded, audit)
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert len(titles(founded, audit)) == len(before) + 1
    assert inside.page.objectName() == "return"
    with founded.unit() as unit:
        asked = [one.agency for one in listing.listed(unit, audit) if one.agency]
    assert len(asked) == 1
    page = inside.go(at.Board(audit))
    row = next(n for n, one in enumerate(page.model._rows) if one.case.agency)
    opens = [page.model.cell(page.model.index(row, n)) for n in range(5)]
    assert [one[1] for one in opens if one] == asked


def test_the_first_response_is_added_from_the_empty_board(inside, founded):
    with founded.unit() as unit:
        audit = subjects.started_about(unit, SURVEY)
        for one in listing.listed(unit, audit):
            listing.take_off(unit, audit, one.case, "A trial.")
    page = inside.go(at.Board(audit))
    page.focus_first()
    assert QApplication.focusWidget().text() == "Add a response"
    press(ENTER)
    assert len(titles(founded, audit)) == 1
    assert inside.page.objectName() == "return"


def test_a_self_assessment_begins_by_asking_whether_it_applies(inside, founded):
    with founded.unit() as unit:
        audit = subjects.started_about(unit, AGENCY)
        place = subjects.places(unit, audit)[0]
    page = inside.go(at.ReturnPage(audit, place.case, place.agency))
    assert page.rail.key == START
    part = page.findChildren(StartPart)[-1]
    assert part.accessibleName()
    part.focus_on("involvement")
    press(Qt.Key.Key_1)
    with founded.unit() as unit:
        assert casework.sheet(unit, place).head.involvement.value == "involved"
    assert not page.head.reflections.isVisible()


@pytest.mark.parametrize("subject", [AGENCY, SURVEY], ids=["agency", "survey"])
def test_a_board_that_waits_for_the_start_leads_to_the_plan(inside, founded, subject):
    with founded.unit() as unit:
        audit = subjects.planned_about(unit, subject)
    page = inside.go(at.Board(audit))
    page.focus_first()
    assert QApplication.focusWidget().text() == "Go to the plan"
    press(ENTER)
    assert inside.page.objectName() == "plan"
