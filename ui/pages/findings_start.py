"""Findings, where to start: patterns in the answers, and what is out of balance so far."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lifaudit.domain.learning import Polarity
from lifaudit.domain.seeds import Seed
from lifaudit.services.learning import LearningView
from ui.theme.tokens import Space
from ui.widgets.badges import StateBadge
from ui.widgets.banner import notice
from ui.widgets.buttons import Button, secondary
from ui.widgets.cards import Card
from ui.widgets.labels import Eyebrow, Heading, Hint, PlainLabel
from ui.widgets.stack import column, emptied, holder, row

TEACH = (
    "A finding says what was found, why it happens, what it meant for the child and what follows. "
    "Give as much care to what went well as to what did not."
)
PATTERNS = (
    "Questions that many agencies answered alike. Each can become a finding with its cases ticked; "
    "what it means is for you to say."
)
NONE = (
    "No pattern stands out in the answers yet. Findings may come from anywhere: a reason beside a "
    "grade, a child's own words, what was said in the room."
)


class StartRoom(QWidget):
    """`planted` carries the suggestion that was taken up."""

    planted = Signal(object)

    def __init__(self, view: LearningView) -> None:
        super().__init__()
        self.setObjectName("findings.start")
        self._warnings, self._seeds = QVBoxLayout(), QVBoxLayout()
        for room in (self._warnings, self._seeds):
            room.setSpacing(Space.M)
            room.setContentsMargins(0, 0, 0, 0)
        self.buttons: list[Button] = []
        self._open = view.is_open
        self._patterns = Hint()
        head = column(Heading("Where to start", 2), Hint(TEACH), gap=Space.XS)
        patterns = column(Heading("Patterns in the answers", 3), self._patterns, gap=Space.XS)
        self._told = holder(self._warnings)
        self.setLayout(column(head, self._told, patterns, self._seeds, None, gap=Space.L))
        self.show_view(view)

    def show_view(self, view: LearningView) -> None:
        """Say what is out of balance now."""
        self._open = view.is_open
        emptied(self._warnings)
        if view.warnings:
            told = "\n".join(view.warnings)
            self._warnings.addWidget(notice("Before this is complete", told, "warning"))
        self._told.setVisible(bool(view.warnings))

    def show_seeds(self, seeds: Sequence[Seed]) -> None:
        """Offer suggestions."""
        emptied(self._seeds)
        self.buttons = []
        self._patterns.setText(PATTERNS if seeds else NONE)
        for seed in seeds:
            self._seeds.addWidget(self._card(seed))

    def flush(self) -> None:
        """Do nothing; nothing is typed here."""

    def focus_first(self) -> None:
        """Put the focus on the first suggestion."""
        if self.buttons:
            self.buttons[0].setFocus()

    def _card(self, seed: Seed) -> Card:
        strong = seed.polarity is Polarity.STRENGTH
        badge = StateBadge(
            "Often strong" if strong else "Often weak", "success" if strong else "warning"
        )
        take = secondary("Start a finding", "plus").does(lambda: self.planted.emit(seed))
        take.setAccessibleName(f"Start a finding: {seed.text} {seed.sentence}")
        self.buttons.append(take)
        text = PlainLabel(seed.text).wear(letter="strong")
        domain = Eyebrow(seed.title)
        top = row(badge, domain, gap=Space.S)
        top.setStretch(1, 1)
        words = column(top, text, Hint(seed.sentence), gap=Space.XS)
        line = row(words, take, gap=Space.XL)
        line.setStretch(0, 1)
        card = Card()
        card.room.addLayout(line)
        take.setVisible(self._open)
        return card
