"""The return page, as an auditor uses it: by keyboard, one part at a time, nothing to save."""

from __future__ import annotations

from dataclasses import replace

import pytest
from auditing import desk_in, shown
from deepdive import AUDIT, HERE, declare, fill
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from lifaudit.domain.audit import Audit, Status
from lifaudit.domain.casework import Answer, Heard, Involvement, Judgement, Voice
from lifaudit.domain.completeness import gaps_of, total_of
from lifaudit.domain.errors.store import DiskFull
from lifaudit.instruments.library import form
from lifaudit.services import casework
from ui.bridge import route as routes
from ui.bridge.runner import Runner
from ui.fields.evidence import EvidenceField
from ui.fields.field import Field
from ui.fields.part import Part
from ui.fields.text import Box
from ui.pages.return_page import ReturnPage
from ui.pages.return_part import SIGN
from ui.widgets.banner import Banner
from ui.widgets.leap import Leap

KEY = (HERE.audit, HERE.case, HERE.agency)
QUESTION = "recognition.early-signs"
ALL = total_of(form("multi-agency-deep-dive"), "police")
Key, Control, Alt = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(founded, tmp_path):
    return desk_in(founded, tmp_path)


@pytest.fixture
def open_at(qtbot, desk):
    def opened(focus="", case=HERE.case):
        return shown(qtbot, ReturnPage(desk, routes.ReturnPage(AUDIT, case, HERE.agency, focus)))

    return opened


def stands(desk):
    with desk.vault.unit() as unit:
        return casework.sheet(unit, HERE)


def filled(desk):
    with desk.vault.unit() as unit:
        fill(unit)


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def write(qtbot, text):
    qtbot.keyClicks(QApplication.focusWidget(), text)


def test_it_says_whose_return_it_is_and_begins_with_what_is_left(open_at):
    page = open_at()
    assert page.head.heading.text() == "DD26-07-01, Police"
    assert (page.rail.key, page.head.state.text()) == ("start", f"{ALL} left")
    assert page.rail.hasFocus()


def test_what_the_instrument_says_first_is_read_before_anything_is_answered(open_at):
    said = form("multi-agency-deep-dive").statement
    (told,) = (one for one in open_at().findChildren(Banner) if one.sentence.text() == said)
    assert told.title.text() == "Before you begin"
    assert told.isVisible()
    assert not told.away.isVisible()


def test_a_number_key_answers_and_it_is_on_the_disk(qtbot, open_at, desk):
    page = open_at(QUESTION)
    press(qtbot, Key.Key_2)
    assert stands(desk).answer(QUESTION).value == "mostly"
    assert page.head.saved.words.text().startswith("Recorded ")
    assert page.head.state.text() == f"{ALL - 1} left"


def test_the_declaration_alone_completes_a_child_nobody_knew(qtbot, open_at, desk):
    page = open_at("start")
    press(qtbot, Key.Key_Return)
    press(qtbot, Key.Key_3)
    assert stands(desk).head.involvement is Involvement.NOT_KNOWN
    assert [page.rail.item(at).text() for at in range(page.rail.count())] == ["", ""]
    press(qtbot, Key.Key_PageDown, Control)
    assert page.rail.key == SIGN
    press(qtbot, Key.Key_Return)
    assert stands(desk).head.is_signed_off
    assert page.head.state.text() == "Signed off"


def test_a_grade_takes_a_number_then_tab_then_its_reason(qtbot, open_at, desk):
    page = open_at("recognition")
    page.parts.part.focus_on("grade")
    press(qtbot, Key.Key_3)
    section = stands(desk).instrument.section("recognition")
    assert stands(desk).grade(section).judgement == Judgement("requires-improvement")
    press(qtbot, Key.Key_Tab)
    write(qtbot, "Seen late")
    press(qtbot, Key.Key_Tab)
    assert stands(desk).grade(section).judgement == Judgement("requires-improvement", "Seen late")


