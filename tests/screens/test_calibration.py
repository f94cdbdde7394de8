"""Calibration looks as it did when somebody last looked."""

from __future__ import annotations

import time

import graded
import pytest
from auditing import desk_in
from deepdive import AUDIT
from PySide6.QtCore import QSize

from lifaudit.domain.calibration import PracticeGrade
from lifaudit.domain.casework import Judgement
from lifaudit.domain.grading import domains_of
from lifaudit.domain.partnership import Person
from lifaudit.services.calibrating import begin_practice, calibration, close_practice
from ui.bridge import route as routes
from ui.pages.calibration import CalibrationPage
from ui.pages.practice import PracticePage

SIZE, TALL = QSize(1060, 760), QSize(1060, 2000)
PEOPLE = {"ben": "Ben Carter", "cy": "Cy Okafor", "dee": "Dee Malik", "eve": "Eve Sand"}
TEXT = (
    "A baby of four months misses three appointments with the health visitor. Her mother says that "
    "the bus does not run on those days.\n\nNobody asks who looks after the baby when she works at "
    "night. An older brother tells his teacher that he gives the bottle."
)


def rate(unit, practice, turn):
    for who, person in enumerate(PEOPLE):
        for at, one in enumerate(domains_of(graded.MAIN)):
            value = graded.GRADES[graded.LADDER[(at * (turn + 1) + who * who) % 10]]
            judged = Judgement(value, "Seen")
            unit.record("Graded", PracticeGrade(AUDIT, practice, person, one.key, judged))


@pytest.fixture
def desk(founded, tmp_path, monkeypatch):
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    made = desk_in(founded, tmp_path)
    with founded.unit() as unit:
        unit.record("Added", *(Person(key, name) for key, name in PEOPLE.items()))
        for turn, title in enumerate(("Missed appointments", "The night shift", "A quiet boy")):
            begin_practice(unit, AUDIT, title, TEXT)
            practice = calibration(unit, AUDIT).cases[-1].practice.practice
            rate(unit, practice, turn)
            if turn < 2:
                close_practice(unit, AUDIT, practice)
    return made


def test_how_everybody_graded(approve, desk):
    def page():
        made = CalibrationPage(desk, routes.Calibration(AUDIT))
        made.table.selectRow(1)
        return made

    approve(page, "calibration.closed", TALL)


def test_one_that_is_still_open(approve, desk):
    approve(lambda: CalibrationPage(desk, routes.Calibration(AUDIT)), "calibration.open", SIZE)


def test_grading_alone(approve, desk):
    with desk.vault.unit() as unit:
        practice = calibration(unit, AUDIT).cases[-1].practice.practice
    approve(lambda: PracticePage(desk, routes.Practice(AUDIT, practice)), "practice", SIZE)
