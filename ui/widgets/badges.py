"""Badges: a word on a colour, never a colour alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.style import mark


class Badge(QLabel):
    """A small word on a tinted patch."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        mark(self, kind="badge")


class GradeBadge(Badge):
    """A grade: its word, on the colour of its role (`good-high` to `none`)."""

    def __init__(self, text: str = "", role: str = "none", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.show_grade(text, role)

    def show_grade(self, text: str, role: str) -> None:
        """Show another grade, or an empty place for one."""
        self.setText(text or "Not graded")
        self.setAccessibleName(f"Grade: {self.text()}")
        mark(self, grade=role)


class StateBadge(Badge):
    """A state such as "In progress", in a tone: quiet, info, success, warning or danger."""

    def __init__(self, text: str = "", tone: str = "quiet", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.show_state(text, tone)

    def show_state(self, text: str, tone: str) -> None:
        """Show another state."""
        self.setText(text)
        mark(self, tone=tone)


class Marking(QLabel):
    """The protective marking, in capitals, as it stands on every page."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text.upper(), parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(f"Marking: {text}")
        mark(self, kind="marking")
