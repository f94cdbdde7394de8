"""A message inside the page: what happened, what is safe, what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from ui.theme.style import mark
from ui.theme.tokens import Space
from ui.widgets.buttons import icon_button
from ui.widgets.labels import PlainLabel
from ui.widgets.pictures import Picture
from ui.widgets.scroll import bring_to_sight
from ui.widgets.stack import column, row

ICONS = {
    "info": "info-circle",
    "success": "circle-check",
    "warning": "alert-triangle",
    "danger": "alert-circle",
}


class Banner(QFrame):
    """Hidden until it has something to say; read aloud when it appears; Dismiss puts it away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = PlainLabel().wear(letter="strong")
        self.sentence = PlainLabel()
        self._icon = Picture("info-circle", "info")
        self.away = icon_button("x", "Dismiss this message").does(self.hide)
        words = column(self.title, self.sentence, gap=Space.XS)
        line = row(self._icon, words, self.away, gap=Space.M, margin=Space.M)
        line.setStretch(1, 1)
        line.setAlignment(self._icon, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        mark(self, kind="banner")
        self._begin()

    def _begin(self) -> None:
        self.hide()

    def say(self, title: str, sentence: str = "", tone: str = "info") -> None:
        """Show a message in a tone: info, success, warning or danger."""
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self._icon.draw(ICONS[tone], tone)
        self.setAccessibleName(f"{title}. {sentence}")
        mark(self, tone=tone)
        for words in (self.title, self.sentence):  # their colour is the banner's tone's
            mark(words)
        if self.parentWidget() is not None:  # alone, it would be a window of its own
            self.show()
        _read_aloud(self)

    def announce(self, title: str, sentence: str = "", tone: str = "info") -> None:
        """Say what somebody has just brought about, where they see it."""
        self.say(title, sentence, tone)
        self.show()
        bring_to_sight(self)


def _read_aloud(banner: Banner) -> None:
    from PySide6.QtGui import (  # noqa: PLC0415 - two hundred names, and the door has nothing to say
        QAccessible,
        QAccessibleEvent,
    )

    QAccessible.updateAccessibility(QAccessibleEvent(banner, QAccessible.Event.Alert))


class Notice(Banner):
    """A banner that stays: a statement of the page rather than a message."""

    def _begin(self) -> None:
        self.away.hide()


def notice(title: str, sentence: str = "", tone: str = "info") -> Banner:
    """Return a statement of the page."""
    made = Notice()
    made.say(title, sentence, tone)
    return made
