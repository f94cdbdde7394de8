"""The panel's sheet, as a lead uses it on the audit day: by keyboard, one domain at a time."""

from __future__ import annotations

from dataclasses import replace

import graded
import pytest
from agreeing import AGREED, WHAT, agreeing
from auditing import AuditDesk, shown
from deepdive import AUDIT
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from world import found

from lifaudit.domain.asked import Path
from lifaudit.domain.audit import Audit, Status
from lifaudit.domain.casework import PANEL, Answer, Grade, Judgement
from lifaudit.domain.panel import panel_gaps
from lifaudit.domain.reveal import CaseCalled
from lifaudit.services import casework, history, instruments
from lifaudit.services.panel import answer_panel, panel_sheet
from ui.bridge import route as routes
from ui.bridge.undo import Undo
from ui.pages.across import AcrossPage
from ui.pages.board import BoardPage
from ui.pages.panel import PanelPage
from ui.widgets.badges import GradeBadge
from ui.widgets.labels import Heading

CASE = "DD26-07-06"
DISSENT = "recognition.dissent"
Key, Control, Alt = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def filling():
    return found, graded.fills()


@pytest.fixture
def desk(founded, tmp_path):
    return AuditDesk(founded, tmp_path)


@pytest.fixture
def open_at(qtbot, desk):
    return lambda focus="", case=CASE: shown(
        qtbot, PanelPage(desk, routes.Panel(AUDIT, case, focus))
    )


def stands(desk, case=CASE):
    with desk.vault.unit() as unit:
        return panel_sheet(unit, AUDIT, case)


def grade_of(desk, section="recognition"):
    sheet = stands(desk)
    return sheet.grade(sheet.instrument.section(section)).judgement


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def write(qtbot, text):
    qtbot.keyClicks(QApplication.focusWidget(), text)


def change_plan(desk, **facts):
    with desk.vault.unit() as unit:
        unit.record("Changed", replace(unit.one(Audit, audit=AUDIT), **facts))


def test_it_begins_with_the_first_domain_and_the_agencies_before_the_grade(open_at):
    page = open_at()
    assert (page.head.heading.text(), page.rail.key) == (f"{CASE}, Panel", "recognition")
    assert page.rail.hasFocus()
    names = [one.text() for one in page.parts.part._card.findChildren(Heading)]
    assert names[1:] == ["Social care", "Education", "Health", "Police", "Probation"]
    assert len(page.parts.part._card.findChildren(GradeBadge)) == 5
    assert "Overall" in page.rail.item(page.rail.count() - 1).toolTip()


def test_a_number_grades_tab_goes_to_the_reason_and_both_are_recorded(qtbot, open_at, desk):
    page = open_at("recognition")
    press(qtbot, Key.Key_Return)
    press(qtbot, Key.Key_6)
    assert grade_of(desk) == Judgement("could-not-agree")
    assert page.head.saved.words.text().startswith("Recorded ")
    press(qtbot, Key.Key_Tab)
    write(qtbot, "Two honest views")
    press(qtbot, Key.Key_F8)
    assert grade_of(desk) == Judgement("could-not-agree", "Two honest views")
    assert page.rail.key == "recognition"
    write(qtbot, "Education saw it first")
    press(qtbot, Key.Key_F8)
    assert stands(desk).answer(DISSENT).value == "Education saw it first"
    assert page.rail.key == "assessment"
    assert page.parts.part.isAncestorOf(QApplication.focusWidget())


def test_another_view_is_kept_beside_the_grade(qtbot, open_at, desk):
    page = open_at("recognition")
    page.parts.part.focus_on(DISSENT)
    write(qtbot, "Education saw it first")
    press(qtbot, Key.Key_PageDown, Control)
    assert stands(desk).answer(DISSENT).value == "Education saw it first"
    assert page.rail.key == "assessment"


def test_the_last_domain_asks_what_must_happen_today(qtbot, open_at, desk):
    page = open_at("overall")
    page.parts.part.focus_on("overall.act-now")
    press(qtbot, Key.Key_1)
    assert stands(desk).answer("overall.act-now").value == "yes"
    left = len(panel_gaps(stands(desk)))
    assert page.head.state.text() == f"{left} left"


def test_undo_takes_the_last_grade_back_and_redo_gives_it_again(qtbot, open_at, desk):
    undo = Undo(desk.runner, history.undo, desk.undo)
    page = open_at("recognition")
    page.parts.enter()
    press(qtbot, Key.Key_2)
    undo.stack.undo()
    assert grade_of(desk) is None
    assert page.parts.part._named["grade"].value is None
    undo.stack.redo()
    assert grade_of(desk) == Judgement("good")


def test_its_history_opens_by_key_and_gives_the_focus_back(qtbot, open_at):
    page = open_at("recognition")
    page.parts.enter()
    for key in (Key.Key_2, Key.Key_4, Key.Key_F9):
        press(qtbot, key)
    assert page.parts.side.shows_history
    assert page.parts.side.panel.about.text() == "Panel grade: Identification and recognition"
    press(qtbot, Key.Key_Escape)
    assert page.parts.part.isAncestorOf(QApplication.focusWidget())


def test_a_grade_recorded_elsewhere_shows_and_leaves_the_typing_alone(qtbot, open_at, desk):
    page = open_at("recognition")
    page.parts.part.focus_on(DISSENT)
    box = QApplication.focusWidget()
    write(qtbot, "Half a sen")
    with desk.vault.unit() as unit:
        unit.record("Freed", replace(casework.sheet(unit, _place()).head, signed_off_at=None))
    key = (AUDIT, CASE, "pol", "agency", "recognition")
    desk.runner.write(casework.grade, Grade(*key, Judgement("inadequate", "Seen too late.")))
    tiles = [one.accessibleName() for one in page.parts.part._card.findChildren(QWidget)]
    assert "Police: Inadequate. Seen too late." in tiles
    assert (box.toPlainText(), box.hasFocus()) == ("Half a sen", True)


