"""Words on the screen: always plain text, so that what people typed can never be markup."""

from __future__ import annotations

from typing import Self

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.style import mark
from ui.theme.tips import wear_tip


class PlainLabel(QLabel):
    """A wrapping label that shows every character as it was written."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)

    def wear(self, **properties: str) -> Self:
        """Say what the label is (`letter="lead"`, `tone="quiet"`); returns itself for layouts."""
        mark(self, **properties)
        return self


class Heading(PlainLabel):
    """A heading of level 1 (the page), 2 (a part of it) or 3 (a card)."""

    LETTERS = ("display", "title", "lead")

    def __init__(self, text: str, level: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.level = level
        self.wear(letter=self.LETTERS[level - 1])


class Hint(PlainLabel):
    """A quiet sentence that helps."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.wear(tone="quiet")


class Eyebrow(PlainLabel):
    """A small strong word above a heading or a group."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.wear(letter="eyebrow", tone="quiet")


class Elided(QLabel):
    """One line that ends in an ellipsis when there is no room; the whole is its tip and name."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.say(text)

    def say(self, text: str) -> None:
        """Show another text, on one line whatever it holds."""
        self.setText(" ".join(text.split()))
        self.setAccessibleName(text)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        metrics, room = self.fontMetrics(), self.contentsRect()
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        wear_tip(self, "" if shown == self.text() else self.text())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
