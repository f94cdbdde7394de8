"""Sampling by keyboard: a list comes in, cases are drawn or chosen, described and replaced."""

from __future__ import annotations

import planned
import pytest
from pages.hands import ENTER, answer, press, sample_of
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from shell import cheap, inside, shell

from lifaudit.domain.case import CaseStatus, Draw, Method
from lifaudit.services import sampling
from ui.bridge import route as at
from ui.dialogs.case import CaseDialog
from ui.dialogs.reason import OtherCaseDialog, ReasonDialog

__all__ = ["cheap", "inside", "shell"]


@pytest.fixture
def begun(founded):
    with founded.unit() as unit:
        return planned.begin(unit)


@pytest.fixture
def started(founded):
    with founded.unit() as unit:
        return planned.started(unit)


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


def test_a_case_chosen_on_purpose_is_replaced_by_another(inside, founded, begun):
    with founded.unit() as unit:
        sampling.choose(unit, begun, [sampling.Pick("LA-1", "Typical.")])
    page = inside.go(at.Sample(begun))
    page.cases.replace.click()
    dialog = page.findChildren(OtherCaseDialog)[-1]
    dialog.finish()
    assert dialog.reference.missing
    dialog.reference.set_value("LA-2")
    dialog.why.set_value("A good outcome.")
    dialog.reason.set_value("The file is sealed.")
    dialog.finish()
    found = sample_of(founded, begun)
    assert [one.why for one in found.cases] == ["A good outcome."]
    assert found.replaced[0].replaced_reason == "The file is sealed."


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
        for widget in page.findChildren(QAbstractButton):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                assert widget.accessibleName(), f"{place}: {type(widget).__name__}"
