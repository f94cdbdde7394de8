"""Words that wait go with no part, row, finding or button, and are there when it opens again."""

from __future__ import annotations

import graded
import pytest
from deepdive import AUDIT, HERE
from pages.test_a_full_disk import (
    FULL,
    TYPED,
    of_finding,
    of_reason,
    of_recommendation,
    of_summary,
    read,
    told,
    touch,
)
from pages.test_words_wait import asking, come_back, refused, tries
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from world import found

from lifaudit.domain.casework import Feedback
from lifaudit.domain.commenting import Comment, DraftFinding, Response
from lifaudit.domain.screening import Glossary
from lifaudit.services import casework, commenting
from ui.bridge import route as at
from ui.fields.grade import GradeField
from ui.fields.part import Part
from ui.fields.plain import LongTextField
from ui.pages.findings_list import SUMMARY, Entry, Kind
from ui.pages.return_part import SIGN

Key = Qt.Key
__all__ = ["come_back", "tries"]


@pytest.fixture
def filling():
    return found, graded.fills(2), graded.learn


def test_words_of_a_part_wait_while_another_part_is_open(inside, disk):
    editor, stands = refused(inside, disk, of_reason)
    parts = inside.page.parts
    parts.walk(1)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not parts.part.isAncestorOf(editor)
    assert inside.window.foot.waits.isVisible()
    parts.walk(-1)
    assert parts.part.isAncestorOf(editor)
    assert editor.isVisible()
    assert editor.text().endswith(TYPED)
    parts.walk(1)
    disk.free()
    inside.window.foot.again.click()
    assert read(inside, stands).endswith(TYPED)
    assert inside.window.foot.waits.isHidden()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(parts.findChildren(Part)) == 1
    parts.walk(-1)
    assert parts.part.findChild(GradeField).reason.text().endswith(TYPED)


@pytest.mark.parametrize("place", [of_finding, of_recommendation, of_summary])
def test_words_of_a_finding_wait_while_another_is_read(inside, disk, place):
    editor, stands = refused(inside, disk, place)
    page = inside.page
    here = page.list.entry
    there = Entry(Kind.FINDING, "f2") if here.key != "f2" else SUMMARY
    page.list.choose(there)
    page._on_chosen(there)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not page.room.isAncestorOf(editor)
    page._on_chosen(here)
    assert page.room.isAncestorOf(editor)
    assert editor.text().endswith(TYPED)
    page._on_chosen(there)
    disk.free()
    touch(inside)
    assert read(inside, stands).endswith(TYPED)
    assert inside.window.foot.waits.isHidden()


def test_what_one_of_a_family_said_waits_while_another_speaks(inside, disk):
    page = inside.go(at.Reflections(AUDIT, HERE.case, HERE.agency))
    page.tabs.setCurrentIndex(1)
    family = page.family

    def speak(number):
        family.who.options.buttons[number].click()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return family.findChild(LongTextField)

    box = speak(0).box
    disk.fill()
    box.setFocus()
    QTest.keyClicks(box, TYPED)
    box.settle()
    assert speak(1).value == ""
    assert inside.window.foot.waits.isVisible()
    disk.free()
    assert speak(0).value == TYPED
    speak(1)
    inside.window.foot.again.click()
    assert inside.window.foot.waits.isHidden()
    assert speak(0).value == TYPED
    with inside.desk.vault.unit() as unit:
        assert TYPED in [one.text for one in unit.where(Feedback, audit=AUDIT)]


def test_a_reason_that_goes_by_a_button_is_asked_about_and_never_sent_by_itself(
    inside, disk, tries, come_back
):
    page = inside.go(at.ReturnPage(AUDIT, HERE.case, HERE.agency, SIGN))
    part = page.parts.part
    part.reason.set_value(TYPED)
    disk.fill()
    part.reopen.click()
    assert told(inside) == [FULL, "Signed off"]
    assert inside.window.foot.waits.isVisible()
    assert inside.window.foot.again.isHidden()
    inside.go(at.Board(AUDIT))
    (dialog,) = asking(inside)
    assert dialog.again.isHidden()
    dialog.stay.click()
    disk.free()
    come_back()
    touch(inside)
    assert len(tries) == 1
    assert part.reason.value == TYPED
    part.reopen.click()
    assert inside.window.foot.waits.isHidden()
    with inside.desk.vault.unit() as unit:
        assert not casework.sheet(unit, HERE).head.is_signed_off
    inside.go(at.Board(AUDIT))
    assert asking(inside) == []


def test_the_title_of_an_audit_that_could_not_be_begun_is_asked_about(inside, disk):
    page = inside.go(at.Audits())
    page.plan_new.click()
    page.form.title.set_value(TYPED)
    disk.fill()
    page.form.title.focus_first()
    QTest.keyClick(page.form.title.line, Key.Key_Return)
    assert inside.window.foot.waits.isVisible()
    disk.free()
    QTest.keyClick(page.form.title.line, Key.Key_Return)
    assert isinstance(inside.window.route, at.Plan)


def test_names_to_look_for_stay_where_they_were_written(inside, disk):
    page = inside.go(at.Identifiers(AUDIT))
    page.names.focus_first()
    disk.fill()
    QTest.keyClicks(page.names.box, TYPED)
    page.names.flush()
    page.focus_first()
    disk.free()
    touch(inside)
    assert page.names.value == TYPED
    with inside.desk.vault.unit() as unit:
        assert unit.one(Glossary, about=AUDIT).names == (TYPED,)


def test_a_comment_and_its_answer_stay_where_they_were_written(inside, disk):
    with inside.desk.vault.unit() as unit:
        commenting.give_out(unit, AUDIT, None)
        draft = unit.where(DraftFinding, audit=AUDIT)[0]
        said = Comment(AUDIT, draft.round, draft.finding, "pol", "bola", text="Said twice.")
        unit.record("Said", said)
    page = inside.go(at.Comments(AUDIT))
    (answers,) = page.cards[draft.round, draft.finding].answers.values()
    answers.outcome.options.buttons[0].click()
    disk.fill()
    answers.why.focus_first()
    QTest.keyClicks(answers.why.box, TYPED)
    answers.why.flush()
    page.folder.focus_first()
    assert told(inside) == [FULL]
    disk.free()
    touch(inside)
    assert answers.why.value == TYPED
    with inside.desk.vault.unit() as unit:
        assert [one.why for one in unit.where(Response, audit=AUDIT)] == [TYPED]
