"""Instruments, two versions of one: what differs between them, in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from lifaudit.domain.comparing import Comparison
from lifaudit.domain.library import LibraryItem
from ui.models.instruments import origin_of
from ui.pages.library_list import key_of
from ui.theme.tokens import Space
from ui.widgets.cards import Card
from ui.widgets.labels import Hint, PlainLabel
from ui.widgets.select import Select
from ui.widgets.stack import column, emptied, holder

WHAT = "Choose another version to read what differs."
SAME = "Nothing differs between the two."


class CompareCard(Card):
    """Offers the other versions; `chosen` carries the one to compare with."""

    chosen = Signal(object)

    def __init__(self, others: Sequence[LibraryItem]) -> None:
        super().__init__("Compare two versions", WHAT)
        self._others = {key_of(one): one for one in others}
        choices = [(key, origin_of(one)) for key, one in self._others.items()]
        self.versions = Select("Version to compare with", [("", "Choose a version"), *choices])
        self.versions.activated.connect(lambda *_: self._tell())
        self._lines = column(gap=Space.S)
        self.room.addWidget(self.versions)
        self.room.addWidget(holder(self._lines))

    def show_comparison(self, found: Comparison) -> None:
        """Say in words what differs, from the older version to the newer."""
        emptied(self._lines)
        number = len(found.differences)
        changes = "1 change" if number == 1 else f"{number} changes"
        head = f"From {found.old.version} to {found.new.version}: {changes}."
        self._lines.addWidget(PlainLabel(head).wear(letter="strong"))
        for one in found.differences:
            self._lines.addWidget(PlainLabel(f"\N{BULLET} {one.sentence}"))
        if not found.differences:
            self._lines.addWidget(Hint(SAME))

    def _tell(self) -> None:
        if other := self._others.get(self.versions.code()):
            self.chosen.emit(other)
