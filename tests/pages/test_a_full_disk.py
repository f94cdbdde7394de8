"""When the disk is full the page says so, keeps what was typed, and records it later."""

from __future__ import annotations

from dataclasses import replace

import graded
import pytest
from deepdive import AUDIT, HERE
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from world import found

from lifaudit.domain.audit import Audit
from lifaudit.domain.casework import Return
from lifaudit.domain.learning import Finding, Polarity
from lifaudit.domain.urgent import Urgent as Concern
from lifaudit.services import casework, drafting, planning, reflecting, urgent
from lifaudit.services.learning import learning
from lifaudit.services.panel import panel_sheet
from ui.bridge import route as at
from ui.fields.plain import ShortTextField
from ui.pages.findings_list import SUMMARY, Entry, Kind
from ui.widgets.banner import Banner

FULL = "The disk is full"
TYPED = "Nobody asked the brother"
Key = Qt.Key


@pytest.fixture
def filling():
    return found, graded.fills(2), graded.learn


def told(inside):
    """Return what the window or the page says of the refusal."""
    banners = [inside.window.banner, *inside.page.findChildren(Banner)]
    return [one.title.text() for one in banners if one.isVisible()]


def touch(inside):
    """Let something else of the audit change, so that every page reads again."""

    def other(unit):
        plan = unit.one(Audit, audit=AUDIT)
        return unit.record("Changed", replace(plan, dpia=f"{plan.dpia}+"))

    inside.desk.runner.write(other)
    QApplication.processEvents()


def of_plan(inside):
    page = inside.go(at.Plan(AUDIT))
    return page.form.fields["theme"].line, lambda unit: planning.audit_of(unit, AUDIT).theme


def why_of_plan(inside):
    page = inside.go(at.Plan(AUDIT))
    return page.form.fields["why"].box, lambda unit: planning.audit_of(unit, AUDIT).why


def of_finding(inside):
    page = inside.go(at.Findings(AUDIT))
    page.list.choose(Entry(Kind.FINDING, "f1"))
    return page.room.what.box, lambda unit: learning(unit, AUDIT).found("f1").finding.what


def of_recommendation(inside):
    page = inside.go(at.Findings(AUDIT))
    page.list.choose(Entry(Kind.RECOMMENDATION, "r1"))
    return page.room.text.box, recommended


def recommended(unit):
    return learning(unit, AUDIT).recommended("r1").recommendation.text


def of_summary(inside):
    page = inside.go(at.Findings(AUDIT))
    page.list.choose(SUMMARY)
    return page.room.headline.box, lambda unit: learning(unit, AUDIT).summary.headline


def of_concern(inside):
    with inside.desk.vault.unit() as unit:
        urgent.raise_concern(unit, AUDIT, HERE.case, "danger-now")
    (card,) = inside.go(at.Urgent(AUDIT, HERE.case)).entries.values()
    return card.answer.box, lambda unit: unit.where(Concern, audit=AUDIT)[0].response


def of_reflection(inside):
    page = inside.go(at.Reflections(AUDIT, HERE.case, HERE.agency))
    page.practitioner.read.click()
    line = page.practitioner.findChild(ShortTextField).line
    return line, lambda unit: reflecting.reflected(unit, HERE).reflector.role


def of_reason(inside):
    with inside.desk.vault.unit() as unit:
        head = unit.one(Return, audit=AUDIT, case=HERE.case, agency=HERE.agency)
        unit.record("Took back", replace(head, signed_off_by="", signed_off_at=None))
    page = inside.go(at.ReturnPage(AUDIT, HERE.case, HERE.agency, "recognition"))
    page.parts.part.focus_on("grade")
    QTest.keyClick(QApplication.focusWidget(), Key.Key_3)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    return QApplication.focusWidget(), lambda unit: reason_in(casework.sheet(unit, HERE))


def of_panel(inside):
    page = inside.go(at.Panel(AUDIT, HERE.case, "recognition"))
    page.parts.enter()
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    return QApplication.focusWidget(), lambda unit: reason_in(panel_sheet(unit, AUDIT, HERE.case))


def reason_in(sheet):
    grade = sheet.grade(sheet.instrument.section("recognition"))
    return grade.judgement.reason if grade and grade.judgement else ""


PLACES = (
    *(of_plan, why_of_plan, of_finding, of_recommendation, of_summary),
    *(of_concern, of_reflection, of_reason, of_panel),
)


