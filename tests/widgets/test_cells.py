"""In a table a grade or a state is a word on a patch."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QStandardItem, QStandardItemModel

from ui.theme.roles import GradeRole, ToneRole
from ui.theme.style import apply
from ui.theme.tokens import LIGHT, Theme
from ui.widgets.cells import shade_of, tone_shade
from ui.widgets.table import Table


@pytest.fixture
def table(qapp, qtbot):
    apply(qapp, Theme.LIGHT)
    model = QStandardItemModel(0, 1)
    for word, role, value in (
        ("Inadequate", GradeRole, "poor"),
        ("Complete", ToneRole, "success"),
        ("Plain", GradeRole, None),
        ("", GradeRole, "good"),
    ):
        item = QStandardItem(word)
        item.setData(value, role)
        model.appendRow(item)
    made = Table(model, "Returns")
    model.setParent(made)
    qtbot.addWidget(made)
    made.resize(QSize(400, 300))
    made.show()
    qapp.processEvents()
    return made


def colours_of(table, row):
    rect = table.visualRect(table.model().index(row, 0))
    image = table.viewport().grab(rect).toImage()
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {image.pixelColor(x, y).name().upper() for x, y in points}


def test_a_grade_stands_on_its_colour(table):
    assert QColor(LIGHT.grades.poor.back).name().upper() in colours_of(table, 0)


def test_a_state_stands_on_its_tone(table):
    assert QColor(LIGHT.success.back).name().upper() in colours_of(table, 1)


def test_other_words_and_empty_cells_stand_on_none(table):
    patches = {LIGHT.grades.poor.back, LIGHT.success.back, LIGHT.grades.good.back}
    assert not patches & colours_of(table, 2)
    assert not patches & colours_of(table, 3)


def test_the_row_one_stands_on_is_seen_behind_its_grade(qtbot, table):
    table.setFocus()
    table.selectRow(0)
    seen = colours_of(table, 0)
    assert LIGHT.chosen in seen
    assert LIGHT.grades.poor.back in seen
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert LIGHT.chosen not in colours_of(table, 0)


def test_a_cell_asks_for_one_patch_at_most(table):
    shades = [shade_of(table.model().index(at, 0), LIGHT) for at in range(3)]
    assert shades == [LIGHT.grades.poor, LIGHT.success, None]
    assert tone_shade("quiet", LIGHT) == LIGHT.grades.neutral
    assert tone_shade("unheard of", LIGHT) is None
