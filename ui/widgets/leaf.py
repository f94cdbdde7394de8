"""The ground of a page: one column that scrolls, as wide as words are easily read."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from ui.theme.style import look, mark
from ui.theme.tokens import Space
from ui.widgets.scroll import Scroll
from ui.widgets.stack import Item, column, holder, row

WIDE = 960
NARROW = 460


class Leaf(QWidget):
    """Holds a page's column; it grows with the letters and stands left, or in the middle."""

    def __init__(self, inside: QWidget, width: int) -> None:
        super().__init__()
        self._inside, self._width = inside, width
        self._fit()

    def _fit(self) -> None:
        self._inside.setMaximumWidth(look().px(self._width))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()


def fill_page(page: QWidget, *items: Item) -> Scroll:
    """Lay a page out as one reading column at the left, below its heading."""
    inside = holder(column(*items, None, gap=Space.XL))
    leaf = Leaf(inside, WIDE)
    line = row(inside, gap=0)
    line.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XXL)
    line.addStretch(1)
    line.setStretch(0, 100)
    leaf.setLayout(line)
    return _ground(page, leaf)


def centre_page(page: QWidget, *items: Item, width: int = NARROW) -> Scroll:
    """Lay a page out as one narrow column in the middle, for a single task."""
    inside = holder(column(*items, gap=Space.L))
    leaf = Leaf(inside, width)
    line = row(None, inside, None, gap=0, margin=Space.XL)
    line.setStretch(1, 100)
    leaf.setLayout(column(None, line, None, None, gap=0))
    return _ground(page, leaf)


def _ground(page: QWidget, leaf: Leaf) -> Scroll:
    scroll = Scroll(column(leaf, gap=0))
    page.setLayout(column(scroll, gap=0))
    mark(page, kind="page")
    return scroll
