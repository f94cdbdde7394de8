"""A page with nothing on it yet says what will stand there, and the next step is under the keys."""

from __future__ import annotations

import pytest
from deepdive import AUDIT, plan
from pages.test_pages_in_odd_worlds import nameless, recorded, seen, settled
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from lifaudit.domain.case import Case
from ui.bridge import route as at
from ui.widgets.empty import Empty

TEACHING = {
    at.Board: ("No returns to show yet", "Choose the cases", at.Sample(AUDIT)),
    at.Across: ("Nothing to compare yet", "Open the board", at.Board(AUDIT)),
    at.Disputes: ("No conflicts", "Open the board", at.Board(AUDIT)),
    at.Identifiers: ("Nothing to decide", "Send the packs", at.Send(AUDIT)),
    at.Send: ("Nobody has joined yet", "Open people", at.People()),
}
QUIET = {at.Day: "Nothing to look at yet", at.Calibration: "No practice case yet"}


@pytest.fixture
def bare(inside, founded):
    """Return the window in a vault whose audit has neither cases nor records."""
    plan(founded, 0)
    return inside


def taught(page):
    """Return what a page teaches while it is empty."""
    (shown,) = seen(page, Empty)
    return shown


@pytest.mark.parametrize("kind", TEACHING, ids=lambda one: one.__name__)
def test_an_empty_page_teaches_and_its_one_action_leads_on(kind, bare):
    heading, action, leads = TEACHING[kind]
    page = settled(bare, kind(AUDIT))
    shown = taught(page)
    assert (shown.heading.text(), shown.action.text()) == (heading, action)
    assert shown.sentence.text().endswith(".")
    assert nameless(page) == []
    shown.action.setFocus()
    QTest.keyClick(shown.action, Qt.Key.Key_Return)
    assert bare.window.route == leads


@pytest.mark.parametrize("kind", QUIET, ids=lambda one: one.__name__)
def test_an_empty_page_without_an_action_teaches_all_the_same(kind, bare):
    shown = taught(settled(bare, kind(AUDIT)))
    assert shown.heading.text() == QUIET[kind]
    assert shown.sentence.text().endswith(".")


@pytest.mark.parametrize("kind", [at.Board, at.Across, at.Disputes, at.Identifiers, at.Send])
def test_the_next_step_of_an_empty_page_is_under_the_keys(kind, bare):
    assert taught(settled(bare, kind(AUDIT))).action.hasFocus()


def test_looking_at_what_is_empty_records_nothing(bare):
    before = recorded(bare)
    for kind in (*TEACHING, *QUIET, at.Sample, at.Findings, at.Report, at.History, at.Returns):
        page = settled(bare, kind(AUDIT))
        assert any(one.text().strip() for one in seen(page, QLabel))
    assert recorded(bare) == before


def test_what_was_empty_fills_while_it_is_looked_at(bare):
    page = settled(bare, at.Board(AUDIT))
    assert taught(page)
    bare.desk.runner.write(_one_case)
    assert seen(page, Empty) == []
    assert page.grid.isVisible()
    assert page.grid.hasFocus()


def _one_case(unit):
    return unit.record("Drew", Case(AUDIT, "DD26-07-01"))
