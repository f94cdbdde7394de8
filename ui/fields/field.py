"""The contract of a field: it shows a value, says when it is committed, and can show a gap."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.theme.style import mark
from ui.theme.tokens import Space
from ui.widgets.labels import Hint, PlainLabel
from ui.widgets.pictures import Picture
from ui.widgets.stack import holder, row


class Field(QFrame):
    """A label above, a hint below it, the editor, and a line for what is missing or wrong.

    `committed` carries the new value when the person has settled on it; `set_value` never emits.
    """

    committed = Signal(object)

    def __init__(self, label: str, hint: str = "") -> None:
        super().__init__()
        self.label = PlainLabel(label).wear(letter="strong")
        self.hint = Hint(hint)
        self._words = PlainLabel().wear(letter="small", tone="warning")
        self._sign = Picture("alert-triangle", "warning", 16)
        line = row(self._sign, self._words, gap=Space.S)
        line.setStretch(1, 1)
        self._missing = holder(line)
        self._missing.hide()
        self.room = QVBoxLayout(self)
        self.room.setContentsMargins(Space.M, Space.XS, 0, Space.XS)
        self.room.setSpacing(Space.S)
        for part, words in ((self.label, label), (self.hint, hint)):
            self.room.addWidget(part)  # a widget shown before it has a parent is a window
            part.setVisible(bool(words))
        self.setAccessibleName(label)
        self.setAccessibleDescription(hint)
        mark(self, kind="field")

    @property
    def value(self) -> object:
        """The value as it stands in the field."""
        raise NotImplementedError

    def set_value(self, value: object) -> None:
        """Show a value without emitting `committed`."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the focus where this field begins."""
        self.setFocus()

    def flush(self) -> None:
        """Commit at once what is still waiting for a pause; before leaving or locking."""

    def set_editable(self, *, editable: bool) -> None:
        """Let the value be changed, or only read."""
        self._editor.setEnabled(editable)

    def stand_inside(self) -> None:
        """Stand within another field, whose room for a mark serves both."""
        self.room.setContentsMargins(0, Space.XS, 0, Space.XS)
        mark(self, kind="inner")

    @Slot()
    def commit(self) -> None:
        """Tell the value as it stands."""
        self.committed.emit(self.value)

    def edit_with(self, editor: QWidget) -> None:
        """Take the widget that edits the value, and stand the line for gaps beneath it."""
        self._editor = editor
        self.room.addWidget(editor)
        self.room.addWidget(self._missing)

    def mark_gap(self, words: str) -> None:
        """Say what is still missing; empty words take the mark away."""
        self._show(words, "warning", "gap")

    def mark_wrong(self, words: str) -> None:
        """Say what is wrong with what was typed; empty words take the mark away."""
        self._show(words, "danger", "wrong")

    @property
    def missing(self) -> str:
        """What the line beneath says now."""
        return self._words.text()

    def _show(self, words: str, tone: str, state: str) -> None:
        self._words.setText(words)
        self._words.wear(tone=tone)
        self._sign.draw("alert-triangle" if tone == "warning" else "alert-circle", tone)
        self._missing.setVisible(bool(words))
        mark(self, state=state if words else "")