def test_parts_are_walked_by_key_and_only_one_is_made(qtbot, open_at):
    page = open_at("start")
    for part in ("child-voice", "recognition"):
        press(qtbot, Key.Key_PageDown, Control)
        assert page.rail.key == part
        assert page.parts.part.isAncestorOf(QApplication.focusWidget())
    press(qtbot, Key.Key_PageUp, Control)
    assert page.rail.key == "child-voice"
    assert [part for part in page.findChildren(Part) if part.isVisible()] == [page.parts.part]


def test_f8_goes_to_the_next_thing_left(qtbot, open_at, desk):
    page = open_at("recognition")
    press(qtbot, Key.Key_F8)
    press(qtbot, Key.Key_1)
    press(qtbot, Key.Key_F8)
    asked = stands(desk).instrument.section("recognition").questions
    assert page.parts.part._named[asked[1].key].isAncestorOf(QApplication.focusWidget())


def test_what_is_left_is_listed_and_each_line_jumps_there(qtbot, open_at, desk):
    page = open_at(SIGN)
    lines = page.parts.part.findChildren(Leap)
    gaps = gaps_of(stands(desk))
    assert [line.accessibleName() for line in lines] == [gap.sentence for gap in gaps]
    at = next(n for n, gap in enumerate(gaps) if gap.question == QUESTION)
    qtbot.keyClick(lines[at], Key.Key_Return)
    field = page.parts.part._named[QUESTION]
    assert (page.rail.key, field.missing) == ("recognition", "Still to record.")
    assert field.isAncestorOf(QApplication.focusWidget())


def test_the_voice_of_the_child_can_be_said_not_to_be_evidenced(qtbot, open_at, desk):
    page = open_at("child-voice")
    page.parts.enter()
    press(qtbot, Key.Key_2)
    assert page.parts.part._words.isVisible()
    press(qtbot, Key.Key_5)
    assert stands(desk).voice == Voice(*KEY, Heard.NOT_EVIDENCED)
    assert not page.parts.part._words.isVisible()


def test_notes_and_evidence_are_at_hand_and_recorded(qtbot, open_at, desk):
    page = open_at(QUESTION)
    _, _, aside = page.parts.part._answers[0]
    assert page.parts.part.findChildren(EvidenceField) == []
    qtbot.keyClick(aside.button, Key.Key_Space)
    note = aside._fields.itemAt(0).widget()
    note.focus_first()
    write(qtbot, "Custody record")
    press(qtbot, Key.Key_Tab)
    assert stands(desk).answer(QUESTION).note == "Custody record"
    assert aside.button.text() == "Note"


def test_a_return_signed_off_is_read_and_opens_again_with_a_reason_only(qtbot, open_at, desk):
    filled(desk)
    page = open_at(SIGN)
    page.parts.enter()
    press(qtbot, Key.Key_Return)
    page.rail.choose("recognition")
    assert not page.parts.part._named[QUESTION].options.isEnabled()
    page.rail.choose(SIGN)
    page.parts.part.reopen.click()
    assert page.parts.part.reason.missing
    write(qtbot, "A record came late")
    page.parts.part.reopen.click()
    assert stands(desk).is_open
    assert page.parts.part.sign.isEnabled()


def test_who_signed_off_is_led_on_to_the_board(qtbot, open_at, desk):
    filled(desk)
    page = open_at(SIGN)
    assert not page.parts.part.board.isVisible()
    page.parts.enter()
    press(qtbot, Key.Key_Return)
    assert page.rail.hasFocus(), "Enter again meets no other button"
    page.parts.enter()
    assert page.parts.part.board.hasFocus()
    press(qtbot, Key.Key_Return)
    assert desk.gone[-1] == routes.Board(AUDIT)


