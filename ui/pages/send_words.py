"""For who cannot be in the room: the words of every case, shown when asked for, or printed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from lifaudit.domain.by_words import Envelope
from lifaudit.domain.errors.base import LifauditError
from lifaudit.services import by_words
from ui.bridge.desk import Desk
from ui.dialogs.envelope_print import print_envelope
from ui.pages.words_said import NONE, said_lines
from ui.widgets.banner import notice
from ui.widgets.buttons import secondary
from ui.widgets.cards import Card
from ui.widgets.stack import column, emptied, row

WHAT = (
    "Every case that you returned has eight words. Read aloud when the case is called, they "
    "release your grades without a file. If nobody of you can be there, leave them in a sealed "
    "envelope."
)
SHOW, HIDE = "Show the words", "Hide the words"


class WordsCard(Card):
    """Two buttons; nothing is shown before it is asked for."""

    def __init__(self, desk: Desk, audit: str) -> None:
        super().__init__("If no file can be handed round", WHAT)
        self._desk, self._audit = desk, audit
        self.shown = secondary(SHOW, "eye").does(self._turn)
        self.shown.setObjectName("send.words")
        self.printed = secondary("Print them for an envelope", "printer")
        self.printed.does(partial(self._ask, self._print))
        self.told = notice("")
        self.told.hide()
        self._place = column(gap=0)
        self.room.addLayout(row(self.shown, self.printed, None))
        self.room.addWidget(self.told)
        self.room.addLayout(self._place)

    @property
    def is_open(self) -> bool:
        """The words are on the screen."""
        return self._place.count() > 0

    def hide_words(self) -> None:
        """Put the words out of sight."""
        emptied(self._place)
        self.shown.setText(SHOW)
        self.shown.show_icon("eye")

    def _turn(self) -> None:
        if self.is_open:
            self.hide_words()
        else:
            self._ask(self._show)

    def _ask(self, then: Callable[[Envelope], None]) -> None:
        self.told.hide()
        runner = self._desk.runner
        runner.read(by_words.envelope, then, self._audit, on_error=self._refuse)

    def _show(self, found: Envelope) -> None:
        self.hide_words()
        self._place.addWidget(said_lines(found.cases))
        self.shown.setText(HIDE)
        self.shown.show_icon("eye-off")

    def _print(self, found: Envelope) -> None:
        if not found.cases:
            self.told.say("There are no words to print", NONE, "info")
            self.told.show()
        elif print_envelope(self, found):
            self.hide_words()

    def _refuse(self, error: LifauditError) -> None:
        self.told.say(error.title, error.advice, "danger")
        self.told.show()
