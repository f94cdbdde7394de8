"""What the organisation decided, shown above what is left for the person to choose."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lifaudit.domain.policy import Policy, Told
from ui.theme.tokens import Space
from ui.widgets.cards import Card
from ui.widgets.labels import PlainLabel
from ui.widgets.pictures import Picture
from ui.widgets.stack import holder, row

WHY = "These hold on every laptop your organisation looks after, and cannot be changed here."


class PolicyCard(Card):
    """A line for each decision; not shown where there is none."""

    def __init__(self, policy: Policy) -> None:
        super().__init__("Set by your organisation", WHY)
        self.setObjectName("settings.policy")
        for one in policy.lines:
            self.room.addWidget(_line(one))
        if not policy.lines:
            self.hide()


def _line(one: Told) -> QWidget:
    """Show a decision with what it is about at the left."""
    words = PlainLabel(f"{one.name} {one.words}.")
    line = row(Picture("lock", "quiet", 16), words, gap=Space.S)
    line.setStretch(1, 1)
    return holder(line)
