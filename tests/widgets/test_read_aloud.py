"""What a screen reader is told of a drop-down list, of a tip, and of one answer of several."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from ui.fields.scaling import MarkLine
from ui.widgets.buttons import icon_button
from ui.widgets.options import Option, Options
from ui.widgets.select import Select
from ui.widgets.stack import column, holder

Text, Label = QAccessible.Text, QAccessible.RelationFlag.Label


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the name itself says what it is for")
def test_a_drop_down_list_says_what_it_is_for_wherever_it_stands(qtbot):
    select = Select("Questions & answers", [("plan", "Plan"), ("call", "Phone call")])
    page = holder(column(holder(column(select))))
    qtbot.addWidget(page)
    page.show()
    face = QAccessible.queryAccessibleInterface(select)
    assert face.text(Text.Name) == "Plan"
    assert [label.text(Text.Name) for label, _ in face.relations(Label)] == ["Questions & answers"]
    select.setAccessibleName("Another question")
    assert [label.text(Text.Name) for label, _ in face.relations(Label)] == ["Another question"]


def test_a_tip_is_read_out_without_the_tags_around_it(qtbot):
    button = icon_button("trash", "Remove <it> & go on")
    qtbot.addWidget(button)
    face = QAccessible.queryAccessibleInterface(button)
    assert face.text(Text.Description) == "Remove <it> & go on"
    assert button.toolTip().startswith("<p>")


def test_answers_that_exclude_each_other_are_read_as_such_and_a_choice_can_be_taken_back(qtbot):
    options = Options([Option("yes", "Yes"), Option("no", "No")], "Seen alone?")
    numbers = MarkLine(("1", "2"), ("One", "Two"))
    for group, buttons in ((options, options.buttons), (numbers, numbers.marks)):
        qtbot.addWidget(group)
        group.show()
        faces = [QAccessible.queryAccessibleInterface(button) for button in buttons]
        assert {face.role() for face in faces} == {QAccessible.Role.RadioButton}
        qtbot.keyClick(buttons[1], Qt.Key.Key_1)
        assert [button.isChecked() for button in buttons] == [True, False]
        qtbot.keyClick(buttons[0], Qt.Key.Key_2)
        assert [button.isChecked() for button in buttons] == [False, True]
        assert [face.state().checked for face in faces] == [False, True]
        qtbot.keyClick(buttons[1], Qt.Key.Key_Delete)
        assert not any(button.isChecked() for button in buttons)
