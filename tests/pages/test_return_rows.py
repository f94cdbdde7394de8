"""The rows of a group on the return page: added, opened, moved, taken out and brought back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from auditing import AuditDesk, shown
from deepdive import AUDIT, HERE
from eventful import DAY, EVENTS, WHAT, eventful
from pages.hands import press, write
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from lifaudit.domain.asked import Path
from lifaudit.domain.audit import Audit, Status
from lifaudit.domain.casework import Answer, Involvement, Return
from lifaudit.services import casework, rows
from lifaudit.services.rows import Rows
from ui.bridge import route as routes
from ui.fields.bound import Bound
from ui.pages.return_page import ReturnPage

Key, Alt, Control = Qt.Key, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
GROUP = Rows(HERE, EVENTS)
KEY = (HERE.audit, HERE.case, HERE.agency)


@pytest.fixture
def desk(founded, tmp_path):
    made = AuditDesk(eventful(founded), tmp_path)
    with founded.unit() as unit:
        casework.describe(unit, Return(*KEY, involvement=Involvement.INVOLVED))
    return made


@pytest.fixture
def open_at(qtbot, desk):
    def opened(focus=EVENTS):
        return shown(
            qtbot, ReturnPage(desk, routes.ReturnPage(AUDIT, HERE.case, HERE.agency, focus))
        )

    return opened


def with_rows(desk, *said):
    """Record rows that say what happened, and return their keys."""
    made = []
    for words in said:
        with desk.vault.unit() as unit:
            rows.add_row(unit, GROUP)
            made.append(rows.standing(unit, GROUP)[-1].row)
            casework.answer(unit, Answer(*KEY, Path(WHAT, EVENTS, made[-1]).text, words))
    return made


def stands(desk):
    with desk.vault.unit() as unit:
        return casework.sheet(unit, HERE)


def field(page):
    return page.parts.part._named[EVENTS]


def heads(page):
    return [one.head.accessibleName() for one in field(page).cards]


def within(page, question):
    """Whether the focus is in a question of the open row."""
    path = Path(question, EVENTS, field(page).open_row).text
    return page.parts.part._named[path].isAncestorOf(QApplication.focusWidget())


def test_without_rows_it_says_how_to_begin_and_how_many(open_at):
    page = open_at()
    assert field(page).hint.text() == "1 to 3 rows."
    assert field(page)._none.text().startswith("Nothing here yet.")
    assert field(page).add.hasFocus()
    assert not field(page).gone.isVisible()


def test_a_row_is_added_by_key_and_answered_at_once(open_at, desk):
    page = open_at()
    press(Key.Key_Return)
    assert heads(page) == ["1. Nothing recorded in it yet"]
    assert within(page, DAY)
    write("3/7/2026")
    press(Key.Key_Tab)
    row = field(page).open_row
    assert stands(desk).answer(Path(DAY, EVENTS, row).text).value == "2026-07-03"
    assert heads(page) == ["1. 3 July 2026"]


def test_control_and_return_adds_another_until_there_are_enough(open_at, desk):
    page = open_at()
    for _ in range(4):
        press(Key.Key_Return, Control)
    assert len(stands(desk).rows(EVENTS)) == 3
    assert not field(page).add.isEnabled()
    assert field(page)._next.text() == "No more than 3."
    assert field(page).open_row == stands(desk).rows(EVENTS)[-1].row


def test_one_row_is_open_at_a_time_and_what_was_written_is_kept(open_at, desk):
    first, second = with_rows(desk, "The visit", "The meeting")
    page = open_at()
    assert heads(page) == ["1. The visit", "2. The meeting"]
    assert field(page).open_row == ""
    press(Key.Key_Return)
    assert field(page).open_row == first
    page.parts.part.focus_on(Path(WHAT, EVENTS, first).text)
    press(Key.Key_A, Control)
    write("The first visit")
    field(page).card(second).head.click()
    assert field(page).open_row == second
    assert stands(desk).answer(Path(WHAT, EVENTS, first).text).value == "The first visit"
    assert heads(page)[0] == "1. The first visit"
    field(page).card(second).head.click()
    assert field(page).open_row == ""


def test_alt_and_an_arrow_move_a_row_and_it_stays_open(open_at, desk):
    first, second = with_rows(desk, "The visit", "The meeting")
    page = open_at()
    press(Key.Key_Return)
    press(Key.Key_Down, Alt)
    assert [one.row for one in stands(desk).rows(EVENTS)] == [second, first]
    assert heads(page) == ["1. The meeting", "2. The visit"]
    assert field(page).open_row == first
    assert field(page).cards[1].isAncestorOf(QApplication.focusWidget())
    press(Key.Key_Down, Alt)
    assert heads(page)[1] == "2. The visit"


def test_a_row_that_is_taken_out_is_listed_and_can_be_brought_back(open_at, desk):
    first, _ = with_rows(desk, "The visit", "The meeting")
    page = open_at()
    press(Key.Key_Return)
    card = field(page).cards[0]
    out = next(one for one in card.findChildren(type(field(page).add)) if one.text() == "Take out")
    out.setFocus()
    press(Key.Key_Return)
    assert heads(page) == ["1. The meeting"]
    assert field(page).cards[0].head.hasFocus()
    assert field(page).gone.button.text() == "Taken out (1)"
    back = next(one for one in page.findChildren(type(out)) if one.text() == "Bring back")
    assert back.accessibleName() == "Bring back: The visit"
    back.setFocus()
    press(Key.Key_Return)
    assert heads(page) == ["1. The meeting", "2. The visit"]
    assert field(page).open_row == first
    assert within(page, DAY)
    assert not field(page).gone.isVisible()


def test_what_is_left_in_a_row_is_gone_to(open_at, desk):
    first, _ = with_rows(desk, "The visit", "The meeting")
    page = open_at()
    page.parts.jump("events", Path(DAY, EVENTS, first).text)
    assert field(page).open_row == first
    assert within(page, DAY)
    assert page.parts.part._named[Path(DAY, EVENTS, first).text].missing == "Still to record."


def test_f9_shows_the_history_of_an_answer_in_a_row(open_at, desk):
    first, _ = with_rows(desk, "The visit", "The meeting")
    page = open_at()
    page.parts.part.focus_on(Path(WHAT, EVENTS, first).text)
    press(Key.Key_F9)
    assert page.parts.side.shows_history
    press(Key.Key_F9)
    assert within(page, WHAT)


def test_the_page_can_be_opened_at_a_question_in_a_row(open_at, desk):
    first, _ = with_rows(desk, "The visit", "The meeting")
    page = open_at(Path(WHAT, EVENTS, first).text)
    assert page.rail.key == "events"
    assert within(page, WHAT)


def test_rows_of_a_return_that_is_closed_are_only_read(open_at, desk):
    with_rows(desk, "The visit")
    with desk.vault.unit() as unit:
        unit.record("Signed", replace(unit.one(Audit, audit=AUDIT), status=Status.SIGNED))
    page = open_at()
    assert not field(page).add.isVisible()
    field(page).cards[0].head.click()
    press(Key.Key_Return, Control)
    assert heads(page) == ["1. The visit"]


def test_words_of_a_row_wait_while_another_row_is_open(open_at, desk, disk):
    one, two = with_rows(desk, "Seen at home", "Seen at school")
    page = open_at()
    group = page.parts.part._groups[EVENTS]
    path = Path(WHAT, EVENTS, one).text
    page.parts.part.focus_on(path)
    disk.fill()
    press(Key.Key_End, Control)
    write(" by nobody")
    group.open(two)
    assert page.banner.title.text() == "The disk is full"
    group.open(one)
    assert page.parts.part._named[path].value == "Seen at home by nobody"
    group.open(two)
    disk.free()
    with_rows(desk, "Seen by us")
    page.standing.read()
    (waits,) = (one for one in page.findChildren(Bound) if one.is_unkept)
    waits.tell_again()
    assert stands(desk).answer(path).value == "Seen at home by nobody"
    group.open(one)
    assert page.parts.part._named[path].value == "Seen at home by nobody"
    assert not any(one.is_unkept for one in page.findChildren(Bound))
