"""Where am I: the path above a page, each step of it a way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from ui.theme.tokens import Space
from ui.widgets.buttons import quiet
from ui.widgets.labels import PlainLabel
from ui.widgets.pictures import Picture
from ui.widgets.stack import row


class Step(NamedTuple):
    """One place on the path and how to get there."""

    text: str
    go: Callable[[], None]


class Crumb(QWidget):
    """The steps as quiet buttons, the page itself as the last word."""

    def __init__(self, steps: Sequence[Step], here: str) -> None:
        super().__init__()
        self.setAccessibleName("You are here")
        self.steps = [quiet(step.text).does(step.go) for step in steps]
        line = row(gap=Space.XS)
        for button in self.steps:
            line.addWidget(button)
            line.addWidget(Picture("chevron-right", "quiet", 16))
        line.addSpacing(Space.XS)
        last = PlainLabel(here).wear(tone="quiet")
        last.setWordWrap(False)
        line.addWidget(last)
        line.addStretch(1)
        self.setLayout(line)