def _place():
    return casework.Place(AUDIT, CASE, "pol")


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"status": Status.SIGNED}, "nothing in it changes any more"),
        ({"lead": "somebody-else"}, "recorded by the lead of the audit"),
        ({"status": Status.DRAFT}, "Start the audit on its plan"),
    ],
)
def test_a_sheet_that_is_shut_is_read_and_says_why(qtbot, open_at, desk, facts, says):
    change_plan(desk, **facts)
    page = open_at("recognition")
    assert page.shut.isVisible()
    assert says in page.shut.sentence.text()
    page.parts.enter()
    press(qtbot, Key.Key_2)
    assert grade_of(desk) is None
    assert page.parts.part._named[DISSENT].box.isReadOnly()


def test_a_sheet_shut_under_the_hand_says_so_and_shows_what_stands(qtbot, open_at, desk):
    page = open_at("recognition")
    change_plan(desk, status=Status.SIGNED)
    page.parts.enter()
    press(qtbot, Key.Key_2)
    assert page.banner.title.text() == "This audit is signed"
    assert page.shut.isVisible()
    assert page.parts.part._named["grade"].value is None


def test_the_next_case_opens_at_the_same_domain(qtbot, open_at, desk):
    open_at("voice")
    press(qtbot, Key.Key_PageDown, Alt)
    press(qtbot, Key.Key_PageUp, Alt)
    beside = ("DD26-07-07", "DD26-07-05")
    assert desk.gone == [routes.Panel(AUDIT, case, "voice") for case in beside]


def test_tab_goes_from_the_domains_through_the_sheet_to_the_next_one(qtbot, open_at):
    page = open_at("recognition")
    press(qtbot, Key.Key_Tab)
    assert page.parts.part.isAncestorOf(QApplication.focusWidget())
    for _ in range(12):
        if QApplication.focusWidget() is page.parts.next:
            return
        press(qtbot, Key.Key_Tab)
    pytest.fail("Tab never reached the next part")


def test_looking_across_leads_to_the_panel_sheet_of_the_case_and_domain(qtbot, desk):
    page = shown(qtbot, AcrossPage(desk, routes.Across(AUDIT)))
    page.tabs.setCurrentIndex(4)
    room = page._room.itemAt(0).widget()
    QApplication.processEvents()
    room.chart.plot.setFocus()
    press(qtbot, Key.Key_P)
    room._on_opened(1, 0)
    press(qtbot, Key.Key_P)
    first = room.shown.case
    assert desk.gone == [routes.Panel(AUDIT, first), routes.Panel(AUDIT, first, "assessment")]


def test_the_board_leads_to_the_panel_sheet_of_a_row(qtbot, desk):
    page = shown(qtbot, BoardPage(desk, routes.Board(AUDIT)))
    press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_P)
    page.panel.click()
    assert desk.gone == [routes.Panel(AUDIT, "DD26-07-02")] * 2


def test_everything_that_takes_the_focus_has_a_name(open_at, desk):
    with desk.vault.unit() as unit:
        answer_panel(unit, Answer(AUDIT, CASE, PANEL, DISSENT, "Another view"))
    for focus in ("recognition", "overall"):
        for widget in open_at(focus).findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
                assert widget.accessibleName(), widget


def test_rows_are_added_answered_moved_and_gone_to_by_key(qtbot, open_at, desk):
    with desk.vault.unit() as unit:
        instruments.pin(unit, AUDIT, agreeing())
    page = open_at("agreed")
    page.parts.enter()
    press(qtbot, Key.Key_Return)
    write(qtbot, "Home visit")
    press(qtbot, Key.Key_Return, Control)
    field = page.parts.part._named[AGREED]
    assert [one.head.accessibleName() for one in field.cards] == [
        "1. Home visit",
        "2. Nothing recorded in it yet",
    ]
    write(qtbot, "Speech therapy")
    press(qtbot, Key.Key_Up, Alt)
    first, second = stands(desk).said.rows(AGREED)
    assert stands(desk).answer(Path(WHAT, AGREED, first.row).text).value == "Speech therapy"
    path = Path(WHAT, AGREED, second.row).text
    desk.runner.write(answer_panel, Answer(AUDIT, CASE, PANEL, path, ""))
    press(qtbot, Key.Key_F8)
    assert field.open_row == second.row
    change_plan(desk, status=Status.SIGNED)
    press(qtbot, Key.Key_Return, Control)
    assert page.banner.title.text() == "This audit is signed"
    assert len(stands(desk).said.rows(AGREED)) == 2
    assert not field.add.isVisible()


def test_a_grade_that_was_not_committed_is_named_above_the_sheet(desk, open_at):
    assert not open_at().late.isVisible()
    with desk.vault.unit() as unit:
        unit.record("Called", CaseCalled(AUDIT, CASE))
    page = open_at()
    assert page.late.isVisible()
    assert "was recorded only afterwards" in stands(desk).late[0].sentence


def test_before_everybody_has_released_no_agencys_grade_is_shown(desk, open_at):
    with desk.vault.unit() as unit:
        unit.record("Called", CaseCalled(AUDIT, CASE, ("pol",)))
    page = open_at("overall")
    assert page.sealed.isVisible()
    assert not page.late.isVisible()
    assert "once everybody in the room has released" in page.sealed.sentence.text()
    told = {one.text() for one in page.parts.part.findChildren(GradeBadge)}
    assert told <= {"Not revealed yet", "Not known", "Not graded"}
