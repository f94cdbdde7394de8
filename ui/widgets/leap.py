"""A line of words that is a way to where they are about."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme.style import mark
from ui.theme.tokens import Space
from ui.widgets.labels import Elided, PlainLabel
from ui.widgets.options import ARROWS
from ui.widgets.pictures import Picture
from ui.widgets.stack import row

MODIFIED = ~Qt.KeyboardModifier.KeypadModifier


class Leap(QPushButton):
    """A flat button as wide as its column, whose words wrap; arrows go to its neighbours."""

    LABEL: ClassVar[type[PlainLabel | Elided]] = PlainLabel

    def __init__(self, words: str, icon_name: str = "arrow-right") -> None:
        super().__init__()
        self.setAutoDefault(False)
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._words = self.LABEL(words)
        self._sign = Picture(icon_name, "accent", 16)
        self._line = row(self._sign, self._words, gap=Space.M)
        self._line.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        self._line.setStretch(1, 1)
        self.setLayout(self._line)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        mark(self, role="leap")

    def say(self, words: str) -> None:
        """Say other words."""
        if words != self._words.text():
            self._words.setText(words)
            self.setAccessibleName(words)

    def draw(self, icon_name: str) -> None:
        """Show another sign before the words."""
        self._sign.draw(icon_name, "accent")

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
        elif event.key() in ARROWS and event.modifiers() & MODIFIED:
            event.ignore()  # Alt and an arrow move what the line stands in
        elif event.key() in ARROWS:
            self.focusNextPrevChild(ARROWS[Qt.Key(event.key())] > 0)
        else:
            super().keyPressEvent(event)


class Headline(Leap):
    """A leap of one line, whatever it says: a hundred of them are laid out as quickly as one."""

    LABEL = Elided

    def __init__(self, words: str, icon_name: str = "arrow-right") -> None:
        super().__init__(words, icon_name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
