"""A dialog to read a licence in."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from ui.theme.style import look
from ui.theme.tokens import Space
from ui.widgets.buttons import primary
from ui.widgets.labels import Heading
from ui.widgets.stack import column, row

SIZE = (720, 560)


class LicenceDialog(QDialog):
    """The text as it is, to scroll and to copy from."""

    def __init__(self, parent: QWidget, title: str, text: str) -> None:
        super().__init__(parent)
        self.setObjectName("licence")
        self.setWindowTitle(title)
        self.resize(*(look().px(side) for side in SIZE))
        self.text = QPlainTextEdit(text)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(title)
        self.shut = primary("Close").does(self.accept)
        parts = Heading(title, 2), self.text, row(None, self.shut)
        self.setLayout(column(*parts, gap=Space.M, margin=Space.L))
