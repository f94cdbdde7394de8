"""The report's page by keyboard: read, see what is missing, certify once, check, save."""

from __future__ import annotations

from dataclasses import replace

import graded
import pytest
from deepdive import AUDIT
from drafted_once import drafted_once, drafts
from PySide6.QtCore import Qt
from world import found

from lifaudit.domain.audit import Audit
from lifaudit.domain.learning import SealedReport, Summary
from ui.bridge.route import Board, Findings, Plan, Report
from ui.pages.report import ReportPage
from ui.pages.report_save import WHERE
from ui.widgets.labels import PlainLabel

__all__ = ["drafted_once", "drafts"]
Key = Qt.Key


@pytest.fixture
def filling():
    return found, graded.fills(1)


@pytest.fixture
def page(inside, qtbot, drafted_once):  # noqa: ARG001 - no draft is made twice
    made = inside.go(Report(AUDIT))
    assert isinstance(made, ReportPage)
    inside.window.activateWindow()
    qtbot.waitUntil(inside.window.isActiveWindow)
    return made


@pytest.fixture
def went(inside, page):
    """Every place the page asked for since it was opened."""
    assert page
    places = []
    inside.desk.went.connect(places.append)
    return places


def certify(page, qtbot):
    qtbot.keyClick(page.certify.ask, Key.Key_Return)
    qtbot.keyClick(page.certify.sure, Key.Key_Return)


def test_the_report_is_shown_page_by_page(page, qtbot):
    preview = page.preview
    assert preview.total > 5
    assert preview.where.text() == f"Page 1 of {preview.total}, 100 %"
    assert not preview._pixmap.isNull()
    page.focus_first()
    qtbot.keyClick(preview.sight, Key.Key_PageDown)
    assert preview.number == 2
    qtbot.keyClick(preview.sight, Key.Key_End)
    assert preview.number == preview.total
    assert not preview.on.isEnabled()
    qtbot.keyClick(preview.sight, Key.Key_Home)
    assert (preview.number, preview.back.isEnabled()) == (1, False)
    qtbot.keyClick(preview.sight, Key.Key_PageUp)
    assert preview.number == 1


def test_a_page_is_drawn_larger_and_smaller(page, qtbot):
    preview = page.preview
    before = preview._pixmap.width()
    qtbot.keyClick(preview.sight, Key.Key_Plus)
    assert preview._pixmap.width() > before
    for _ in range(8):
        qtbot.keyClick(preview.sight, Key.Key_Minus)
    assert preview._pixmap.width() < before
    assert not preview.out.isEnabled()


def test_each_missing_thing_leads_to_where_it_is_put_right(page, qtbot, went):
    assert page.left.title.text().endswith("things are missing")
    for leap in list(page.left.leaps):
        qtbot.keyClick(leap, Key.Key_Return)
    assert {type(one) for one in went} == {Plan, Board, Findings}


def signed_lines(page):
    """Return the labels that say who signed."""
    lines = [page.checked.signed.itemAt(at) for at in range(page.checked.signed.count())]
    return [line.widget().findChild(PlainLabel) for line in lines]


def test_certifying_is_asked_once_and_can_be_refused(page, qtbot):
    card = page.certify
    assert card.asked.isHidden()
    qtbot.keyClick(card.ask, Key.Key_Return)
    assert card.sure.hasFocus()
    qtbot.keyClick(card.sure, Key.Key_Escape)
    assert card.asked.isHidden()
    assert card.ask.hasFocus()


def test_a_certified_report_shows_its_verdict_and_cannot_be_undone(page, qtbot, inside):
    certify(page, qtbot)
    assert page.badge.text() == "Signed"
    assert page.checked.isVisible()
    assert "exactly as it was signed" in page.checked.banner.title.text()
    assert page.checked.banner.sentence.isHidden()
    assert [word.text().split(",")[0] for word in signed_lines(page)] == ["Ada Quill"]
    assert not page.certify.isVisible()
    assert not page.left.isVisible()
    assert not inside.desk.undo.canUndo()
    assert page.preview.total > 5


def test_the_signed_file_is_saved_with_the_trust_file(page, qtbot, tmp_path):
    certify(page, qtbot)
    page.save.folder.set_value(str(tmp_path / "out"))
    qtbot.keyClick(page.save.report, Key.Key_Return)
    names = {one.name for one in (tmp_path / "out").iterdir()}
    assert names == {"DD26-07-report.pdf", "trust.pem"}
    assert page.save.done.text().startswith("Written ")


def test_a_draft_and_working_copies_are_saved(page, qtbot, tmp_path):
    page.save.folder.set_value(str(tmp_path / "out"))
    qtbot.keyClick(page.save.report, Key.Key_Return)
    qtbot.keyClick(page.save.copies, Key.Key_Return)
    assert len(list((tmp_path / "out").iterdir())) == 10


def test_without_a_folder_the_field_says_so(page, qtbot):
    qtbot.keyClick(page.save.report, Key.Key_Return)
    assert page.save.folder.missing == WHERE


def test_a_folder_that_cannot_be_written_is_told_by_the_window(page, qtbot, inside, tmp_path):
    told = []
    inside.desk.runner.failed.connect(told.append)
    (tmp_path / "taken").write_text("a file")
    page.save.folder.set_value(str(tmp_path / "taken"))
    qtbot.keyClick(page.save.copies, Key.Key_Return)
    assert told[0].title == "The files could not be written"


def test_only_the_lead_is_offered_to_certify(page, inside, founded):
    with founded.unit() as unit:
        plan = unit.one(Audit, audit=AUDIT)
    inside.desk.runner.write(lambda unit: unit.record("Gave away", replace(plan, lead="x")))
    assert not page.certify.ask.isVisible()
    assert page.certify.who.text() == "Only the audit's lead certifies this report."


def test_what_is_recorded_meanwhile_makes_a_new_draft_and_keeps_the_page_looked_at(page, inside):
    page.preview.turn(2)
    before = page._pdf
    change = Summary(AUDIT, "Seen early, changed late")
    inside.desk.runner.write(lambda unit: unit.record("Recorded summary", change))
    assert page._pdf != before
    assert page.preview.number == 3


def test_a_refusal_while_certifying_leaves_the_page_as_it_was(page, qtbot, inside, founded):
    told = []
    inside.desk.runner.failed.connect(told.append)
    qtbot.keyClick(page.certify.ask, Key.Key_Return)
    with founded.unit() as unit:
        unit.record("Recorded summary", Summary(AUDIT, "Behind the page's back"))
    qtbot.keyClick(page.certify.sure, Key.Key_Return)
    assert told[0].title == "The audit changed while the report was being made"
    assert page.certify.sure.isEnabled()
    with founded.unit() as unit:
        assert not unit.where(SealedReport, audit=AUDIT)


def test_a_narrow_page_shows_one_half_at_a_time(page, inside, qtbot):
    assert page
    alone = ReportPage(inside.desk, Report(AUDIT))
    qtbot.addWidget(alone)
    alone.resize(620, 700)
    alone.show()
    assert (alone.preview.isVisible(), alone.certify.isVisible()) == (True, False)
    qtbot.keyClick(alone.tabs, Key.Key_Right)
    assert (alone.preview.isVisible(), alone.certify.isVisible()) == (False, True)
    alone.resize(1100, 700)
    assert (alone.preview.isVisible(), alone.certify.isVisible()) == (True, True)
    assert not alone.tabs.isVisible()
