"""What an agency's auditor sees of an audit that others lead: all to read, little to press."""

from __future__ import annotations

import pytest
from deepdive import AUDIT
from pages.test_pages_in_odd_worlds import cut, nameless, recorded, seen, settled, tagged
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
)
from services.mail import CASE, PLANTED
from services.room import room, three

from lifaudit.domain.casework import Grade, Return
from lifaudit.domain.partnership import Agency, Person
from lifaudit.domain.urgent import Urgent as Concern
from ui.bridge import route as at
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button

__all__ = ["room", "three"]

OWN, OTHER = (at.ReturnPage(AUDIT, CASE, one, "recognition") for one in ("pol", "hea"))
OF_THE_AUDIT = (
    *(at.Plan, at.Sample, at.Board, at.Across, at.Findings, at.Report, at.History, at.Comments),
    *(at.Day, at.Moderation, at.Calibration, at.Disputes, at.Returns, at.Identifiers, at.Send),
)
PLACES = (
    *(kind(AUDIT) for kind in OF_THE_AUDIT),
    *(at.Panel(AUDIT, CASE), at.DayCase(AUDIT, CASE), at.Urgent(AUDIT, CASE), OTHER),
    *(at.Reflections(AUDIT, CASE, "hea"), at.People(), at.Audits(), at.Home()),
)
WRITTEN_IN = (QLineEdit, QPlainTextEdit, QComboBox, QCheckBox)


@pytest.fixture
def theirs(shell, three):
    """Return the window on the laptop of the police's auditor."""
    shell.desk.take(three[1])
    return shell


@pytest.fixture
def leads(shell, three):
    """Return the window on the lead's laptop, on which both returns have arrived sealed."""
    shell.desk.take(three[0])
    return shell


def writable(page):
    """Return what can be written in, ticked or chosen from on a page."""
    return [one for one in seen(page, *WRITTEN_IN) if not getattr(one, "isReadOnly", bool)()]


def offers(page):
    """Return the words of the buttons that can be pressed."""
    return {one.text() for one in seen(page, Button) if one.text()}


def said(page):
    """Return everything a page shows in words, in labels and in boxes."""
    labels = [one.text() for one in page.findChildren(QLabel)]
    boxes = [one.toPlainText() for one in page.findChildren(QPlainTextEdit)]
    lines = [one.text() for one in page.findChildren(QLineEdit)]
    return "\n".join((*labels, *boxes, *lines))


def notices(page):
    return [one.title.text() for one in page.findChildren(Banner) if one.isVisible()]


def records(shell, kind, **equal):
    with shell.desk.vault.unit() as unit:
        return unit.where(kind, **equal)


def test_every_page_opens_is_named_is_not_cut_and_records_nothing(theirs):
    told = []
    theirs.desk.runner.failed.connect(told.append)
    before = recorded(theirs)
    for place in PLACES:
        page, name = settled(theirs, place), type(place).__name__
        assert told == [], name
        assert nameless(page) == [], name
        assert tagged(page) == [], name
        assert cut(page) == [], name
        assert theirs.window.isAncestorOf(QApplication.focusWidget() or page), name
    assert recorded(theirs) == before


def test_what_is_sealed_is_on_no_page_of_the_leads_laptop(leads):
    for place in (*PLACES, OWN):
        assert PLANTED not in said(settled(leads, place)), place


def test_a_panel_sheet_shows_ones_own_grade_and_nothing_of_who_sealed_theirs(theirs):
    shown = said(settled(theirs, at.Panel(AUDIT, CASE)))
    assert shown.count(PLANTED) == 1
    assert "Police\nGood" in shown
    assert "Health\nGood" not in shown
    assert PLANTED in said(settled(theirs, OWN))
    assert PLANTED not in said(settled(theirs, OTHER))


def test_the_plan_is_read_and_says_whose_it_is(theirs):
    page = settled(theirs, at.Plan(AUDIT))
    assert writable(page) == []
    assert page.left.hint.text() == "Only the lead changes the plan."
    assert not {"Start the audit", "Begin the report", "Reopen with a reason"} & offers(page)
    assert page.left.board.hasFocus()


def test_the_report_is_the_leads_to_put_right_and_to_certify(theirs):
    page = theirs.go(at.Report(AUDIT))
    assert page.head.hint.text().endswith("Its lead puts right what is missing, then certifies it.")
    assert not any(one.text() == "Certify" and one.isEnabled() for one in seen(page, Button))


def test_the_return_of_another_agency_is_read_only_and_takes_no_key(theirs):
    before = recorded(theirs)
    page = settled(theirs, OTHER)
    assert writable(page) == []
    assert "Read only" in said(page)
    page.parts.enter()
    for key in (Qt.Key.Key_1, Qt.Key.Key_Tab, Qt.Key.Key_2, Qt.Key.Key_F8, Qt.Key.Key_3):
        QTest.keyClick(QApplication.focusWidget() or page, key)
    assert recorded(theirs) == before
    assert records(theirs, Grade, agency="hea") == []


