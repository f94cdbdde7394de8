"""A conflict is decided by keyboard: choose a side, say why, and the next one comes."""

from __future__ import annotations

import pytest
from deepdive import AUDIT, HERE, plan
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from services.test_disputes import RETURN, beside

from lifaudit.domain.casework import Return
from lifaudit.services import planning
from ui.bridge import route as at
from ui.pages.board import BoardPage

ENTER = Qt.Key.Key_Return


@pytest.fixture
def torn(inside, founded):
    plan(founded, 2)
    with founded.unit() as unit:
        spent = Return(AUDIT, HERE.case, HERE.agency, minutes_spent=30, records_seen="Our own")
        unit.record("Recorded return", spent)
        beside(unit, RETURN, "minutes_spent", 45, "By the file")
        beside(unit, RETURN, "records_seen", "The chronology")
    return inside


def test_home_says_how_many_conflicts_wait_for_a_decision(torn):
    words = {one.text() for one in torn.go(at.Home()).findChildren(QLabel)}
    assert "2 conflicts to decide" in words


def test_conflicts_are_decided_one_after_the_other(qtbot, torn, founded):
    board = torn.go(at.Board(AUDIT))
    assert board.decide.text() == "2 conflicts"
    qtbot.mouseClick(board.decide, Qt.MouseButton.LeftButton)
    page = torn.page
    assert page.count.text() == "1 of 2 \N{MIDDLE DOT} DD26-07-01, Police"
    first = page.title.text()
    qtbot.mouseClick(page.later, Qt.MouseButton.LeftButton)
    assert page.title.text() != first
    qtbot.mouseClick(page.later, Qt.MouseButton.LeftButton)
    qtbot.keyClick(page.why.line, ENTER)
    assert "choose one" in page.sides.missing
    page.sides.set_value("1")
    qtbot.keyClick(page.why.line, ENTER)
    assert page.told.title.text() == "Say why"
    for _ in range(2):
        page.sides.set_value("2")
        page.why.set_value("Read in the file")
        qtbot.keyClick(page.why.line, ENTER)
    assert page.none.isVisible()
    assert page.none.action.hasFocus()
    with founded.unit() as unit:
        assert unit.one(Return, case=HERE.case, agency=HERE.agency).minutes_spent in (30, 45)
    torn.desk.undo.undo()
    assert page.card.isVisible()  # the conflict is back
    torn.desk.undo.redo()
    assert page.none.isVisible()
    qtbot.mouseClick(page.none.action, Qt.MouseButton.LeftButton)
    assert isinstance(torn.page, BoardPage)
    assert not torn.page.decide.isVisible()


def test_a_third_value_is_written_where_neither_side_is_right(qtbot, torn, founded):
    page = torn.go(at.Disputes(AUDIT))
    while "minutes" not in page.title.text():
        qtbot.mouseClick(page.later, Qt.MouseButton.LeftButton)
    assert not page.third.isVisible()
    qtbot.keyClick(page.sides.options.buttons[0], "3")
    assert page.third.line.hasFocus()
    page.why.set_value("Asked the officer")
    qtbot.keyClick(page.why.line, ENTER)
    assert page.told.title.text() == "Write what should stand"
    assert page.third.line.hasFocus()
    qtbot.keyClicks(page.third.line, "40")
    qtbot.keyClick(page.why.line, ENTER)
    assert page.count.text().startswith("1 of 1")
    with founded.unit() as unit:
        assert unit.one(Return, case=HERE.case, agency=HERE.agency).minutes_spent == 40


def test_a_reason_that_is_being_written_stays_when_something_else_changes(torn):
    page = torn.go(at.Disputes(AUDIT))
    page.sides.set_value("2")
    page.why.set_value("Read in the fi")
    page.why.focus_first()
    torn.desk.runner.write(planning.begin_reporting, AUDIT)
    assert (page.sides.value, page.why.value) == ("2", "Read in the fi")
    assert page.why.line.hasFocus()
