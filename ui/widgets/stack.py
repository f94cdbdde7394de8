"""Layouts with the spacing of the tokens: a column, a row, and a row that wraps."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.theme.tokens import Space

Item = QWidget | QLayout | None


def column(*items: Item, gap: int = Space.M, margin: int = 0) -> QVBoxLayout:
    """Return a column of widgets and layouts; None stretches."""
    made = QVBoxLayout()
    _fill(made, items, gap, margin)
    return made


def row(*items: Item, gap: int = Space.M, margin: int = 0) -> QHBoxLayout:
    """Return a row of widgets and layouts; None stretches."""
    made = QHBoxLayout()
    _fill(made, items, gap, margin)
    return made


def _fill(layout: QBoxLayout, items: Iterable[Item], gap: int, margin: int) -> None:
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(gap)
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        else:
            layout.addWidget(item)


def holder(layout: QLayout) -> QWidget:
    """Return a bare widget around a layout."""
    made = QWidget()
    made.setLayout(layout)
    return made


def emptied(layout: QLayout) -> None:
    """Take every widget and space out of a layout; the widgets go as soon as it is safe.

    Nothing else may take things out of layouts: a layout within a layout that is taken out is freed
    twice by PySide6 6.11.3, and the window dies of it some pages later.
    """
    while item := layout.takeAt(0):
        assert item.layout() is None, "hold a layout in a widget if it is to be taken out"  # noqa: S101 - a rule for us
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()


class Flow(QLayout):
    """Sets widgets side by side and starts a new line when there is no room."""

    def __init__(self, *widgets: QWidget, gap: int = Space.S) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), moving=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, moving=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, moving: bool) -> int:
        x, y, tallest = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            hint = item.sizeHint().boundedTo(QSize(max(rect.width(), 1), 1 << 20))
            if x > rect.x() and x + hint.width() > rect.right() + 1:
                x, y, tallest = rect.x(), y + tallest + self._gap, 0
            if moving:
                item.setGeometry(QRect(QPoint(x, y), hint))
            x, tallest = x + hint.width() + self._gap, max(tallest, hint.height())
        return y + tallest - rect.y()


def grow(widget: QWidget) -> QWidget:
    """Let a widget take all the room it can; returns it for layouts."""
    widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    return widget
