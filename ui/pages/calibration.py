"""Calibration: practice cases, who has graded them, how far apart everybody was, and the drift."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from lifaudit.domain.audit import Audit
from lifaudit.domain.calibrating import Lean, Round, Spread
from lifaudit.domain.calibration import PracticeCase, PracticeGrade
from lifaudit.domain.change import Change
from lifaudit.domain.errors.base import LifauditError
from lifaudit.services import calibrating
from lifaudit.services.calibrating import CalibrationView, Practised
from ui.bridge import route as routes
from ui.bridge.desk import Desk
from ui.dialogs.practice import PracticeDialog
from ui.models.rows import RIGHT, Column, Rows
from ui.theme.tokens import Space
from ui.widgets.banner import Banner
from ui.widgets.buttons import primary, secondary
from ui.widgets.cards import Card
from ui.widgets.charts import ChartView
from ui.widgets.empty import Empty
from ui.widgets.labels import Heading, Hint, PlainLabel
from ui.widgets.leaf import fill_page
from ui.widgets.pagehead import AuditHead
from ui.widgets.saved import Saved
from ui.widgets.stack import column, emptied, holder, row
from ui.widgets.table import Table

T = TypeVar("T")
ABOUT = "One practice case, graded by everybody alone, shows where one word means two things."
SHOWN = (Audit, PracticeCase, PracticeGrade)
LINES = 6
TEACH = (
    "Write a short practice case, made up or made unrecognisable. Everybody grades it alone; then "
    "all see how far apart they are, and talk about it before real cases are graded."
)
BLIND = "How others graded shows once you have graded every domain, or the practice case is closed."
NOBODY = "Nobody has graded every domain yet."
DRIFT = (
    "How many grades each is kinder or stricter than the middle of the others, on average over the "
    "domains: practice cases of every audit in this vault that were graded on the same grades."
)
TONES = {"Closed": "quiet", "Graded": "success", "Begun": "info", "To grade": "warning"}
COLUMNS: tuple[Column[Practised], ...] = (
    Column("Code", lambda one: one.code),
    Column("Practice case", lambda one: one.practice.title),
    Column("Graded by", lambda one: str(one.finished), sort=lambda one: one.finished, align=RIGHT),
    Column("State", lambda one: one.state, tone=lambda one: TONES[one.state]),
)


class CalibrationPage(QWidget):
    """The list first; beneath it how the chosen one was graded, then how everybody drifts."""

    def __init__(self, desk: Desk, route: routes.Calibration) -> None:
        super().__init__()
        self.setObjectName("calibration")
        self._desk, self._route = desk, route
        self.view: CalibrationView | None = None
        self._shown: Practised | None = None
        self.saved, self.banner = Saved(), Banner()
        self.new = secondary("New practice case", "plus").does(self._begin)
        self.new.setObjectName("calibration.new")
        self.head = AuditHead("Calibration", ABOUT, self.saved, self.new)
        self._lay_out()
        desk.runner.changed.connect(self._on_changed)
        self._read()

    def focus_first(self) -> None:
        """Put the focus on the list, or on what begins one."""
        (self.table if self.list.isVisibleTo(self) else self.new).setFocus()

    def _lay_out(self) -> None:
        self.rows: Rows[Practised] = Rows(COLUMNS)
        self.table = Table(self.rows, "Practice cases")
        self.table.setObjectName("calibration.table")
        self.table.let_yield(1)
        self.table.opened.connect(self._open)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_chosen())
        self.grade = primary("Grade it", "pencil").does(self._open_chosen)
        self.close_it = secondary("Close it", "lock").does(self._close)
        self.close_it.setObjectName("calibration.close")
        bar = row(self.grade, self.close_it, None, gap=Space.M)
        self.list = Card("", "", self.table, bar)
        self._result, self._drift = column(gap=Space.L), column(gap=Space.S)
        self.empty = Empty("target", "No practice case yet", TEACH)
        top = holder(column(self.head, self.banner, gap=Space.M))
        self.result, self.drift = holder(self._result), holder(self._drift)
        fill_page(self, top, self.list, self.empty, self.result, self.drift)
        self.list.hide()
        self.empty.hide()

    def _read(self) -> None:
        self._desk.runner.read(calibrating.calibration, self._show, self._route.audit)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.audit == self._route.audit and change.touches(*SHOWN):
            self.saved.say(self._desk.clock())
            self._read()

    def _show(self, view: CalibrationView) -> None:
        first, self.view = self.view is None, view
        self.head.show_audit(view.audit)
        self.head.hint.setText(view.sentence if view.cases or not view.is_graded else ABOUT)
        self.new.setVisible(view.leads and view.is_graded)
        self.list.setVisible(bool(view.cases))
        self.empty.setVisible(not view.cases)
        at = self.table.currentIndex().row()
        self.rows.show(view.cases)
        self.table.show_lines(min(len(view.cases), LINES))
        self.table.selectRow(at if at >= 0 else len(view.cases) - 1)
        self._show_chosen()
        self._show_drift(view)
        if first and self.isVisible():
            QTimer.singleShot(0, self, self.focus_first)

    def _show_chosen(self) -> None:
        chosen = self.table.chosen()
        if not isinstance(chosen, Practised) or chosen == self._shown:
            return
        self._shown = chosen
        emptied(self._result)
        leads = self.view is not None and self.view.leads
        self.grade.setText("Grade it" if chosen.practice.is_open else "Read it")
        self.close_it.setVisible(leads and chosen.practice.is_open)
        for made in _results(chosen):
            self._result.addWidget(made)

    def _show_drift(self, view: CalibrationView) -> None:
        emptied(self._drift)
        if view.drift:
            self._drift.addWidget(ChartView(view.drift))
            self._drift.addWidget(Hint(DRIFT))

    def _begin(self) -> None:
        runner, audit = self._desk.runner, self._route.audit
        PracticeDialog(self).record(runner, calibrating.begin_practice, audit)

    def _close(self) -> None:
        chosen = self.table.chosen()
        if isinstance(chosen, Practised):
            here = (self._route.audit, chosen.practice.practice)
            write = self._desk.runner.write
            write(calibrating.close_practice, *here, on_error=self._refuse)

    def _refuse(self, error: LifauditError) -> None:
        self.banner.say(error.title, error.advice, "warning")

    def _open_chosen(self) -> None:
        self._open(self.table.chosen())

    @Slot(object)
    def _open(self, one: object) -> None:
        if isinstance(one, Practised):
            self._desk.go(routes.Practice(self._route.audit, one.practice.practice))


def _results(chosen: Practised) -> list[QWidget]:
    """Return how everybody graded one practice case, as far as it may be seen."""
    title = Heading(f"{chosen.code}: {chosen.practice.title}", 2)
    if chosen.shown is None:
        return [title, Hint(BLIND)]
    if not chosen.shown.leans:
        return [title, Hint(NOBODY)]
    words = PlainLabel(chosen.shown.sentence).wear(letter="strong")
    return [
        title,
        words,
        ChartView(chosen.shown.bars),
        _spreads(chosen.shown),
        _leans(chosen.shown),
    ]


def _spreads(found: Round) -> QWidget:
    columns: tuple[Column[Spread], ...] = (
        Column("Domain", lambda one: one.domain.title),
        Column("Apart", lambda one: one.words, sort=lambda one: -(one.apart or 0)),
        Column("Grades", lambda one: one.tally.sentence),
    )
    return _table("Spread by domain", columns, found.spreads)


def _leans(found: Round) -> QWidget:
    columns: tuple[Column[Lean], ...] = (
        Column("Who", lambda one: one.name),
        Column("Beside the others", lambda one: one.words, role=lambda one: one.role),
    )
    return _table("Kinder or stricter", columns, found.leans)


def _table(name: str, columns: Sequence[Column[T]], rows: Sequence[T]) -> QWidget:
    model = Rows(columns)
    model.show(rows)
    table = Table(model, name)
    model.setParent(table)
    table.show_lines(len(rows))
    return holder(column(Heading(name, 3), table, gap=Space.S))
