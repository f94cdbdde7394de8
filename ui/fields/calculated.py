"""What the form works out: read, never typed, and read aloud politely when it changes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from ui.fields.field import Field
from ui.theme.tokens import Space
from ui.widgets.labels import PlainLabel
from ui.widgets.pictures import Picture
from ui.widgets.stack import holder, row

HINT = "Worked out from the answers above and elsewhere."
NOTHING = "Nothing to work out yet"


class CalculatedField(Field):
    """Shows a value in the words `read` finds for it; nothing is ever committed."""

    def __init__(self, label: str, read: Callable[[str], str]) -> None:
        super().__init__(label, HINT)
        self._read, self._value = read, ""
        self.said = PlainLabel(NOTHING).wear(letter="lead", tone="quiet")
        line = row(Picture("sum", "quiet", 18), self.said, gap=Space.S)
        line.setStretch(1, 1)
        self.edit_with(holder(line))
        self.said.setAccessibleName(f"{label}: {NOTHING}")

    @property
    def value(self) -> str:
        return self._value

    def set_value(self, value: object) -> None:
        text = str(value or "")
        if text == self._value:
            return
        self._value = text
        words = self._read(text) if text else NOTHING
        self.said.setText(words)
        self.said.wear(tone="" if text else "quiet")
        self.said.setAccessibleName(told := f"{self.label.text()}: {words}")
        if self.isVisible():
            self._announce(told)

    def focus_first(self) -> None:
        """Take no focus; there is nothing to do here."""

    def set_editable(self, *, editable: bool) -> None:
        """Stay as it is: it is never typed."""

    def _announce(self, words: str) -> None:
        """Let a reader say the new value when it has a moment."""
        event = QAccessibleAnnouncementEvent(self, words)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)
