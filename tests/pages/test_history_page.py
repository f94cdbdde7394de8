"""The history of an audit: in words, narrowed by who and where, and taken back while it may be."""

from __future__ import annotations

import pytest
from auditing import desk_in, shown
from deepdive import AUDIT, HERE, fill
from PySide6.QtCore import Qt

from lifaudit.domain.casework import Answer
from lifaudit.services import casework
from ui.bridge import route as routes
from ui.pages.history import HistoryPage

KEY = (HERE.audit, HERE.case, HERE.agency)
QUESTION = "recognition.early-signs"


@pytest.fixture
def desk(founded, tmp_path):
    return desk_in(founded, tmp_path)


@pytest.fixture
def page(qtbot, desk):
    with desk.vault.unit() as unit:
        casework.answer(unit, Answer(*KEY, QUESTION, "mostly", "Custody record"))
        casework.answer(unit, Answer(AUDIT, HERE.case, "hea", QUESTION, "partly"))
    return shown(qtbot, HistoryPage(desk, routes.History(AUDIT)))


def cells(page, column=3):
    model = page.table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def offered(page):
    buttons = page.panel.findChildren(type(page.panel.away))
    words = {button.text() for button in buttons if button.isVisible()}
    return words & {"Take back", "Restore"}


def test_the_newest_entry_stands_first_in_words(page):
    assert cells(page)[0].endswith(": Partly")
    assert cells(page, 2)[0] == "DD26-07-01, Health"
    assert cells(page, 1)[0] == "Ada Quill"


def test_it_narrows_by_agency_and_by_words(qtbot, page):
    page.where.choose("pol")
    page.where.activated.emit(page.where.currentIndex())
    assert set(cells(page, 2)) == {"DD26-07-01, Police", "Police"}
    qtbot.keyClicks(page.words, "custody")
    assert len(cells(page)) == 1
    assert page.count.text().startswith("1 of the newest ")


def test_the_whole_of_an_entry_is_beneath_and_can_be_taken_back(qtbot, page, desk):
    page.table.setFocus()
    button = page.panel.findChildren(type(page.panel.away))[-1]
    assert button.text() == "Take back"
    qtbot.keyClick(button, Qt.Key.Key_Return)
    with desk.vault.unit() as unit:
        assert unit.where(Answer, audit=AUDIT, agency="hea") == []
    assert "Undid: Recorded answer" in {line.label for line in page._lines}


def test_what_is_signed_off_is_not_taken_back_and_says_why(page, desk):
    with desk.vault.unit() as unit:
        fill(unit)
        casework.sign_off(unit, HERE)
    page._read()
    line = next(one for one in page._lines if one.agency == "pol" and one.standing)
    assert line.closed
    page.where.choose("pol")
    page.where.activated.emit(page.where.currentIndex())
    assert not offered(page)
    page.panel.restored.emit(line.step)
    assert page.banner.title.text() == "This return is signed off"


def test_a_new_audit_has_a_history_already(qtbot, desk):
    page = shown(qtbot, HistoryPage(desk, routes.History(AUDIT)))
    assert "The whole form" in "".join(line.after for line in page._lines)


def test_an_audit_nobody_touched_teaches_what_will_stand_here(qtbot, desk):
    page = shown(qtbot, HistoryPage(desk, routes.History("other")))
    assert page._rooms.currentIndex() == 1
