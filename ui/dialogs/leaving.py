"""A dialog that asks before words go that could not be recorded."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QWidget

from lifaudit.domain.errors.base import LifauditError
from ui.theme.style import look
from ui.theme.tokens import Space
from ui.widgets.banner import notice
from ui.widgets.buttons import danger, primary, secondary
from ui.widgets.labels import Heading, PlainLabel
from ui.widgets.stack import column, row

TITLE = "What you wrote here is not recorded"
SENTENCE = "If you stay, it waits in its fields. If you leave, it is gone."
WIDTH = 520
Act = Callable[[], None]


class LeavingDialog(QDialog):
    """Escape stays, which loses nothing."""

    def __init__(self, parent: QWidget, error: LifauditError, again: Act, go: Act) -> None:
        super().__init__(parent)
        self.setWindowTitle(TITLE)
        self.setModal(True)
        self.setMinimumWidth(look().px(WIDTH))
        self.stay = primary("Stay").does(self.reject)
        self.again = secondary("Try again", "refresh").does(lambda: self._leave_for(again))
        self.leave = danger("Leave without it").does(lambda: self._leave_for(go))
        why = notice(error.title, error.advice, "warning")
        buttons = row(None, self.leave, self.again, self.stay)
        parts = (Heading(TITLE, 2), PlainLabel(SENTENCE), why, None, buttons)
        self.setLayout(column(*parts, gap=Space.M, margin=Space.XL))
        self.stay.setFocus()

    def _leave_for(self, act: Act) -> None:
        self.accept()
        act()
