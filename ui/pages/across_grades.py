"""Look across, grades: domains by agencies, and behind each crossing the grades with reasons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from lifaudit.domain.casework import PANEL
from lifaudit.domain.scale import Point
from lifaudit.domain.side_by_side import Said
from lifaudit.domain.tally import Crossing
from lifaudit.services.across import AcrossView
from ui.models.rows import Column, Rows
from ui.theme.style import look
from ui.theme.tokens import Space
from ui.widgets.badges import GradeBadge
from ui.widgets.buttons import secondary
from ui.widgets.cards import Card
from ui.widgets.charts import ChartView
from ui.widgets.labels import Heading, Hint, PlainLabel
from ui.widgets.matrix import MatrixPlot
from ui.widgets.stack import Flow, column, holder, row
from ui.widgets.table import ROW, Table

Go = Callable[[str, str, str], None]
WHAT = (
    "Read down a column to see one agency, along a row to see one part of practice. Nothing is "
    "averaged: each place shows the grade given most often, and how often. Arrows move from place "
    "to place; Enter shows the grades behind one, with their reasons."
)
STRIP = "The strip in each place shows every grade given there, best first."


@dataclass(frozen=True, slots=True)
class Behind:
    """One grade behind a crossing."""

    case: str
    agency: str
    domain: str
    word: str
    role: str
    reason: str = field(repr=False)


COLUMNS: tuple[Column[Behind], ...] = (
    Column("Grade", lambda one: one.word, role=lambda one: one.role),
    Column("Why", lambda one: one.reason),
)


class GradesRoom(QWidget):
    """The matrix; Enter goes behind a crossing, Escape comes back to it."""

    def __init__(self, view: AcrossView, go: Go) -> None:
        super().__init__()
        self._view, self._go = view, go
        self.plot = MatrixPlot(view.grades.matrix)
        self.plot.setObjectName("across.matrix")
        chart = ChartView(view.grades.heatmap, self.plot)
        chart.opened.connect(self._on_opened)
        legend = Flow(*(GradeBadge(one.label, one.role) for one in _points(view)))
        self._rooms = QStackedLayout(self)
        self._rooms.addWidget(
            holder(column(Hint(WHAT), chart, Hint(STRIP), legend, None, gap=Space.M))
        )
        self.behind: Table | None = None

    @Slot(int, int)
    def _on_opened(self, at: int, column_at: int) -> None:
        crossing = self._view.grades.matrix.rows[at][column_at]
        self._leave_behind()
        self._rooms.addWidget(self._drilled(crossing, column_at))
        self._rooms.setCurrentIndex(1)
        if self.behind:
            self.behind.setFocus()
            self.behind.selectRow(0)

    def _drilled(self, crossing: Crossing, column_at: int) -> QWidget:
        whole = self._view.grades.matrix
        title = next(one.title for one in whole.domains if one.key == crossing.domain)
        rows = behind(self._view, crossing)
        looked_at: Column[Behind] = Column(self._view.subject.name, lambda one: one.case)
        model = Rows((looked_at, *COLUMNS))
        model.show(rows)
        self.behind = Table(model, f"Grades of {whole.columns[column_at][1]}: {title}")
        self.behind.setObjectName("across.behind")
        model.setParent(self.behind)
        self.behind.opened.connect(self._open)
        self.behind.setMinimumHeight(look().px(ROW) * min(len(rows) + 2, 12))
        self.reason = PlainLabel()
        self.behind.selectionModel().currentRowChanged.connect(lambda *_: self._show_reason())
        back = secondary("All grades", "arrow-left").does(self.come_back)
        told = f"{crossing.tally.words}. All grades given: {crossing.tally.sentence}."
        head = Heading(f"{whole.columns[column_at][1]}: {title}", 2)
        is_panel = crossing.agency == PANEL
        enter = "The panel's reasons." if is_panel else "Enter opens the return. Escape goes back."
        why = Card("Why", "", self.reason)
        made = column(row(back, None), head, Hint(told), why, self.behind, Hint(enter), gap=Space.M)
        return holder(made)

    def _show_reason(self) -> None:
        chosen = self.behind.chosen() if self.behind else None
        if isinstance(chosen, Behind):
            self.reason.setText(f"{chosen.case}: {chosen.reason or 'No reason is recorded.'}")

    def come_back(self) -> None:
        """Show the matrix again, at the place it was left."""
        self._rooms.setCurrentIndex(0)
        self.plot.setFocus()

    def _leave_behind(self) -> None:
        if old := self._rooms.widget(1):
            self._rooms.removeWidget(old)
            old.deleteLater()

    @Slot(object)
    def _open(self, one: Behind) -> None:
        if one.agency != PANEL:
            self._go(one.case, one.agency, one.domain)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._rooms.currentIndex() == 1:
            self.come_back()
        else:
            super().keyPressEvent(event)


def behind(view: AcrossView, crossing: Crossing) -> list[Behind]:
    """Return the grades behind a crossing, one for each case that has one."""
    found = []
    for case in view.cases:
        compared = next(one for one in case.rows if one.domain.key == crossing.domain)
        whole: tuple[Said | None, ...] = (*compared.said, compared.panel)
        for said in whole:
            if said and said.is_grade and said.agency == crossing.agency:
                place = (case.case, crossing.agency, crossing.domain)
                found.append(Behind(*place, said.text, said.role, said.reason))
    return found


def _points(view: AcrossView) -> tuple[Point, ...]:
    rows = view.grades.matrix.rows
    return rows[0][0].tally.scale.points if rows and rows[0] else ()
