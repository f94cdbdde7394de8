"""A field that is a list of lines, each with cells of its own: added, moved and taken out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.fields.field import Field
from ui.theme.tokens import Space
from ui.widgets.buttons import icon_button, secondary
from ui.widgets.cards import Sheet
from ui.widgets.labels import PlainLabel
from ui.widgets.order import tab_after
from ui.widgets.stack import column, emptied, holder, row

ADD_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


def captioned(words: str, editor: QWidget) -> QWidget:
    """Stand a small word above one cell of a line, so that it is known once it is filled in."""
    told = PlainLabel(words).wear(letter="small", tone="quiet")
    return holder(column(told, editor, gap=0))


class LineOf(Sheet):
    """One line: its cells, and buttons that move it and take it out."""

    settled = Signal()
    removed = Signal(object)
    moved = Signal(object, int)

    def __init__(self) -> None:
        super().__init__("well")

    def lay_out(self, name: str, cells: QWidget, *below: QWidget) -> None:
        """Stand the cells, and beneath them what is small and the buttons."""
        self.setAccessibleName(name)
        self.up = icon_button("chevron-up", f"Move {name} up").does(self._up)
        self.down = icon_button("chevron-down", f"Move {name} down").does(self._down)
        self.out = icon_button("trash", f"Take out {name}").does(self._out)
        foot = row(*below, None, self.up, self.down, self.out, gap=Space.XS)
        self.setLayout(column(cells, foot, gap=Space.XS, margin=Space.S))

    def item(self) -> Any:
        """Return what the line says now."""
        raise NotImplementedError

    def settle(self) -> None:
        """Tell what is waiting for a pause."""

    def focus_first(self) -> None:
        """Put the focus where the line begins."""
        self.setFocus()

    def _up(self) -> None:
        self.moved.emit(self, -1)

    def _down(self) -> None:
        self.moved.emit(self, 1)

    def _out(self) -> None:
        self.removed.emit(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.moved.emit(self, step)
        else:
            super().keyPressEvent(event)


class LinesField(Field):
    """Lines one below the other; Control and Return adds one, Alt with an arrow moves one.

    Its value is a tuple of what the lines say.
    """

    def __init__(self, label: str, hint: str, none: str, add: str) -> None:
        super().__init__(label, hint)
        self.lines: list[LineOf] = []
        self._room = QVBoxLayout()
        self._room.setContentsMargins(0, 0, 0, 0)
        self._room.setSpacing(Space.S)
        self._none = PlainLabel(none).wear(tone="quiet")
        self.add = secondary(add, "plus").does(self.add_line)
        inside = column(self._none, holder(self._room), row(self.add, None), gap=Space.S)
        self.edit_with(holder(inside))

    def line_for(self, item: Any, number: int) -> LineOf:
        """Return a line that shows an item."""
        raise NotImplementedError

    def blank(self) -> Any:
        """Return what a new line says."""
        raise NotImplementedError

    @property
    def value(self) -> tuple[Any, ...]:
        return tuple(line.item() for line in self.lines)

    def set_value(self, value: object) -> None:
        items = value if isinstance(value, tuple) else ()
        if items != self.value or not self.lines:
            self._show_items(items)

    def focus_first(self) -> None:
        if self.lines:
            self.lines[0].focus_first()
        else:
            self.add.setFocus()

    def flush(self) -> None:
        for line in self.lines:
            line.settle()

    def add_line(self) -> None:
        """Add a line at the end and begin to write in it."""
        self._change([*self.value, self.blank()])
        self.lines[-1].focus_first()

    def _show_items(self, items: Sequence[Any]) -> None:
        emptied(self._room)
        self.lines = [self.line_for(item, at) for at, item in enumerate(items, 1)]
        for line in self.lines:
            self._room.addWidget(line)
            line.settled.connect(self.commit)
            line.removed.connect(self._take_out)
            line.moved.connect(self._move)
            line.show()
        for first, last in ((0, self.lines[:1]), (-1, self.lines[-1:])):
            for line in last:
                (line.up if first == 0 else line.down).setEnabled(False)
        self._none.setVisible(not items)
        self._keep_order()

    def _keep_order(self) -> None:
        before: QWidget | None = None
        for line in self.lines:
            if before is not None and line.window() is before.window():
                before = tab_after(before, line)
            else:
                before = line.out
        if before is not None and before.window() is self.add.window():
            QWidget.setTabOrder(before, self.add)

    def _change(self, items: Sequence[Any]) -> None:
        self._show_items(items)
        self.commit()

    def _take_out(self, line: LineOf) -> None:
        at = self.lines.index(line)
        items = list(self.value)
        del items[at]
        self._change(items)
        if self.lines:
            self.lines[min(at, len(self.lines) - 1)].focus_first()
        else:
            self.add.setFocus()

    def _move(self, line: LineOf, by: int) -> None:
        at = self.lines.index(line)
        if not 0 <= at + by < len(self.lines):
            return
        items = list(self.value)
        items[at], items[at + by] = items[at + by], items[at]
        self._change(items)
        self.lines[at + by].focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in ADD_KEYS and not self.is_stop:
            self.add_line()
        else:
            super().keyPressEvent(event)
