"""Charts are travelled by keyboard and always come with their words and numbers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from lifaudit.domain.chart import Bar, Bars, Cell, Heatmap, Series, StackedBars
from ui.widgets.charts import ChartView
from ui.widgets.labels import PlainLabel

Key = Qt.Key
HEAT = Heatmap(
    "Grades",
    ("Voice", "Recording"),
    ("Police", "Health"),
    ((Cell("Good", "good"), Cell("Inadequate", "poor")), (Cell("", "none"), Cell("Good", "good"))),
    "Domain",
)
STACK = StackedBars(
    "By agency",
    (Series("Good", "good"), Series("Poor", "poor")),
    (Bar("Police", (3, 1)), Bar("Health", (0, 4))),
    "Agency",
)
BARS = Bars("Voice evidenced", (Bar("Police", (40,)), Bar("Health", (85,))), "%", top=100)


@pytest.fixture
def shown(qtbot):
    kept = []

    def show(chart):
        view = ChartView(chart)
        qtbot.addWidget(view)
        view.resize(800, 600)
        view.show()
        view.plot.setFocus()
        view.grab()
        kept.append(view)
        return view

    yield show
    kept.clear()


@pytest.mark.parametrize("chart", [HEAT, STACK, BARS], ids=lambda chart: type(chart).__name__)
def test_a_chart_comes_with_its_sentence_and_its_table(shown, chart):
    view = shown(chart)
    assert view.sentence.text() == chart.sentence
    model = view.table.model()
    texts = [
        tuple(model.index(at, column).data() for column in range(model.columnCount()))
        for at in range(model.rowCount())
    ]
    assert sorted(texts) == sorted(chart.table.rows)
    assert view.plot.accessibleName() == chart.title


def test_arrows_travel_a_heatmap_and_every_cell_is_read_aloud(qtbot, shown):
    plot = shown(HEAT).plot
    heard = [plot.accessibleDescription()]
    for key in (Key.Key_Right, Key.Key_Down, Key.Key_Left, Key.Key_Up, Key.Key_Up):
        qtbot.keyClick(plot, key)
        heard.append(plot.accessibleDescription())
    assert heard == [
        "Voice, Police: Good",
        "Voice, Health: Inadequate",
        "Recording, Health: Good",
        "Recording, Police: empty",
        "Voice, Police: Good",
        "Voice, Police: Good",
    ]


def test_a_cell_is_opened_by_key_and_by_click(qtbot, shown):
    view = shown(HEAT)
    qtbot.keyClick(view.plot, Key.Key_Right)
    with qtbot.waitSignal(view.opened) as told:
        qtbot.keyClick(view.plot, Key.Key_Return)
    assert told.args == [0, 1]
    with qtbot.waitSignal(view.opened) as told:
        middle = view.plot.marks[2].rect.center()
        qtbot.mouseClick(view.plot, Qt.MouseButton.LeftButton, pos=middle)
    assert told.args == [1, 0]


def test_a_click_beside_everything_opens_nothing(qtbot, shown):
    view = shown(HEAT)
    with qtbot.assertNotEmitted(view.opened):
        qtbot.mouseClick(view.plot, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))


def test_a_part_with_nothing_in_it_is_not_a_stop(shown):
    plot = shown(STACK).plot
    assert [mark.spoken for mark in plot.marks] == [
        "Police, Good: 3 of 4",
        "Police, Poor: 1 of 4",
        "Health, Poor: 4 of 4",
    ]


def test_parts_are_as_long_as_their_share(shown):
    first, second, whole = (mark.rect.width() for mark in shown(STACK).plot.marks)
    assert first == pytest.approx(whole * 0.75, abs=3)
    assert second == pytest.approx(whole * 0.25, abs=3)


def test_bars_are_as_long_as_their_number(shown):
    plot = shown(BARS).plot
    police, health = (mark.rect.width() for mark in plot.marks)
    assert police / health == pytest.approx(40 / 85, abs=0.02)
    assert [mark.spoken for mark in plot.marks] == ["Police: 40 %", "Health: 85 %"]
    assert "85 %" in [words.text for words in plot.words]


@pytest.mark.parametrize(
    "chart", [Heatmap("None", (), (), ()), StackedBars("None", (), ()), Bars("None", (), "%")]
)
def test_a_chart_of_nothing_can_be_shown(qtbot, shown, chart):
    view = shown(chart)
    qtbot.keyClick(view.plot, Key.Key_Down)
    qtbot.keyClick(view.plot, Key.Key_Return)
    assert view.plot.current is None
    assert view.findChildren(PlainLabel)
