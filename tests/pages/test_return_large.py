"""A section of many questions: the first at once, the others one by one, none of them late."""

from __future__ import annotations

import pytest
from auditing import AuditDesk, shown
from deepdive import AUDIT, HERE
from domain.one_question import form_of, question, section
from eventful import eventful
from pages.hands import press
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from lifaudit.domain.casework import Involvement, Return
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Logic
from lifaudit.services import casework
from ui.bridge import route as routes
from ui.pages.return_page import ReturnPage
from ui.pages.return_section import AT_ONCE

KEY = (HERE.audit, HERE.case, HERE.agency)
MANY = AT_ONCE + 5
FIRST, LAST = "many.q00", f"many.q{MANY - 1:02d}"


def many():
    """Return a form whose last question hangs on its first."""
    asked = [question(Kind.YES_NO, f"many.q{at:02d}", text=f"{at}?") for at in range(MANY - 1)]
    last = question(Kind.YES_NO, LAST, logic=Logic(relevant="${many.q00} = 'yes'"))
    met = {"grade_scale": "met", "overall": section("whole", graded=True)}
    return form_of(section("many", *asked, last, graded=True, notes=True), **met)


@pytest.fixture
def open_at(qtbot, founded, tmp_path):
    desk = AuditDesk(eventful(founded, form=many()), tmp_path)
    with founded.unit() as unit:
        casework.describe(unit, Return(*KEY, involvement=Involvement.INVOLVED))

    def opened(focus=FIRST):
        return shown(qtbot, ReturnPage(desk, routes.ReturnPage(AUDIT, *KEY[1:], focus)))

    return opened


def paused(page):
    """Keep a page from making more by itself."""
    page.parts.part._pause.stop()
    return page


def test_the_others_are_made_while_nothing_else_is_to_be_done(qtbot, open_at):
    page = open_at()
    qtbot.waitUntil(lambda: not page.parts.part._to_make)
    assert not page.parts.part._pause.isActive()
    asked = [one.path.question for one in page.parts.part._askings]
    assert asked == [f"many.q{at:02d}" for at in range(MANY)]
    assert not page.parts.part._named[LAST].isVisible()


def test_tab_goes_through_them_in_their_order_and_on_to_the_words(qtbot, open_at):
    page = open_at()
    qtbot.waitUntil(lambda: not page.parts.part._to_make)
    page.parts.enter()
    seen = []
    for _ in range(4 * MANY):
        at = QApplication.focusWidget()
        seen += [
            name
            for name, one in page.parts.part._named.items()
            if one.isAncestorOf(at) and name not in seen
        ]
        if at is page.parts.next:
            break
        press(Qt.Key.Key_Tab)
    assert seen == [*(f"many.q{at:02d}" for at in range(MANY - 1)), "grade"]
    assert QApplication.focusWidget() is page.parts.next


def test_a_question_that_is_gone_to_is_made_with_all_before_it(open_at):
    page = open_at(f"many.q{MANY - 3:02d}")
    assert page.parts.part._named[f"many.q{MANY - 3:02d}"].isAncestorOf(QApplication.focusWidget())
    paused(page)
    page.parts.part.focus_on("grade")
    assert not page.parts.part._to_make
    assert page.parts.part._named["grade"].isAncestorOf(QApplication.focusWidget())


def test_an_answer_given_meanwhile_counts_for_what_is_made_later(qtbot, open_at):
    page = paused(open_at())
    press(Qt.Key.Key_1)
    page.parts.part._pause.start()
    qtbot.waitUntil(lambda: not page.parts.part._to_make)
    assert page.parts.part._named[LAST].isVisible()
    assert page.parts.part._named[FIRST].value == "yes"
