"""The board, the return, reflections and history look as they did when somebody last looked."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from auditing import AuditDesk
from deepdive import AUDIT, SEEN, declare, fill, plan
from PySide6.QtCore import QSize
from world import found

from lifaudit.domain.casework import (
    Answer,
    Feedback,
    Grade,
    Heard,
    Involvement,
    Judgement,
    Reflection,
    Reflector,
    Return,
    Voice,
)
from lifaudit.domain.sheet import Place
from lifaudit.services import casework, reflecting
from lifaudit.services.board import State
from ui.bridge import route as routes
from ui.fields.part import target_of
from ui.pages.board import BoardPage
from ui.pages.history import HistoryPage
from ui.pages.reflections import ReflectionsPage
from ui.pages.return_page import ReturnPage

SIZE = QSize(1060, 760)
KEY = (AUDIT, "DD26-07-04", "pol")
EARLY, HISTORY = "recognition.early-signs", "recognition.history"
SIGNS = "Officers saw the signs on the night. What was known before was not looked up."
SISTER = "Baby turned to the older sister, not to the adults, whenever voices rose."


@pytest.fixture
def filling():
    return found, some_recorded


@pytest.fixture
def desk(founded, tmp_path, monkeypatch):
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    return AuditDesk(founded, tmp_path)


def some_recorded(vault):
    """Record some returns whole, one in part, and one of a child whom nobody there knew."""
    with plan(vault, 8).unit() as unit:
        for case in ("DD26-07-01", "DD26-07-02"):
            for agency in ("csc", "hea"):
                fill(unit, Place(AUDIT, case, agency))
                casework.sign_off(unit, Place(AUDIT, case, agency))
        fill(unit, Place(AUDIT, "DD26-07-01", "pol"))
        nobody = Return(AUDIT, "DD26-07-02", "pol", involvement=Involvement.NOT_KNOWN)
        casework.describe(unit, nobody)
        begin(unit)


def begin(unit):
    """Record part of one return, with a grade that was changed."""
    declare(unit, Place(*KEY))
    note = "The first custody record of 4 March names the cot in the hall."
    casework.answer(unit, Answer(*KEY, EARLY, "mostly", note, (SEEN,)))
    casework.answer(unit, Answer(*KEY, HISTORY, "partly"))
    grade = Grade(*KEY, "agency", "recognition", Judgement("good", "Seen on the night."))
    casework.grade(unit, grade)
    casework.grade(unit, replace(grade, judgement=Judgement("requires-improvement", SIGNS)))
    casework.voice(unit, Voice(*KEY, Heard.OBSERVED, "Pre-verbal", SISTER, influenced=True))
    reflecting.acknowledge(unit, Place(*KEY))
    reflecting.introduce(unit, Reflector(*KEY, "Response constable"))
    said = "We were called for the noise and stayed for the baby."
    reflecting.reflect(unit, Reflection(*KEY, "experience.your-part", said))
    reflecting.give(unit, Feedback(*KEY, "parent", "listening.heard", "happy"))


@pytest.fixture
def return_at(desk):
    return lambda focus: ReturnPage(desk, routes.ReturnPage(*KEY, focus))


def test_the_board(approve, desk):
    approve(lambda: BoardPage(desk, routes.Board(AUDIT)), "record.board", SIZE)


def of_police(board):
    """Return the board as it stands on the laptop of the police, to whom nobody else sends."""
    rows = [
        replace(
            row,
            cells=tuple(
                cell if cell.agency == "pol" else replace(cell, state=State.ELSEWHERE, signed=False)
                for cell in row.cells
            ),
        )
        for row in board.rows
    ]
    return replace(board, rows=tuple(rows), own="pol")


def test_the_board_of_an_agency(approve, desk):
    def make():
        page = BoardPage(desk, routes.Board(AUDIT))
        page._show(of_police(page._board))
        return page

    approve(make, "record.board-of-one", SIZE)


@pytest.mark.parametrize("part", ["start", "child-voice", "recognition", "sign-off"])
def test_a_part_of_a_return(approve, return_at, part):
    approve(lambda: return_at(part), f"record.return.{part}", SIZE)


@pytest.mark.parametrize("part", ["start", "child-voice", "recognition", "sign-off"])
def test_a_part_of_another_agencys_return(approve, desk, return_at, part, monkeypatch):
    whose = desk.vault.store.whose
    nurse = replace(whose, author=replace(whose.author, actor="of another agency"))
    monkeypatch.setattr(desk.vault.store, "whose", nurse)
    approve(lambda: return_at(part), f"record.return.theirs.{part}", SIZE)


def test_a_grade_and_its_history(approve, return_at):
    def graded():
        page = return_at("recognition")
        page.resize(SIZE)
        page.show()
        bound, about = page.parts.part._bounds[-1]
        page.parts.ask_history(target_of(bound, about))
        bar = page.parts.view.verticalScrollBar()
        bar.rangeChanged.connect(lambda *_: bar.setValue(bar.maximum()))
        bar.setValue(bar.maximum())
        return page

    approve(graded, "record.return.grade", SIZE)


def test_reflections(approve, desk):
    approve(lambda: ReflectionsPage(desk, routes.Reflections(*KEY)), "record.reflections", SIZE)


def test_what_the_family_says(approve, desk):
    def family():
        page = ReflectionsPage(desk, routes.Reflections(*KEY))
        page.tabs.setCurrentIndex(1)
        return page

    approve(family, "record.family", SIZE)


def test_the_history_of_the_audit(approve, desk):
    approve(lambda: HistoryPage(desk, routes.History(AUDIT)), "record.history", SIZE)
