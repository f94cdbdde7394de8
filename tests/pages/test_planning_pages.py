"""Planning by keyboard: an audit begins, its plan is written, its cases are drawn, it starts."""

from __future__ import annotations

from datetime import date

import planned
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shell import cheap, inside, shell

from lifaudit.domain.audit import AuditType, Status, Trigger
from lifaudit.domain.case import CaseStatus, Draw, Method
from lifaudit.services import planning, sampling
from ui.bridge import route as at
from ui.dialogs.case import CaseDialog
from ui.dialogs.reason import ReasonDialog

__all__ = ["cheap", "inside", "shell"]

ENTER = Qt.Key.Key_Return


@pytest.fixture
def begun(founded):
    with founded.unit() as unit:
        return planned.begin(unit)


@pytest.fixture
def started(founded):
    with founded.unit() as unit:
        return planned.started(unit)


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def write(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


def answer(page, kind, reason=""):
    """Fill the dialog that is open and finish it."""
    dialog = page.findChildren(kind)[-1]
    if reason:
        dialog.reason.box.setPlainText(reason)
    dialog.finish()


def plan_of(founded, audit):
    with founded.unit() as unit:
        return planning.audit_of(unit, audit)


def sample_of(founded, audit):
    with founded.unit() as unit:
        return sampling.sampled(unit, audit)


def test_the_first_audit_begins_by_keyboard_and_opens_its_plan(inside, founded):
    page = inside.go(at.Audits())
    assert page.table.isHidden()
    page.form.kind.focus_first()
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
    assert page.left.title.text() == "The plan is whole"
    page.left.start.click()
    assert plan_of(founded, begun).status is Status.COLLECTING
    assert page.left.board.isVisible()
    assert page.left.start.isHidden()


def test_a_signed_plan_is_only_read(inside, founded, started):
    with founded.unit() as unit:
        plan = planning.audit_of(unit, started)
        unit.record("Signed", planned.replace(plan, status=Status.SIGNED))
    page = inside.go(at.Plan(started))
    assert not page.form.fields["title"].line.isEnabled()
    assert not any(box.isEnabled() for box in page.form.agencies.boxes.values())


def test_in_a_narrow_window_only_the_next_thing_is_named(inside, begun):
    page = inside.go(at.Plan(begun))
    inside.window.resize(1024, 700)
    QApplication.processEvents()
    assert len(page.left.leaps) == 1
    inside.window.resize(1600, 900)
    QApplication.processEvents()
    assert len(page.left.leaps) > 1


def test_a_list_is_brought_in_and_cases_are_drawn_from_it(inside, founded, begun, tmp_path):
    page = inside.go(at.Sample(begun))
    assert page.draw.isHidden()
    rows = "".join(f"LA-{n:03d},{'North' if n % 2 else 'South'}\n" for n in range(20))
    (tmp_path / "list.csv").write_text(f"Case code,Area\n{rows}")
    page.bring_in(tmp_path / "list.csv")
    assert page.draw.isVisible()
    assert len(page.draw.rows.rows) == 20
    page.draw.method.focus_first()
    press(Qt.Key.Key_1)
    page.draw.seed.set_value("our seed")
    page.draw.draw.click()
    drawn = sample_of(founded, begun).draw
    assert (drawn.method, drawn.seed, drawn.size, drawn.reserves) == (
        Method.RANDOM,
        "our seed",
        8,
        3,
    )
    assert page.cases.isVisible()
    assert page.cases.badge.isVisible()
    assert page.draw.isHidden()


def test_a_list_with_names_is_refused_with_its_place_and_not_its_words(
    inside, founded, begun, tmp_path
):
    page = inside.go(at.Sample(begun))
    (tmp_path / "list.csv").write_text("Code,Child's name\nC1,Jane Smith\nC2,Omar Khan\n")
    page.bring_in(tmp_path / "list.csv")
    told = page.list.banner.sentence.text()
    assert "Column B (Child's name)" in told
    assert "Jane" not in told
    assert sample_of(founded, begun).frame is None


@pytest.fixture
def listed(founded, begun):
    with founded.unit() as unit:
        sampling.import_frame(unit, begun, planned.FRAME)
    return begun


def test_enter_on_a_line_excludes_it_with_a_reason_and_puts_it_back(inside, founded, listed):
    page = inside.go(at.Sample(listed))
    page.draw.table.setFocus()
    press(ENTER)
    answer(page, ReasonDialog, "Before a court.")
    (out,) = sample_of(founded, listed).exclusions
    assert (out.reference, out.reason) == ("L0001", "Before a court.")
    page.draw.table.setFocus()
    press(ENTER)
    assert sample_of(founded, listed).exclusions == ()


def test_a_reason_is_not_taken_empty(inside, founded, listed):
    page = inside.go(at.Sample(listed))
    page.draw.table.setFocus()
    press(ENTER)
    answer(page, ReasonDialog)
    dialog = page.findChildren(ReasonDialog)[-1]
    assert dialog.isVisible()
    assert dialog.reason.missing
    dialog.reject()
    assert sample_of(founded, listed).exclusions == ()


def test_cases_are_chosen_on_purpose_line_by_line(inside, founded, listed):
    page = inside.go(at.Sample(listed))
    page.draw.method.focus_first()
    press(Qt.Key.Key_4)
    assert page.draw.draw.isHidden()
    page.draw.table.setFocus()
    press(ENTER)
    answer(page, ReasonDialog, "A good outcome.")
    found = sample_of(founded, listed)
    assert [one.why for one in found.cases] == ["A good outcome."]
    assert found.draw.method is Method.PURPOSIVE
    assert page.draw.isVisible()


def test_cases_are_chosen_without_a_list(inside, founded, begun):
    page = inside.go(at.Sample(begun))
    page.list.by_hand.button.click()
    page.list.add.click()
    assert page.list.reference.missing
    page.list.reference.set_value("LA-412")
    page.list.why.set_value("Typical.")
    page.list.add.click()
    (case,) = sample_of(founded, begun).cases
    assert case.why == "Typical."


def test_numbers_that_are_none_draw_nothing(inside, founded, listed):
    page = inside.go(at.Sample(listed))
    page.draw.wanted.line.setText("eight")
    page.draw.draw.click()
    assert page.draw.wanted.missing
    page.draw.wanted.set_value("99")
    page.draw.draw.click()
    assert page.draw.banner.isVisible()
    assert sample_of(founded, listed).draw is None


def test_a_case_is_described_in_groups(inside, founded, started):
    page = inside.go(at.Sample(started))
    page.cases.table.setFocus()
    press(ENTER)
    dialog = page.findChildren(CaseDialog)[-1]
    dialog.age.set_value("under-1")
    dialog.plan.set_value("child-in-need")
    dialog.finish()
    case = sample_of(founded, started).cases[0]
    assert (case.age_band, case.plan_status) == ("under-1", "child-in-need")
    assert page.cases.table.model().index(0, 3).data() == "Under 1"


def test_a_case_is_replaced_by_a_reserve(inside, founded, started):
    page = inside.go(at.Sample(started))
    page.cases.table.selectRow(0)
    page.cases.replace.click()
    answer(page, ReasonDialog, "The family moved away.")
    found = sample_of(founded, started)
    assert [one.status for one in found.replaced] == [CaseStatus.REPLACED]
    assert len(found.cases) == 8
    assert page.cases.discard.isHidden()


def test_a_sample_is_discarded_while_the_plan_is_a_draft(inside, founded, listed):
    with founded.unit() as unit:
        sampling.draw(unit, listed, sampling.Wish(Method.RANDOM, "seed", 5))
    page = inside.go(at.Sample(listed))
    page.cases.discard.click()
    answer(page, ReasonDialog, "The wrong year.")
    with founded.unit() as unit:
        assert unit.one(Draw, audit=listed).drawn_on is None
    assert page.cases.isHidden()
    assert page.draw.isVisible()


def test_the_way_on_leads_to_the_plan_and_later_to_the_board(inside, listed, started):
    inside.desk.went.disconnect(inside.window.go)
    gone = []
    inside.desk.went.connect(gone.append)
    inside.window.show_route(at.Sample(started))
    inside.page.cases.onward.click()
    assert gone == [at.Board(started)]
    assert listed


def test_every_part_that_takes_the_focus_has_a_name(inside, begun, listed, started):
    for place in (at.Audits(), at.Plan(begun), at.Sample(listed), at.Sample(started)):
        page = inside.go(place)
        for widget in page.findChildren(planned_widget()):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                assert widget.accessibleName(), f"{place}: {type(widget).__name__}"


def planned_widget():
    """Return the kinds of widget a person can stand on."""
    from PySide6.QtWidgets import QAbstractButton  # noqa: PLC0415 - only here

    return QAbstractButton
