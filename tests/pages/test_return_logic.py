"""Logic on the return page: what applies, is needed, is wrong and is worked out follows at once."""

from __future__ import annotations

import pytest
from auditing import AuditDesk, shown
from deepdive import AUDIT, HERE
from eventful import eventful
from logical import ALONE, EACH, FIRM, HOW, KINDS, SEEN, SHARE, VISITS, WHO, WHY, logical
from pages.hands import press, write
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from lifaudit.domain.casework import Answer, Involvement, Return
from lifaudit.domain.errors.store import DiskFull
from lifaudit.services import casework, rows
from lifaudit.services.rows import Rows
from ui.bridge import route as routes
from ui.bridge.runner import Runner
from ui.fields.asking import NEEDED
from ui.pages.return_page import ReturnPage

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier
KEY = (HERE.audit, HERE.case, HERE.agency)


@pytest.fixture
def desk(founded, tmp_path):
    made = AuditDesk(eventful(founded, form=logical()), tmp_path)
    with founded.unit() as unit:
        casework.describe(unit, Return(*KEY, involvement=Involvement.INVOLVED))
    return made


@pytest.fixture
def open_at(qtbot, desk):
    def opened(focus=SEEN, height=700):
        route = routes.ReturnPage(AUDIT, HERE.case, HERE.agency, focus)
        return shown(qtbot, ReturnPage(desk, route), height=height)

    return opened


def record(desk, **answers):
    with desk.vault.unit() as unit:
        for name, value in answers.items():
            casework.answer(unit, Answer(*KEY, f"visits.{name}", value))


def named(page, key):
    return page.parts.part._named[key]


def parts(page):
    return [step.key for step in page.rail._steps]


def test_a_question_comes_and_goes_with_the_answer_it_hangs_on(open_at):
    page = open_at()
    assert not named(page, ALONE).isVisible()
    press(Key.Key_1)
    assert named(page, ALONE).isVisible()
    press(Key.Key_3)
    assert not named(page, ALONE).isVisible()


def test_what_was_answered_is_kept_while_it_is_not_asked(open_at, desk):
    record(desk, seen="yes", alone="partly")
    page = open_at()
    press(Key.Key_3)
    assert not named(page, ALONE).isVisible()
    press(Key.Key_1)
    assert named(page, ALONE).value == "partly"
    with desk.vault.unit() as unit:
        assert casework.sheet(unit, HERE).answer(ALONE).value == "partly"


def test_a_section_comes_and_goes_and_the_page_stays_where_it_is(open_at):
    page = open_at()
    assert "talks" not in parts(page)
    press(Key.Key_1)
    assert "talks" in parts(page)
    assert page.rail.key == "visits"
    assert named(page, SEEN).isAncestorOf(QApplication.focusWidget())
    press(Key.Key_3)
    assert "talks" not in parts(page)


def test_it_follows_before_the_store_has_the_answer(open_at, monkeypatch):
    page = open_at()
    monkeypatch.setattr(page._desk.runner, "write", lambda *_, **__: None)
    press(Key.Key_1)
    assert named(page, ALONE).isVisible()
    assert "talks" in parts(page)


def test_an_answer_that_is_refused_takes_its_logic_back_and_stays_as_typed(open_at, monkeypatch):
    page = open_at()

    def refuse(*_, on_error):
        on_error(DiskFull())

    monkeypatch.setattr(page._desk.runner, "write", refuse)
    press(Key.Key_1)
    assert page.banner.isVisible()
    assert not named(page, ALONE).isVisible()
    assert "talks" not in parts(page)
    assert named(page, SEEN).value == "yes"


def test_what_is_needed_now_says_so_until_it_is_answered(open_at):
    page = open_at()
    assert named(page, WHY)._needed.text() == ""
    press(Key.Key_3)
    assert named(page, WHY)._needed.text() == NEEDED
    named(page, WHY).focus_first()
    write("Nobody was at home")
    press(Key.Key_Tab)
    assert named(page, WHY)._needed.text() == ""


def test_a_constraint_speaks_beside_the_field_in_the_words_of_the_form(open_at):
    page = open_at(VISITS)
    write("40")
    press(Key.Key_Tab)
    assert named(page, VISITS).missing == "There cannot be more visits than days."
    named(page, VISITS).focus_first()
    press(Key.Key_A, Control)
    write("4")
    press(Key.Key_Tab)
    assert named(page, VISITS).missing == ""


