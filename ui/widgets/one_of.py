"""One button of several that exclude each other, as a screen reader knows it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton


class OneOf(QPushButton):
    """Told to a screen reader as a radio button; Return and Space pick it.

    Every other key is left to the group, where arrows travel and nothing is picked by travelling.
    """

    def __init__(self, words: str = "") -> None:
        super().__init__(words)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAutoDefault(False)

    def show_chosen(self, *, chosen: bool) -> None:
        """Show whether it is chosen; Qt by itself would let nobody take the last choice back."""
        self.setAutoExclusive(False)
        self.setChecked(chosen)
        self.setAutoExclusive(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()
