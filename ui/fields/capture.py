"""One line that takes a finding down while it is said: Enter records it and waits for the next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from lifaudit.domain.learning import Polarity
from ui.theme.tips import wear_tip
from ui.theme.tokens import Space
from ui.widgets.buttons import secondary
from ui.widgets.labels import Hint
from ui.widgets.stack import column, row

ABOUT = "Enter records it and shows the line again. Escape goes back to where you were."
WORDS = {
    Polarity.STRENGTH: "A strength, as it was said. No names",
    Polarity.IMPROVEMENT: "What has to change, as it was said. No names",
}


class Capture(QWidget):
    """Two keys begin it, Alt+S and Alt+A; `said` carries the kind and the words."""

    said = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.polarity = Polarity.IMPROVEMENT
        self._asked_at: QWidget | None = None
        self.line = QLineEdit()
        self.line.setObjectName("day.capture")
        self.line.returnPressed.connect(self.commit)
        self.strength = secondary("Strength", "plus")
        self.strength.does(lambda: self.begin(Polarity.STRENGTH))
        self.change = secondary("To improve", "plus")
        self.change.does(lambda: self.begin(Polarity.IMPROVEMENT))
        for button, keys in ((self.strength, "Alt+S"), (self.change, "Alt+A")):
            wear_tip(button, f"{button.text()} ({keys})")
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        bar = row(self.line, self.strength, self.change, gap=Space.S)
        bar.setStretch(0, 1)
        self.hint = Hint(ABOUT).wear(letter="small", tone="quiet")
        self.hint.hide()
        self.setLayout(column(bar, self.hint, gap=Space.XS))
        self._word(Polarity.IMPROVEMENT)

    def begin(self, polarity: Polarity) -> None:
        """Take down a finding of this kind."""
        here = QApplication.focusWidget()
        if here is not self.line:
            self._asked_at = here
        self._word(polarity)
        self.hint.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def commit(self) -> None:
        """Hand on what was written, and be empty for the next."""
        if words := self.line.text().strip():
            self.line.clear()
            self.said.emit(self.polarity, words)

    def give_back(self, polarity: Polarity, words: str) -> None:
        """Hold what could not be recorded again, before what was begun since."""
        self._word(polarity)
        self.line.setText(f"{words} {self.line.text()}".strip())

    def allow(self, *, editable: bool) -> None:
        """Take words, or only stand there."""
        for part in (self.line, self.strength, self.change):
            part.setEnabled(editable)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.commit()
            self.hint.hide()
            asked = self._asked_at
            if asked is not None and isValid(asked) and asked.isVisible():
                asked.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _word(self, polarity: Polarity) -> None:
        self.polarity = polarity
        self.line.setPlaceholderText(WORDS[polarity])
        self.line.setAccessibleName(WORDS[polarity])
