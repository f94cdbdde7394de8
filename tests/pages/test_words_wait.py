"""Words that could not be recorded wait on their page: sent again, asked about, never just gone."""

from __future__ import annotations

import graded
import pytest
from deepdive import AUDIT, HERE
from pages.test_a_full_disk import (
    FULL,
    PLACES,
    TYPED,
    of_plan,
    of_reason,
    read,
    told,
    touch,
)
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from world import found

from lifaudit.domain.errors.audit import ReturnSignedOff
from lifaudit.domain.learning import Finding, Polarity
from lifaudit.services import drafting, planning, register
from lifaudit.store.unit import Unit
from ui.bridge import route as at
from ui.dialogs.leaving import LeavingDialog
from ui.window.window import LOST

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def filling():
    return found, graded.fills(2), graded.learn


def refused(inside, disk, place):
    """Write words at a place while the disk is full; return what stands on the record there."""
    editor, stands = place(inside)
    disk.fill()
    write(editor, TYPED)
    return editor, stands


def write(editor, words):
    editor.setFocus()
    QTest.keyClick(editor, Key.Key_End, Mod.ControlModifier)
    QTest.keyClicks(editor, words)
    editor.settle()


def asking(inside):
    """Return the dialogs that ask whether to leave."""
    return [one for one in inside.window.findChildren(LeavingDialog) if one.isVisible()]


@pytest.fixture
def come_back(qtbot, inside):
    """Return how somebody goes to another window, maybe to make room, and comes back."""
    other = QWidget()
    qtbot.addWidget(other)

    def act():
        with qtbot.waitActive(other):
            other.show()
            other.activateWindow()
        with qtbot.waitActive(inside.window):
            inside.window.activateWindow()

    return act


@pytest.fixture
def tries(inside):
    """Count what the store was asked to record and refused."""
    heard = []
    inside.desk.runner.refused.connect(heard.append)
    return heard


@pytest.mark.parametrize("place", PLACES, ids=lambda one: one.__name__)
def test_they_are_sent_again_by_one_key(inside, disk, place):
    editor, stands = refused(inside, disk, place)
    foot = inside.window.foot
    assert foot.waits.isVisible()
    assert foot.said.isHidden()
    disk.free()
    QTest.keyClick(inside.window, Key.Key_R, Mod.ControlModifier)
    assert read(inside, stands).endswith(TYPED)
    assert editor.text().endswith(TYPED)
    assert foot.waits.isHidden()
    assert FULL not in told(inside)


@pytest.mark.parametrize("place", PLACES, ids=lambda one: one.__name__)
def test_they_are_recorded_as_soon_as_anything_else_can_be(inside, disk, place):
    _, stands = refused(inside, disk, place)
    disk.free()
    touch(inside)
    assert read(inside, stands).endswith(TYPED)
    assert inside.window.foot.waits.isHidden()


def test_they_are_sent_again_when_somebody_comes_back_to_the_window(inside, disk, tries, come_back):
    _, stands = refused(inside, disk, of_plan)
    come_back()
    assert len(tries) == 2
    assert told(inside) == [FULL]
    disk.free()
    come_back()
    assert read(inside, stands).endswith(TYPED)
    come_back()
    assert len(tries) == 2


def test_a_refusal_alone_sends_nothing(qtbot, inside, disk, tries):
    refused(inside, disk, of_plan)
    qtbot.wait(50)
    assert len(tries) == 1


def test_what_the_rules_refuse_is_not_sent_again_by_itself(inside, monkeypatch, tries, come_back):
    editor, stands = of_reason(inside)

    def signed(*_args, **_more):
        raise ReturnSignedOff

    with monkeypatch.context() as patch:
        patch.setattr(Unit, "record", signed)
        write(editor, TYPED)
        assert len(tries) == 1
    touch(inside)
    come_back()
    assert not read(inside, stands).endswith(TYPED)
    inside.window.foot.again.click()
    assert read(inside, stands).endswith(TYPED)


def test_leaving_asks_first_and_escape_stays(inside, disk):
    editor, _ = refused(inside, disk, of_plan)
    page = inside.page
    QTest.keyClick(inside.window, Key.Key_3, Mod.ControlModifier)
    (dialog,) = asking(inside)
    assert dialog.stay.hasFocus() or dialog.focusWidget() is dialog.stay
    QTest.keyClick(dialog, Key.Key_Escape)
    assert inside.page is page
    assert editor.text().endswith(TYPED)
    assert inside.window.foot.waits.isVisible()


def test_whoever_leaves_without_them_goes_where_they_wanted(inside, disk):
    _, stands = refused(inside, disk, of_plan)
    inside.go(at.Board(AUDIT))
    (dialog,) = asking(inside)
    dialog.leave.click()
    assert inside.window.route == at.Board(AUDIT)
    assert inside.window.foot.waits.isHidden()
    disk.free()
    assert not read(inside, stands).endswith(TYPED)


def test_trying_again_goes_on_once_there_is_room_and_asks_again_while_there_is_none(inside, disk):
    _, stands = refused(inside, disk, of_plan)
    inside.go(at.Board(AUDIT))
    asking(inside)[0].again.click()
    (dialog,) = asking(inside)
    disk.free()
    dialog.again.click()
    assert asking(inside) == []
    assert inside.window.route == at.Board(AUDIT)
    assert read(inside, stands).endswith(TYPED)