def test_ones_own_return_is_written_once_it_is_not_signed_off_any_more(theirs):
    page = settled(theirs, OWN)
    assert writable(page) == []
    (head,) = records(theirs, Return, case=CASE, agency="pol")
    assert head.is_signed_off


def test_moderation_and_the_panel_say_who_does_them(theirs):
    page = settled(theirs, at.Moderation(AUDIT))
    assert notices(page) == ["Only a moderator or the chair moderates"]
    assert writable(page) == []
    page = settled(theirs, at.Panel(AUDIT, CASE))
    assert notices(page) == ["One person records for the panel"]
    assert "recorded by Ada Quill" in said(page)
    assert writable(page) == []


def test_the_lead_keeps_count_of_returns_and_an_agency_sends_its_own(theirs):
    page = settled(theirs, at.Returns(AUDIT))
    assert offers(page) == {"Send"}
    assert page.send.hasFocus()
    assert "The lead keeps count of the returns." in said(page)
    page.send.click()
    page = theirs.page
    assert page.make.text() == "Make our return"
    assert "sealed for the lead" in said(page)
    assert page.words.isVisible()


def test_a_return_without_a_folder_is_not_made_and_says_what_is_missing(theirs, tmp_path):
    page = settled(theirs, at.Send(AUDIT))
    page.make.click()
    assert page.folder.missing == "Error: choose a folder first"
    assert not page.done.isVisible()
    (tmp_path / "file").write_text("in the way")
    page.folder.set_value(str(tmp_path / "file"))
    page.make.click()
    assert page.done.isVisible()
    assert page.make.isEnabled()
    page.folder.set_value(str(tmp_path / "out"))
    page.make.click()
    assert page.done.title.text() == "1 pack is in out."
    (made,) = (tmp_path / "out").iterdir()
    assert made.name in page.done.sentence.text()


def test_comments_wait_for_the_lead(theirs):
    page = settled(theirs, at.Comments(AUDIT))
    assert "The lead gives them out" in page.told.text()
    assert offers(page) == set()
    assert writable(page) == []


def test_the_day_is_read_along_and_says_who_records(theirs):
    page = settled(theirs, at.Day(AUDIT))
    assert [one.accessibleName() for one in writable(page)] == ["Folder"]
    page = settled(theirs, at.DayCase(AUDIT, CASE))
    assert "Ada Quill records for the room" in page.head.hint.text()
    assert not {"Begin", "Pause", "Back", "Strength", "To improve"} & offers(page)
    assert writable(page) == []


def test_anybody_may_raise_an_urgent_concern_and_it_is_theirs_by_name(theirs):
    page = settled(theirs, at.Urgent(AUDIT, CASE))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_1)
    (concern,) = records(theirs, Concern)
    assert concern.case == CASE
    assert "by Bola Adeyemi" in page.entries[concern.concern].when.text()
    assert page.entries[concern.concern].isAncestorOf(QApplication.focusWidget())
    assert nameless(page) == []


def test_reflections_of_another_agency_are_not_begun_here(theirs):
    page = settled(theirs, at.Reflections(AUDIT, CASE, "hea"))
    assert not page.practitioner.read.isEnabled()
    assert writable(page) == []
    page = settled(theirs, at.Reflections(AUDIT, CASE, "pol"))
    assert page.practitioner.read.isEnabled()


def test_the_register_is_the_leads_and_says_which_list_one_has(theirs):
    page = settled(theirs, at.People())
    assert writable(page) == []
    assert page.list_of.text().startswith("Ada Quill keeps this list. You have number ")
    before = records(theirs, Person), records(theirs, Agency)
    page.people.setFocus()
    QTest.keyClick(page.people, Qt.Key.Key_Return)
    page.agencies.setFocus()
    QTest.keyClick(page.agencies, Qt.Key.Key_Return)
    assert seen(page, QDialog) == []
    assert (records(theirs, Person), records(theirs, Agency)) == before


def test_calibration_and_conflicts_have_nothing_to_decide_and_lead_on(theirs):
    page = settled(theirs, at.Calibration(AUDIT))
    assert offers(page) == set()
    page = settled(theirs, at.Disputes(AUDIT))
    assert page.none.isVisible()
    assert page.none.action.hasFocus()
    QTest.keyClick(page.none.action, Qt.Key.Key_Return)
    assert theirs.window.route == at.Board(AUDIT)


def test_the_board_begins_in_the_column_of_ones_own_agency(theirs):
    board = theirs.go(at.Board(AUDIT))
    across = board.grid.currentIndex().column()
    assert board.model.headerData(across, Qt.Orientation.Horizontal) == "Police (yours)"
    assert "of your agency's" in board.head.hint.text()


def test_the_board_of_who_leads_counts_everybody(leads):
    board = leads.go(at.Board(AUDIT))
    heads = [board.model.headerData(at, Qt.Orientation.Horizontal) for at in range(5)]
    assert not [one for one in heads if "yours" in one]
    assert "your agency" not in board.head.hint.text()
