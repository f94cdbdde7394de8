"""A dialog that asks a few things, and stays with them until what was said is kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QDialog, QWidget

from lifaudit.domain.errors.base import LifauditError
from ui.bridge.runner import Runner
from ui.fields.field import Field
from ui.theme.style import look
from ui.theme.tokens import Space
from ui.widgets.banner import Banner
from ui.widgets.buttons import primary, quiet
from ui.widgets.labels import Heading
from ui.widgets.progress import PATIENCE
from ui.widgets.stack import Item, column, row
from ui.widgets.waiting import Waiting

WIDTH = 480
KEEPING = "Keeping it"


class AskingDialog(QDialog):
    """A short form with one thing to do; it closes when that is done.

    Where it is refused, the refusal is said above the buttons, and every word stays to be sent
    again or changed.
    """

    def __init__(self, parent: QWidget, title: str, done: str) -> None:
        super().__init__(parent)
        self._page = parent
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(look().px(WIDTH))
        self.title = Heading(title, 2)
        self.done_button = primary(done, "check").does(self.finish)
        self.cancel = quiet("Cancel").does(self.reject)
        self.banner, self.waiting = Banner(), Waiting(KEEPING)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self.waiting.show)
        self._send: Callable[..., None] = lambda *_said: None
        self._awaits = False

    @property
    def is_unkept(self) -> bool:
        """It was refused, and somebody still looks at it."""
        return self.isVisible() and self.banner.isVisible()

    def record(self, runner: Runner, use_case: Callable[..., Any], *given: object) -> None:
        """Show the dialog; what is said goes on the record, after what is given already."""
        write = partial(runner.write, on_kept=self.accept, on_error=self.refuse)
        self.then(runner, partial(write, use_case, *given))

    def then(self, runner: Runner, send: Callable[..., None]) -> None:
        """Show the dialog and send what is said; who sends it accepts or refuses."""
        self._send = send
        runner.idle.connect(self._rest)
        self.open()

    def lay_out(self, *items: Item) -> None:
        """Set the fields above the buttons."""
        buttons = row(None, self.cancel, self.done_button)
        parts = (self.title, *items, None, self.waiting, self.banner, buttons)
        self.setLayout(column(*parts, gap=Space.M, margin=Space.XL))

    def said(self) -> tuple[object, ...]:
        """Return what the form says, in the order in which it is sent."""
        raise NotImplementedError

    def wanted(self) -> tuple[tuple[Field, str], ...]:
        """Return the fields that must not stay empty, with what to say if they do."""
        raise NotImplementedError

    def finish(self) -> None:
        """Send what was said when nothing is missing, once."""
        empty = [field for field, _ in self.wanted() if not str(field.value).strip()]
        for field, words in self.wanted():
            field.mark_wrong(words if field in empty else "")
        if empty:
            empty[0].focus_first()
        elif not self._awaits:
            self.banner.hide()
            self._awaits = True
            self._patience.start()
            self._send(*self.said())

    @Slot(object)
    def refuse(self, error: LifauditError) -> None:
        """Say why it was not done, and stay; who left meanwhile is brought back to their words."""
        self._rest()
        self.banner.say(error.title, error.advice, "warning")
        self.adjustSize()
        if self.isHidden() and self._page.isVisible():
            self.open()

    @Slot()
    def _rest(self) -> None:
        """Wait for nothing any more: it was answered, or never will be."""
        self._awaits = False
        self._patience.stop()
        self.waiting.hide()

    def done(self, result: int) -> None:
        self._rest()
        super().done(result)
