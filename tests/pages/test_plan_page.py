"""Planning by keyboard: an audit begins, its plan is written, and it starts when it is whole."""

from __future__ import annotations

from datetime import date

import planned
import pytest
from deepdive import claimed_by_another
from pages.hands import ENTER, answer, plan_of, press, write
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from shell import cheap, inside, shell

from lifaudit.domain.audit import AuditType, Status, Trigger
from lifaudit.domain.errors.store import DiskFull
from lifaudit.services import planning
from ui.bridge import route as at
from ui.dialogs.reason import ReasonDialog

__all__ = ["cheap", "inside", "shell"]


@pytest.fixture
def begun(founded):
    with founded.unit() as unit:
        return planned.begin(unit)


@pytest.fixture
def started(founded):
    with founded.unit() as unit:
        return planned.started(unit)


def test_the_first_audit_begins_by_keyboard_and_opens_its_plan(inside, founded):
    page = inside.go(at.Audits())
    assert page.table.isHidden()
    press(Qt.Key.Key_2)
    page.form.title.focus_first()
    write("Missing from home")
    press(ENTER)
    with founded.unit() as unit:
        (made,) = planning.audits(unit)
    assert (made.code, made.type, made.title) == (
        "TA26-01",
        AuditType.THEMATIC_AUDIT,
        "Missing from home",
    )
    assert inside.window.route == at.Plan(made.audit)


def test_an_audit_without_a_title_or_type_does_not_begin(inside, founded):
    page = inside.go(at.Audits())
    page.form.start.click()
    assert page.form.title.missing
    page.form.kind.focus_first()
    press(Qt.Key.Key_Delete)
    page.form.start.click()
    assert page.form.kind.missing
    with founded.unit() as unit:
        assert planning.audits(unit) == []


def test_an_audit_that_could_not_be_begun_is_told_and_leads_nowhere(
    inside, founded, begun, monkeypatch
):
    def full(*_):
        raise DiskFull

    monkeypatch.setattr(planning, "new_audit", full)
    page = inside.go(at.Audits())
    page.plan_new.click()
    page.form.title.set_value("Neglect")
    page.form.start.click()
    assert inside.window.banner.isVisible()
    monkeypatch.undo()
    inside.desk.runner.write(planning.expect, begun, "pol")
    with founded.unit() as unit:
        planning.new_audit(unit, AuditType.DEEP_DIVE, "Other")
    assert inside.window.route == at.Audits()


def test_enter_opens_the_plan_of_a_draft_and_the_board_of_one_under_way(inside, begun, started):
    page = inside.go(at.Audits())
    assert [one.audit.audit for one in page.rows.rows] == [started, begun]
    page.table.selectRow(1)
    page.table.setFocus()
    press(ENTER)
    assert inside.window.route == at.Plan(begun)
    gone = []
    inside.desk.went.connect(gone.append)
    inside.desk.went.disconnect(inside.window.go)
    page = inside.go(at.Audits())
    inside.window.show_route(at.Audits())
    inside.page.table.selectRow(0)
    inside.page.table.setFocus()
    press(ENTER)
    assert gone[-1] == at.Board(started)


def test_the_form_of_a_new_audit_can_be_put_away(inside, begun):
    page = inside.go(at.Audits())
    assert begun
    page.plan_new.click()
    assert page.form.isVisible()
    page.form.cancel.click()
    assert page.form.isHidden()
    assert page.plan_new.isVisible()


def test_a_list_of_audits_hears_of_a_new_one_and_shortens_long_titles(inside, founded, begun):
    page = inside.go(at.Audits())
    with founded.unit() as unit:
        change = planning.new_audit(unit, AuditType.DEEP_DIVE, "A very long title " * 9)
    inside.desk.runner.changed.emit(change)
    assert [one.audit.audit for one in page.rows.rows] == [change.audit, begun]
    shown = page.table.model().index(0, 1).data()
    assert shown.endswith("\N{HORIZONTAL ELLIPSIS}")
    assert len(shown) < 60


def test_the_line_about_cases_leads_to_the_sample(inside, begun):
    page = inside.go(at.Plan(begun))
    page.left.leaps[-1].click()
    assert inside.window.route == at.Sample(begun)
    page = inside.go(at.Plan(begun))
    page.form.cases.go.click()
    assert inside.window.route == at.Sample(begun)


def test_a_plan_says_who_leads_and_why_only_where_somebody_else_claims_it(inside, founded, begun):
    assert inside.go(at.Plan(begun)).contested.isHidden()
    claimed_by_another(founded, begun)
    page = inside.go(at.Plan(begun))
    assert page.contested.isVisible()
    told = page.contested.sentence.text()
    assert "its id says that" in told
    assert "Ann Okoye wrote on " in told
    assert page.form.isEnabled()


def test_what_is_typed_in_a_plan_is_recorded_when_it_is_left(inside, founded, begun):
    page = inside.go(at.Plan(begun))
    page.form.jump("theme")
    write("Neglect")
    press(Qt.Key.Key_Tab)
    page.form.jump("why")
    write("It is our first priority.")
    press(Qt.Key.Key_Tab)
    page.form.jump("period_from")
    write("1/9/2025")
    press(Qt.Key.Key_Tab)
    page.form.fields["trigger"].set_value("data")
    page.form.fields["trigger"].commit()
    plan = plan_of(founded, begun)
    assert (plan.theme, plan.why) == ("Neglect", "It is our first priority.")
    assert (plan.period_from, plan.trigger) == (date(2025, 9, 1), Trigger.DATA)
    assert page.saved.words.text().startswith("Recorded ")


