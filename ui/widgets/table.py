"""A table ready for the keyboard: whole rows, no grid, heights that follow the letters."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.theme.roles import RowRole, SortRole
from ui.theme.style import look
from ui.widgets.cells import PatchDelegate

ROW = 40
LEAST, READABLE = 56, 180
ICON = 18


class Table(QTableView):
    """Shows a model sorted by its native values; `opened` carries the row that was chosen."""

    opened = Signal(object)

    def __init__(self, model: QAbstractItemModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._lines = 0
        self._widths: dict[int, int] = {}
        self._yielding: int | None = None
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(model)
        self._sorted.setSortRole(SortRole)
        self._sorted.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._sorted.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._sorted.setFilterKeyColumn(-1)
        self._forget_widths()
        self.setModel(self._sorted)
        self.setItemDelegate(PatchDelegate(self))
        self._dress()
        self.doubleClicked.connect(lambda *_: self._open())
        self.horizontalHeader().sectionResized.connect(self._on_resized)
        self.horizontalScrollBar().rangeChanged.connect(lambda *_: self._hold_height())

    def chosen(self) -> object:
        """Return the value of the current row, or None."""
        return self._sorted.data(self.currentIndex(), RowRole)

    def narrow(self, words: str) -> None:
        """Show only rows that hold these words in some column."""
        self._sorted.setFilterFixedString(words)

    def show_lines(self, lines: int) -> None:
        """Be as tall as a number of rows and the header, at any size of letters."""
        self._lines = lines
        self._fit()

    def let_yield(self, column: int) -> None:
        """Let one column take the room the others leave, and be the one that is cut short."""
        self._yielding = column
        self._fit()

    def _forget_widths(self) -> None:
        """Measure anew when the model changes; heard before the header hears of it."""
        model = self._sorted
        changes = (model.modelReset, model.layoutChanged, model.dataChanged)
        for changed in (*changes, model.rowsInserted, model.rowsRemoved):
            changed.connect(lambda *_: self._widths.clear())

    def sizeHintForColumn(self, column: int) -> int:
        """Measure a column once: the header asks at every step in which a page is made."""
        if column not in self._widths:
            self._widths[column] = super().sizeHintForColumn(column)
        return self._widths[column]

    def _dress(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)  # a long word would be cut to its dots alone
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self._fit()

    def _fit(self) -> None:
        self.setIconSize(QSize(look().px(ICON), look().px(ICON)))
        sizes = self.verticalHeader()
        sizes.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        sizes.setDefaultSectionSize(look().px(ROW))
        header = self.horizontalHeader()
        header.setMinimumSectionSize(look().px(LEAST))
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(self._yielding is None)
        if self._yielding is not None:
            header.setSectionResizeMode(self._yielding, QHeaderView.ResizeMode.Fixed)
            self._share()
        self._hold_height()

    def _hold_height(self) -> None:
        if self._lines:
            self.setFixedHeight(self._height_of(self._lines))

    @Slot(int)
    def _on_resized(self, column: int) -> None:
        if column != self._yielding:
            self._share()

    def _share(self) -> None:
        """Give the yielding column what the others leave, but never too little to read."""
        if self._yielding is None:
            return
        header = self.horizontalHeader()
        others = header.length() - header.sectionSize(self._yielding)
        left = self.viewport().width() - others
        header.resizeSection(self._yielding, max(left, look().px(READABLE)))

    def _height_of(self, lines: int) -> int:
        """Return the height of whole rows, so that none is cut in half."""
        head = self.horizontalHeader().sizeHint().height()
        bar = self.horizontalScrollBar()
        across = bar.sizeHint().height() if bar.maximum() else 0
        return look().px(ROW) * lines + head + across + 2 * self.frameWidth()

    def _open(self) -> None:
        if self.currentIndex().isValid():
            self.opened.emit(self.chosen())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._widths.clear()
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
