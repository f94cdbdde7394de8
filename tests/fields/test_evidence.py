"""Evidence is a list of references, added and taken away without a mouse."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from lifaudit.domain.casework import Evidence
from ui.fields.evidence import EvidenceField

Key = Qt.Key
PLAN = Evidence("Plan or review", "Section 2", date(2026, 5, 12))
CALL = Evidence("Phone record from Leeds", "Line 9", None)


@pytest.fixture
def field(qtbot):
    made = EvidenceField()
    qtbot.addWidget(made)
    made.resize(800, 400)
    made.show()
    made.focus_first()
    return made


@pytest.fixture
def heard(field):
    told = []
    field.committed.connect(told.append)
    return told


def test_references_are_shown_in_silence_even_of_an_unknown_type(field, heard):
    field.set_value((PLAN, CALL))
    assert field.value == (PLAN, CALL)
    field.flush()
    assert heard == []


def test_a_reference_is_added_by_keyboard(qtbot, field, heard):
    assert field.add.hasFocus()
    qtbot.keyClick(field.add, Key.Key_Return)
    line = field.lines[0]
    assert line.type.hasFocus()
    qtbot.keyClick(line.type, Key.Key_Down)
    qtbot.keyClick(line.type, Key.Key_Tab)
    qtbot.keyClicks(line.where, "Visit note")
    qtbot.keyClick(line.where, Key.Key_Tab)
    qtbot.keyClicks(line.on, "12/5/2026")
    field.flush()
    assert heard[-1] == (Evidence("Case recording", "Visit note", date(2026, 5, 12)),)


def test_control_and_return_adds_one_from_anywhere_in_the_field(qtbot, field):
    field.set_value((PLAN,))
    qtbot.keyClick(field.lines[0].where, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(field.lines) == 2


def test_who_only_reads_is_offered_nothing_to_add_or_take_away(field):
    field.set_value((PLAN,))
    field.set_editable(editable=False)
    field.set_value((PLAN, CALL))
    buttons = [field.add, *(one.remove for one in field.lines)]
    assert all(one.isHidden() for one in buttons)
    field.set_editable(editable=True)
    assert not any(one.isHidden() for one in buttons)


def test_an_empty_line_is_no_evidence(qtbot, field, heard):
    qtbot.keyClick(field.add, Key.Key_Return)
    field.flush()
    assert field.value == ()
    assert heard == []


def test_a_place_without_a_type_is_kept_as_other(qtbot, field):
    qtbot.keyClick(field.add, Key.Key_Return)
    qtbot.keyClicks(field.lines[0].where, "Wall chart")
    assert field.value == (Evidence("Other", "Wall chart", None),)


def test_a_reference_is_taken_away_by_keyboard_and_the_focus_stays(qtbot, field, heard):
    field.set_value((PLAN, CALL))
    first, second = field.lines
    assert second.remove.accessibleName() == "Remove evidence 2"
    qtbot.keyClick(second.remove, Key.Key_Return)
    assert heard == [(PLAN,)]
    assert first.remove.hasFocus()
    qtbot.keyClick(first.remove, Key.Key_Return)
    assert heard[-1] == ()
    assert field.add.hasFocus()


def test_the_same_references_again_leave_the_lines_alone(field):
    field.set_value((PLAN,))
    line = field.lines[0]
    field.set_value((PLAN,))
    assert field.lines[0] is line


def test_every_part_of_a_reference_has_a_name(field):
    field.set_value((PLAN,))
    line = field.lines[0]
    names = [line.type.accessibleName(), line.where.accessibleName(), line.on.accessibleName()]
    assert names == ["Evidence 1: type", "Evidence 1: where in the record", "Evidence 1: date"]
