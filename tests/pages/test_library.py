"""The library: what can be asked with, found by words, and made one's own."""

from __future__ import annotations

import pytest
from pages.hands import ENTER, press
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from lifaudit.domain.library import Origin
from lifaudit.services import drafting
from ui.bridge import route as at

Key = Qt.Key
DEEP_DIVE = "multi-agency-deep-dive@1.0"


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
