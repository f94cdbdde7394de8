"""What a check found: a line behind the sign of its tone, a fact that can be copied."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.theme.tokens import Space
from ui.widgets.banner import ICONS
from ui.widgets.labels import Eyebrow, Hint, PlainLabel
from ui.widgets.pictures import Picture
from ui.widgets.stack import column, holder, row


def tell(tone: str, strong: str, words: str = "") -> QWidget:
    """Return a line in a tone; it is strong where more words stand beneath it."""
    said: list[QWidget] = [
        PlainLabel(strong).wear(letter="strong") if words else PlainLabel(strong)
    ]
    said += [Hint(words)] if words else []
    sign = Picture(ICONS[tone], tone)
    line = row(sign, column(*said, gap=Space.XS), gap=Space.M)
    line.setAlignment(sign, Qt.AlignmentFlag.AlignTop)
    line.setStretch(1, 1)
    return holder(line)


def fact(label: str, words: str) -> QWidget:
    """Return words beneath what they are called."""
    said = PlainLabel(words)
    how = Qt.TextInteractionFlag
    said.setTextInteractionFlags(how.TextSelectableByMouse | how.TextSelectableByKeyboard)
    return holder(column(Eyebrow(label), said, gap=Space.XS))
