"""Seven words to be read aloud: large, numbered, and in the order in which they are said."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.theme.tokens import Space
from ui.widgets.cards import Sheet
from ui.widgets.labels import Eyebrow, Heading
from ui.widgets.stack import Flow, column


class Spoken(QWidget):
    """The words as tiles; for a screen reader they are one sentence."""

    def __init__(self, words: Sequence[str], name: str = "Seven words") -> None:
        super().__init__()
        self.words = tuple(words)
        tiles = [_tile(at, word) for at, word in enumerate(words, 1)]
        self.setLayout(Flow(*tiles, gap=Space.M))
        self.setAccessibleName(f"{name}: {', '.join(words)}")


def _tile(at: int, word: str) -> Sheet:
    made = Sheet("well")
    said = Heading(word, 2)
    said.setWordWrap(False)
    made.setLayout(column(Eyebrow(str(at)), said, gap=0, margin=Space.M))
    return made
