"""Looking across and writing findings look as they did when somebody last looked."""

from __future__ import annotations

import graded
import pytest
from deepdive import AUDIT, plan
from PySide6.QtCore import QSize

from ui.bridge import route as at
from ui.bridge.desk import Desk
from ui.bridge.runner import InlineRunner
from ui.bridge.settings import Settings
from ui.pages.across import AcrossPage
from ui.pages.findings import FindingsPage
from ui.pages.findings_list import START, SUMMARY, Entry, Kind

SIZE, TALL = QSize(1060, 720), QSize(1060, 1300)
LONG = QSize(1060, 2900)
WAYS = ("grades", "distribution", "domains", "voice", "case-by-case", "agreement")
ENTRIES = {
    "start": START,
    "finding": Entry(Kind.FINDING, "f1"),
    "recommendation": Entry(Kind.RECOMMENDATION, "r1"),
    "summary": SUMMARY,
}


@pytest.fixture
def desk(qapp, founded, clock, tmp_path):  # noqa: ARG001 - widgets need it
    made = Desk(InlineRunner(founded), Settings(tmp_path / "settings"), clock)
    made.take(founded)
    yield made
    made.runner.close()


@pytest.fixture
def filled(desk, founded):
    graded.fill_vault(founded)
    graded.learn(founded)
    return desk


@pytest.mark.parametrize("way", WAYS)
def test_a_way_to_look_across(filled, approve, way):
    def page():
        made = AcrossPage(filled, at.Across(AUDIT))
        made.tabs.setCurrentIndex(WAYS.index(way))
        return made

    approve(page, f"across.{way}", SIZE)


def test_agreement_to_its_end(filled, approve):
    def page():
        made = AcrossPage(filled, at.Across(AUDIT))
        made.tabs.setCurrentIndex(WAYS.index("agreement"))
        return made

    approve(page, "across.agreement.whole", LONG)


@pytest.mark.parametrize("way", ["grades", "case-by-case"])
def test_what_stands_behind_a_place(filled, approve, way):
    def page():
        made = AcrossPage(filled, at.Across(AUDIT))
        made.tabs.setCurrentIndex(WAYS.index(way))
        room = made._room.itemAt(0).widget()
        room._on_opened(0, 1)
        return made

    approve(page, f"across.{way}.behind", SIZE)


@pytest.mark.parametrize("entry", ENTRIES)
def test_an_entry_of_the_findings(filled, approve, entry):
    def page():
        made = FindingsPage(filled, at.Findings(AUDIT))
        made.list.choose(ENTRIES[entry])
        return made

    approve(page, f"findings.{entry}", SIZE if entry == "start" else TALL)


def test_before_anything_is_recorded(desk, founded, approve):
    plan(founded)
    approve(lambda: AcrossPage(desk, at.Across(AUDIT)), "across.empty", SIZE)
    approve(lambda: FindingsPage(desk, at.Findings(AUDIT)), "findings.empty", SIZE)
