"""The left side of a page of parts: the rail, or the history of what the focus is in."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget

from lifaudit.services import history
from lifaudit.services.history import Line
from ui.bridge.runner import Runner
from ui.theme.style import look
from ui.theme.tokens import Space
from ui.widgets.history import HistoryPanel, Target
from ui.widgets.labels import PlainLabel
from ui.widgets.stack import column, holder
from ui.widgets.steps import StepList

RAIL, NARROW, SHARE = 292, 232, 0.3
KEYS = "F8 next thing left \N{MIDDLE DOT} F9 history"


class Side(QStackedWidget):
    """Shows the rail until a history is asked for; `closed` gives the focus back to the part."""

    restored = Signal(str)
    closed = Signal()

    def __init__(self, runner: Runner, name: str) -> None:
        super().__init__()
        self._runner = runner
        self._target: Target | None = None
        self.rail, self.panel = StepList(name), HistoryPanel()
        keys = PlainLabel(KEYS).wear(letter="small", tone="quiet")
        self.addWidget(holder(column(self.rail, keys, gap=Space.S)))
        self.addWidget(self.panel)
        self.panel.closed.connect(self.close_history)
        self.panel.restored.connect(self.restored)

    @property
    def shows_history(self) -> bool:
        """A history is open."""
        return self.currentWidget() is self.panel

    def fit(self, width: int) -> None:
        """Take a share of the page: room for the titles, and more for what is asked."""
        self.setFixedWidth(max(NARROW, min(look().px(RAIL), round(width * SHARE))))

    def ask(self, target: Target) -> None:
        """Show the history of a record."""
        self._target = target
        shown = partial(self._show, target)
        self._runner.read(history.of_record, shown, target.kind, *target.key)

    def renew(self) -> None:
        """Read the open history again, if there is one."""
        if self._target and self.shows_history:
            self.ask(self._target)

    @Slot()
    def close_history(self) -> None:
        """Show the parts again."""
        self._target = None
        self.setCurrentIndex(0)
        self.closed.emit()

    def _show(self, target: Target, lines: list[Line]) -> None:
        if target != self._target:
            return
        self.panel.show_lines(target.about, lines)
        self.setCurrentWidget(self.panel)