def test_a_gap_leads_to_its_field_and_goes_when_it_is_filled(inside, begun):
    page = inside.go(at.Plan(begun))
    before = len(page.left.leaps)
    leap = next(one for one in page.left.leaps if one.objectName() == "plan.left.dpia")
    leap.setFocus()
    press(ENTER)
    assert page.form.fields["dpia"].isAncestorOf(QApplication.focusWidget())
    write("DPIA 2026/14")
    press(Qt.Key.Key_Tab)
    assert len(page.left.leaps) == before - 1


def test_a_re_read_leaves_what_is_being_typed_and_the_focus_alone(inside, founded, begun):
    page = inside.go(at.Plan(begun))
    page.form.jump("theme")
    write("Negl")
    box = QApplication.focusWidget()
    inside.desk.runner.write(planning.expect, begun, "pol")
    assert QApplication.focusWidget() is box
    assert box.text() == "Negl"
    write("ect")
    press(Qt.Key.Key_Tab)
    assert plan_of(founded, begun).theme == "Neglect"


def test_ticking_an_agency_asks_it_and_unticking_takes_it_off(inside, founded, begun):
    page = inside.go(at.Plan(begun))
    page.form.jump("agencies")
    press(Qt.Key.Key_Space)
    with founded.unit() as unit:
        (asked,) = planning.expected(unit, begun)
    assert page.form.agencies.boxes[asked.agency].isChecked()
    press(Qt.Key.Key_Space)
    with founded.unit() as unit:
        assert planning.expected(unit, begun) == []


def test_starting_with_gaps_marks_them_and_goes_to_the_first(inside, founded, begun):
    page = inside.go(at.Plan(begun))
    assert page.form.fields["theme"].missing == ""
    page.left.start.click()
    assert page.form.fields["theme"].missing
    assert page.form.fields["theme"].isAncestorOf(QApplication.focusWidget())
    assert plan_of(founded, begun).status is Status.DRAFT


def test_a_whole_plan_starts(inside, founded, begun):
    with founded.unit() as unit:
        planned.write_plan(unit, begun)
        planned.ask(unit, begun)
        planned.draw(unit, begun)
    page = inside.go(at.Plan(begun))
    assert page.left.title.text() == "The plan is complete"
    page.left.start.click()
    assert plan_of(founded, begun).status is Status.COLLECTING
    assert inside.window.route == at.Board(begun)


def test_a_signed_plan_is_only_read(inside, founded, started):
    with founded.unit() as unit:
        plan = planning.audit_of(unit, started)
        unit.record("Signed", planned.replace(plan, status=Status.SIGNED))
    page = inside.go(at.Plan(started))
    assert page.form.fields["title"].line.isReadOnly()
    assert not any(box.isEnabled() for box in page.form.agencies.boxes.values())


def test_the_lead_begins_the_report_from_the_plan_and_can_go_back(inside, founded, started):
    page = inside.go(at.Plan(started))
    assert page.left.reopen.isHidden()
    page.left.report.click()
    assert plan_of(founded, started).status is Status.REPORTING
    assert page.left.report.isHidden()
    assert "being written" in page.left.hint.text()
    page.left.reopen.click()
    answer(page, ReasonDialog, "Two returns came late.")
    assert plan_of(founded, started).status is Status.COLLECTING
    assert not page.left.report.isHidden()


def test_a_signed_audit_is_reopened_from_its_plan_with_a_reason(inside, founded, started):
    with founded.unit() as unit:
        plan = planning.audit_of(unit, started)
        unit.record("Signed", planned.replace(plan, status=Status.SIGNED))
    page = inside.go(at.Plan(started))
    page.left.reopen.click()
    answer(page, ReasonDialog, "A date was wrong.")
    assert plan_of(founded, started).status is Status.REPORTING
    assert not page.form.fields["title"].line.isReadOnly()


@pytest.mark.parametrize(
    "words",
    [
        "<img src=x onerror=alert(1)>",
        "=cmd()",
        "Zażółć \u067e\u0627\u06a9\u0633\u062a\u0627\u0646 \U0001f9f8 & <b>",
        "word " * 2000,
        "Line one\nLine two",
    ],
)
def test_hard_words_go_in_and_come_out_of_a_plan_unharmed(inside, founded, begun, words):
    page = inside.go(at.Plan(begun))
    page.form.fields["why"].box.setPlainText(words)
    page.flush()
    assert plan_of(founded, begun).why == words
    again = inside.go(at.Plan(begun))
    assert again.form.fields["why"].box.text() == words


def test_in_a_narrow_window_only_the_next_thing_is_named(inside, begun):
    page = inside.go(at.Plan(begun))
    inside.window.resize(1024, 700)
    QApplication.processEvents()
    assert len(page.left.leaps) == 1
    inside.window.resize(1600, 900)
    QApplication.processEvents()
    assert len(page.left.leaps) > 1
