"""Two halves of a page: side by side, or one at a time under tabs where there is no room."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTabBar, QWidget

from ui.theme.style import look
from ui.theme.tokens import Space
from ui.widgets.stack import column, row

SIDE, NARROW = 340, 780
UNBOUNDED = (1 << 24) - 1  # what Qt takes for no limit


class Halves(QWidget):
    """What is looked at, as wide as there is room for, and beside it what is done with it."""

    def __init__(self, seen: QWidget, side: QWidget, titles: tuple[str, str]) -> None:
        super().__init__()
        self.seen, self.side = seen, side
        self.tabs = QTabBar()
        for title in titles:
            self.tabs.addTab(title)
        self.tabs.setAccessibleName("Parts of the page")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.currentChanged.connect(lambda _: self._fit())
        both = row(seen, side, gap=Space.XL)
        both.setStretch(0, 1)
        self._whole = column(self.tabs, both, gap=Space.L)
        self._whole.setStretch(1, 1)
        self.setLayout(self._whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < look().px(NARROW)
        first = self.tabs.currentIndex() == 0
        self.tabs.setVisible(narrow)
        self._whole.setContentsMargins(0, 0 if narrow else Space.L - Space.M, 0, 0)
        self.seen.setVisible(first or not narrow)
        self.side.setVisible(not first or not narrow)
        wide = look().px(SIDE)
        self.side.setMinimumWidth(0 if narrow else wide)
        self.side.setMaximumWidth(UNBOUNDED if narrow else wide)
