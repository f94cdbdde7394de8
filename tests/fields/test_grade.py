"""A grade is chosen by a key, seen with what it means, and never stands without its reason."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from screens.gallery import FOUR, MET, VOICE

from lifaudit.domain.casework import Judgement
from ui.fields.grade import GRADE_MISSING, WHY_MISSING, GradeField, ScaleField, scale_options

Key = Qt.Key


@pytest.fixture
def field(qtbot):
    made = GradeField("Voice", FOUR, VOICE)
    qtbot.addWidget(made)
    made.resize(800, 900)
    made.show()
    made.focus_first()
    return made


@pytest.fixture
def heard(field):
    told = []
    field.committed.connect(told.append)
    return told


def test_a_key_grades_and_tab_goes_on_to_the_reason(qtbot, field, heard):
    qtbot.keyClick(field.options.buttons[0], Key.Key_3)
    assert heard == [Judgement("requires-improvement", "")]
    qtbot.keyClick(field.options.buttons[2], Key.Key_Tab)
    assert field.reason.hasFocus()
    qtbot.keyClicks(field.reason, "Seen twice, never alone.")
    field.flush()
    assert heard[-1] == Judgement("requires-improvement", "Seen twice, never alone.")


def test_a_grade_without_its_reason_is_a_gap(qtbot, field):
    qtbot.keyClick(field.options.buttons[0], Key.Key_1)
    assert field.missing == WHY_MISSING
    qtbot.keyClicks(field.reason, "Because.")
    field.flush()
    assert field.missing == ""


def test_a_reason_without_a_grade_is_a_gap_and_is_kept(qtbot, field, heard):
    qtbot.keyClicks(field.reason, "Because.")
    field.flush()
    assert field.missing == GRADE_MISSING
    assert heard == [Judgement("", "Because.")]


def test_nothing_chosen_is_no_judgement_and_no_gap(field):
    assert field.value is None
    field.set_value(None)
    assert field.missing == ""


def test_a_stored_grade_is_shown_in_silence(field, heard):
    judgement = Judgement("good", "Seen alone.")
    field.set_value(judgement)
    field.flush()
    assert field.value == judgement
    assert heard == []


def test_what_each_grade_looks_like_in_this_domain_stands_where_it_is_chosen(field):
    for descriptor, button in zip(VOICE.descriptors, field.options.buttons, strict=True):
        shown = [label.text() for label in button.findChildren(QLabel) if label.isVisible()]
        assert descriptor.text in shown


def test_every_grade_has_a_number_a_word_and_a_colour(field):
    for at, button in enumerate(field.options.buttons, 1):
        shown = [label.text() for label in button.findChildren(QLabel)]
        assert str(at) in shown
        assert FOUR.points[at - 1].label in shown
        assert button.property("grade") == FOUR.points[at - 1].role


def test_without_a_section_a_point_is_described_by_its_scale():
    assert scale_options(MET)[0].meaning == "Seen, and seen again"
    assert scale_options(FOUR, VOICE)[0].meaning == VOICE.descriptors[0].text


def test_a_question_on_a_scale_is_answered_by_its_code(qtbot):
    field = ScaleField("Seen alone?", MET)
    qtbot.addWidget(field)
    heard = []
    field.committed.connect(heard.append)
    qtbot.keyClick(field.options.buttons[0], Key.Key_5)
    assert heard == ["na"]
    assert field.value == "na"
