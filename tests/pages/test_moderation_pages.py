"""Moderation by keyboard: choosing, the list of what is left, and the third grade of one case."""

from __future__ import annotations

import graded
import pytest
from auditing import AuditDesk, shown
from deepdive import AUDIT
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from world import found

from lifaudit.domain.casework import PANEL, Judgement
from lifaudit.domain.partnership import Person, Role
from lifaudit.services.moderating import Share, draw_moderation, moderation, moderation_sheet
from ui.bridge import route as routes
from ui.pages.across import AcrossPage
from ui.pages.moderating import ModeratingPage
from ui.pages.moderation import ModerationPage

CASE = "DD26-07-01"
Key, Alt = Qt.Key, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def filling():
    return found, graded.fills()


@pytest.fixture
def desk(founded, tmp_path):
    return AuditDesk(founded, tmp_path)


@pytest.fixture
def listed(qtbot, desk):
    return lambda: shown(qtbot, ModerationPage(desk, routes.Moderation(AUDIT)))


@pytest.fixture
def looked(qtbot, desk):
    return lambda case=CASE: shown(
        qtbot, ModeratingPage(desk, routes.Moderating(AUDIT, case, PANEL))
    )


def chosen(desk, share=100):
    with desk.vault.unit() as unit:
        draw_moderation(unit, AUDIT, Share(share, "kestrel"))


def stands(desk):
    with desk.vault.unit() as unit:
        return moderation(unit, AUDIT)


def test_what_is_moderated_is_chosen_and_then_listed_with_what_is_left(qtbot, listed, desk):
    page = listed()
    assert page.choice.isVisible()
    assert not page.list.isVisible()
    page.choice.share.set_value("120")
    qtbot.keyClick(page.choice.go, Key.Key_Space)
    assert stands(desk).items == ()
    page.choice.share.set_value("20")
    qtbot.keyClick(page.choice.go, Key.Key_Space)
    view = stands(desk)
    assert page.rows.rowCount() == len(view.items) > 0
    assert not page.choice.isVisible()
    assert page.head.hint.text() == view.sentence
    assert view.standing.seed in page.told.text()
    page.table.setFocus()
    page.table.selectRow(0)
    qtbot.keyClick(page.table, Key.Key_Return)
    first = view.items[0].subject
    assert desk.gone == [routes.Moderating(AUDIT, first.case, first.agency)]


def test_something_else_can_be_moderated_beside_the_choice(qtbot, listed, desk):
    chosen(desk, 20)
    page = listed()
    other = stands(desk).others[0]
    qtbot.keyClick(page.beside, Key.Key_Space)
    assert desk.gone == [routes.Moderating(AUDIT, other.case, other.agency)]


def test_a_number_grades_and_the_page_says_what_that_does(qtbot, looked, desk):
    chosen(desk)
    page = looked()
    assert page.rail.key == "overall"
    page.parts.enter()
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_4)
    assert not page.parts.part.change.isVisible()
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    qtbot.keyClicks(QApplication.focusWidget(), "The chronology shows it")
    page.parts.flush()
    with desk.vault.unit() as unit:
        sheet = moderation_sheet(unit, AUDIT, CASE, PANEL)
    overall = sheet.instrument.overall
    assert sheet.grade(overall).judgement == Judgement("inadequate", "The chronology shows it")
    assert page.parts.part.change.isVisible()
    assert page.parts.part.did.text() == f"{sheet.changed(overall).words}."
    assert page.state.text() == "Moderated"
    qtbot.keyClick(page, Key.Key_PageDown, Alt)
    assert desk.gone == [routes.Moderating(AUDIT, "DD26-07-02", PANEL, "overall")]


def test_somebody_else_can_read_it_and_change_nothing(looked, listed, desk):
    with desk.vault.unit() as unit:
        unit.record("Added", Person("mo", "Mo Example", Role.MODERATOR))
    page = looked()
    assert page.shut.isVisible()
    assert not page.parts.part.field.options.isEnabled()
    assert listed().shut.isVisible()


def test_the_way_to_moderation_leads_through_agreement(qtbot, desk):
    page = shown(qtbot, AcrossPage(desk, routes.Across(AUDIT)))
    page.tabs.setCurrentIndex(5)
    qtbot.keyClick(page._room.itemAt(0).widget().moderate, Key.Key_Space)
    assert desk.gone == [routes.Moderation(AUDIT)]
