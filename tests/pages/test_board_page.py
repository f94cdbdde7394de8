"""The board: every return one key away, and no more on it than there is."""

from __future__ import annotations

import pytest
from auditing import desk_in, shown
from deepdive import AUDIT, HERE, fill
from PySide6.QtCore import Qt

from lifaudit.domain.casework import Involvement, Return
from lifaudit.domain.sheet import Place
from lifaudit.services import casework
from ui.bridge import route as routes
from ui.pages.board import BoardPage
from ui.widgets.badges import StateBadge


@pytest.fixture
def desk(founded, tmp_path):
    return desk_in(founded, tmp_path)


@pytest.fixture
def page(qtbot, desk):
    return shown(qtbot, BoardPage(desk, routes.Board(AUDIT)))


def words(page):
    model = page.model
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def read_aloud(page):
    return page.grid.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)


def test_every_case_meets_every_agency(page):
    assert words(page) == [["Not started"] * 5] * 3
    assert page.head.heading.text() == "Board"
    assert page.head.kicker.text().endswith("Neglect under one")
    assert [badge.text() for badge in page.findChildren(StateBadge)] == ["15 not started"]


def test_arrows_travel_and_enter_opens_the_return(qtbot, page, desk):
    assert page.grid.hasFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Return):
        qtbot.keyClick(page.grid, key)
    agency = page.model._board.agencies[1].agency
    assert desk.gone == [routes.ReturnPage(AUDIT, "DD26-07-02", agency)]


def test_one_key_opens_reflections(qtbot, page, desk):
    qtbot.keyClick(page.grid, Qt.Key.Key_R)
    assert isinstance(desk.gone[0], routes.Reflections)


def test_a_change_shows_at_once_and_leaves_the_person_where_they_are(qtbot, page, desk):
    qtbot.keyClick(page.grid, Qt.Key.Key_Down)
    before = read_aloud(page)
    head = Return(HERE.audit, HERE.case, HERE.agency, involvement=Involvement.INVOLVED)
    desk.runner.write(casework.describe, head)
    assert read_aloud(page) == before
    police = [one.agency for one in page.model._board.agencies].index("pol")
    assert words(page)[0][police].endswith(" left")


def test_what_is_left_can_be_looked_at_alone(page, desk):
    with desk.vault.unit() as unit:
        for agency in page.model._board.agencies:
            place = Place(AUDIT, HERE.case, agency.agency)
            fill(unit, place)
            casework.sign_off(unit, place)
    page._read()
    assert words(page)[0] == ["Signed off"] * 5
    page.only_left.click()
    assert words(page) == [["Not started"] * 5] * 2
    assert "5 of 15 returns signed off" in page.head.hint.text()


def test_a_board_without_cases_says_where_they_come_from(qtbot, founded, tmp_path):
    desk = desk_in(founded, tmp_path, cases=0)
    page = shown(qtbot, BoardPage(desk, routes.Board(AUDIT)))
    empty = page._rooms.currentWidget()
    qtbot.keyClick(empty.action, Qt.Key.Key_Return)
    assert desk.gone == [routes.Sample(AUDIT)]


def test_a_cell_says_all_of_it_aloud(page):
    said = page.grid.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("DD26-07-01, Exampleshire")
    total = page.model._board.cells[0].total
    assert f"0 of {total} recorded, {total} left" in said
