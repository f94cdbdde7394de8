"""The quiet word that what was done is on the disk."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QWidget

from ui.theme.tokens import Space
from ui.widgets.labels import PlainLabel
from ui.widgets.pictures import Picture
from ui.widgets.stack import row


class Saved(QWidget):
    """Says "Recorded 10:42"; empty until something was recorded here."""

    def __init__(self) -> None:
        super().__init__()
        self.words = PlainLabel().wear(letter="small", tone="quiet")
        self.words.setWordWrap(False)
        self._sign = Picture("check", "success", 16)
        self._sign.hide()
        self.setLayout(row(self._sign, self.words, gap=Space.XS))
        self.setAccessibleName("Nothing recorded yet on this page")

    def say(self, when: datetime) -> None:
        """Say that something was recorded at this moment, in the laptop's own time."""
        told = f"Recorded {when.astimezone():%H:%M}"
        self.words.setText(told)
        self._sign.show()
        self.setAccessibleName(told)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
