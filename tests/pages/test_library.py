"""The library: what can be asked with, found by words, and made one's own."""

from __future__ import annotations

from pathlib import Path

import planned
import pytest
from pages.hands import ENTER, answer, press
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel

from lifaudit.domain.errors.instrument import FormProblem
from lifaudit.domain.library import Origin
from lifaudit.services import drafting, library
from lifaudit.services.form_files import Taken
from ui.bridge import route as at
from ui.dialogs.retire import RetireDialog

Key = Qt.Key
DEEP_DIVE = "multi-agency-deep-dive@1.0"
WORKBOOK = Path(__file__).parents[2] / "resources" / "demo" / "neglect-under-five.xlsx"


@pytest.fixture
def page(inside, qtbot):
    made = inside.go(at.Library(DEEP_DIVE))
    inside.window.activateWindow()
    qtbot.waitUntil(inside.window.isActiveWindow)
    return made


def words_in(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_the_instrument_that_was_asked_for_is_shown_with_what_it_is_for(page):
    assert page.list.item_shown.identity == DEEP_DIVE
    assert "Main instrument" in words_in(page.detail)
    assert "To see one child's life through your agency's work" in words_in(page.detail)


def test_words_narrow_the_list_and_nothing_found_is_said(page, qtbot):
    qtbot.keyClicks(page.search, "reflection practitioner")
    assert [one.instrument.use for one in page.list.items_shown] == ["reflection"]
    qtbot.keyClicks(page.search, " zebra")
    assert page.list.items_shown == ()
    assert "No instrument fits" in words_in(page.detail)


def test_enter_goes_from_the_list_to_what_can_be_done(page):
    page.focus_first()
    press(ENTER)
    assert page.detail.buttons[0].hasFocus()


def test_making_ones_own_opens_the_draft_it_began(page, inside, founded):
    own = next(one for one in page.detail.buttons if one.text() == "Make my own")
    own.click()
    assert isinstance(inside.window.route, at.Editor)
    with founded.unit() as unit:
        (draft,) = drafting.drafts(unit)
    assert inside.window.route.draft == draft.draft
    assert draft.begun_from == DEEP_DIVE


def test_a_draft_is_listed_first_and_can_be_gone_on_with(page, inside):
    page.begin.click()
    back = inside.go(at.Library())
    assert back.list.items_shown[0].origin is Origin.DRAFT
    back.list.setCurrentRow(1)
    back.detail.buttons[0].click()
    assert isinstance(inside.window.route, at.Editor)


def test_a_part_of_the_preview_is_made_when_it_is_opened_and_records_nothing(page, inside):
    part = page.detail.parts[0]
    steps = inside.desk.undo.count()
    part.line.button.click()
    assert "Did your staff notice the signs" in words_in(part)
    assert inside.desk.undo.count() == steps


def test_a_file_is_brought_in_as_a_draft(page, inside, tmp_path, founded):
    page.give_out(page.list.item_shown, tmp_path / "deep-dive.toml")
    assert page.banner.title.text() == "Written to deep-dive.toml"
    page.take_in(tmp_path / "deep-dive.toml")
    assert isinstance(inside.window.route, at.Editor)
    with founded.unit() as unit:
        (draft,) = drafting.drafts(unit)
    assert draft.instrument.title == "Multi-agency deep dive: agency return"


def test_a_workbook_goes_out_and_comes_in_as_the_same(page, inside, tmp_path, founded):
    page.give_out(page.list.item_shown, tmp_path / "deep-dive.xlsx")
    page.take_in(tmp_path / "deep-dive.xlsx")
    assert isinstance(inside.window.route, at.Editor)
    with founded.unit() as unit:
        (draft,) = drafting.drafts(unit)
        assert draft.instrument == library.instrument(unit, DEEP_DIVE)


def drop(page, *urls):
    carried = QMimeData()
    carried.setUrls(list(urls))
    how = (Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton, Qt.NoModifier)
    enters = QDragEnterEvent(QPoint(9, 9), *how)
    enters.ignore()
    for event in (enters, QDropEvent(QPointF(9, 9), *how)):
        QApplication.sendEvent(page, event)
    return enters.isAccepted()


def test_a_workbook_that_is_dropped_on_the_page_comes_in_as_a_draft(page, inside, founded):
    assert drop(page, QUrl.fromLocalFile(str(WORKBOOK)))
    with founded.unit() as unit:
        found = drafting.drafts(unit)
    assert [one.instrument.key for one in found] == ["under-fives-daily-care"]
    assert inside.window.route == at.Editor(found[0].draft)


def test_what_is_dropped_and_is_no_file_changes_nothing(page, inside):
    assert not drop(page, QUrl("https://example.org/form.xlsx"))
    assert inside.window.route == at.Library(DEEP_DIVE)


def test_what_is_wrong_with_a_file_is_listed_with_its_line(page, tmp_path):
    file = tmp_path / "own.toml"
    file.write_text('[form]\nkey = "own"\nversion = "one"\n')
    page.take_in(file)
    assert "This file was not brought in" in words_in(page.detail)
    assert "Line 1" in words_in(page.detail)
    assert page.detail.again.hasFocus()


def test_an_instrument_is_retired_with_a_reason_and_offered_again(page):
    next(one for one in page.detail.buttons if one.text() == "Retire").click()
    answer(page, RetireDialog, "The board has its own now.")
    assert page.list.item_shown.is_retired
    next(one for one in page.detail.buttons if one.text() == "Offer it again").click()
    assert not page.list.item_shown.is_retired


def test_using_one_offers_the_audits_that_are_being_planned(page, inside, founded):
    page.detail.buttons[0].click()
    assert [one.text() for one in page.menu.actions()] == ["Begin an audit first"]
    with founded.unit() as unit:
        audit = planned.begin(unit)
    page.detail.buttons[0].click()
    page.menu.actions()[0].trigger()
    page.menu.hide()
    assert inside.window.route == at.Plan(audit)


def test_what_a_file_would_lose_is_said_before_it_is_brought_in(page, inside, founded):
    left = FormProblem("own.xlsx", 0, "A picture.", "There is none here.", "Say it in words.")
    with founded.unit() as unit:
        whole = library.instrument(unit, DEEP_DIVE)
    page._weigh(Path("own.xlsx"), Taken(whole, (left,)))
    assert "A picture." in words_in(page.detail)
    assert page.detail.go_on.hasFocus()
    press(ENTER)
    assert isinstance(inside.window.route, at.Editor)


def test_a_file_that_cannot_be_written_is_said(page, tmp_path):
    (tmp_path / "file").write_text("in the way")
    page.give_out(page.list.item_shown, tmp_path / "file" / "own.toml")
    assert page.banner.title.text() == "The files could not be written"
