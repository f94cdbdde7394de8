"""A field for one file on this computer that is only read."""

from __future__ import annotations

from PySide6.QtWidgets import QFileDialog

from ui.fields.path import PathField
from ui.widgets.buttons import secondary


class FileField(PathField):
    """A file of some kinds, `("PDF files (*.pdf)",)`; files dropped on it are left to its page."""

    def __init__(self, label: str, hint: str, kinds: tuple[str, ...]) -> None:
        super().__init__(label, hint, secondary("Choose a file", "file-text"))
        self._kinds = ";;".join((*kinds, "All files (*)"))
        self.line.setAcceptDrops(False)  # it would write the file's address into itself

    def ask_system(self, start: str) -> str:
        chosen, _ = QFileDialog.getOpenFileName(self, self.label.text(), start, self._kinds)
        return chosen
