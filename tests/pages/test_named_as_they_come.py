"""What a page makes while it is used has a name for whoever listens, and the keys reach it."""

from __future__ import annotations

import graded
import pytest
from deepdive import AUDIT, HERE
from pages.test_pages_in_odd_worlds import cut, nameless, seen, settled, tagged
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from world import found

from lifaudit.domain.commenting import Comment
from lifaudit.domain.learning import Action, Finding
from lifaudit.domain.partnership import Agency, AgencyType
from lifaudit.services import commenting, drafting, findings, register, urgent
from ui.bridge import route as at
from ui.pages.findings_list import Entry, Kind
from ui.widgets.buttons import Button

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def filling():
    return found, graded.fills(2), graded.learn


def prove_named(page):
    QApplication.processEvents()
    assert nameless(page) == []
    assert tagged(page) == []
    assert cut(page) == []


def test_every_concern_has_a_receipt_of_its_own_name(inside):
    page = settled(inside, at.Urgent(AUDIT, HERE.case))
    for kind in ("danger-now", "not-seen"):
        inside.desk.runner.write(urgent.raise_concern, AUDIT, HERE.case, kind)
    prove_named(page)
    names = [one.accessibleName() for one in seen(page, Button)]
    receipts = [one for one in names if one.startswith("Write the receipt: ")]
    assert len(receipts) == len(set(receipts)) == 2
    assert all(HERE.case in one for one in receipts)


def test_a_comment_that_comes_in_is_answered_under_who_said_it(inside):
    inside.desk.runner.write(commenting.give_out, AUDIT, None)
    page = settled(inside, at.Comments(AUDIT))
    card = next(iter(page.cards.values()))
    said = Comment(AUDIT, "1", card.draft.finding, "pol", "p", "Detective", text="He was asked.")
    inside.desk.runner.write(lambda unit: unit.record("Said", said))
    prove_named(page)
    (answer,) = card.answers.values()
    assert answer.who.text() == "Detective, Police"
    answer.outcome.focus_first()
    assert answer.isAncestorOf(QApplication.focusWidget())
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_1)
    assert answer.outcome.value


def test_a_new_finding_and_a_new_action_are_named_and_under_the_keys(inside):
    page = settled(inside, at.Findings(AUDIT))
    inside.desk.runner.write(findings.add_finding, Finding(AUDIT, "", what="Nobody asked."))
    prove_named(page)
    assert page.list.entry.kind is Kind.FINDING
    assert page.room.what.box.hasFocus()
    page.list.choose(Entry(Kind.RECOMMENDATION, "r1"))
    before = len(page.room.cards)
    inside.desk.runner.write(findings.add_action, Action(AUDIT, "", recommendation="r1"))
    assert len(page.room.cards) == before + 1
    prove_named(page)


def test_an_agency_that_is_added_meanwhile_has_a_box_with_its_name(inside):
    page = settled(inside, at.Plan(AUDIT))
    added = Agency("hou", "Exampleshire Housing & Homes", "Housing", AgencyType.HOUSING)
    inside.desk.runner.write(register.save_agency, added)
    box = page.form.agencies.boxes["hou"]
    assert box.accessibleName() == "Exampleshire Housing & Homes"
    assert box.text() == "Exampleshire Housing && Homes"
    assert not box.isChecked()
    prove_named(page)


def test_a_practitioners_prompts_are_named_once_the_statement_was_read(inside):
    page = settled(inside, at.Reflections(AUDIT, HERE.case, HERE.agency))
    page.practitioner.read.click()
    prove_named(page)
    assert page.practitioner.isAncestorOf(QApplication.focusWidget())


def test_every_part_of_a_return_is_named_as_it_is_walked_to(inside):
    page = settled(inside, at.ReturnPage(AUDIT, HERE.case, HERE.agency, "start"))
    walked = set()
    for _ in range(12):
        QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_PageDown, CONTROL)
        prove_named(page)
        walked.add(page.rail.key)
    assert len(walked) > 6


def test_every_step_of_a_case_on_the_day_is_named(inside):
    page = settled(inside, at.DayCase(AUDIT, HERE.case))
    heads = set()
    for _ in range(8):
        QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_F3)
        prove_named(page)
        heads.add(page.head.heading.text())
    assert len(heads) > 4


def test_every_place_of_a_draft_is_named_as_it_is_opened(inside, founded):
    with founded.unit() as unit:
        draft = drafting.draft_in(drafting.bring_in(unit, graded.MAIN))
    page = settled(inside, at.Editor(draft))
    page.left.tree.setFocus()
    spots = set()
    for _ in range(7):
        QTest.keyClick(page.left.tree, Qt.Key.Key_Down)
        prove_named(page)
        spots.add(page.left.tree.spot)
    assert len(spots) > 5
