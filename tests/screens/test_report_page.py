"""The report's page looks as it did when somebody last looked and was content."""

from __future__ import annotations

import graded
import pytest
from deepdive import AUDIT
from drafted_once import drafted_once, drafts
from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from world import found

from ui.bridge import route as at
from ui.bridge.desk import Desk
from ui.bridge.runner import InlineRunner
from ui.bridge.settings import Settings
from ui.pages.report import ReportPage
from ui.pages.report_preview import PATIENCE

__all__ = ["drafted_once", "drafts"]
SIZE = QSize(1060, 720)


@pytest.fixture
def filling():
    return found, graded.fills(1)


@pytest.fixture
def desk(qapp, founded, clock, tmp_path, drafted_once):  # noqa: ARG001 - needed, not asked
    made = Desk(InlineRunner(founded), Settings(tmp_path / "settings"), lambda: clock.now)
    made.take(founded)
    yield made
    made.runner.close()


def opened(desk):
    """Open the page and wait until its first page is drawn at the size it has."""
    page = ReportPage(desk, at.Report(AUDIT))
    page.resize(SIZE)
    page.show()
    QTest.qWait(2 * PATIENCE)
    page.focus_first()
    return page


def signed(desk):
    """Open the page of a certified report; the digest of the file is new at every run."""
    page = opened(desk)
    if page.badge.text() != "Signed":
        page.certify.agreed.emit()
    page.checked.facts.setText(f"SHA-256 of the file: {'0123abcd ' * 8}")
    return page


def test_a_draft_with_much_left_to_do(desk, approve):
    approve(lambda: opened(desk), "report.draft", SIZE)


def test_a_report_that_is_certified(desk, approve):
    approve(lambda: signed(desk), "report.signed", SIZE)
