"""Fields show values in silence and commit them on purpose."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from ui.fields.choice import ChoiceField, ManyField, YesNoField
from ui.fields.date import DateField, read_date, write_date
from ui.fields.note import NoteField
from ui.fields.plain import LongTextField, NumberField, ShortTextField
from ui.widgets.options import Option
from ui.widgets.stack import column, holder

Key = Qt.Key
URDU = "\u0628\u0686\u06c1"
HARD = (
    "x" * 10_000,
    f"{URDU} Zdrowie \u017c \N{GRINNING FACE}",
    "<img src=x onerror=alert(1)>",
    "=cmd()|' /C calc'!A0",
    "tab\there",
)
OPTIONS = (Option("child", "Child"), Option("carer", "Parent or carer"), Option("none", "Nobody"))


@pytest.fixture
def shown(qtbot):
    kept = []

    def show(field):
        page = holder(column(field, after := QLineEdit()))
        kept.append(page)
        page.after = after
        qtbot.addWidget(page)
        page.resize(600, 500)
        with qtbot.waitActive(page):
            page.show()
        field.focus_first()
        heard = []
        field.committed.connect(heard.append)
        return heard

    yield show
    kept.clear()


@pytest.mark.parametrize("make", [ShortTextField, LongTextField])
def test_words_are_committed_on_leaving(qtbot, shown, make):
    heard = shown(field := make("Strengths"))
    qtbot.keyClicks(field.focusWidget(), "Heard")
    assert heard == []
    qtbot.keyClick(field.focusWidget(), Key.Key_Tab)
    assert heard == ["Heard"]
    assert not field.isAncestorOf(field.window().focusWidget())


@pytest.mark.parametrize("make", [ShortTextField, LongTextField])
def test_words_are_committed_after_a_pause_and_only_once(qtbot, shown, make):
    heard = shown(field := make("Strengths"))
    editor = field.focusWidget()
    editor._pause.setInterval(10)
    qtbot.keyClicks(editor, "Heard")
    qtbot.waitUntil(lambda: heard == ["Heard"])
    qtbot.keyClick(editor, Key.Key_Tab)
    assert heard == ["Heard"]


@pytest.mark.parametrize("make", [ShortTextField, LongTextField])
def test_words_are_committed_when_the_page_goes_away(qtbot, shown, make):
    heard = shown(field := make("Strengths"))
    qtbot.keyClicks(field.focusWidget(), "Heard")
    field.window().hide()
    assert heard == ["Heard"]


@pytest.mark.parametrize("make", [ShortTextField, LongTextField])
def test_words_can_be_asked_for_at_once(qtbot, shown, make):
    heard = shown(field := make("Strengths"))
    qtbot.keyClicks(field.focusWidget(), "Heard")
    field.flush()
    field.flush()
    assert heard == ["Heard"]


@pytest.mark.parametrize("text", HARD, ids=["long", "scripts", "markup", "formula", "tab"])
@pytest.mark.parametrize("make", [ShortTextField, LongTextField])
def test_hard_words_go_in_and_come_out_unharmed_and_in_silence(shown, make, text):
    heard = shown(field := make("Strengths"))
    field.set_value(text)
    assert field.value == text
    field.flush()
    assert heard == []


def test_a_box_grows_with_its_words_and_stops_before_it_fills_the_page(shown):
    shown(field := LongTextField("Strengths"))
    small = field.box.height()
    field.set_value("line\n" * 8)
    middle = field.box.height()
    field.set_value("line\n" * 500)
    assert small < middle < field.box.height() < 600


def test_showing_the_same_words_leaves_the_cursor_alone(qtbot, shown):
    heard = shown(field := LongTextField("Strengths"))
    qtbot.keyClicks(field.box, "Heard")
    field.flush()
    field.set_value("Heard")
    qtbot.keyClicks(field.box, " and seen")
    field.flush()
    assert heard == ["Heard", "Heard and seen"]


@pytest.mark.parametrize(
    ("typed", "value"), [("12", "12"), (" 2,5 ", "2.5"), ("-3", "-3"), ("0.25", "0.25")]
)
def test_a_number_is_committed_as_people_write_it(qtbot, shown, typed, value):
    heard = shown(field := NumberField("Minutes"))
    qtbot.keyClicks(field.line, typed)
    field.flush()
    assert heard == [value]
    assert field.missing == ""


def test_what_is_no_number_is_never_committed_and_the_reason_stands_beneath(qtbot, shown):
    heard = shown(field := NumberField("Minutes"))
    qtbot.keyClicks(field.line, "twelve")
    field.flush()
    assert heard == []
    assert field.missing.startswith("Error: write a number")
    field.line.selectAll()
    qtbot.keyClick(field.line, Key.Key_Delete)
    field.flush()
    assert heard == [""]
    assert field.missing == ""


def test_a_date_asks_for_room_for_the_longest_there_is(qtbot):
    field = DateField("Date")
    qtbot.addWidget(field)
    longest = field.line.fontMetrics().horizontalAdvance("30 September 2026")
    assert field.line.minimumSizeHint().width() > longest


@pytest.mark.parametrize(
    "typed", ["3/7/2026", "03.07.2026", "3 July 2026", "3rd jul 2026", "2026-07-03", " 3-7-2026 "]
)
def test_a_date_is_read_as_people_write_it(qtbot, shown, typed):
    heard = shown(field := DateField("Date"))
    qtbot.keyClicks(field.line, typed)
    qtbot.keyClick(field.line, Key.Key_Tab)
    assert heard == ["2026-07-03"]
    assert field.line.text() == "3 July 2026"


@pytest.mark.parametrize("typed", ["31/2/2026", "yesterday", "7/2026", "3 Juvember 2026", "1/1/0"])
def test_what_is_no_date_is_never_committed(qtbot, shown, typed):
    heard = shown(field := DateField("Date"))
    qtbot.keyClicks(field.line, typed)
    field.flush()
    assert heard == []
    assert field.value == ""
    assert field.missing.startswith("Error: write a date")


def test_a_date_can_be_taken_away(qtbot, shown):
    heard = shown(field := DateField("Date"))
    field.set_value("2026-07-03")
    field.line.selectAll()
    qtbot.keyClick(field.line, Key.Key_Delete)
    field.flush()
    assert heard == [""]


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_date_is_read_back_as_it_was_written(day):
    assert read_date(write_date(day)) == day
    assert read_date(day.isoformat()) == day
    assert read_date(f"{day.day}/{day.month}/{day.year}") == day


@given(st.text())
def test_no_text_breaks_the_reading_of_dates(text):
    assert read_date(text) is None or isinstance(read_date(text), date)


def test_one_of_several_is_committed_by_its_number(qtbot, shown):
    heard = shown(field := ChoiceField("Who?", OPTIONS))
    field.mark_gap("Still to answer.")
    qtbot.keyClick(field.options.buttons[0], Key.Key_2)
    assert heard == ["carer"]
    assert field.value == "carer"
    assert field.missing == ""


def test_yes_and_no_are_true_and_false(shown):
    heard = shown(field := YesNoField("Spoken to?"))
    for truth in (True, False, None):
        field.set_truth(truth=truth)
        assert field.truth is truth
    assert heard == []


def test_any_number_of_several_are_committed_in_order(qtbot, shown):
    heard = shown(field := ManyField("Who?", OPTIONS))
    third, first = field.boxes.each[2], field.boxes.each[0]
    qtbot.keyClick(third, Key.Key_Space)
    qtbot.keyClick(first, Key.Key_Space)
    assert heard == ["none", "child none"]
    field.set_value("carer")
    assert field.value == "carer"
    field.set_value(None)
    assert field.value == ""
    assert len(heard) == 2


def test_arrows_travel_between_boxes(qtbot, shown):
    shown(field := ManyField("Who?", OPTIONS))
    seen = []
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Up):
        qtbot.keyClick(next(each for each in field.boxes.each if each.hasFocus()), key)
        seen.append(next(each.objectName() for each in field.boxes.each if each.hasFocus()))
    assert seen == ["carer", "none", "child", "none"]


def test_a_note_is_read_and_never_answered(shown):
    heard = shown(field := NoteField("This is for learning."))
    field.set_value("anything")
    assert field.value == ""
    assert field.accessibleName() == "This is for learning."
    assert heard == []


def test_a_gap_is_said_in_words_and_by_an_edge(shown):
    shown(field := ShortTextField("Role"))
    field.mark_gap("Still to answer.")
    assert field.missing == "Still to answer."
    assert field.property("state") == "gap"
    field.mark_gap("")
    assert field.missing == ""
    assert field.property("state") == ""


def test_a_signed_off_field_can_only_be_read(qtbot, shown):
    heard = shown(field := ChoiceField("Who?", OPTIONS))
    field.set_editable(editable=False)
    qtbot.keyClick(field.options.buttons[0], Key.Key_1)
    assert heard == []
    field.set_editable(editable=True)
    qtbot.keyClick(field.options.buttons[0], Key.Key_1)
    assert heard == ["child"]
