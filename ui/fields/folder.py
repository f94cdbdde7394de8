"""A field for a folder on this computer: written, or chosen in the system's own dialog."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFileDialog

from ui.fields.field import Field
from ui.fields.text import Line
from ui.theme.tokens import Space
from ui.widgets.buttons import secondary
from ui.widgets.stack import holder, row


class FolderField(Field):
    """A folder; its value is the path as text, or empty."""

    def __init__(self, label: str, hint: str = "") -> None:
        super().__init__(label, hint)
        self.line = Line(label)
        self.line.settled.connect(lambda *_: self._on_settled())
        self.choose = secondary("Choose a folder", "folder-open").does(self._ask)
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
        """The folder, with `~` as the person's own."""
        return Path(self.value).expanduser()

    def set_value(self, value: object) -> None:
        self.mark_wrong("")
        self.line.show_text(str(value or ""))
        self.line.setCursorPosition(0)

    def focus_first(self) -> None:
        self.line.setFocus()

    def flush(self) -> None:
        self.line.settle()

    def _ask(self) -> None:
        start = self.value or str(Path.home())
        chosen = QFileDialog.getExistingDirectory(self, self.label.text(), start)
        if chosen:
            self.set_value(chosen)
            self._on_settled()

    def _on_settled(self) -> None:
        self.mark_wrong("")
        self.commit()
