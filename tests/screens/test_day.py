"""The audit day looks as it did when somebody last looked: the recorder's pages, and the wall."""

from __future__ import annotations

import time
from dataclasses import replace

import graded
import pytest
from auditing import AuditDesk
from deepdive import AUDIT, plan
from PySide6.QtCore import QSize
from world import found

from lifaudit.domain.learning import Polarity
from lifaudit.domain.reveal import CaseCalled
from lifaudit.domain.urgent import Urgent, Way
from lifaudit.services import day, releasing, urgent
from ui.bridge import route as routes
from ui.pages.day import DayPage
from ui.pages.day_case import DayCasePage
from ui.pages.projector import Projector
from ui.pages.urgent import UrgentPage
from ui.theme.style import look
from ui.theme.tokens import Theme

CASE = "DD26-07-02"
SIZE, TALL, WALL = QSize(1060, 760), QSize(1060, 1500), QSize(1280, 720)
TALLER = QSize(1060, 1420)


@pytest.fixture
def filling():
    return found, one_heard


@pytest.fixture
def desk(founded, tmp_path, monkeypatch):
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    return AuditDesk(founded, tmp_path)


def one_heard(vault):
    with plan(vault).unit() as unit:
        unit.record("Recorded", *graded.recorded(3, panel=False))
        day.go_on(unit, AUDIT, CASE)
        words = "The same health visitor stayed with the family for the whole year."
        day.capture(unit, AUDIT, CASE, Polarity.STRENGTH, words)


def walk(desk, steps, *, called=True):
    with desk.vault.unit() as unit:
        for _ in range(steps):
            day.go_on(unit, AUDIT, CASE)
        if called:
            day.call(unit, AUDIT, CASE)


def case_page(desk):
    return lambda: DayCasePage(desk, routes.DayCase(AUDIT, CASE))


def wall(desk):
    """Make the wall, dark where the window is dark."""
    made = Projector(desk, AUDIT, None)
    if look().theme is not Theme.LIGHT:
        made.turn_light()
    return made


def test_the_list(approve, desk):
    approve(lambda: DayPage(desk, routes.Day(AUDIT)), "day.list", SIZE)


def test_before_the_call(approve, desk):
    walk(desk, 2, called=False)
    approve(case_page(desk), "day.ready", SIZE)


def test_the_differences(approve, desk):
    walk(desk, 3)
    approve(case_page(desk), "day.differences", SIZE)
    approve(lambda: wall(desk), "day.wall.differences", WALL)


def test_the_grades(approve, desk):
    walk(desk, 2)
    approve(case_page(desk), "day.grades", SIZE)


def test_the_panel(approve, desk):
    walk(desk, 6)
    approve(case_page(desk), "day.panel", SIZE)


def test_the_reveal(approve, desk):
    with desk.vault.unit() as unit:
        unit.record("Called", CaseCalled(AUDIT, CASE, ("csc", "edu", "hea", "pol")))
        for one in unit.ring.of_audit(AUDIT):
            if one.name.startswith("grades/") and not one.name.endswith(("csc", "prb")):
                unit.ring.destroy(one.compartment)  # as where others hold what opens theirs
        releasing.leave_sealed(unit, AUDIT, CASE, "edu", "Called away to school at ten.")
    walk(desk, 2)
    approve(case_page(desk), "day.reveal", TALLER)


def test_the_register(approve, desk):
    with desk.vault.unit() as unit:
        urgent.raise_concern(unit, AUDIT, CASE, "no-plan")
        (one,) = unit.where(Urgent)
        urgent.save_concern(
            unit, replace(one, told="Duty manager", how=Way.TELEPHONE, agency="csc")
        )
        urgent.hand_over(unit, AUDIT, CASE, "pol")
    approve(lambda: UrgentPage(desk, routes.Urgent(AUDIT, CASE)), "day.urgent", TALL)
