"""The matrix of grades: walked by arrows, read aloud whole, and never painted outside itself."""

from __future__ import annotations

import graded
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea

from lifaudit.domain import tally
from ui.theme.style import apply
from ui.theme.tokens import Theme
from ui.widgets.matrix import MatrixPlot


@pytest.fixture
def plot(qtbot):
    made = MatrixPlot(tally.matrix(graded.dossier(4)))
    qtbot.addWidget(made)
    made.resize(1000, made.sizeHint().height())
    made.show()
    return made


def test_every_crossing_has_its_place_inside(plot):
    assert len(plot.marks) == 12 * 6
    assert all(plot.rect().contains(mark.rect) for mark in plot.marks)


def test_arrows_walk_down_and_across_and_stop_at_the_edges(plot, qtbot):
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Right):
        qtbot.keyClick(plot, key)
    assert (plot.current.row, plot.current.column) == (1, 1)


def test_enter_opens_the_place_it_is_on(plot, qtbot):
    with qtbot.waitSignal(plot.opened) as opened:
        qtbot.keyClick(plot, Qt.Key.Key_Return)
    assert opened.args == [0, 0]


def test_a_place_is_read_aloud_with_every_grade_given_there(plot):
    spoken = plot.current.spoken
    assert spoken.startswith("Identification and recognition, Social care: ")
    assert "All grades: " in spoken


def test_it_grows_with_the_letters(plot):
    app = QApplication.instance()
    before = plot.sizeHint()
    apply(app, Theme.LIGHT, 2.0)
    try:
        assert plot.sizeHint().height() > before.height() * 1.8
    finally:
        apply(app, Theme.LIGHT)


@pytest.mark.parametrize("cases", [0, 1, 60])
def test_any_number_of_cases_is_painted(qtbot, cases):
    made = MatrixPlot(tally.matrix(graded.dossier(cases)))
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    assert not made.grab().isNull()


def test_the_place_the_arrows_reach_is_brought_into_sight(qtbot):
    area = QScrollArea()
    made = MatrixPlot(tally.matrix(graded.dossier(4)))
    area.setWidget(made)
    area.resize(400, 300)
    qtbot.addWidget(area)
    area.show()
    for _ in range(8):
        qtbot.keyClick(made, Qt.Key.Key_Down)
        qtbot.keyClick(made, Qt.Key.Key_Right)
    middle = made.mapTo(area.viewport(), made.current.rect.center())
    assert area.viewport().rect().contains(middle)
