"""Things put in order: by Alt and an arrow, by a number key, by dragging, or by two buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from ui.theme.tokens import FOCUS_WIDTH

CODE = Qt.ItemDataRole.UserRole
LABEL = Qt.ItemDataRole.UserRole + 1
MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
PLACES = 9  # with a number key
Thing = tuple[str, str]
"""The code of a thing, and its words."""


class Ranks(QListWidget):
    """A list as tall as what it holds; `moved` tells that a person put something elsewhere."""

    moved = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._ranked = 0
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.model().rowsMoved.connect(self._on_dragged)

    def codes(self) -> tuple[str, ...]:
        """Return the codes in the order they stand."""
        return tuple(self.item(at).data(CODE) for at in range(self.count()))

    def show_things(self, things: Sequence[Thing], ranked: int) -> None:
        """Show things in this order; the first so many have a place, the others none yet."""
        self._ranked = ranked
        if self.codes() != tuple(code for code, _ in things):
            at = self.currentRow()
            self.clear()
            for code, label in things:
                item = QListWidgetItem(self)
                item.setData(CODE, code)
                item.setData(LABEL, label)
            self.setCurrentRow(max(0, min(at, self.count() - 1)))
        self._say()

    def shift(self, by: int) -> None:
        """Put what the cursor is on so many places further on."""
        self.put(self.currentRow() + by)

    def put(self, to: int) -> None:
        """Put what the cursor is on at a place, from 0, if there is such a place."""
        at = self.currentRow()
        if at >= 0 and 0 <= to < self.count():
            self.insertItem(to, self.takeItem(at))
            self.setCurrentRow(to)
            self._settle()

    def _settle(self) -> None:
        self._ranked = self.count()
        self._say()
        self.moved.emit()

    @Slot()
    def _on_dragged(self) -> None:
        QTimer.singleShot(0, self, self._settle)  # the list is still in the middle of dropping

    def _say(self) -> None:
        """Give a number to what has a place, and let each line tell its place aloud."""
        for at in range(self.count()):
            item, label = self.item(at), self.item(at).data(LABEL)
            has_place = at < self._ranked
            item.setText(f"{at + 1}.   {label}" if has_place else f"\N{EN DASH}   {label}")
            place = f"place {at + 1} of {self.count()}" if has_place else "not ranked yet"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{label}, {place}")
        self._fit()

    def _fit(self) -> None:
        tall = sum(self.sizeHintForRow(at) for at in range(self.count()))
        wanted = tall + 2 * FOCUS_WIDTH - 1  # the last line of all is the frame's own
        if wanted != self.height():
            self.setFixedHeight(wanted)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        step = MOVES.get(Qt.Key(event.key()))
        place = event.key() - Qt.Key.Key_0
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if alt and step:
            self.shift(step)
        elif plain and 1 <= place <= PLACES:
            self.put(place - 1)
        elif step is not None or event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
