"""The audit day by keyboard: begun, called, agreed, learned and closed without a mouse."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import graded
import pytest
from deepdive import AUDIT, plan
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from services.colleagues import join, laptop
from world import SteppingClock, found

from lifaudit.domain.audit import Audit
from lifaudit.domain.case import Case
from lifaudit.domain.casework import PANEL, Grade
from lifaudit.domain.learning import Finding
from lifaudit.domain.partnership import Person
from lifaudit.domain.reveal import CaseCalled
from lifaudit.domain.running_order import Shows
from lifaudit.domain.urgent import Handover, Way
from lifaudit.domain.urgent import Urgent as Concern
from lifaudit.services import day, urgent
from lifaudit.services.recorder import name_recorder
from ui.bridge import route as at
from ui.fields.folder import FolderField
from ui.fields.plain import ShortTextField
from ui.pages.day import DayPage
from ui.pages.day_case import DayCasePage
from ui.pages.day_panel import PanelRoom
from ui.pages.findings import FindingsPage
from ui.pages.projector import HIDDEN, Projector, projector_of
from ui.pages.urgent import UrgentPage
from ui.theme.tokens import Theme
from ui.widgets.buttons import Button
from ui.widgets.labels import PlainLabel

CASE, NEXT, THIRD = "DD26-07-01", "DD26-07-02", "DD26-07-03"
Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def filling():
    return found, two_returned


def two_returned(vault):
    with plan(vault, 2).unit() as unit:
        unit.record("Recorded", *graded.recorded(2, panel=False))


@pytest.fixture
def desk(inside):
    return inside.desk


def press(*keys, mod=Mod.NoModifier):
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key, mod)
        QApplication.processEvents()


def write(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


def on_page(page):
    QApplication.processEvents()
    return "\n".join(one.text() for one in page.findChildren(PlainLabel) if one.isVisibleTo(page))


def stands(desk, case=CASE):
    with desk.vault.unit() as unit:
        return day.day_sheet(unit, AUDIT, case)


def records(desk, kind, **equal):
    with desk.vault.unit() as unit:
        return unit.where(kind, **equal)


def walk(desk, steps, *, called=False, case=CASE):
    with desk.vault.unit() as unit:
        for _ in range(steps):
            day.go_on(unit, AUDIT, case)
        if called:
            day.call(unit, AUDIT, case)


def test_a_whole_case_from_the_list_to_its_closing_with_keys_only(inside, desk):
    page = inside.go(at.Day(AUDIT))
    assert isinstance(page, DayPage)
    press(Key.Key_Return)
    page = inside.page
    assert isinstance(page, DayCasePage)
    press(Key.Key_Return)
    assert page.head.heading.text() == f"{CASE}: The child"
    press(Key.Key_F3)
    press(Key.Key_F3)
    assert stands(desk).here.code == "grades"
    assert "Inadequate" not in on_page(page)
    press(Key.Key_Return)  # the focus is on calling the case
    assert stands(desk).day.is_called
    assert page.room.findChildren(QWidget)
    press(Key.Key_F3)
    assert "Where agencies differ" in page.head.heading.text()
    press(Key.Key_S, mod=Mod.AltModifier)
    write("One worker all year")
    press(Key.Key_Return, Key.Key_Escape)
    assert [one.what for one in records(desk, Finding)] == ["One worker all year"]
    assert page.next.hasFocus()
    for _ in range(3):
        press(Key.Key_F3)
    assert isinstance(page.room, PanelRoom)
    press(Key.Key_Return, Key.Key_2, Key.Key_Tab)
    write("We agreed at once")
    press(Key.Key_F8)
    assert page.room.parts.rail.key == "assessment"
    press(Key.Key_F3)
    grade = records(desk, Grade, case=CASE, agency=PANEL, domain="recognition")[0].judgement
    assert (grade.value, grade.reason) == ("good", "We agreed at once")
    assert stands(desk).here.code == "urgent"
    press(Key.Key_F3)
    assert "One worker all year" in on_page(page)
    press(Key.Key_F3)
    assert stands(desk).day.closed_at
    assert "has been looked at" in on_page(page)
    press(Key.Key_PageDown, mod=Mod.AltModifier)
    assert inside.window.route == at.DayCase(AUDIT, NEXT)


def test_back_pause_and_call_have_keys_and_the_clock_shows_it(inside, desk):
    walk(desk, 3)
    page = inside.go(at.DayCase(AUDIT, CASE))
    press(Key.Key_F7)
    assert page.running.told.text().startswith("Paused")
    assert page.running.pause.text() == "Go on"
    press(Key.Key_F5)
    assert stands(desk).day.is_called
    press(Key.Key_F3, mod=Mod.ShiftModifier)
    assert stands(desk).here.code == "agencies"
    step = stands(desk).step("agencies")
    earlier = replace(step, begun_at=step.begun_at - timedelta(hours=1))
    with desk.vault.unit() as unit:
        unit.record("Moved", earlier)
    page._read()
    assert "over the time planned" in page.running.told.text()


def test_an_urgent_concern_is_two_keys_away_and_leads_back(inside, desk):
    walk(desk, 1)
    inside.go(at.DayCase(AUDIT, CASE))
    press(Key.Key_U, mod=Mod.AltModifier)
    page = inside.page
    assert isinstance(page, UrgentPage)
    press(Key.Key_2)
    (concern,) = records(desk, Concern)
    assert (concern.case, concern.kind) == (CASE, "not-seen")
    card = page.entries[concern.concern]
    assert card.isAncestorOf(QApplication.focusWidget())
    card.agency.set_value("csc")
    card.agency.commit()
    card.who.line.setFocus()
    write("Duty manager")
    press(Key.Key_Tab, Key.Key_2, Key.Key_Tab)
    assert records(desk, Concern)[0].how is Way.TELEPHONE
    page._close(records(desk, Concern)[0])
    assert page.banner.isVisibleTo(page)
    write("Seen, safe with her aunt")
    press(Key.Key_Tab, Key.Key_Return)
    (closed,) = records(desk, Concern)
    assert (closed.is_open, closed.response) == (False, "Seen, safe with her aunt")
    assert card.state.text() == "Closed"
    card.again.click()
    assert records(desk, Concern)[0].is_open
    page.back.click()
    assert isinstance(inside.page, DayCasePage)


def test_a_matter_of_conduct_needs_its_case_and_its_employer_and_takes_no_words(inside, desk):
    page = inside.go(at.Urgent(AUDIT))
    page.note.click()
    assert records(desk, Handover) == []
    page.cases.set_value(CASE)
    page.cases.commit()
    page.employer.set_value("pol")
    page.note.click()
    assert records(desk, Handover)[0].agency == "pol"
    assert "handed over to Police on" in on_page(page)


def test_the_wall_follows_the_room_and_hides_the_words_with_the_next_case(inside, desk):
    walk(desk, 6)
    page = inside.go(at.DayCase(AUDIT, CASE))
    press(Key.Key_F11)
    wall = projector_of(inside.window)
    assert isinstance(wall, Projector)
    assert wall.view.slide.headline == "The child's voice"
    assert "cook" not in wall.view.accessibleName()
    page.wall.words()
    assert wall.shows_words
    assert "cook" in wall.view.accessibleName()
    wall.turn_light()
    assert wall.view.theme is Theme.DARK
    assert not wall.grab().isNull()
    walk(desk, 1, case=NEXT)
    inside.go(at.DayCase(AUDIT, NEXT))
    desk.runner.write(day.go_on, AUDIT, NEXT)
    assert (wall.view.slide.case, wall.shows_words, wall.view.foot) == (NEXT, False, HIDDEN)
    inside.page.wall.turn()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert projector_of(inside.window) is None
    inside.page.wall.words()


def test_the_wall_goes_with_the_vault(inside, desk):
    inside.go(at.Day(AUDIT))
    press(Key.Key_F11)
    wall = projector_of(inside.window)
    assert wall.view.slide.headline == "The audit day"
    wall.turn_words()
    desk.lock()
    assert projector_of(inside.window) is None


def test_who_does_not_record_reads_and_is_told_who_does(inside, desk):
    with desk.vault.unit() as unit:
        unit.record("Added", Person("bo", "Bo Recorder"))
        name_recorder(unit, AUDIT, "bo")
    page = inside.go(at.DayCase(AUDIT, CASE))
    assert "Bo Recorder records for the room" in page.head.hint.text()
    assert not page.next.isEnabled()
    assert not page.capture.line.isEnabled()
    press(Key.Key_F3)
    assert page.banner.title.text() == "Somebody else records for the room"
    overview = inside.go(at.Day(AUDIT))
    overview.records.set_value(desk.vault.person)
    overview.records.commit()
    assert inside.go(at.DayCase(AUDIT, CASE)).next.isEnabled()


def test_a_paper_sheet_is_typed_in_on_the_same_page(inside, desk):
    page = inside.go(at.DayCase(AUDIT, CASE))
    page._paper(date(2026, 10, 14))
    assert stands(desk).day.on_paper == date(2026, 10, 14)
    page._to_findings()
    assert isinstance(inside.page, FindingsPage)


def test_a_day_without_cases_teaches(inside, desk):
    with desk.vault.unit() as unit:
        unit.record("Planned", Audit("empty", "DD26-08"))
    page = inside.go(at.Day("empty"))
    assert page._empty.isVisibleTo(page)


@pytest.mark.usefixtures("desk")
def test_the_sheets_and_a_receipt_are_written_where_the_person_chooses(inside, tmp_path):
    page = inside.go(at.Day(AUDIT))
    page.sheets.click()
    assert page.folder.label.text() == "Folder"
    assert list(tmp_path.glob("*.pdf")) == []
    page.folder.set_value(str(tmp_path))
    page.sheets.click()
    assert page.done.text() == "Written: DD26-07-audit-day-sheets.pdf"
    page = inside.go(at.Urgent(AUDIT, CASE))
    press(Key.Key_1)
    (card,) = page.entries.values()
    card.receipt.click()
    assert page.written.isHidden()
    page.folder.set_value(str(tmp_path))
    card.receipt.click()
    names = sorted(one.name for one in tmp_path.glob("*.pdf"))
    assert names[0] == "DD26-07-audit-day-sheets.pdf"
    assert page.written.text() == f"Written: {names[1]}"


def test_a_receipt_with_a_number_on_it_leads_to_where_it_is_decided(inside, desk, tmp_path):
    with desk.vault.unit() as unit:
        urgent.raise_concern(unit, AUDIT, CASE, "danger-now")
        (one,) = unit.where(Concern, audit=AUDIT)
        urgent.save_concern(unit, replace(one, told="Duty manager, 07700 900123"))
    page = inside.go(at.Urgent(AUDIT, CASE))
    page.folder.set_value(str(tmp_path))
    (card,) = page.entries.values()
    page._receipt("never")
    assert page.banner.isVisibleTo(page)
    card.receipt.click()
    assert inside.window.route == at.Identifiers(AUDIT)
    assert list(tmp_path.glob("*.pdf")) == []


def test_home_shows_what_is_open_and_leads_to_its_register(inside, desk):
    with desk.vault.unit() as unit:
        urgent.raise_concern(unit, AUDIT, CASE, "danger-now")
    page = inside.go(at.Home())
    assert "A child may be in danger now" in on_page(page)
    assert "Nobody has been told yet. An answer is due 14 September 2026" in on_page(page)
    next(one for one in page.buttons if one.objectName() == "home.urgent.DD26-07").click()
    assert inside.window.route == at.Urgent(AUDIT, CASE)


def test_grades_are_released_into_a_folder_and_who_cannot_is_named(inside, desk, tmp_path):
    theirs = laptop(tmp_path / "bola", SteppingClock())
    join(desk.vault, theirs)
    theirs.close()
    with desk.vault.unit() as unit:
        day.go_on(unit, AUDIT, CASE)
        unit.record("Called", CaseCalled(AUDIT, CASE, ("csc", "prb")))
        day.call(unit, AUDIT, CASE)
        while day.day_sheet(unit, AUDIT, CASE).here.shows is not Shows.GRADES:
            day.go_on(unit, AUDIT, CASE)
    page = inside.go(at.DayCase(AUDIT, CASE))
    assert "Not released yet: Social care, Probation." in on_page(page)
    go = page.findChild(Button, "day.release")
    go.click()
    folder = page.findChild(FolderField, "day.release.folder")
    assert "choose a folder" in on_page(page)
    folder.set_value(str(tmp_path / "stick"))
    go.click()
    QApplication.processEvents()
    assert list((tmp_path / "stick").glob("*.lifpack"))
    assert "Released" in on_page(page)
    assert "Not released yet: Probation." in on_page(page)
    whys = page.room.findChildren(ShortTextField)
    (why,) = [one for one in whys if "Probation" in one.label.text()]
    why.line.setText("Called away.")
    why.line.settle()
    QApplication.processEvents()
    with desk.vault.unit() as unit:
        assert day.day_sheet(unit, AUDIT, CASE).panel is not None
    assert "Not released yet" not in on_page(page)
    assert "Not what was committed when the case was called" in on_page(page)
    assert "was recorded only afterwards" in on_page(page)


def test_whose_keys_lie_with_a_colleague_says_the_colleagues_words_and_is_offered_no_release(
    inside, desk
):
    with desk.vault.unit() as unit:
        unit.record("Drew", Case(AUDIT, THIRD))
        day.go_on(unit, AUDIT, THIRD)
        unit.record("Called", CaseCalled(AUDIT, THIRD, ("csc",)))
        day.call(unit, AUDIT, THIRD)
        while day.day_sheet(unit, AUDIT, THIRD).here.shows is not Shows.GRADES:
            day.go_on(unit, AUDIT, THIRD)
    page = inside.go(at.DayCase(AUDIT, THIRD))
    assert "Not released yet: Social care." in on_page(page)
    assert page.findChild(Button, "day.hear") is not None
    assert page.findChild(Button, "day.release") is None


def test_who_was_not_waited_for_can_release_while_the_grades_show_and_once_the_case_is_closed(
    inside, desk, tmp_path
):
    theirs = laptop(tmp_path / "bola", SteppingClock())
    join(desk.vault, theirs)
    theirs.close()
    with desk.vault.unit() as unit:
        day.go_on(unit, AUDIT, CASE)
        unit.record("Called", CaseCalled(AUDIT, CASE, ()))
        day.call(unit, AUDIT, CASE)
        while day.day_sheet(unit, AUDIT, CASE).here.shows is not Shows.GRADES:
            day.go_on(unit, AUDIT, CASE)
    page = inside.go(at.DayCase(AUDIT, CASE))
    assert page.findChild(Button, "day.release") is not None
    assert "Recorded here" in on_page(page)
    assert "Good" in on_page(page), "the grades show as well"
    with desk.vault.unit() as unit:
        while day.day_sheet(unit, AUDIT, CASE).here is not None:
            day.go_on(unit, AUDIT, CASE)
    page = inside.go(at.DayCase(AUDIT, CASE))
    assert "This case has been looked at" in on_page(page)
    assert "The room spent 1 minute on it." in on_page(page)
    page.findChild(FolderField, "day.release.folder").set_value(str(tmp_path / "stick"))
    page.findChild(Button, "day.release").click()
    QApplication.processEvents()
    assert list((tmp_path / "stick").glob("*.lifpack"))
    assert "Recorded here" not in on_page(page)
