"""Looking across and writing findings look as they did when somebody last looked."""

from __future__ import annotations

import graded
import pytest
from deepdive import AUDIT, aside_of_another, led_by_another, plan
from PySide6.QtCore import QSize
from world import found

from ui.bridge import route as at
from ui.bridge.desk import Desk
from ui.bridge.runner import InlineRunner
from ui.bridge.settings import Settings
from ui.pages.across import AcrossPage
from ui.pages.findings import FindingsPage
from ui.pages.findings_list import START, SUMMARY, Entry, Kind
from ui.pages.history import HistoryPage

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
def filling():
    return found, graded.fills(), graded.learn


@pytest.fixture
def desk(qapp, founded, clock, tmp_path):  # noqa: ARG001 - widgets need it
    made = Desk(InlineRunner(founded), Settings(tmp_path / "settings"), clock)
    made.take(founded)
    yield made
    made.runner.close()


@pytest.mark.parametrize("way", WAYS)
def test_a_way_to_look_across(desk, approve, way):
    def page():
        made = AcrossPage(desk, at.Across(AUDIT))
        made.tabs.setCurrentIndex(WAYS.index(way))
        return made

    approve(page, f"across.{way}", SIZE)


def test_agreement_to_its_end(desk, approve):
    def page():
        made = AcrossPage(desk, at.Across(AUDIT))
        made.tabs.setCurrentIndex(WAYS.index("agreement"))
        return made

    approve(page, "across.agreement.whole", LONG)


@pytest.mark.parametrize("way", ["grades", "case-by-case"])
def test_what_stands_behind_a_place(desk, approve, way):
    def page():
        made = AcrossPage(desk, at.Across(AUDIT))
        made.tabs.setCurrentIndex(WAYS.index(way))
        room = made._room.itemAt(0).widget()
        room._on_opened(0, 1)
        return made

    approve(page, f"across.{way}.behind", SIZE)


@pytest.mark.parametrize("entry", ENTRIES)
def test_an_entry_of_the_findings(desk, approve, entry):
    def page():
        made = FindingsPage(desk, at.Findings(AUDIT))
        made.list.choose(ENTRIES[entry])
        return made

    approve(page, f"findings.{entry}", SIZE if entry == "start" else TALL)


@pytest.mark.parametrize("filling", [(found, plan)], ids=["planned"])
def test_before_anything_is_recorded(desk, approve):
    approve(lambda: AcrossPage(desk, at.Across(AUDIT)), "across.empty", SIZE)
    approve(lambda: FindingsPage(desk, at.Findings(AUDIT)), "findings.empty", SIZE)


def test_findings_that_others_write(desk, founded, approve):
    audit = led_by_another(founded)

    def page():
        made = FindingsPage(desk, at.Findings(audit))
        made.list.choose(Entry(Kind.FINDING, "f1"))
        return made

    approve(page, "findings.theirs", TALL)


def test_findings_of_others_that_do_not_count(desk, founded, approve):
    audit = aside_of_another(founded)
    approve(lambda: FindingsPage(desk, at.Findings(audit)), "findings.aside", SIZE)


def test_the_history_names_what_does_not_count(desk, founded, approve):
    audit = aside_of_another(founded)
    approve(lambda: HistoryPage(desk, at.History(audit)), "history.aside", SIZE)