def test_history_opens_by_key_says_what_stood_and_restores_it(qtbot, open_at, desk):
    page = open_at(QUESTION)
    for key in (Key.Key_2, Key.Key_4, Key.Key_F9):
        press(qtbot, key)
    assert page.parts.side.shows_history
    restore = page.parts.side.panel.findChildren(type(page.parts.next))[1]
    assert restore.text() == "Restore"
    restore.click()
    assert stands(desk).answer(QUESTION).value == "mostly"
    assert page.parts.part._named[QUESTION].value == "mostly"
    qtbot.keyClick(page.parts.side.panel, Key.Key_Escape)
    assert not page.parts.side.shows_history
    assert page.parts.part._named[QUESTION].isAncestorOf(QApplication.focusWidget())


def test_a_change_elsewhere_neither_moves_the_caret_nor_loses_what_is_being_typed(
    qtbot, open_at, desk
):
    page = open_at("recognition")
    box = page.parts.part._notes._fields["strengths"].box
    box.setFocus()
    write(qtbot, "Half a sen")
    desk.runner.write(casework.answer, Answer(*KEY, QUESTION, "partly"))
    assert (box.text(), box.hasFocus()) == ("Half a sen", True)
    assert box.textCursor().position() == len("Half a sen")
    assert page.parts.part._named[QUESTION].value == "partly"
    write(qtbot, "tence")
    page.hide()
    assert stands(desk).notes("recognition").strengths == "Half a sentence"


def test_what_was_read_before_a_write_is_not_shown_after_it(qtbot, open_at, desk):
    page = open_at(QUESTION)
    before = stands(desk)
    press(qtbot, Key.Key_2)
    page.standing._take(page.standing._written - 1, before)
    assert page.parts.part._named[QUESTION].value == "mostly"


def test_the_next_case_opens_at_the_same_part(qtbot, open_at, desk):
    open_at("oversight")
    press(qtbot, Key.Key_PageDown, Alt)
    assert desk.gone == [routes.ReturnPage(AUDIT, "DD26-07-02", HERE.agency, "oversight")]
    press(qtbot, Key.Key_PageUp, Alt)
    assert len(desk.gone) == 1


def test_the_next_agency_is_a_key_away(qtbot, open_at, desk):
    page = open_at("oversight")
    press(qtbot, Key.Key_PageDown, Alt | Qt.KeyboardModifier.ShiftModifier)
    agencies = page._around.agencies
    after = agencies[agencies.index(HERE.agency) + 1]
    assert desk.gone == [routes.ReturnPage(AUDIT, HERE.case, after, "oversight")]


def test_what_is_refused_is_said_beside_it(qtbot, open_at, desk):
    with desk.vault.unit() as unit:
        declare(unit)
    page = open_at(QUESTION)
    with desk.vault.unit() as unit:
        signed = replace(unit.one(Audit, audit=AUDIT), status=Status.SIGNED)
        unit.record("Signed", signed)
    press(qtbot, Key.Key_2)
    assert page.banner.title.text() == "This audit is signed"
    assert not stands(desk).answer(QUESTION).value
    field = page.parts.part._named[QUESTION]
    assert (field.value, field.options.isEnabled()) == ("", False)


def test_words_that_could_not_be_recorded_stay_where_they_were_written(qtbot, open_at, desk):
    page = open_at("recognition")
    box = page.parts.part._notes._fields["strengths"].box
    box.setFocus()
    write(qtbot, "A long paragraph")
    page.standing.refused.emit(DiskFull())
    page.standing.read()
    assert (page.banner.title.text(), box.text()) == ("The disk is full", "A long paragraph")
    write(qtbot, ".")
    press(qtbot, Key.Key_Tab)
    assert stands(desk).notes("recognition").strengths == "A long paragraph."


def test_a_part_left_while_its_words_are_on_their_way_goes_once_they_are_recorded(
    qtbot, founded, tmp_path
):
    desk = desk_in(founded, tmp_path)
    runner = desk.runner = Runner(founded)
    page = ReturnPage(desk, routes.ReturnPage(AUDIT, HERE.case, HERE.agency, "recognition"))
    qtbot.addWidget(page)
    with qtbot.waitSignal(runner.idle):
        page.show()
    page.parts.part._notes._fields["strengths"].box.setPlainText("A long paragraph")
    with qtbot.waitSignal(runner.idle):
        page.parts.walk(1)
        assert len(page.parts._aside) == 1
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(page.findChildren(Part)) == 1
    assert stands(desk).notes("recognition").strengths == "A long paragraph"
    runner.close()