@pytest.mark.parametrize("place", PLACES, ids=lambda one: one.__name__)
def test_words_stay_through_a_refusal_and_a_reading_and_are_recorded_afterwards(
    place, inside, disk
):
    editor, stands = place(inside)
    page = inside.page
    disk.fill()
    editor.setFocus()
    QTest.keyClick(editor, Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, TYPED)
    editor.settle()
    assert FULL in told(inside)
    assert inside.page is page
    assert editor.text().endswith(TYPED)
    disk.free()
    assert not read(inside, stands).endswith(TYPED)
    touch(inside)
    assert editor.text().endswith(TYPED), "a reading has taken the words away"
    QTest.keyClicks(editor, ".")
    editor.settle()
    assert read(inside, stands).endswith(f"{TYPED}.")


def read(inside, stands):
    with inside.desk.vault.unit() as unit:
        return stands(unit)


def test_a_finding_that_a_room_said_is_given_back_with_its_kind(inside, disk):
    page = inside.go(at.DayCase(AUDIT, HERE.case))
    disk.fill()
    page.capture.begin(Polarity.STRENGTH)
    QTest.keyClicks(page.capture.line, TYPED)
    QTest.keyClick(page.capture.line, Key.Key_Return)
    assert told(inside) == [FULL]
    assert page.capture.line.text() == TYPED
    assert page.capture.line.accessibleName().startswith("A strength")
    disk.free()
    QTest.keyClick(page.capture.line, Key.Key_Return)
    assert page.capture.line.text() == ""
    with inside.desk.vault.unit() as unit:
        (kept,) = (one for one in unit.where(Finding, audit=AUDIT) if one.what == TYPED)
    assert kept.polarity is Polarity.STRENGTH


def test_a_case_chosen_by_hand_is_given_back_with_its_reason(inside, disk):
    with inside.desk.vault.unit() as unit:
        begun = planning.new_audit(unit, planning.AuditType.DEEP_DIVE, "By hand").audit
    page = inside.go(at.Sample(begun))
    disk.fill()
    page.list.reference.set_value("LA-001")
    page.list.why.set_value("The longest plan")
    page.list.add.click()
    assert told(inside) == [FULL]
    assert (page.list.reference.value, page.list.why.value) == ("LA-001", "The longest plan")
    disk.free()
    page.list.add.click()
    assert (page.list.reference.value, page.list.why.value) == ("", "")
    assert len(page.cases.rows.rows) == 1


def test_the_title_of_a_new_audit_waits_in_its_box(inside, disk):
    page = inside.go(at.Audits())
    page.plan_new.click()
    disk.fill()
    page.form.kind.set_value("deep-dive")
    page.form.title.set_value("Neglect")
    page.form.start.click()
    assert told(inside) == [FULL]
    assert page.form.isVisible()
    assert page.form.title.value == "Neglect"


def test_a_certificate_that_could_not_be_renewed_is_not_called_new(inside, disk):
    page = inside.go(at.People())
    disk.fill()
    page.people.selectRow(0)
    page.member.renew.click()
    assert told(inside) == [FULL]
    disk.free()
    page.member.renew.click()
    assert told(inside) == ["You have a new certificate"]


def test_a_box_that_could_not_be_ticked_is_not_ticked_after_the_next_reading(inside, disk):
    with inside.desk.vault.unit() as unit:
        begun = planning.new_audit(unit, planning.AuditType.DEEP_DIVE, "Boxes").audit
    page = inside.go(at.Plan(begun))
    box = page.form.agencies.boxes["pol"]
    disk.fill()
    box.click()
    assert told(inside) == [FULL]
    disk.free()
    inside.desk.runner.write(planning.expect, begun, "csc")
    assert not box.isChecked()
    assert page.form.agencies.boxes["csc"].isChecked()


def test_a_draft_keeps_the_words_of_a_question(inside, founded, disk):
    with founded.unit() as unit:
        draft = drafting.draft_in(drafting.bring_in(unit, graded.MAIN))
    page = inside.go(at.Editor(draft))
    title = page.room.named["title"]
    disk.fill()
    title.focus_first()
    QTest.keyClicks(title.line, TYPED)
    title.flush()
    assert told(inside)
    assert TYPED in title.value
    disk.free()
    QTest.keyClicks(title.line, "!")
    title.flush()
    with founded.unit() as unit:
        assert f"{TYPED}!" in drafting.read_draft(unit, draft).title


def test_the_next_refusal_replaces_the_last_and_a_new_place_begins_without_it(inside, disk):
    editor, _ = of_plan(inside)
    disk.fill()
    for words in ("a", "b"):
        QTest.keyClicks(editor, words)
        editor.settle()
        assert told(inside) == [FULL]
    disk.free()
    inside.go(at.Board(AUDIT))
    assert told(inside) == []
