"""Words that are at hand but not in the way: a line that opens on what stands behind it."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from ui.theme.tokens import Space
from ui.widgets.buttons import Button
from ui.widgets.stack import column, holder, row


class Disclosure(QWidget):
    """A quiet button that shows and hides a widget."""

    def __init__(self, title: str, inside: QWidget) -> None:
        super().__init__()
        self.button = Button(title, "disclosure", "chevron-right")
        self.button.setCheckable(True)
        self.inside = inside
        indented = row(inside, gap=0)
        indented.setContentsMargins(Space.XL, 0, 0, Space.S)
        self._room = holder(indented)
        self._room.hide()
        self.setLayout(column(row(self.button, None), self._room, gap=0))
        self.button.toggled.connect(self._on_toggled)

    @Slot(bool)
    def _on_toggled(self, opened: bool) -> None:  # noqa: FBT001 - Qt's signal carries it
        self._room.setVisible(opened)
        self.button.show_icon("chevron-down" if opened else "chevron-right")
