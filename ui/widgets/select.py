"""A drop-down list that never changes because somebody scrolled past it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QLabel, QWidget


class Select(QComboBox):
    """Words to choose from, each standing for a code.

    On Linux a screen reader takes what is chosen for its name, and asks a label beside it what it
    is for: a label that is never shown says so, for what is shown may hold a `&`.
    """

    def __init__(
        self, name: str, choices: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._label = QLabel()
        self._label.setBuddy(self)
        self._label.hide()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for code, words in choices:
            self.addItem(words, code)

    def code(self) -> str:
        """Return the code of what is chosen."""
        return str(self.currentData() or "")

    def choose(self, code: str) -> None:
        """Choose by code; a code nobody knows chooses nothing."""
        self.setCurrentIndex(self.findData(code))

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._label.setAccessibleName(name)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ParentChange:
            self._label.setParent(self.parentWidget())
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
