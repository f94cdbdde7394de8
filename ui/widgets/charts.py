"""A chart as it stands on a page: the picture, its sentence, and the same numbers as a table."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from lifaudit.domain.chart import Chart, ChartTable, Heatmap, StackedBars
from ui.theme.roles import SortRole
from ui.theme.style import look
from ui.theme.tokens import Space
from ui.widgets.badges import GradeBadge
from ui.widgets.disclosure import Disclosure
from ui.widgets.labels import Heading, PlainLabel
from ui.widgets.plots import BarPlot, HeatPlot, Plot, StackPlot
from ui.widgets.stack import Flow, column
from ui.widgets.table import ROW, Table

MOST_LINES = 12


class ChartView(QWidget):
    """Title, picture, legend where one is needed, sentence, table."""

    opened = Signal(int, int)

    def __init__(self, chart: Chart) -> None:
        super().__init__()
        self.plot = plot_of(chart)
        self.plot.opened.connect(self.opened)
        self.sentence = PlainLabel(chart.sentence)
        self.table = table_of(chart.table, chart.title)
        inside = column(Heading(chart.title, 3), _sideways(self.plot), gap=Space.S)
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
    lines = min(len(numbers.rows), MOST_LINES) + 1
    table.setFixedHeight(look().px(ROW) * lines + 2 * Space.S)
    return table


def _cell(text: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setData(int(text) if text.isdecimal() else text, SortRole)
    return item


def _sideways(plot: Plot) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(plot)
    area.setWidgetResizable(True)
    plot.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    area.setFixedHeight(plot.sizeHint().height() + look().px(Space.L))
    return area
