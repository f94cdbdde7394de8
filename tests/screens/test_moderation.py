"""Moderation looks as it did when somebody last looked."""

from __future__ import annotations

import time

import graded
import pytest
from auditing import AuditDesk
from deepdive import AUDIT
from PySide6.QtCore import QSize
from world import found

from lifaudit.domain.casework import OVERALL, PANEL, Grade, Judgement
from lifaudit.services.moderating import Share, draw_moderation, grade_moderated
from ui.bridge import route as routes
from ui.pages.moderating import ModeratingPage
from ui.pages.moderation import ModerationPage

SIZE, TALL = QSize(1060, 760), QSize(1060, 1700)
CASE = "DD26-07-01"
WHY = "The chronology shows three visits at which nobody asked who slept where."


@pytest.fixture
def filling():
    return found, graded.fills()


@pytest.fixture
def desk(founded, tmp_path, monkeypatch):
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    return AuditDesk(founded, tmp_path)


@pytest.fixture
def moderated(desk):
    with desk.vault.unit() as unit:
        draw_moderation(unit, AUDIT, Share(20, "kestrel"))
        for case, why in ((CASE, WHY), ("DD26-07-02", "")):
            judged = Judgement("inadequate", why)
            grade_moderated(unit, Grade(AUDIT, case, PANEL, "moderated", OVERALL, judged))
    return desk


def test_choosing(approve, desk):
    def page():
        made = ModerationPage(desk, routes.Moderation(AUDIT))
        made.choice.seed.set_value("kestrel")
        return made

    approve(page, "moderation.choice", SIZE)


def test_the_list(approve, moderated):
    approve(lambda: ModerationPage(moderated, routes.Moderation(AUDIT)), "moderation.list", SIZE)


def test_a_third_look(approve, moderated):
    route = routes.Moderating(AUDIT, CASE, PANEL)
    approve(lambda: ModeratingPage(moderated, route), "moderating.overall", TALL)
