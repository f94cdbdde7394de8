"""Rows, logic and scores on the return page look as they did when somebody last looked."""

from __future__ import annotations

import time

import pytest
from auditing import AuditDesk
from deepdive import AUDIT, HERE
from eventful import DAY, EVENTS, GROUP, WHAT, eventful
from logical import logical
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from lifaudit.domain.asked import Path
from lifaudit.domain.casework import Answer, Grade, Involvement, Judgement, Return
from lifaudit.services import casework, rows
from ui.bridge import route as routes
from ui.pages.return_page import ReturnPage

SIZE = QSize(1060, 1240)
KEY = (HERE.audit, HERE.case, HERE.agency)
HAPPENED = (
    ("2026-03-04", "A home visit was made and nobody answered the door"),
    ("2026-03-11", "Strategy discussion"),
    ("2026-03-12", "Referral to the health visitor"),
)
SAID = {"seen": "no", "alone": "yes", "number": "40", "who": "school", "kinds": "doctor"}


@pytest.fixture
def sit_at(founded, tmp_path, monkeypatch):
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()

    def sit(form=None):
        desk = AuditDesk(eventful(founded, form=form), tmp_path)
        with founded.unit() as unit:
            casework.describe(unit, Return(*KEY, involvement=Involvement.INVOLVED))
        return desk

    return sit


def opened(desk, focus):
    page = ReturnPage(desk, routes.ReturnPage(AUDIT, HERE.case, HERE.agency, focus))
    page.resize(SIZE)
    page.show()
    QApplication.processEvents()
    return page


def happened(unit):
    """Record three events and take the last one out."""
    for day, what in HAPPENED:
        rows.add_row(unit, GROUP)
        row = rows.standing(unit, GROUP)[-1].row
        casework.answer(unit, Answer(*KEY, Path(DAY, EVENTS, row).text, day))
        casework.answer(unit, Answer(*KEY, Path(WHAT, EVENTS, row).text, what))
    rows.remove_row(unit, GROUP, row)


def test_a_group_with_nothing_in_it_looks_as_it_was_approved(approve, sit_at):
    desk = sit_at()
    approve(lambda: opened(desk, EVENTS), "return.rows.none", SIZE)


def test_rows_one_of_them_open_and_one_taken_out_look_as_they_were_approved(approve, sit_at):
    desk = sit_at()
    with desk.vault.unit() as unit:
        happened(unit)

    def make():
        page = opened(desk, EVENTS)
        page.parts.part._groups[EVENTS].open(page.parts.part._named[EVENTS].cards[1].row)
        return page

    approve(make, "return.rows", SIZE)


def test_what_logic_asks_hides_and_objects_to_looks_as_it_was_approved(approve, sit_at):
    desk = sit_at(logical())
    with desk.vault.unit() as unit:
        for name, value in SAID.items():
            answer = Answer(*KEY, f"visits.{name}", value)
            unit.record("Recorded", answer)  # as it stood before the other answers
        judged = Judgement("no", "Nobody asked the child.")
        casework.grade(unit, Grade(*KEY, "agency", "visits", judged))

    def make():
        page = opened(desk, "visits")
        bar = page.parts.view.verticalScrollBar()
        bar.setValue(150)
        return page

    approve(make, "return.logic", SIZE)


def test_scores_and_caps_beside_the_grade_look_as_they_were_approved(approve, sit_at):
    desk = sit_at(logical())
    with desk.vault.unit() as unit:
        casework.answer(unit, Answer(*KEY, "visits.seen", "partly"))
        casework.answer(unit, Answer(*KEY, "visits.who", "home"))
        for domain, value in (("visits", "no"), ("overall", "yes")):
            judged = Judgement(value, "Seen weekly, and the plan changed.")
            casework.grade(unit, Grade(*KEY, "agency", domain, judged))
    approve(lambda: opened(desk, "whole"), "return.score", QSize(1060, 760))
