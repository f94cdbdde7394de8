"""A dialog stays with every word in it until what was said is kept."""

from __future__ import annotations

import time

import graded
import planned
import pytest
import subjects
from deepdive import AUDIT
from moved import changed, publish
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from world import found

from lifaudit.domain.case import Method
from lifaudit.domain.errors.store import DiskFull
from lifaudit.domain.moderation import Share
from lifaudit.domain.partnership import Agency
from lifaudit.domain.subject import SETTING
from lifaudit.services import drafting, moderating, planning, register, sampling
from ui.bridge import route as at
from ui.bridge.runner import Runner
from ui.dialogs.asking import AskingDialog
from ui.dialogs.case import CaseDialog
from ui.dialogs.member import AgencyDialog
from ui.dialogs.title import TitleDialog
from ui.fields.select import SelectField

TYPED = "Ten lines of reasons that nobody wants to write twice"
Key = Qt.Key


@pytest.fixture
def filling():
    return found, graded.fills(2), graded.learn


def an_agency(inside):
    inside.go(at.People()).add_agency.click()


def a_person(inside):
    inside.go(at.People()).add_person.click()


def a_reopened_audit(inside):
    with inside.desk.vault.unit() as unit:
        planning.begin_reporting(unit, AUDIT)
    inside.go(at.Plan(AUDIT)).left.reopen.click()


def a_moved_audit(inside):
    with inside.desk.vault.unit() as unit:
        publish(unit, changed())
    page = inside.go(at.Moving(AUDIT))
    page.version.set_value(page.version.select.itemData(1))
    page.version.commit()
    page.go.click()


def a_practice_case(inside):
    inside.go(at.Calibration(AUDIT)).new.click()


def a_discarded_choice(inside):
    with inside.desk.vault.unit() as unit:
        moderating.draw_moderation(unit, AUDIT, Share(20, "kestrel"))
    inside.go(at.Moderation(AUDIT)).discard.click()


def a_retired_instrument(inside):
    page = inside.go(at.Library("multi-agency-deep-dive@1.0"))
    next(one for one in page.detail.buttons if one.text() == "Retire").click()


def a_published_draft(inside):
    with inside.desk.vault.unit() as unit:
        draft = drafting.draft_in(drafting.begin_draft(unit, "practitioner-reflection@1.0"))
    inside.go(at.Editor(draft)).publish.click()


def sampled(inside, *steps):
    with inside.desk.vault.unit() as unit:
        audit = planned.begin(unit)
        for step in steps:
            step(unit, audit)
    return inside.go(at.Sample(audit))


def a_list(unit, audit):
    sampling.import_frame(unit, audit, planned.FRAME)


def a_draw(unit, audit):
    sampling.draw(unit, audit, sampling.Wish(Method.RANDOM, "seed", 5))


def a_pick(unit, audit):
    sampling.choose(unit, audit, [sampling.Pick("LA-1", "Typical.")])


def an_excluded_line(inside):
    page = sampled(inside, a_list)
    page.draw.table.setFocus()
    QTest.keyClick(page.draw.table, Key.Key_Return)


def a_chosen_line(inside):
    page = sampled(inside, a_list)
    page.draw.method.focus_first()
    QTest.keyClick(QApplication.focusWidget(), Key.Key_4)
    page.draw.table.setFocus()
    QTest.keyClick(page.draw.table, Key.Key_Return)


def a_described_case(inside):
    page = sampled(inside, a_list, a_draw)
    page.cases.table.setFocus()
    QTest.keyClick(page.cases.table, Key.Key_Return)


def a_replaced_case(inside):
    sampled(inside, a_pick).cases.replace.click()


def a_discarded_sample(inside):
    sampled(inside, a_list, a_draw).cases.discard.click()


def schools(inside):
    with inside.desk.vault.unit() as unit:
        audit = subjects.planned_about(unit, SETTING)
    listed = inside.go(at.Sample(audit)).listing
    listed.table.setFocus()
    return listed


def a_corrected_name(inside):
    schools(inside).rename.click()


def a_school_taken_off(inside):
    schools(inside).remove.click()


ASKED = (
    *(an_agency, a_person, a_reopened_audit, a_moved_audit),
    *(a_practice_case, a_discarded_choice, a_retired_instrument, a_published_draft),
    *(an_excluded_line, a_chosen_line, a_described_case, a_replaced_case, a_discarded_sample),
    *(a_corrected_name, a_school_taken_off),
)