def test_what_is_worked_out_follows_what_it_is_worked_out_from(open_at):
    page = open_at(VISITS)
    worked = next(one for one in page.parts.part._askings if one.path.question == SHARE).field
    assert worked.said.text() == "Nothing to work out yet"
    write("4")
    press(Key.Key_Tab)
    assert worked.said.text() == "8"


def test_only_what_fits_another_answer_is_offered(open_at, desk):
    record(desk, who="school")
    page = open_at(WHO)
    offered = named(page, KINDS).options
    assert [one.option.code for one in offered.seen] == ["nurse", "tutor"]
    press(Key.Key_1)
    assert [one.option.code for one in offered.seen] == ["doctor"]


def test_the_focus_goes_on_when_its_question_goes_away(open_at, desk):
    record(desk, seen="yes")
    page = open_at(ALONE)
    assert named(page, ALONE).isAncestorOf(QApplication.focusWidget())
    page._desk.runner.write(casework.answer, Answer(*KEY, SEEN, "no"))
    assert not named(page, ALONE).isVisible()
    assert named(page, WHY).isAncestorOf(QApplication.focusWidget())


def test_what_appears_above_does_not_move_what_has_the_focus(open_at):
    page = open_at(VISITS, height=420)
    QApplication.processEvents()
    at = QApplication.focusWidget()
    before = page.parts._seen_at(at)
    page._desk.runner.write(casework.answer, Answer(*KEY, SEEN, "yes"))
    QApplication.processEvents()
    assert named(page, ALONE).isVisible()
    assert abs(page.parts._seen_at(at) - before) <= 1


def test_logic_works_in_a_row_for_that_row_alone(open_at, desk):
    record(desk, seen="yes")
    with desk.vault.unit() as unit:
        rows.add_row(unit, Rows(HERE, EACH))
        rows.add_row(unit, Rows(HERE, EACH))
    page = open_at(EACH)
    first, second = (one.row for one in named(page, EACH).cards)
    press(Key.Key_Return)
    how = named(page, f"{EACH}/{first}/{HOW}")
    assert not how.isVisible()
    named(page, f"{EACH}/{first}/{FIRM}").focus_first()
    press(Key.Key_1)
    assert how.isVisible()
    page.parts.part._groups[EACH].open(second)
    assert not named(page, f"{EACH}/{second}/{HOW}").isVisible()


def test_rows_that_are_added_work_at_once(open_at, desk):
    record(desk, seen="yes")
    page = open_at(EACH)
    press(Key.Key_Return)
    row = named(page, EACH).open_row
    press(Key.Key_1)
    assert named(page, f"{EACH}/{row}/{HOW}").isVisible()


def test_the_score_stands_beside_the_grade_and_the_grade_decides(open_at):
    page = open_at()
    assert not page.parts.part.score.isVisible()
    press(Key.Key_1)
    told = page.parts.part.score.told.text()
    assert told.startswith("Score: 100 % (1 of ")
    assert told.endswith("Your grade decides.")


def test_a_grade_above_what_the_caps_expect_is_hinted_at(open_at):
    page = open_at("visits")
    named(page, "grade").focus_first()
    press(Key.Key_3)
    page.rail.choose("whole")
    score = page.parts.part.score
    assert score.expected.text().endswith("expects Partly overall at best.")
    named(page, "grade").focus_first()
    press(Key.Key_1)
    assert "it stands, and its reason should say why" in score.expected.text()
    assert score.expected.property("tone") == "warning"


def test_f8_follows_what_is_asked_now(open_at):
    page = open_at()
    press(Key.Key_1)
    press(Key.Key_F8)
    assert named(page, ALONE).isAncestorOf(QApplication.focusWidget())


def test_with_real_threads_the_page_follows_and_ends_as_the_store_has_it(qtbot, open_at, desk):
    page = open_at()
    runner = Runner(desk.vault)
    page._desk.runner, before = runner, page._desk.runner
    runner.changed.connect(page.standing.on_changed)
    press(Key.Key_1)
    assert named(page, ALONE).isVisible()
    qtbot.waitUntil(lambda: not runner.is_busy)
    page._desk.runner = before
    runner.close()
    assert named(page, ALONE).isVisible()
    assert page._sheet == page._following.stored
