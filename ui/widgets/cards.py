"""Cards: a raised sheet that holds things that belong together."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.theme.style import mark
from ui.theme.tokens import Space
from ui.widgets.labels import Heading, Hint
from ui.widgets.stack import Item, column


class Sheet(QFrame):
    """A frame of a kind the stylesheet knows: card, well, step, rail, bar, foot or rule."""

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, kind=kind)


class Card(Sheet):
    """A card with an optional title and sentence, and room for what it holds."""

    def __init__(self, title: str = "", sentence: str = "", *items: Item) -> None:
        super().__init__("card")
        self.room = QVBoxLayout(self)
        self.room.setContentsMargins(Space.XL, Space.L, Space.XL, Space.XL)
        self.room.setSpacing(Space.M)
        if title:
            self.room.addWidget(Heading(title, 3))
            self.setAccessibleName(title)
        if sentence:
            self.room.addWidget(Hint(sentence))
        if items:
            self.room.addLayout(column(*items))

    def mark_gap(self, gap: str) -> None:
        """Draw, or with an empty text remove, the edge that says something is still missing."""
        mark(self, state="gap" if gap else "")


def rule() -> Sheet:
    """Return a thin line between things."""
    made = Sheet("rule")
    made.setFixedHeight(1)
    return made
