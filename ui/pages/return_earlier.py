"""What was answered under an earlier version and stands no more: in its part, or in its own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from lifaudit.domain.earlier import EarlierAnswer
from lifaudit.domain.sheet import Sheet
from ui.pages.return_part import EARLIER, TITLES, ReturnPart
from ui.theme.tokens import Space
from ui.widgets.cards import Card
from ui.widgets.labels import Hint, PlainLabel
from ui.widgets.stack import column

TITLE = "Answered under an earlier version"
WHAT = "Kept and not counted. Moving the audit back lets it stand again."
GONE = f"Under an earlier version, in parts that are gone or have another name now. {WHAT}"
NOWHERE = "In no part"


class EarlierCard(Card):
    """Reads what was asked, what was said and why it is kept beside; nothing of it can change."""

    def __init__(self, earlier: Sequence[EarlierAnswer], title: str = TITLE) -> None:
        super().__init__(title, WHAT if title == TITLE else "")
        self.setObjectName("return.earlier")
        for one in earlier:
            told = "\n".join(said for said in (one.words, one.note) if said)
            asked = PlainLabel(one.asked).wear(letter="strong")
            why = Hint(f"Kept because {one.why}.").wear(letter="small")
            self.room.addLayout(column(asked, PlainLabel(told), why, gap=Space.XS))


class EarlierPart(ReturnPart):
    """The parts that are gone, or are called otherwise now, each with what was answered in it."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(TITLES[EARLIER], GONE)
        found = sorted(sheet.homeless, key=lambda one: one.section)
        for section, some in groupby(found, key=lambda one: one.section):
            self.room.addWidget(EarlierCard(tuple(some), section or NOWHERE))

    def show_sheet(self, sheet: Sheet) -> None:
        """Stay as it is: nothing here can change while the page is open."""
