"""What a page shows when it has nothing yet: it teaches, and offers the one next thing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.theme.tokens import READING_WIDTH, Space
from ui.widgets.buttons import Button
from ui.widgets.labels import Heading, Hint
from ui.widgets.pictures import Picture
from ui.widgets.stack import column, row


class Empty(QWidget):
    """An icon, a sentence, and one action."""

    def __init__(
        self, icon_name: str, title: str, sentence: str, action: Button | None = None
    ) -> None:
        super().__init__()
        self.heading, self.sentence, self.action = Heading(title, 2), Hint(sentence), action
        inside = column(gap=Space.M, margin=Space.XXL)
        inside.addStretch(1)
        inside.addWidget(Picture(icon_name, "accent", 48), 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self.heading, self.sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setMaximumWidth(READING_WIDTH)
            line = row(None, label, None, gap=0)
            line.setStretch(0, 0)
            line.setStretch(1, 1)
            line.setStretch(2, 0)
            inside.addLayout(line)
        if action:
            inside.addSpacing(Space.S)
            inside.addWidget(action, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(2)
        self.setLayout(inside)
