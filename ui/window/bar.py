"""The line above a page: where one is, and the way back from the last step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QHBoxLayout

from ui.theme.tips import wear_tip
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, icon_button
from ui.widgets.cards import Sheet
from ui.widgets.crumb import Crumb, Step

BUTTON_PADDING = Space.S + 1  # a step's word stands in line with the heading below


class Bar(Sheet):
    """The path at the left, undo and redo at the right."""

    def __init__(self, stack: QUndoStack) -> None:
        super().__init__("bar")
        self.setObjectName("bar")
        self._stack, self.crumb = stack, Crumb([], "")
        self.undo = icon_button("arrow-back-up", "Undo").does(stack.undo)
        self.redo = icon_button("arrow-forward-up", "Redo").does(stack.redo)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(Space.XL, Space.XS, Space.L, Space.XS)
        self._line.setSpacing(Space.XS)
        for part in (self.crumb, self.undo, self.redo):
            self._line.addWidget(part)
        self._line.setStretch(0, 1)
        stack.indexChanged.connect(lambda *_: self._show_steps())
        stack.cleanChanged.connect(lambda *_: self._show_steps())
        self._show_steps()

    def show_path(self, steps: Sequence[Step], here: str) -> None:
        """Show another path."""
        fresh = Crumb(steps, here)
        edge = Space.XL - (BUTTON_PADDING if steps else 0)
        self._line.setContentsMargins(edge, Space.XS, Space.L, Space.XS)
        old = self._line.replaceWidget(self.crumb, fresh)
        self._line.setStretch(0, 1)
        if old and (widget := old.widget()):
            widget.hide()
            widget.deleteLater()
        self.crumb = fresh

    def _show_steps(self) -> None:
        undo, redo = self._stack.undoText(), self._stack.redoText()
        self._name(self.undo, "Undo", undo, "Ctrl+Z")
        self._name(self.redo, "Redo", redo, "Ctrl+Y")
        self.undo.setEnabled(self._stack.canUndo())
        self.redo.setEnabled(self._stack.canRedo())

    def _name(self, button: Button, verb: str, what: str, keys: str) -> None:
        name = f"{verb}: {what}" if what else f"Nothing to {verb.lower()}"
        button.setAccessibleName(name)
        wear_tip(button, f"{name} ({keys})")
