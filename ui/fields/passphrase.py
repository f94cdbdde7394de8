"""A field to choose a new passphrase in: measured in words, with five words offered."""

from __future__ import annotations

from PySide6.QtCore import QTimer

from ui.bridge import door
from ui.fields.field import Field
from ui.fields.form import set_in
from ui.fields.secret import SecretField
from ui.theme.style import mark
from ui.theme.tokens import Space
from ui.widgets.badges import StateBadge
from ui.widgets.buttons import quiet
from ui.widgets.labels import Hint
from ui.widgets.stack import Flow, column, holder

PAUSE = 250  # milliseconds: measuring a long passphrase takes a moment
NOTHING = "Five words that have nothing to do with each other are easy to keep and hard to guess."
AGAIN_DIFFERS = "Error: the two are not the same. Show what you type and compare them."
TOO_WEAK = "Error: this is too easy to guess. Add a word, or take the five words offered."
EMPTY = "Error: choose a passphrase"


class NewPassphraseField(Field):
    """The passphrase, how strong it is, and the same again; its value is empty until both fit."""

    def __init__(self, label: str = "Passphrase") -> None:
        super().__init__("")
        self.first = SecretField(label, "Nobody can reset it for you. Your IT department cannot.")
        self.again = SecretField("The same again")
        self.known: tuple[str, ...] = ()
        self._good = False
        self._strength = StateBadge("Not measured yet")
        self._advice = Hint(NOTHING)
        self.offer = quiet("Offer me five words", "refresh").does(self._offer)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._measure)
        self.first.committed.connect(lambda *_: self._pause.start())
        self.again.committed.connect(lambda *_: self.commit())
        told = set_in(column(holder(Flow(self._strength, self.offer)), self._advice, gap=Space.XS))
        self.edit_with(holder(column(self.first, told, self.again, gap=Space.S)))
        self.room.setContentsMargins(0, 0, 0, 0)
        mark(self, kind="")

    @property
    def value(self) -> str:
        if self._pause.isActive():
            self._measure()  # quick fingers are at the next button before the pause is over
        same = self.first.value == self.again.value
        return self.first.value if self._good and same else ""

    def set_value(self, value: object) -> None:
        for part in (self.first, self.again):
            part.set_value(value)
        self._measure()

    def focus_first(self) -> None:
        self.first.focus_first()

    def prove(self) -> bool:
        """Tell whether the passphrase will do, saying beside the line what is wrong if not."""
        self._measure()
        wrong = EMPTY if not self.first.value else "" if self._good else TOO_WEAK
        self.first.mark_wrong(wrong)
        if wrong:
            self.first.focus_first()
            return False
        differs = self.first.value != self.again.value
        self.again.mark_wrong(AGAIN_DIFFERS if differs else "")
        if differs:
            self.again.focus_first()
        return not differs

    def empty(self) -> None:
        """Forget what was typed."""
        self.first.empty()
        self.again.empty()

    def _measure(self) -> None:
        self._pause.stop()
        words = self.first.value
        if not words:
            self._good = False
            self._strength.show_state("Not measured yet", "quiet")
            self._advice.setText(NOTHING)
            return
        sentence, advice, self._good = door.measure(words, self.known)
        self._strength.show_state(sentence.rstrip("."), "success" if self._good else "warning")
        self._advice.setText(advice or "Strong enough for a lost laptop.")
        self.commit()

    def _offer(self) -> None:
        words = door.suggestion()
        self.first.set_value(words)
        self.first.show_words()
        self.again.empty()
        self._measure()
        self._advice.setText("Write these words down, keep them apart, and type them once more.")
        self.again.focus_first()
