"""A card of fields whose words stand in one line; the mark of a gap hangs in its margin."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget

from ui.fields.field import Field
from ui.theme.tokens import Space
from ui.widgets.cards import Card
from ui.widgets.stack import Item, holder, row

EDGE = Space.M + Space.XS  # how far a field's words stand from its mark


class FormCard(Card):
    """A card whose titles, sentences and buttons begin where its fields' words begin."""

    def __init__(self, title: str = "", sentence: str = "", *items: Item) -> None:
        super().__init__(title, sentence)
        self.room.setContentsMargins(Space.XL - EDGE, Space.L, Space.XL, Space.XL)
        words = [self.room.takeAt(0) for _ in range(self.room.count())]
        for word in words:
            if word is not None and (widget := word.widget()):
                self.room.addWidget(set_in(widget))
        for item in items:
            self.hold(item)

    def hold(self, item: Item) -> None:
        """Add something below what is there; None stretches."""
        if item is None:
            self.room.addStretch(1)
        elif isinstance(item, Field):
            self.room.addWidget(item)
        else:
            self.room.addWidget(set_in(item))


def set_in(item: QWidget | QLayout) -> QWidget:
    """Stand something as far in as a field's words."""
    line = row(item, gap=0)
    line.setContentsMargins(EDGE, 0, 0, 0)
    return holder(line)
