"""A field for a folder on this computer."""

from __future__ import annotations

from ui.fields.path import PathField
from ui.widgets.buttons import secondary


class FolderField(PathField):
    """A folder; its value is the path as text, or empty."""

    def __init__(self, label: str, hint: str = "") -> None:
        super().__init__(label, hint, secondary("Choose a folder", "folder-open"))

    def ask_system(self, start: str) -> str:
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - the door stands without it

        return QFileDialog.getExistingDirectory(self, self.label.text(), start)
