"""A chart as it stands on a page: the picture, its sentence, and the same numbers as a table."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from lifaudit.domain.chart import Chart, ChartTable, Heatmap, StackedBars
from ui.theme.roles import SortRole
from ui.theme.tokens import Space
from ui.widgets.badges import GradeBadge
from ui.widgets.disclosure import Disclosure
from ui.widgets.labels import Heading, PlainLabel
from ui.widgets.plots import BarPlot, HeatPlot, Plot, StackPlot
from ui.widgets.stack import Flow, column
from ui.widgets.table import Table

MOST_LINES = 12


class ChartView(QWidget):
    """Title, picture, legend where one is needed, sentence, table; another picture may stand in."""

    opened = Signal(int, int)

    def __init__(self, chart: Chart, plot: Plot | None = None) -> None:
        super().__init__()
        self.plot = plot or plot_of(chart)
        self.plot.opened.connect(self.opened)
        self.sentence = PlainLabel(chart.sentence)
        self.table = table_of(chart.table, chart.title)
        inside = column(Heading(chart.title, 3), Sideways(self.plot), gap=Space.S)
        if isinstance(chart, StackedBars):
            inside.addLayout(Flow(*(GradeBadge(part.name, part.role) for part in chart.series)))
        inside.addWidget(self.sentence)
        inside.addWidget(Disclosure("The same as a table", self.table))
        self.setLayout(inside)


def plot_of(chart: Chart) -> Plot:
    """Return the picture of a chart."""
    if isinstance(chart, Heatmap):
        return HeatPlot(chart)
    return StackPlot(chart) if isinstance(chart, StackedBars) else BarPlot(chart)


def table_of(numbers: ChartTable, name: str) -> Table:
    """Return the numbers of a chart as a table that fits them."""
    model = QStandardItemModel(0, len(numbers.header))
    model.setHorizontalHeaderLabels([title or "Name" for title in numbers.header])
    for line in numbers.rows:
        model.appendRow([_cell(text) for text in line])
    table = Table(model, f"{name}, as a table")
    model.setParent(table)
    table.show_lines(min(len(numbers.rows), MOST_LINES))
    return table


def _cell(text: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setData(int(text) if text.isdecimal() else text, SortRole)
    return item


class Sideways(QScrollArea):
    """Scrolls a picture that is too wide for the page, and is as tall as the picture."""

    def __init__(self, plot: Plot) -> None:
        super().__init__()
        self._plot = plot
        self.setWidget(plot)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for see_through in (plot, self.viewport()):
            see_through.setAutoFillBackground(False)
        self._fit()
        plot.travelled.connect(self._on_travelled)

    @Slot(QRect)
    def _on_travelled(self, mark: QRect) -> None:
        middle = mark.center()
        self.ensureVisible(middle.x(), middle.y(), mark.width(), 0)

    def _fit(self) -> None:
        self.setFixedHeight(self._plot.sizeHint().height() + Space.L)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
