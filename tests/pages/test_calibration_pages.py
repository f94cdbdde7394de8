"""Calibration in the window: a practice case is begun, graded alone, closed and talked about."""

from __future__ import annotations

import graded
import pytest
from auditing import desk_in, shown
from deepdive import AUDIT
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from lifaudit.domain.calibration import PracticeGrade
from lifaudit.domain.casework import Judgement
from lifaudit.domain.grading import domains_of
from lifaudit.services.calibrating import begin_practice, calibration, practice_sheet
from ui.bridge import route as routes
from ui.dialogs.practice import PracticeDialog
from ui.pages.across import AcrossPage
from ui.pages.calibration import BLIND, CalibrationPage
from ui.pages.practice import PracticePage
from ui.widgets.charts import ChartView
from ui.widgets.labels import Hint, PlainLabel

Key = Qt.Key
TEXT = "Three appointments were missed. Nobody rang to ask why."


@pytest.fixture
def desk(founded, tmp_path):
    return desk_in(founded, tmp_path)


@pytest.fixture
def listed(qtbot, desk):
    return lambda: shown(qtbot, CalibrationPage(desk, routes.Calibration(AUDIT)))


def begun(desk):
    with desk.vault.unit() as unit:
        begin_practice(unit, AUDIT, "Missed appointments", TEXT)
        return calibration(unit, AUDIT).cases[0].practice.practice


def rate(desk, practice, *people):
    with desk.vault.unit() as unit:
        for at, person in enumerate(people or (unit.actor,)):
            for one in domains_of(graded.MAIN):
                judged = Judgement(graded.GRADES[at], "Seen")
                unit.record("Graded", PracticeGrade(AUDIT, practice, person, one.key, judged))


def test_a_practice_case_is_begun_from_a_dialog_that_needs_its_words(qtbot, listed):
    page = listed()
    assert page.empty.isVisible()
    qtbot.keyClick(page.new, Key.Key_Space)
    dialog = page.findChild(PracticeDialog)
    dialog.name.set_value("Missed appointments")
    dialog.finish()
    assert dialog.isVisible()
    dialog.text.set_value(TEXT)
    dialog.finish()
    assert page.rows.rowCount() == 1
    assert page.head.hint.text() == "1 of 1 practice cases left for you to grade."
    assert BLIND in {one.text() for one in page.result.findChildren(Hint)}


def test_it_is_graded_alone_by_keyboard(qtbot, listed, desk):
    practice = begun(desk)
    page = listed()
    page.table.setFocus()
    qtbot.keyClick(page.table, Key.Key_Return)
    assert desk.gone == [routes.Practice(AUDIT, practice)]
    page = shown(qtbot, PracticePage(desk, desk.gone[0]))
    page.parts.enter()
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_2)
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    qtbot.keyClicks(QApplication.focusWidget(), "Nobody asked")
    qtbot.keyClick(page, Key.Key_F8)
    with desk.vault.unit() as unit:
        sheet = practice_sheet(unit, AUDIT, practice)
    assert sheet.grade(sheet.sections[0]).judgement == Judgement("good", "Nobody asked")
    assert page.rail.key == sheet.sections[1].key
    assert page.state.text() == f"{len(sheet.sections) - 1} left"


def test_closing_shows_how_everybody_graded_and_takes_no_more(qtbot, listed, desk):
    practice = begun(desk)
    rate(desk, practice, "ben", "cy")
    page = listed()
    assert page.result.findChildren(ChartView) == []
    qtbot.keyClick(page.close_it, Key.Key_Space)
    QApplication.processEvents()
    (chart,) = (one for one in page.result.findChildren(ChartView) if one.isVisible())
    words = [one.text() for one in page.result.findChildren(PlainLabel) if one.isVisible()]
    assert any(one.startswith("2 people have graded it: ") for one in words)
    assert chart.sentence.text().endswith("24 altogether.")
    assert not page.close_it.isVisible()
    assert page.grade.text() == "Read it"
    page = shown(qtbot, PracticePage(desk, routes.Practice(AUDIT, practice)))
    assert page.shut.isVisible()
    assert not page.parts.part.field.options.isEnabled()


def test_the_way_to_calibration_is_there_before_anything_is_graded(qtbot, desk):
    page = shown(qtbot, AcrossPage(desk, routes.Across(AUDIT)))
    qtbot.keyClick(page.calibrate, Key.Key_Space)
    assert desk.gone == [routes.Calibration(AUDIT)]
