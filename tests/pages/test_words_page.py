"""Eight words in the window: shown when asked for, printed for an envelope, typed in the room."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from deepdive import AUDIT
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from services.mail import CASE, give_back, invited, record, take
from services.room import call, graded_by, sign_off
from world import WORDS, SteppingClock

from lifaudit.domain.by_words import Envelope, SaidOfCase
from lifaudit.services import by_words
from lifaudit.services.vault import unlock
from ui.bridge import route as at
from ui.dialogs.envelope_print import paint_envelope
from ui.fields.plain import ShortTextField
from ui.pages import send_words
from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel


@pytest.fixture(scope="module")
def called(tmp_path_factory):
    """Return two laptops, locked, on which a case was called, and the words of the police."""
    leads, theirs = invited(tmp_path_factory.mktemp("called"), SteppingClock())
    record(theirs)
    sign_off(theirs, "pol")
    take(leads, give_back(theirs))
    call(leads, theirs)
    with theirs.unit() as unit:
        said = by_words.envelope(unit, AUDIT).of(CASE)
    for one in (leads, theirs):
        one.close()
    return SimpleNamespace(lead=leads.folder.path, police=theirs.folder.path, said=said)


def opened(shell, folder):
    shell.desk.clock = SteppingClock()
    shell.desk.take(unlock(folder, WORDS, shell.desk.clock))
    return shell


def on_page(page):
    QApplication.processEvents()
    return " ".join(one.text() for one in page.findChildren(PlainLabel) if one.isVisibleTo(page))


def test_an_agency_sees_its_words_when_it_asks_and_prints_them_for_an_envelope(
    shell, called, monkeypatch
):
    page = opened(shell, called.police).go(at.Send(AUDIT))
    word = called.said.words[0]
    assert page.words.isVisibleTo(page)
    assert f"1 {word}" not in on_page(page)  # the page may say the word itself
    page.words.shown.click()
    assert " ".join(f"{at} {one}" for at, one in enumerate(called.said.words, 1)) in on_page(page)
    page.words.shown.click()
    assert f"1 {word}" not in on_page(page)  # the page may say the word itself
    printed = []
    monkeypatch.setattr(send_words, "print_envelope", lambda _, one: printed.append(one) or True)
    page.words.printed.click()
    assert [one.case for one in printed[0].cases] == [CASE]
    room = shell.go(at.DayCase(AUDIT, CASE))
    say = room.findChild(Button, "day.say")
    assert word not in on_page(room)
    say.click()
    assert word in on_page(room)
    say.click()
    assert word not in on_page(room)


def test_the_room_of_a_called_case_begins_where_it_goes_on_and_not_at_words_nobody_typed(
    shell, called
):
    page = opened(shell, called.lead).go(at.DayCase(AUDIT, CASE))
    page.focus_first()
    assert page.findChild(Button, "day.hear").isVisibleTo(page)
    assert shell.window.focusWidget() is page.next


def test_words_are_typed_by_keyboard_and_a_misheard_one_is_named_at_once(shell, called):
    page = opened(shell, called.lead).go(at.DayCase(AUDIT, CASE))
    field = page.findChild(ShortTextField, "day.words")
    field.focus_first()
    QTest.keyClicks(field.line, called.said.aloud.replace(called.said.words[1], "qqq"))
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.missing == "Error: Word 2 is not one of the list."
    assert graded_by(shell.desk.vault) == set()
    field.line.clear()
    QTest.keyClicks(field.line, called.said.aloud.upper())
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert graded_by(shell.desk.vault) == {"pol"}
    assert "Release by words" not in {
        one.text() for one in page.findChildren(Button) if one.isVisibleTo(page)
    }


def test_the_sheet_for_the_envelope_takes_as_many_pages_as_there_are_cases():
    cases = tuple(
        SaidOfCase(f"DD26-07-{at:02}", f"DD26-07-{at:02}", ("word",) * 8) for at in range(9)
    )
    paper, turned = QImage(840, 1188, QImage.Format.Format_RGB32), []
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    made = SteppingClock()()
    envelope = Envelope("OFFICIAL-SENSITIVE", "DD26-07", "Police", "Bola", made, cases)
    paint_envelope(painter, envelope, lambda: turned.append(1))
    painter.end()
    assert len(turned) == 1
    dark = sum(
        paper.pixelColor(x, y).lightness() < 128
        for x in range(80, 760, 4)
        for y in range(80, 700, 4)
    )
    assert dark > 100