def test_whoever_leaves_when_there_is_room_again_is_not_asked(inside, disk):
    _, stands = refused(inside, disk, of_plan)
    disk.free()
    inside.go(at.Board(AUDIT))
    assert asking(inside) == []
    assert inside.window.route == at.Board(AUDIT)
    assert read(inside, stands).endswith(TYPED)


def test_the_way_back_asks_too(inside, disk):
    inside.go(at.Board(AUDIT))
    refused(inside, disk, of_plan)
    QTest.keyClick(inside.window, Key.Key_Left, Mod.AltModifier)
    (dialog,) = asking(inside)
    dialog.leave.click()
    assert inside.window.route == at.Board(AUDIT)


def test_words_that_were_never_sent_yet_are_asked_about_as_well(inside, disk):
    editor, _ = of_plan(inside)
    disk.fill()
    editor.setFocus()
    QTest.keyClicks(editor, TYPED)
    inside.go(at.Board(AUDIT))
    assert len(asking(inside)) == 1
    assert inside.window.route == at.Plan(AUDIT)


def test_a_page_that_holds_nothing_is_left_at_once(inside, disk):
    page = inside.go(at.Plan(AUDIT))
    disk.fill()
    page.left.report.click()
    assert told(inside) == [FULL]
    inside.go(at.Board(AUDIT))
    assert asking(inside) == []
    assert inside.window.route == at.Board(AUDIT)


def test_closing_the_window_asks_and_then_closes(inside, disk):
    refused(inside, disk, of_plan)
    inside.window.close()
    (dialog,) = asking(inside)
    assert inside.window.isVisible()
    assert inside.desk.is_unlocked
    dialog.leave.click()
    assert not inside.window.isVisible()
    assert not inside.desk.is_unlocked


def test_the_lock_waits_for_nobody_and_the_door_says_what_was_lost(inside, disk):
    refused(inside, disk, of_plan)
    inside.desk.lock("The screen was locked.")
    assert asking(inside) == []
    assert isinstance(inside.window.route, at.Unlock)
    assert told(inside) == [LOST]
    assert FULL in inside.window.banner.sentence.text()


def test_the_lock_says_nothing_where_the_last_try_was_kept(inside, disk):
    _, stands = refused(inside, disk, of_plan)
    disk.free()
    vault = inside.desk.vault
    inside.desk.lock("The screen was locked.")
    assert told(inside) == []
    with vault.unit() as unit:
        assert stands(unit).endswith(TYPED)
    vault.close()


def test_a_refused_dialog_is_lost_with_a_word(inside, disk):
    inside.go(at.Calibration(AUDIT)).new.click()
    (dialog,) = (one for one in inside.page.children() if hasattr(one, "done_button"))
    dialog.name.set_value("Missed appointments")
    dialog.text.set_value(TYPED)
    disk.fill()
    dialog.done_button.click()
    inside.desk.lock("The screen was locked.")
    assert told(inside) == [LOST]


def test_a_finding_the_room_said_is_recorded_or_asked_about(inside, disk):
    page = inside.go(at.DayCase(AUDIT, HERE.case))
    page.capture.begin(Polarity.STRENGTH)
    QTest.keyClicks(page.capture.line, TYPED)
    disk.fill()
    inside.go(at.Board(AUDIT))
    assert len(asking(inside)) == 1
    assert page.capture.line.text() == TYPED
    disk.free()
    asking(inside)[0].again.click()
    assert inside.window.route == at.Board(AUDIT)
    with inside.desk.vault.unit() as unit:
        assert TYPED in [one.what for one in unit.where(Finding, audit=AUDIT)]


def test_a_draft_keeps_its_words_in_sight_and_is_recorded_when_there_is_room(inside, disk):
    with inside.desk.vault.unit() as unit:
        draft = drafting.draft_in(drafting.bring_in(unit, graded.MAIN))
    page = inside.go(at.Editor(draft))
    disk.fill()
    title = page.room.named["title"]
    QTest.keyClicks(title.line, TYPED)
    title.flush()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert TYPED in page.room.named["title"].value
    assert inside.window.foot.waits.isVisible()
    disk.free()
    inside.go(at.Library())
    with inside.desk.vault.unit() as unit:
        assert TYPED in drafting.read_draft(unit, draft).title


def test_the_partnerships_name_stays_where_it_was_written(inside, disk):
    page = inside.go(at.People())
    disk.fill()
    write_line(page.name.line)
    page.area.focus_first()
    disk.free()
    inside.desk.runner.write(planning.begin_reporting, AUDIT)
    assert page.name.value.endswith(TYPED)
    with inside.desk.vault.unit() as unit:
        assert register.partnership(unit).name.endswith(TYPED)


def write_line(line):
    line.setFocus()
    QTest.keyClick(line, Key.Key_End)
    QTest.keyClicks(line, TYPED)
    line.settle()


def test_the_lock_takes_the_question_with_the_page(inside, disk):
    refused(inside, disk, of_plan)
    inside.go(at.Board(AUDIT))
    assert len(asking(inside)) == 1
    inside.desk.lock("The screen was locked.")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert asking(inside) == []
    assert inside.window.route == at.Unlock("The screen was locked.")
    assert told(inside) == [LOST]


def test_another_way_out_replaces_the_question(inside, disk):
    refused(inside, disk, of_plan)
    inside.go(at.Board(AUDIT))
    inside.window.close()
    (dialog,) = asking(inside)
    dialog.stay.click()
    assert inside.window.isVisible()
    assert inside.window.route == at.Plan(AUDIT)
