"""Findings, the head of an editor: what it is, what it still lacks, its place, and a way out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lifaudit.domain.lacking import Lack
from ui.fields.plain import ShortTextField
from ui.fields.unsent import Unsent
from ui.theme.tokens import Space
from ui.widgets.buttons import danger, icon_button, quiet, secondary
from ui.widgets.labels import Heading, Hint
from ui.widgets.stack import Flow, column, holder, row


class Head(QWidget):
    """`moved` carries -1 or 1, `withdrawn` the reason."""

    moved = Signal(int)
    withdrawn = Signal(str)

    def __init__(self, title: str, word: str, level: int = 2) -> None:
        super().__init__()
        self.heading, self.lacks = Heading(title, level), Hint()
        self.up = icon_button("chevron-up", f"Move this {word} up")
        self.up.does(lambda: self.moved.emit(-1))
        self.down = icon_button("chevron-down", f"Move this {word} down")
        self.down.does(lambda: self.moved.emit(1))
        self.leave = quiet("Withdraw", "trash").does(self._ask)
        buttons = row(self.up, self.down, self.leave, gap=Space.XS)
        self.buttons = holder(buttons)
        self.heading.setWordWrap(False)
        self.heading.setMinimumHeight(self.up.sizeHint().height())
        line = Flow(self.heading, self.buttons, gap=Space.M)
        self.why = ShortTextField(
            f"Why is this {word} withdrawn?",
            "It leaves the report; its history keeps what it said.",
        )
        self.sure = danger(f"Withdraw this {word}").does(self._withdraw)
        Unsent(self.sure, self.why)
        keep = secondary("Keep it").does(self._keep)
        self._asking = holder(column(self.why, row(self.sure, keep, None), gap=Space.S))
        self._asking.hide()
        self.setLayout(column(line, self.lacks, self._asking, gap=Space.XS))

    def show_lacks(self, lacks: Sequence[Lack]) -> None:
        """Say what is missing, or that nothing is."""
        told = " ".join(one.sentence for one in lacks)
        self.lacks.setText(f"Still to do: {told}" if told else "Nothing is missing here.")

    def allow(self, *, editable: bool) -> None:
        """Offer what changes something, or not."""
        self.buttons.setVisible(editable)
        self._asking.setVisible(editable and self._asking.isVisible())

    def _ask(self) -> None:
        self._asking.show()
        self.why.focus_first()

    def _keep(self) -> None:
        self._asking.hide()
        self.leave.setFocus()

    def _withdraw(self) -> None:
        reason = self.why.value.strip()
        if reason:
            self.withdrawn.emit(reason)
        else:
            self.why.mark_gap("Say why in a few words.")
            self.why.focus_first()
