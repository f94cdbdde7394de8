"""A dialog that asks for a PIN for this computer, twice."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QWidget

from ui.fields.secret import SecretField
from ui.theme.style import look
from ui.theme.tokens import Space
from ui.widgets.buttons import primary, quiet
from ui.widgets.labels import Heading, Hint
from ui.widgets.stack import column, row

SHORTEST = 6
WIDTH = 440
WHAT = (
    "At least six characters. It is worth nothing without this computer, and the passphrase goes "
    "on working."
)
TOO_SHORT = f"Error: enter at least {SHORTEST} characters"
DIFFERS = "Error: the two are not the same. Type it again."


class PinDialog(QDialog):
    """Tells of the PIN once both lines agree."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("A PIN for this computer")
        self.setModal(True)
        self.setMinimumWidth(look().px(WIDTH))
        self.first, self.again = SecretField("PIN"), SecretField("The same again")
        self.first.entered.connect(self.again.focus_first)
        self.again.entered.connect(self.finish)
        self.done_button = primary("Set the PIN", "check").does(self.finish)
        buttons = row(None, quiet("Cancel").does(self.reject), self.done_button)
        parts = (Heading("A PIN for this computer", 2), Hint(WHAT), self.first, self.again)
        self.setLayout(column(*parts, buttons, gap=Space.M, margin=Space.XL))
        self._then: Callable[[str], None] = lambda _pin: None

    def then(self, told: Callable[[str], None]) -> None:
        """Show the dialog and tell of the PIN when it is set."""
        self._then = told
        self.open()
        self.first.focus_first()

    def finish(self) -> None:
        """Close when the PIN is long enough and both lines agree."""
        short = len(self.first.value) < SHORTEST
        differs = not short and self.first.value != self.again.value
        self.first.mark_wrong(TOO_SHORT if short else "")
        self.again.mark_wrong(DIFFERS if differs else "")
        if short:
            self.first.focus_first()
        elif differs:
            self.again.focus_first()
        else:
            self.accept()
            self._then(self.first.value)
