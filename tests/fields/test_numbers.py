"""Numbers are typed or stepped, within their limits, and said with their unit."""

from __future__ import annotations

import pytest
from domain.one_question import form_of, question, section
from fields.answering import press, shown, write
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Limits
from lifaudit.domain.values import refusal_of
from ui.fields.quantity import measure_of, plain
from ui.fields.scaling import marks_of

__all__ = ["shown"]

Key = Qt.Key
STEPS = Limits(step=5)

# numbers -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        (Kind.WHOLE, "3", "3"),
        (Kind.NUMBER, " 2,50 ", "2.5"),
        (Kind.PERCENTAGE, "35 %", "35"),
        (Kind.DURATION, "12", "12"),
    ],
)
def test_digits_type_a_number_and_it_stands_tidy(qtbot, shown, kind, typed, kept):
    field, heard = shown(kind)
    write(qtbot, typed)
    press(qtbot, Key.Key_Tab)
    assert heard == [kept]
    assert (field.value, field.line.text(), field.missing) == (kept, kept, "")


@pytest.mark.parametrize(
    ("kind", "typed", "told"),
    [
        (Kind.WHOLE, "2.5", "Error: write a whole number, such as 3."),
        (Kind.PERCENTAGE, "105", "Error: it must be 100 or less."),
        (Kind.PERCENTAGE, "33", "Error: it goes in steps of 5 from 0."),
        (Kind.DURATION, "-1", "Error: it must be 0 or more."),
        (Kind.NUMBER, "twelve", "Error: write a number in digits, such as 2.5."),
    ],
)
def test_what_does_not_fit_is_told_and_never_committed(qtbot, shown, kind, typed, told):
    field, heard = shown(kind, limits=STEPS if kind is Kind.PERCENTAGE else Limits())
    write(qtbot, typed)
    press(qtbot, Key.Key_Tab)
    assert (heard, field.value, field.missing) == ([], "", told)
    assert field.line.text() == typed
    assert told in field.accessibleDescription()
    field.focus_first()
    field.line.selectAll()
    press(qtbot, Key.Key_Delete, Key.Key_Tab)
    assert (heard, field.missing) == ([""], "")


def test_arrows_step_from_where_it_begins_and_stop_at_the_ends(qtbot, shown):
    field, heard = shown(Kind.PERCENTAGE, limits=Limits(step=5))
    press(qtbot, Key.Key_Up)
    assert field.line.text() == "0"
    press(qtbot, Key.Key_Up, Key.Key_Up, Key.Key_Down)
    assert field.line.text() == "5"
    press(qtbot, Key.Key_PageUp, Key.Key_PageUp, Key.Key_PageUp)
    assert field.line.text() == "100"
    press(qtbot, Key.Key_PageDown, Key.Key_Down)
    assert heard == []
    press(qtbot, Key.Key_Tab)
    assert heard == ["45"]


def test_steps_are_told_after_a_pause_and_buttons_step_too(qtbot, shown):
    field, heard = shown(Kind.WHOLE, limits=Limits(least=2))
    field.line._pause.setInterval(10)
    field.more.click()
    field.more.click()
    qtbot.waitUntil(lambda: heard == ["3"])
    field.less.click()
    field.less.click()
    qtbot.waitUntil(lambda: heard == ["3", "2"])


@pytest.mark.parametrize(
    ("kind", "limits", "unit", "hint"),
    [
        (Kind.WHOLE, Limits(), "", "A whole number."),
        (Kind.WHOLE, Limits(least=1, most=9), "", "A whole number from 1 to 9."),
        (Kind.NUMBER, Limits(), "", ""),
        (Kind.NUMBER, Limits(most=4, unit="miles"), "miles", "A number, 4 or less."),
        (Kind.DURATION, Limits(unit="working-days"), "working days", "A number, 0 or more."),
        (Kind.PERCENTAGE, Limits(step=5), "%", "A number from 0 to 100, in steps of 5."),
    ],
)
def test_limits_and_unit_are_said_in_words(kind, limits, unit, hint):
    measure = measure_of(question(kind, limits=limits))
    assert (measure.unit, measure.hint) == (unit, hint)


def test_the_unit_is_part_of_the_name(shown):
    field, _ = shown(Kind.DURATION, limits=Limits(unit="working-days"))
    assert field.line.accessibleName() == "What of it? (working days)"
    assert field.less.accessibleName() == "Less: What of it?"


@given(st.decimals(-999999, 999999, places=3))
def test_a_number_reads_the_same_with_a_comma_or_a_point(number):
    asked = question(Kind.NUMBER)
    read = plain(str(number).replace(".", ","))
    assert read == plain(str(number))
    assert refusal_of(form_of(section("part", asked)), asked, read) == ""


# from 0 to 10 ------------------------------------------------------------------------------------


def test_a_number_key_picks_and_it_is_said_in_words(qtbot, shown):
    field, heard = shown(Kind.SCALING, limits=Limits(low="Not safe", high="Safe"))
    assert field.said.text() == "Nothing picked yet"
    press(qtbot, Key.Key_7)
    assert (heard, field.value, field.said.text()) == (["7"], "7", "7 of 10")
    assert field.line.marks[7].hasFocus()
    names = [field.line.marks[at].accessibleName() for at in (0, 5, 10)]
    assert names == ["0 of 10: Not safe", "5 of 10", "10 of 10: Safe"]


def test_ten_is_a_one_and_a_nought_and_told_once(qtbot, shown):
    field, heard = shown(Kind.SCALING)
    press(qtbot, Key.Key_1)
    assert (heard, field.value) == ([], "1")
    press(qtbot, Key.Key_0)
    assert (heard, field.value) == (["10"], "10")


def test_a_one_alone_is_told_when_no_nought_follows(qtbot, shown):
    field, heard = shown(Kind.SCALING)
    field.line._pause.setInterval(10)
    press(qtbot, Key.Key_1)
    qtbot.waitUntil(lambda: heard == ["1"])
    press(qtbot, Key.Key_0)
    assert heard == ["1", "0"]
    press(qtbot, Key.Key_1)
    field.flush()
    assert heard == ["1", "0", "1"]
    assert field.value == "1"


def test_arrows_travel_space_picks_and_delete_clears(qtbot, shown):
    field, heard = shown(Kind.SCALING)
    press(qtbot, Key.Key_Left, Key.Key_Right, Key.Key_Right)
    assert heard == []
    press(qtbot, Key.Key_Space)
    assert heard == ["2"]
    press(qtbot, Key.Key_Right, Key.Key_Return)
    assert heard == ["2", "3"]
    press(qtbot, Key.Key_Delete)
    assert (heard, field.value) == (["2", "3", ""], "")


def test_a_number_the_line_does_not_have_is_left_alone(qtbot, shown):
    field, heard = shown(Kind.SCALING, limits=Limits(least=1, most=5))
    press(qtbot, Key.Key_9, Key.Key_A)
    assert (heard, field.value) == ([], "")
    press(qtbot, Key.Key_5)
    assert heard == ["5"]
    assert field.said.text() == "5 of 5"


def test_marks_go_from_end_to_end_in_steps():
    assert marks_of(0, 10, 1)[-2:] == ("9", "10")
    assert marks_of(0, 1, 0.25) == ("0", "0.25", "0.5", "0.75", "1")
