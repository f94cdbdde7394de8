"""Recording inside the window: from the board into a return, on to the next, and undone by key."""

from __future__ import annotations

import pytest
from deepdive import AUDIT, HERE, plan
from PySide6.QtCore import Qt

from lifaudit.services import casework
from ui.bridge import route as routes
from ui.pages.board import BoardPage
from ui.pages.return_page import ReturnPage

QUESTION = "recognition.early-signs"
Key = Qt.Key


@pytest.fixture
def working(qtbot, inside):
    plan(inside.desk.vault)
    with qtbot.waitActive(inside.window):
        inside.window.activateWindow()
    return inside


def press(qtbot, shell, key, modifier=Qt.KeyboardModifier.NoModifier):
    with qtbot.waitActive(shell.window):
        shell.window.activateWindow()
    qtbot.keyClick(shell.window.focusWidget(), key, modifier)


def answer(shell):
    with shell.desk.vault.unit() as unit:
        return casework.sheet(unit, HERE).answer(QUESTION).value


def test_enter_on_the_board_opens_the_return_there(qtbot, working):
    board = working.go(routes.Board(AUDIT))
    assert isinstance(board, BoardPage)
    board.grid.setFocus()
    press(qtbot, working, Key.Key_Return)
    page = working.page
    assert isinstance(page, ReturnPage)
    first = board.model._board.agencies[0].short
    assert page.head.heading.text() == f"DD26-07-01, {first}"


def test_the_next_case_opens_in_place_and_nothing_typed_is_lost(qtbot, working):
    page = working.go(routes.ReturnPage(AUDIT, HERE.case, HERE.agency, "recognition"))
    strengths = page.parts.part._notes._fields["strengths"].box
    strengths.setFocus()
    qtbot.keyClicks(strengths, "Typed and left at once")
    press(qtbot, working, Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
    assert working.page.head.heading.text() == "DD26-07-02, Police"
    assert working.page.rail.key == "recognition"
    with working.desk.vault.unit() as unit:
        notes = casework.sheet(unit, HERE).notes("recognition")
    assert notes.strengths == "Typed and left at once"


def test_undo_and_redo_by_key_are_seen_at_once(qtbot, working):
    page = working.go(routes.ReturnPage(AUDIT, HERE.case, HERE.agency, QUESTION))
    page.parts.part.focus_on(QUESTION)
    press(qtbot, working, Key.Key_2)
    press(qtbot, working, Key.Key_4)
    working.desk.undo.undo()
    assert (answer(working), page.parts.part._named[QUESTION].value) == ("mostly", "mostly")
    working.desk.undo.redo()
    assert (answer(working), page.parts.part._named[QUESTION].value) == ("not-done", "not-done")


def test_locking_keeps_what_was_being_written(qtbot, working):
    page = working.go(routes.ReturnPage(AUDIT, HERE.case, HERE.agency, "recognition"))
    vault = working.desk.vault
    box = page.parts.part._notes._fields["strengths"].box
    box.setFocus()
    qtbot.keyClicks(box, "Half a thou")
    recorded = []
    working.desk.runner.changed.connect(lambda change: recorded.append(change.label))
    working.desk.lock("by key")
    assert recorded == ["Recorded section notes"]
    assert not working.desk.is_unlocked
    assert vault is not None
