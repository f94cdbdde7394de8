"""What was written on a page is taken back and done again, and shows there at once."""

from __future__ import annotations

import graded
import pytest
from deepdive import AUDIT, HERE
from pages.test_a_full_disk import PLACES, TYPED, of_concern, read
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from world import found

from lifaudit.domain.learning import Finding
from lifaudit.services import planning
from ui.bridge import route as at


@pytest.fixture
def filling():
    return found, graded.fills(2), graded.learn


UNDONE = tuple(one for one in PLACES if one is not of_concern)


def texts(editor):
    QApplication.processEvents()
    return editor.text()


@pytest.mark.parametrize("place", UNDONE, ids=lambda one: one.__name__)
def test_words_go_and_come_with_undo_and_redo(place, inside):
    editor, stands = place(inside)
    before = read(inside, stands)
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, TYPED)
    editor.settle()
    after = read(inside, stands)
    assert after.endswith(TYPED)
    inside.desk.undo.undo()
    assert read(inside, stands) == before
    assert texts(editor) == before
    inside.desk.undo.redo()
    assert read(inside, stands) == after
    assert texts(editor) == after


def test_a_finding_a_room_said_can_be_taken_back(inside):
    page = inside.go(at.DayCase(AUDIT, HERE.case))
    page.capture.line.setText(TYPED)
    page.capture.commit()
    assert TYPED in said(inside)
    inside.desk.undo.undo()
    assert TYPED not in said(inside)
    inside.desk.undo.redo()
    assert TYPED in said(inside)


def said(inside):
    with inside.desk.vault.unit() as unit:
        return [one.what for one in unit.where(Finding, audit=AUDIT) if not one.withdrawn]


def test_what_was_noted_of_an_urgent_concern_is_never_taken_back(inside):
    editor, stands = of_concern(inside)
    QTest.keyClicks(editor, TYPED)
    editor.settle()
    inside.desk.undo.undo()
    assert read(inside, stands) == TYPED
    assert texts(editor) == TYPED


def test_a_tick_goes_from_its_box(inside):
    with inside.desk.vault.unit() as unit:
        begun = planning.new_audit(unit, planning.AuditType.DEEP_DIVE, "Boxes").audit
    page = inside.go(at.Plan(begun))
    box = page.form.agencies.boxes["pol"]
    box.click()
    inside.desk.undo.undo()
    assert not box.isChecked()
    inside.desk.undo.redo()
    assert box.isChecked()