def test_markup_is_shown_as_it_was_written(qtbot, open_at, desk):
    hostile = "<img src=x> \u0628\u0686\u06c1"
    with desk.vault.unit() as unit:
        casework.answer(unit, Answer(*KEY, QUESTION, "mostly", hostile))
    page = open_at(QUESTION)
    press(qtbot, Key.Key_F9)
    said = [one for one in page.parts.side.panel.findChildren(QLabel) if one.text() == hostile]
    assert [one.textFormat() for one in said] == [Qt.TextFormat.PlainText]


def test_everything_that_takes_the_focus_has_a_name(open_at):
    for focus in ("start", "child-voice", "recognition", SIGN):
        for widget in open_at(focus).findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
                assert widget.accessibleName(), widget


def test_fast_keys_on_a_slow_lane_end_as_the_last_key_said(qtbot, founded, tmp_path):
    desk = desk_in(founded, tmp_path)
    desk.runner = Runner(founded)
    page = ReturnPage(desk, routes.ReturnPage(AUDIT, HERE.case, HERE.agency, QUESTION))
    qtbot.addWidget(page)
    seen = []
    with qtbot.waitSignal(desk.runner.idle):
        page.show()
    field = page.parts.part._named[QUESTION]
    with qtbot.waitSignal(desk.runner.idle):
        for button in field.options.buttons[:4]:
            button.click()
            seen.append(field.value)
            QApplication.processEvents()
            seen.append(field.value)
    codes = [button.option.code for button in field.options.buttons[:4]]
    assert seen == [code for code in codes for _ in range(2)]
    assert (stands(desk).answer(QUESTION).value, field.value) == (codes[3], codes[3])
    desk.runner.close()


def test_who_is_of_another_agency_reads_and_is_told_whose_it_is(desk, open_at, monkeypatch):
    filled(desk)
    whose = desk.vault.store.whose
    nurse = replace(whose, author=replace(whose.author, actor="of another agency"))
    monkeypatch.setattr(desk.vault.store, "whose", nurse)
    page = open_at("start")
    assert page.head.state.text() == "Read only"
    told = [one.title.text() for one in page.parts.part.findChildren(Banner)]
    assert told == ["This is for Exampleshire Police to record"]
    assert not page.parts.part._named["involvement"].options.buttons[0].isEnabled()
    page.rail.choose(SIGN)
    part = page.parts.part
    assert part.state.title.text() == "This is for Exampleshire Police to record"
    assert not any(card.isVisibleTo(part) for card in (part._left, part._sign, part._again))


def test_another_agencys_return_is_read_by_tab_and_no_key_changes_it(
    qtbot, open_at, desk, monkeypatch
):
    filled(desk)
    whose, before = desk.vault.store.whose, stands(desk)
    other = replace(whose, author=replace(whose.author, actor="of another agency"))
    monkeypatch.setattr(desk.vault.store, "whose", other)
    part = (page := open_at("recognition")).parts.part
    page.parts.enter()
    stops = []
    while part.isAncestorOf(at := QApplication.focusWidget()):
        stops.append(at)
        press(qtbot, Key.Key_1)
        press(qtbot, Key.Key_Tab)
    read = [one for one in part.findChildren(Field) if one.isVisible() and one.is_stop]
    assert [one for one in stops if one in read] == read
    boxes = [one for one in part.findChildren(Box) if one.isVisible()]
    assert boxes
    assert set(boxes) <= set(stops)
    said = [one.accessibleDescription() for one in read]
    assert all(one.startswith("Only to be read: ") for one in said)
    assert stands(desk).recorded == before.recorded
