"""A line of words that is a way to where they are about."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme.style import mark
from ui.theme.tokens import Space
from ui.widgets.labels import PlainLabel
from ui.widgets.options import ARROWS
from ui.widgets.pictures import Picture
from ui.widgets.stack import row


class Leap(QPushButton):
    """A flat button as wide as its column, whose words wrap; arrows go to its neighbours."""

    def __init__(self, words: str, icon_name: str = "arrow-right") -> None:
        super().__init__()
        self.setAutoDefault(False)
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._words = PlainLabel(words)
        self._line = row(Picture(icon_name, "accent", 16), self._words, gap=Space.M)
        self._line.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        self._line.setStretch(1, 1)
        self.setLayout(self._line)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        mark(self, role="leap")

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._line.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        return self._line.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._line.totalMinimumSize()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in ARROWS:
            self.focusNextPrevChild(ARROWS[Qt.Key(event.key())] > 0)
        else:
            super().keyPressEvent(event)
