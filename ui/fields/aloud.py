"""What stands in an editor, in words to be read aloud where nobody may change it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QListWidget, QPlainTextEdit, QWidget

from ui.widgets.select import Select

ONLY_READ, NOTHING = "Only to be read", "Nothing recorded"


def aloud(editor: QWidget) -> str:
    """Say that it is only read, and what is chosen, written or ranked in it."""
    parts = (editor, *editor.findChildren(QWidget))
    said = [words for part in parts if part.isVisibleTo(editor) for words in _words(part) if words]
    return f"{ONLY_READ}: {', '.join(said) or NOTHING}."


def _words(part: QWidget) -> Iterator[str]:
    match part:
        case QAbstractButton() if part.isChecked():
            yield part.accessibleName()
        case Select() if part.code():
            yield part.currentText()
        case QLineEdit():
            yield part.text().strip()
        case QPlainTextEdit():
            yield part.toPlainText().strip()
        case QListWidget():
            every = (part.item(at) for at in range(part.count()))
            yield from (one.data(Qt.ItemDataRole.AccessibleTextRole) for one in every)
