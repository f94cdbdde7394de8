"""Instruments, one of them: what it is for, how long it is, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lifaudit.domain.library import LibraryItem, Origin
from ui.models.instruments import (
    SUBJECTS,
    USES,
    minutes_of,
    origin_of,
    state_of,
    title_of,
)
from ui.theme.tokens import Space
from ui.widgets.badges import StateBadge
from ui.widgets.buttons import Button, primary, secondary
from ui.widgets.cards import Card
from ui.widgets.labels import Eyebrow, Heading, PlainLabel
from ui.widgets.stack import Flow, column, holder

NO_PURPOSE = "Nothing is said yet about what it is for."


class Detail(QWidget):
    """Says what one instrument is, and offers what can be done with it."""

    used = Signal(object)
    made_own = Signal(object)
    opened = Signal(object)

    def __init__(self, item: LibraryItem) -> None:
        super().__init__()
        self.item = item
        self.setObjectName("library.detail")
        self.buttons = self._buttons()
        self.room = column(
            self._head(), holder(Flow(*self.buttons, gap=Space.S)), *self._about(), gap=Space.L
        )
        self.setLayout(self.room)

    def focus_first(self) -> None:
        """Put the focus on the first thing that can be done."""
        self.buttons[0].setFocus()

    def _head(self) -> QWidget:
        said = self.item.instrument
        facts = [
            StateBadge(USES[said.use], "info"),
            StateBadge(SUBJECTS[said.subject]),
            StateBadge(minutes_of(said.minutes)),
            StateBadge(f"{self.item.questions} questions"),
        ]
        state, tone = state_of(self.item)
        if state and tone != "info":
            facts.append(StateBadge(state, tone))
        return holder(
            column(
                Eyebrow(origin_of(self.item)),
                Heading(title_of(said), 2),
                holder(Flow(*facts, gap=Space.S)),
                PlainLabel(_one_line(said.purpose) or NO_PURPOSE),
                gap=Space.S,
            )
        )

    def _buttons(self) -> list[Button]:
        if self.item.origin is Origin.DRAFT:
            return [primary("Go on writing", "pencil").does(lambda: self.opened.emit(self.item))]
        own = secondary("Make my own", "copy").does(lambda: self.made_own.emit(self.item))
        return [own]

    def _about(self) -> list[QWidget]:
        said = self.item.instrument
        about = Card("Where it comes from", "", PlainLabel(_one_line(said.provenance)))
        about.setVisible(bool(said.provenance))
        return [about] if said.provenance else []


def _one_line(text: str) -> str:
    return " ".join(text.split())
