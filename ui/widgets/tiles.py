"""Equal tiles side by side, as many as fit; each line of them as tall as its tallest."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ui.theme.style import look
from ui.theme.tokens import Space


class Tiles(QLayout):
    """A grid whose number of columns follows its width."""

    def __init__(self, widgets: Sequence[QWidget], tile: int, gap: int = Space.S) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._tile, self._gap = tile, gap
        self._heights: dict[int, int] = {}
        self._placed: QRect | None = None
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
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), moving=False)
        return self._heights[width]

    def invalidate(self) -> None:
        self._heights.clear()
        self._placed = None
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        if rect != self._placed:
            self._place(rect, moving=True)
            self._placed = QRect(rect)

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def _seen(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _columns(self, width: int) -> int:
        fit = (width + self._gap) // (look().px(self._tile) + self._gap)
        number = len(self._seen())
        most = max(1, min(number, fit))
        lines = -(-number // most)
        return max(1, -(-number // max(1, lines)))

    def _place(self, rect: QRect, *, moving: bool) -> int:
        columns = self._columns(rect.width())
        width = (rect.width() - self._gap * (columns - 1)) // columns
        y = rect.y()
        seen = self._seen()
        for start in range(0, len(seen), columns):
            line = seen[start : start + columns]
            tall = max(_height(item, width) for item in line)
            if moving:
                for at, item in enumerate(line):
                    x = rect.x() + at * (width + self._gap)
                    item.setGeometry(QRect(x, y, width, tall))
            y += tall + self._gap
        return max(0, y - self._gap - rect.y())


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
