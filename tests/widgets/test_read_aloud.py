"""What a screen reader is told of a drop-down list and of a tip."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtGui import QAccessible

from ui.widgets.buttons import icon_button
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