def fill_in(dialog):
    """Write into every line and box that is empty, and choose the first of what can be chosen."""
    if isinstance(dialog, TitleDialog):
        dialog.name.set_value(TYPED)
    if isinstance(dialog, CaseDialog):
        dialog.needs.set_value(TYPED)
    for field, words in dialog.wanted():
        if isinstance(field, SelectField):
            field.select.setCurrentIndex(1)
        elif not field.value:
            field.set_value("LA-7" if "reference" in words else TYPED)


def words_in(dialog):
    """Return everything that is written in a dialog."""
    lines = [one.text() for one in dialog.findChildren(QLineEdit)]
    return [*lines, *(one.toPlainText() for one in dialog.findChildren(QPlainTextEdit))]


def asked(inside):
    """Return the dialog that is open."""
    (dialog,) = (one for one in inside.page.findChildren(AskingDialog) if one.isVisible())
    return dialog


@pytest.mark.parametrize("ask", ASKED, ids=lambda one: one.__name__)
def test_a_refused_dialog_says_why_keeps_its_words_and_closes_once_they_are_kept(inside, disk, ask):
    heard = []
    ask(inside)
    inside.desk.runner.changed.connect(heard.append)
    dialog = asked(inside)
    fill_in(dialog)
    written = words_in(dialog)
    disk.fill()
    dialog.done_button.click()
    assert dialog.isVisible()
    assert dialog.banner.title.text() == DiskFull.title
    assert dialog.banner.isVisible()
    assert words_in(dialog) == written
    assert not inside.window.banner.isVisible(), "said once is enough"
    disk.free()
    assert heard == []
    dialog.done_button.click()
    assert dialog.isHidden()
    assert [one.is_empty for one in heard] == [False]


def test_escape_leaves_a_refused_dialog_and_nothing_was_recorded(inside, disk):
    an_agency(inside)
    dialog = asked(inside)
    fill_in(dialog)
    disk.fill()
    dialog.done_button.click()
    disk.free()
    QTest.keyClick(dialog, Key.Key_Escape)
    assert dialog.isHidden()
    with inside.desk.vault.unit() as unit:
        assert TYPED not in [one.name for one in register.agencies(unit)]


def test_what_is_refused_by_the_rules_is_said_in_the_dialog_too(inside):
    a_published_draft(inside)
    dialog = asked(inside)
    fill_in(dialog)
    dialog.version.set_value("one")
    dialog.done_button.click()
    assert dialog.isVisible()
    assert dialog.banner.isVisible()
    assert dialog.what.value


@pytest.fixture
def threads(inside):
    """Let the window use its real lanes."""
    runner = inside.desk.runner = Runner(inside.desk.vault)
    yield runner
    runner.close()


@pytest.fixture
def dialog(inside, threads):  # noqa: ARG001 - the page is made on them
    return AgencyDialog(inside.page, Agency(""))


def slowly(unit, agency):
    time.sleep(0.2)
    return register.add_agency(unit, agency)


def refused_slowly(_unit, _agency):
    time.sleep(0.2)
    raise DiskFull


def test_pressing_twice_records_once(qtbot, inside, threads, dialog):
    dialog.record(threads, slowly)
    fill_in(dialog)
    with qtbot.waitSignal(threads.idle):
        for _ in range(3):
            dialog.done_button.click()
    assert dialog.isHidden()
    with inside.desk.vault.unit() as unit:
        assert [one.name for one in register.agencies(unit)].count(TYPED) == 1


def test_who_left_before_the_refusal_came_is_brought_back_to_their_words(qtbot, threads, dialog):
    dialog.record(threads, refused_slowly)
    fill_in(dialog)
    with qtbot.waitSignal(threads.idle):
        dialog.done_button.click()
        QTest.keyClick(dialog, Key.Key_Escape)
        assert dialog.isHidden()
    assert dialog.isVisible()
    assert TYPED in words_in(dialog)
    assert dialog.banner.isVisible()


def test_after_a_fault_of_ours_it_can_be_sent_again(qtbot, inside, threads, dialog):
    faults = [ZeroDivisionError()]

    def once_at_fault(unit, agency):
        if faults:
            raise faults.pop()
        return register.add_agency(unit, agency)

    dialog.record(threads, once_at_fault)
    fill_in(dialog)
    with qtbot.waitSignal(threads.idle):
        dialog.done_button.click()
    assert dialog.isVisible()
    with qtbot.waitSignal(threads.idle):
        dialog.done_button.click()
    assert dialog.isHidden()
    with inside.desk.vault.unit() as unit:
        assert TYPED in [one.name for one in register.agencies(unit)]
