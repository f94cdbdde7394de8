"""A grid of cells to walk through with the arrows: rows by columns, one cell chosen."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.theme.roles import ToneRole
from ui.theme.style import look, mark
from ui.theme.tokens import FOCUS_WIDTH, Letter, Radius, Space
from ui.widgets.cells import Index, tone_shade

ROW = 46
LEAST = 124
ICON = 16


class StateDelegate(QStyledItemDelegate):
    """Paints a cell as an icon and a word on a patch that fills it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = look().palette
        shade = tone_shade(index.data(ToneRole) or "", colours) or colours.grades.none
        patch = option.rect.adjusted(3, 3, -3, -3)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(option.rect, QColor(colours.raised))
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = chosen and bool(option.state & QStyle.StateFlag.State_Active)
        edge = colours.focus if focused else (colours.text if chosen else shade.edge)
        painter.setPen(QPen(QColor(edge), FOCUS_WIDTH + 1 if chosen else 1))
        painter.setBrush(QColor(shade.back))
        painter.drawRoundedRect(patch, Radius.SMALL, Radius.SMALL)
        self._words(painter, option, index)
        painter.restore()

    def _words(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        worn = look()
        shade = tone_shade(index.data(ToneRole) or "", worn.palette) or worn.palette.grades.none
        inside = option.rect.adjusted(Space.S + 3, 0, -Space.S, 0)
        sign, size = index.data(Qt.ItemDataRole.DecorationRole), worn.px(ICON)
        if isinstance(sign, QIcon):
            top = inside.center().y() - size // 2
            painter.drawPixmap(inside.left(), top, sign.pixmap(QSize(size, size)))
            inside.setLeft(inside.left() + size + Space.S)
        font = painter.font()
        font.setPixelSize(worn.px(Letter.SMALL))
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(shade.text))
        words = painter.fontMetrics().elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, inside.width()
        )
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


class Grid(QTableView):
    """Arrows travel from cell to cell, Enter or a double click opens the one that is chosen."""

    opened = Signal(QModelIndex)

    def __init__(self, model: QAbstractItemModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(StateDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
            header.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.doubleClicked.connect(self.opened)
        mark(self, kind="grid")
        self._fit()
        for changed in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            changed.connect(self._end_with_rows)
        self.horizontalScrollBar().rangeChanged.connect(lambda *_: self._end_with_rows())

    def walk_to(self, row: int, column: int) -> None:
        """Choose a cell and bring it into sight."""
        index = self.model().index(row, column)
        if index.isValid():
            self.setCurrentIndex(index)

    def _fit(self) -> None:
        worn = look()
        self.verticalHeader().setDefaultSectionSize(worn.px(ROW))
        self.horizontalHeader().setMinimumSectionSize(worn.px(LEAST))
        self._end_with_rows()

    @Slot()
    def _end_with_rows(self) -> None:
        """Be no taller than the rows there are; more of them scroll."""
        rows = self.model().rowCount() * self.verticalHeader().defaultSectionSize()
        bar = self.horizontalScrollBar()
        across = bar.sizeHint().height() if bar.maximum() else 0
        frame = 2 * self.frameWidth() + Space.S
        self.setMaximumHeight(rows + self.horizontalHeader().sizeHint().height() + across + frame)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the cells at least half of the width, however long the names of the rows are."""
        self.verticalHeader().setMaximumWidth(self.width() // 2)
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        opens = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in opens and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
