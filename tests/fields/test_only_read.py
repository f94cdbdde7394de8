"""What may not be changed is reached by Tab all the same, said in words, and stays as it is."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QApplication, QWidget
from screens.gallery import FOUR

from lifaudit.domain.casework import Evidence, Judgement
from ui.fields.check import CheckField
from ui.fields.choice import ChoiceField, ManyField
from ui.fields.date import DateField
from ui.fields.evidence import EvidenceField
from ui.fields.field import Field
from ui.fields.grade import GradeField
from ui.fields.note import NoteField
from ui.fields.plain import LongTextField, NumberField, ShortTextField
from ui.fields.ranking import RankingField
from ui.fields.select import SelectField
from ui.theme.style import look
from ui.widgets.buttons import secondary
from ui.widgets.options import Option
from ui.widgets.order import tab_after
from ui.widgets.stack import column, holder

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier
OPTIONS = (Option("child", "Child"), Option("carer", "Parent or carer"), Option("none", "Nobody"))
SEEN = (Evidence("Assessment", "Page 4", date(2026, 3, 2)),)
MADE = (
    (
        lambda: ChoiceField("Asked", OPTIONS, "One."),
        "carer",
        "Only to be read: Parent or carer. One.",
    ),
    (lambda: ChoiceField("Asked", OPTIONS), "", "Only to be read: Nothing recorded."),
    (
        lambda: ManyField("Asked", OPTIONS, "Any."),
        "child none",
        "Only to be read: Child, Nobody. Any.",
    ),
    (lambda: SelectField("Asked", [("a", "Albany")]), "a", "Only to be read: Albany."),
    (lambda: SelectField("Asked", [("a", "Albany")]), "", "Only to be read: Nothing recorded."),
    (lambda: CheckField("Asked"), True, "Only to be read: Asked."),
    (
        lambda: RankingField("Asked", OPTIONS[:2]),
        "carer child",
        "Only to be read: Parent or carer, place 1 of 2, Child, place 2 of 2.",
    ),
    (
        lambda: EvidenceField("Asked", "Where."),
        SEEN,
        "Only to be read: Assessment, Page 4, 2 March 2026. Where.",
    ),
)


@pytest.fixture
def page(qtbot):
    """Show fields one below the other, as they stand in a part that nobody here may write in."""
    kept: list[QWidget] = []

    def shown(*fields: Field) -> list[QWidget]:
        start, end = secondary("Before"), secondary("After")
        whole = holder(column(start, *fields, end))
        kept.append(whole)
        qtbot.addWidget(whole)
        whole.resize(600, 900)
        with qtbot.waitActive(whole):
            whole.show()
        start.setFocus()
        return [start, end]

    yield shown
    kept.clear()


def walked(qtbot, start: QWidget, end: QWidget) -> list[QWidget]:
    """Go by Tab from one widget to another, and return where it stopped between them."""
    stops: list[QWidget] = []
    QApplication.processEvents()  # what was put in late is shown
    start.setFocus()
    for _ in range(40):
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Tab)
        at = QApplication.focusWidget()
        if at is end:
            return stops
        stops.append(at)
    raise AssertionError(stops)


@pytest.mark.parametrize(("make", "value", "said"), MADE)
def test_a_field_that_may_not_be_changed_is_one_stop_that_tells_what_stands(
    qtbot, page, make, value, said
):
    field = make()
    field.set_editable(editable=False)
    ends = page(field)
    field.set_value(value)
    assert walked(qtbot, *ends) == [field]
    field.take_focus()
    assert field.hasFocus()
    told = QAccessible.queryAccessibleInterface(field)
    assert told.text(QAccessible.Text.Name) == "Asked"
    expected = said if field.hint.text() in said else f"{said} {field.hint.text()}"
    assert told.text(QAccessible.Text.Description) == expected


@pytest.mark.parametrize(("make", "value"), [one[:2] for one in MADE])
def test_no_key_changes_it(qtbot, page, make, value):
    field = make()
    field.set_editable(editable=False)
    page(field)
    field.set_value(value)
    before, heard = field.value, []
    field.committed.connect(heard.append)
    field.take_focus()
    for key in (Key.Key_1, Key.Key_Space, Key.Key_Down, Key.Key_Delete, Key.Key_Return):
        qtbot.keyClick(field, key)
    qtbot.keyClick(field, Key.Key_Return, Control)
    assert (field.value, heard) == (before, [])


@pytest.mark.parametrize(
    ("make", "value"),
    [
        (ShortTextField, "Health visitor"),
        (LongTextField, "Seen alone.\nWell fed."),
        (NumberField, "12"),
        (DateField, "2026-03-27"),
    ],
)
def test_words_are_read_and_copied_where_they_stand_and_not_changed(qtbot, page, make, value):
    field = make("Asked")
    field.set_value(value)
    field.set_editable(editable=False)
    (stop,) = walked(qtbot, *page(field))
    told = QAccessible.queryAccessibleInterface(stop)
    assert (told.text(QAccessible.Text.Name), bool(told.state().readOnly)) == ("Asked", True)
    field.take_focus()
    assert QApplication.focusWidget() is stop
    qtbot.keyClicks(stop, "more")
    qtbot.keyClick(stop, Key.Key_Backspace)
    assert field.value == value
    qtbot.keyClick(stop, Key.Key_A, Control)
    qtbot.keyClick(stop, Key.Key_C, Control)
    assert QApplication.clipboard().text().startswith(value[:4].replace("2026", "27 M"))
    field.set_editable(editable=True)
    qtbot.keyClicks(stop, "1")
    assert field.value != value


def test_a_grade_is_one_stop_and_its_reason_another(qtbot, page):
    field = GradeField("Grade: Oversight", FOUR)
    field.set_value(Judgement("good", "Seen each week."))
    field.set_editable(editable=False)
    assert walked(qtbot, *page(field)) == [field, field.reason]
    field.take_focus()
    assert field.accessibleDescription().startswith("Only to be read: Good.")
    assert field.reason.isReadOnly()
    qtbot.keyClick(field, Key.Key_1)
    assert field.value == Judgement("good", "Seen each week.")


def test_fields_made_late_are_reached_where_they_stand(qtbot, page):
    first, last = ShortTextField("First"), ShortTextField("Last")
    ends = page(first, last)
    late = ChoiceField("Late", OPTIONS)
    late_room = first.parentWidget().layout()
    late_room.insertWidget(2, late)
    tab_after(first.line, late)
    for field in (first, late, last):
        field.set_editable(editable=False)
    assert walked(qtbot, *ends) == [first.line, late, last.line]
    late.set_editable(editable=True)
    assert walked(qtbot, *ends) == [first.line, late.options.buttons[0], last.line]


def test_a_note_of_the_form_is_no_answer_and_no_stop(qtbot, page):
    note = NoteField("Read this first.")
    note.set_editable(editable=False)
    assert walked(qtbot, *page(note)) == []


def test_the_ring_is_seen_while_the_focus_is_there(page):
    field = ChoiceField("Asked", OPTIONS)
    field.set_editable(editable=False)
    start, _ = page(field)
    edge = QColor(look().palette.focus)

    def ringed() -> bool:
        drawn = field.grab().toImage()
        middle = drawn.height() // 2
        return any(drawn.pixelColor(at, middle) == edge for at in range(4))

    assert not ringed()
    field.take_focus()
    assert ringed()
    start.setFocus()
    assert not ringed()
