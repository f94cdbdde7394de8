"""The contract of a field for a place on this computer: written, or chosen in a dialog."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout

from ui.fields.field import Field
from ui.fields.text import Line
from ui.theme.tokens import Space
from ui.widgets.buttons import Button
from ui.widgets.stack import holder, row


class PathField(Field):
    """A path; its value is text, or empty. A kind of it says how the system's dialog is asked."""

    def __init__(self, label: str, hint: str, choose: Button) -> None:
        super().__init__(label, hint)
        self.line = Line(label)
        self.line.settled.connect(lambda *_: self._on_settled())
        self.choose = choose.does(self._choose)
        self.choose.setAccessibleName(f"{choose.text()}: {label}")
        self._both = row(self.line, self.choose, gap=Space.S)
        self._both.setStretch(0, 1)
        self.edit_with(holder(self._both))

    def stand_in_lines(self) -> None:
        """Give the path the whole width, and the button a line of its own."""
        self._both.setDirection(QBoxLayout.Direction.TopToBottom)
        self._both.setAlignment(self.choose, Qt.AlignmentFlag.AlignLeft)

    @property
    def value(self) -> str:
        return self.line.text().strip()

    @property
    def path(self) -> Path:
        """The place, with `~` as the person's own folder."""
        return Path(self.value).expanduser()

    def set_value(self, value: object) -> None:
        self.mark_wrong("")
        self.line.show_text(str(value or ""))
        self.line.setCursorPosition(0)

    def focus_first(self) -> None:
        self.line.setFocus()

    def flush(self) -> None:
        self.line.settle()

    def ask_system(self, start: str) -> str:
        """Ask in the system's own dialog, beginning at `start`; empty when nothing was chosen."""
        raise NotImplementedError

    def take(self, chosen: str) -> None:
        """Show another place as if it had been typed."""
        self.set_value(chosen)
        self._on_settled()

    def _choose(self) -> None:
        if chosen := self.ask_system(self.value or str(Path.home())):
            self.take(chosen)

    def _on_settled(self) -> None:
        self.mark_wrong("")
        self.commit()
