"""A quiet line while one short job is under way that nobody can stop."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QWidget

from ui.theme.tokens import Space
from ui.widgets.labels import Hint
from ui.widgets.stack import column


class Waiting(QWidget):
    """Hidden until the job begins; a moving bar and what is being done."""

    def __init__(self, words: str) -> None:
        super().__init__()
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(words)
        self.setLayout(column(bar, Hint(words), gap=Space.XS))
        self.hide()
