"""Reflections: the statement first, no grade anywhere, and quotes with consent only."""

from __future__ import annotations

import pytest
from auditing import desk_in, shown
from deepdive import AUDIT, HERE, fill
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from lifaudit.services import reflecting
from ui.bridge import route as routes
from ui.fields.plain import LongTextField
from ui.pages.reflections import ReflectionsPage
from ui.widgets.badges import GradeBadge
from ui.widgets.buttons import Button

Key = Qt.Key


@pytest.fixture
def desk(founded, tmp_path):
    return desk_in(founded, tmp_path)


@pytest.fixture
def page(qtbot, desk):
    route = routes.Reflections(AUDIT, HERE.case, HERE.agency)
    return shown(qtbot, ReflectionsPage(desk, route))


def stands(desk):
    with desk.vault.unit() as unit:
        return reflecting.reflected(unit, HERE)


def press(qtbot, key):
    qtbot.keyClick(QApplication.focusWidget(), key)


def test_nothing_is_asked_until_the_statement_was_read(qtbot, page, desk):
    assert page.practitioner.findChildren(LongTextField) == []
    press(qtbot, Key.Key_Return)
    assert stands(desk).reflector.statement_read
    assert len(page.practitioner.findChildren(LongTextField)) > 8
    assert not page.practitioner.read.isVisible()


def test_a_role_a_date_and_words_are_recorded_as_they_are_written(qtbot, page, desk):
    press(qtbot, Key.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), "Health visitor")
    press(qtbot, Key.Key_Tab)
    qtbot.keyClicks(QApplication.focusWidget(), "2/9/2026")
    press(qtbot, Key.Key_Tab)
    now = stands(desk).reflector
    assert (now.role, now.on.isoformat()) == ("Health visitor", "2026-09-02")
    field = page.practitioner.findChildren(LongTextField)[0]
    field.focus_first()
    qtbot.keyClicks(QApplication.focusWidget(), "I met her twice.")
    press(qtbot, Key.Key_Tab)
    assert stands(desk).reflection(field.objectName()) == "I met her twice."
    assert page.saved.words.text().startswith("Recorded ")


def test_no_grade_of_the_return_is_to_be_seen(qtbot, desk):
    with desk.vault.unit() as unit:
        fill(unit)
    route = routes.Reflections(AUDIT, HERE.case, HERE.agency)
    page = shown(qtbot, ReflectionsPage(desk, route))
    press(qtbot, Key.Key_Return)
    assert page.findChildren(GradeBadge) == []
    assert "Seen weekly" not in "".join(label.text() for label in page.findChildren(QLabel))


def test_a_child_answers_and_says_whether_we_may_quote(qtbot, page, desk):
    page.tabs.setCurrentIndex(1)
    page.family.begin()
    press(qtbot, Key.Key_1)
    bound, prompt = page.family._said[0]
    page.family.findChild(object, prompt).focus_first()
    press(qtbot, Key.Key_2)
    assert stands(desk).given("child", prompt).value == "happy"
    page.family.quote.focus_first()
    press(qtbot, Key.Key_1)
    assert stands(desk).given("child", prompt).may_quote
    assert bound.record.prompt == prompt


def test_each_giver_has_answers_of_their_own(qtbot, page, desk):
    page.tabs.setCurrentIndex(1)
    page.family.begin()
    press(qtbot, Key.Key_1)
    prompt = page.family._said[0][1]
    page.family.findChild(object, prompt).focus_first()
    press(qtbot, Key.Key_2)
    page.family.begin()
    press(qtbot, Key.Key_2)
    assert page.family.findChild(object, prompt) is not None
    assert page.family._said[0][0].record.giver == "parent"
    assert page.family._said[0][0].record.value == ""
    assert {one.giver for one in stands(desk).feedback} == {"child"}


def test_the_return_is_one_step_away(qtbot, page, desk):
    back = next(one for one in page.findChildren(Button) if one.text() == "Open the return")
    qtbot.keyClick(back, Key.Key_Return)
    assert desk.gone == [routes.ReturnPage(AUDIT, HERE.case, HERE.agency)]
