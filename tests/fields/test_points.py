"""A few short points: what is empty is not a point, and nothing is told that did not change."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from ui.fields.points import PointsField


@pytest.fixture
def field(qtbot):
    made = PointsField("Learning points", 3, "Up to three")
    qtbot.addWidget(made)
    made.show()
    return made


def test_lines_that_say_nothing_are_no_points(field):
    field.set_value(("One", "Two"))
    field.lines[0].show_text("  ")
    assert field.value == ("Two",)


def test_what_is_typed_is_committed_on_leaving(field, qtbot):
    told = []
    field.committed.connect(told.append)
    field.lines[1].setFocus()
    qtbot.keyClicks(field.lines[1], "Ask alone")
    qtbot.keyClick(field.lines[1], Qt.Key.Key_Return)
    assert told == [("Ask alone",)]


def test_a_value_is_shown_in_silence_and_a_gap_between_lines_is_left_alone(field):
    told = []
    field.committed.connect(told.append)
    field.set_value(("One", "Two", "Three"))
    field.lines[1].show_text("")
    field.set_value(("One", "Three"))
    assert [line.text() for line in field.lines] == ["One", "", "Three"]
    assert told == []


def test_each_line_has_a_name_of_its_own(field):
    assert [line.accessibleName() for line in field.lines] == [
        *("Learning points: 1", "Learning points: 2", "Learning points: 3")
    ]
    field.set_value(None)
    assert field.value == ()
