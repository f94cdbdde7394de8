"""Look across, case by case: what every agency said of one child, side by side, with reasons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from lifaudit.domain.side_by_side import Compared, Said, SideBySide, heatmap_of
from lifaudit.services.across import AcrossView
from ui.theme.tokens import Space
from ui.widgets.badges import GradeBadge
from ui.widgets.buttons import quiet, secondary
from ui.widgets.cards import Card
from ui.widgets.charts import ChartView
from ui.widgets.labels import Heading, Hint, PlainLabel
from ui.widgets.select import Select
from ui.widgets.stack import Flow, column, emptied, holder, row

Go = Callable[[str, str, str], None]
ToPanel = Callable[[str, str], None]
KEYS = (
    "Enter shows every agency's reason for one domain. Ctrl+PageDown and Ctrl+PageUp go from "
    "one to the next. P opens the panel sheet."
)


class CasesRoom(QWidget):
    """One case at a time; Enter goes behind a row, Escape comes back to it."""

    def __init__(self, view: AcrossView, go: Go, to_panel: ToPanel) -> None:
        super().__init__()
        self._cases, self._go, self._to_panel = view.cases, go, to_panel
        self._domain = ""
        word = view.subject.name
        self.select = Select(word, [(one.case, _label(one)) for one in view.cases])
        self.select.setObjectName("across.case")
        self.select.currentIndexChanged.connect(lambda *_: self._fill())
        self._room, self._rooms = column(gap=Space.M), QStackedWidget()
        self._rooms.addWidget(holder(column(self._room, None, gap=0)))
        self.chart: ChartView | None = None
        earlier = quiet(f"Previous {view.subject.one}", "chevron-left").does(lambda: self._step(-1))
        later = quiet(f"Next {view.subject.one}", "chevron-right").does(lambda: self._step(1))
        self.panel = secondary("Panel sheet", "scale").does(self._open_panel)
        self.panel.setObjectName("across.panel")
        choosing = holder(row(PlainLabel(word), self.select, gap=Space.S))
        bar = Flow(choosing, earlier, later, self.panel, gap=Space.S)
        self.setLayout(column(holder(bar), Hint(KEYS), self._rooms, None, gap=Space.M))
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(
                lambda step=step: self._step(step)
            )
        key = QShortcut(QKeySequence(Qt.Key.Key_P), self, self._open_panel)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._fill()

    @property
    def shown(self) -> SideBySide:
        """The case that is shown."""
        return self._cases[max(self.select.currentIndex(), 0)]

    def come_back(self) -> None:
        """Show the case again, at the place it was left."""
        self._rooms.setCurrentIndex(0)
        if self.chart:
            self.chart.plot.setFocus()

    def _open_panel(self) -> None:
        behind = self._rooms.currentIndex() == 1
        self._to_panel(self.shown.case, self._domain if behind else "")

    def _step(self, step: int) -> None:
        at = self.select.currentIndex() + step
        if 0 <= at < self.select.count():
            self.select.setCurrentIndex(at)

    def _fill(self) -> None:
        had_focus = self.chart is not None and self.chart.plot.hasFocus()
        emptied(self._room)
        self.chart = ChartView(heatmap_of(self.shown))
        self.chart.plot.setObjectName("across.side-by-side")
        self.chart.opened.connect(self._on_opened)
        self._room.addWidget(self.chart)
        self.chart.show()
        self._rooms.setCurrentIndex(0)
        if had_focus:
            self.chart.plot.setFocus()

    @Slot(int, int)
    def _on_opened(self, at: int, _column: int) -> None:
        if old := self._rooms.widget(1):
            self._rooms.removeWidget(old)
            old.deleteLater()
        compared = self.shown.rows[at]
        self._domain = compared.domain.key
        made = self._reasons(compared)
        self._rooms.addWidget(made)
        self._rooms.setCurrentIndex(1)
        self.back.setFocus()

    def _reasons(self, compared: Compared) -> QWidget:
        self.back = secondary("All domains", "arrow-left").does(self.come_back)
        head = Heading(f"{self.shown.called}: {compared.domain.title}", 2)
        told = f"Far apart: {compared.apart}." if compared.apart else compared.spread_words + "."
        said = [one for one in (*compared.said, compared.panel) if one is not None]
        cards = [self._card(one, compared.domain.key) for one in said]
        return holder(column(row(self.back, None), head, Hint(told), *cards, None, gap=Space.M))

    def _card(self, said: Said, domain: str) -> Card:
        words = row(Heading(said.name, 3), GradeBadge(said.text, said.role), None, gap=Space.M)
        if said.is_grade and said.agency in dict(self.shown.agencies):
            go = quiet("Open the return", "arrow-right")
            go.setAccessibleName(f"Open the return of {said.name}")
            go.does(lambda: self._go(self.shown.case, said.agency, domain))
            words.addWidget(go)
        reason = PlainLabel(said.reason or "No reason is recorded.")
        if not said.reason:
            reason.wear(tone="quiet")
        return Card("", "", words, reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._rooms.currentIndex() == 1:
            self.come_back()
        else:
            super().keyPressEvent(event)


def _label(one: SideBySide) -> str:
    far = len(one.far_apart)
    if not far:
        return one.called
    return f"{one.called} \N{MIDDLE DOT} apart in {far} domain{'' if far == 1 else 's'}"
