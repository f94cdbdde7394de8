"""A part of a return, at its end: what was answered under an earlier version and stands no more."""

from __future__ import annotations

from collections.abc import Sequence

from lifaudit.domain.earlier import EarlierAnswer
from ui.theme.tokens import Space
from ui.widgets.cards import Card
from ui.widgets.labels import Hint, PlainLabel
from ui.widgets.stack import column

TITLE = "Answered under an earlier version"
WHAT = "Kept and not counted. Moving the audit back lets it stand again."


class EarlierCard(Card):
    """Reads what was asked, what was said and why it is kept beside; nothing of it can change."""

    def __init__(self, earlier: Sequence[EarlierAnswer]) -> None:
        super().__init__(TITLE, WHAT)
        self.setObjectName("return.earlier")
        for one in earlier:
            told = "\n".join(said for said in (one.words, one.note) if said)
            asked = PlainLabel(one.asked).wear(letter="strong")
            why = Hint(f"Kept because {one.why}.").wear(letter="small")
            self.room.addLayout(column(asked, PlainLabel(told), why, gap=Space.XS))
