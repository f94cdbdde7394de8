"""The panel's sheet looks as it did when somebody last looked."""

from __future__ import annotations

import time
from dataclasses import replace

import graded
import pytest
from auditing import AuditDesk
from deepdive import AUDIT
from PySide6.QtCore import QSize

from lifaudit.domain.audit import Audit, Status
from lifaudit.domain.casework import PANEL, Answer, Grade, Judgement
from lifaudit.services.panel import answer_panel, grade_panel
from ui.bridge import route as routes
from ui.pages.panel import PanelPage

SIZE, TALL = QSize(1060, 760), QSize(1060, 2100)
KEY = (AUDIT, "DD26-07-06", PANEL)
REASON = "Each return alone reads well. Side by side they show two different children."
VIEW = "Education holds that the bruise in March was enough, and that it was said out loud."


@pytest.fixture
def desk(founded, tmp_path, monkeypatch):
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    graded.fill_vault(founded)
    with founded.unit() as unit:
        for domain in ("recognition", "assessment", "planning"):
            judged = Judgement("could-not-agree", REASON)
            grade_panel(unit, Grade(*KEY, "panel", domain, judged))
        answer_panel(unit, Answer(*KEY, "recognition.dissent", VIEW))
    return AuditDesk(founded, tmp_path)


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
