"""The panel's sheet looks as it did when somebody last looked."""

from __future__ import annotations

import time
from dataclasses import replace

import graded
import pytest
from agreeing import AGREED, WHAT, WHEN, agreeing
from auditing import AuditDesk
from deepdive import AUDIT
from PySide6.QtCore import QSize
from world import found

from lifaudit.domain.asked import Path
from lifaudit.domain.audit import Audit, Status
from lifaudit.domain.casework import PANEL, Answer, Grade, Judgement
from lifaudit.domain.reveal import CaseCalled
from lifaudit.domain.sheet import Place
from lifaudit.services import instruments, rows
from lifaudit.services.panel import answer_panel, grade_panel
from ui.bridge import route as routes
from ui.pages.panel import PanelPage

SIZE, TALL = QSize(1060, 760), QSize(1060, 2100)
KEY = (AUDIT, "DD26-07-06", PANEL)
REASON = "Each return alone reads well. Side by side they show two different children."
VIEW = "Education holds that the bruise in March was enough, and that it was said out loud."


@pytest.fixture
def filling():
    return found, graded.fills(), not_agreed


@pytest.fixture
def desk(founded, tmp_path, monkeypatch):
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    return AuditDesk(founded, tmp_path)


def not_agreed(vault):
    with vault.unit() as unit:
        for domain in ("recognition", "assessment", "planning"):
            judged = Judgement("could-not-agree", REASON)
            grade_panel(unit, Grade(*KEY, "panel", domain, judged))
        answer_panel(unit, Answer(*KEY, "recognition.dissent", VIEW))


def page_at(desk, domain):
    return PanelPage(desk, routes.Panel(AUDIT, KEY[1], domain))


@pytest.mark.parametrize("domain", ["recognition", "overall"])
def test_a_domain(approve, desk, domain):
    approve(lambda: page_at(desk, domain), f"panel.{domain}", SIZE)


def test_the_grade_and_the_other_view(approve, desk):
    approve(lambda: page_at(desk, "recognition"), "panel.whole", TALL)


def test_a_signed_one(approve, desk):
    with desk.vault.unit() as unit:
        signed = replace(unit.one(Audit, audit=AUDIT), status=Status.SIGNED)
        unit.record("Signed", signed)
    approve(lambda: page_at(desk, "voice"), "panel.signed", SIZE)


def test_before_the_reveal_it_says_when_the_grades_show(approve, desk):
    with desk.vault.unit() as unit:
        unit.record("Called", CaseCalled(AUDIT, KEY[1], ("pol", "hea")))
    approve(lambda: page_at(desk, "recognition"), "panel.sealed", SIZE)


def test_what_is_agreed_row_by_row(approve, desk):
    with desk.vault.unit() as unit:
        instruments.pin(unit, AUDIT, agreeing())
        for what in ("Home visit by the midwife who knows her", "Speech and language therapy"):
            rows.add_row(unit, rows.Rows(Place(*KEY), AGREED))
            row = rows.standing(unit, rows.Rows(Place(*KEY), AGREED))[-1].row
            answer_panel(unit, Answer(*KEY, Path(WHAT, AGREED, row).text, what))
            answer_panel(unit, Answer(*KEY, Path(WHEN, AGREED, row).text, "2026-10-01"))

    def made():
        page = page_at(desk, "agreed")
        page.parts.part.focus_on(Path(WHAT, AGREED, row).text)
        return page

    approve(made, "panel.rows", SIZE)
