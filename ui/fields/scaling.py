"""A number on a line from one end to the other, such as from 0 to 10, picked by typing it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lifaudit.domain.question import Question
from lifaudit.domain.values import limits_of, written
from ui.fields.field import Field
from ui.theme.style import mark
from ui.theme.tokens import Space
from ui.widgets.labels import PlainLabel
from ui.widgets.one_of import OneOf
from ui.widgets.options import ARROWS, CLEAR
from ui.widgets.stack import column, holder, row
from ui.widgets.tiles import Tiles

PAUSE = 700  # milliseconds in which a 0 after a 1 makes 10
TILE = 44
HINT = "A number key picks; for 10 type 1 and 0. Arrows travel, Space picks, Delete clears."


class MarkButton(OneOf):
    """One number of the line; digits and arrows are left to the line."""

    def __init__(self, value: str, name: str) -> None:
        super().__init__(value)
        self.value = value
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        mark(self, role="mark")


class MarkLine(QWidget):
    """The numbers side by side; what is picked shows at once and is told when it is whole."""

    picked = Signal(str)
    shown = Signal()

    def __init__(self, values: Sequence[str], names: Sequence[str]) -> None:
        super().__init__()
        self.marks = [MarkButton(*each) for each in zip(values, names, strict=True)]
        self.setLayout(Tiles(self.marks, TILE, Space.XS))
        self._typed, self._told = "", ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.settle)
        for one in self.marks:
            one.clicked.connect(lambda *_, one=one: self._pick(one.value))
        self._set_tab_stop()

    def value(self) -> str:
        """Return the number that is picked, or nothing."""
        return next((one.value for one in self.marks if one.isChecked()), "")

    def show_value(self, value: str) -> None:
        """Show a number without telling anyone."""
        self._pause.stop()
        self._typed, self._told = "", value
        self._check(value)

    def focus_first(self) -> None:
        """Put the focus on what is picked, or on the first."""
        self._tab_stop().setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def settle(self) -> None:
        """Tell what is picked if it differs from what was told last."""
        self._pause.stop()
        self._typed = ""
        if self.value() != self._told:
            self._told = self.value()
            self.picked.emit(self._told)

    def _pick(self, value: str) -> None:
        self._check(value)
        if value:
            self._tab_stop().setFocus(Qt.FocusReason.OtherFocusReason)
        self.settle()

    def _type(self, digit: str) -> None:
        """Take a digit; one that may begin a longer number waits a moment for the next."""
        known = [one.value for one in self.marks]
        typed = next((each for each in (self._typed + digit, digit) if each in known), "")
        if not typed:
            return
        self._check(typed)
        self._tab_stop().setFocus(Qt.FocusReason.OtherFocusReason)
        self._typed = typed
        if any(each != typed and each.startswith(typed) for each in known):
            self._pause.start()
        else:
            self.settle()

    def _check(self, value: str) -> None:
        for one in self.marks:
            one.show_chosen(chosen=bool(value) and one.value == value)
        self._set_tab_stop()
        self.shown.emit()

    def _tab_stop(self) -> MarkButton:
        return next((one for one in self.marks if one.isChecked()), self.marks[0])

    def _set_tab_stop(self) -> None:
        stop = self._tab_stop()
        for one in self.marks:
            tabbed = Qt.FocusPolicy.StrongFocus if one is stop else Qt.FocusPolicy.ClickFocus
            one.setFocusPolicy(tabbed)

    def _travel(self, step: int) -> None:
        self.settle()
        at = next((n for n, one in enumerate(self.marks) if one.hasFocus()), 0)
        to = min(max(at + step, 0), len(self.marks) - 1)
        self.marks[to].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.key() - Qt.Key.Key_0
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif digit in range(10):
            self._type(str(digit))
        elif event.key() in ARROWS:
            self._travel(ARROWS[Qt.Key(event.key())])
        elif event.key() in CLEAR and self.value():
            self._pick("")
        else:
            super().keyPressEvent(event)


class ScalingField(Field):
    """The line, what its ends mean, and the number that was picked in words."""

    def __init__(self, question: Question) -> None:
        super().__init__(question.text, HINT)
        limits = limits_of(question)
        values = marks_of(limits.least or 0, limits.most or 0, limits.step or 1)
        self._most = values[-1]
        ends = {values[0]: limits.low, values[-1]: limits.high}
        names = [f"{one} of {self._most}" + _meaning(": ", ends.get(one, "")) for one in values]
        self.line = MarkLine(values, names)
        self.line.picked.connect(self._on_picked)
        self.line.shown.connect(self._say)
        self.said = PlainLabel().wear(letter="strong")
        low = PlainLabel(f"{values[0]}{_meaning(' = ', limits.low)}")
        high = PlainLabel(f"{self._most}{_meaning(' = ', limits.high)}")
        high.setAlignment(Qt.AlignmentFlag.AlignRight)
        ends_line = row(low.wear(tone="quiet"), high.wear(tone="quiet"), gap=Space.L)
        inside = column(self.line, ends_line if limits.low or limits.high else None, gap=Space.XS)
        inside.addWidget(self.said)
        self.edit_with(holder(inside))
        self._say()

    @property
    def value(self) -> str:
        return self.line.value()

    def set_value(self, value: object) -> None:
        self.line.show_value(str(value or ""))

    def focus_first(self) -> None:
        self.line.focus_first()

    def flush(self) -> None:
        self.line.settle()

    @Slot(str)
    def _on_picked(self, value: str) -> None:
        self.mark_gap("")
        self.committed.emit(value)

    @Slot()
    def _say(self) -> None:
        value = self.line.value()
        self.said.setText(f"{value} of {self._most}" if value else "Nothing picked yet")
        self.said.wear(tone="" if value else "quiet")


def marks_of(least: float, most: float, step: float) -> tuple[str, ...]:
    """Return every number from one end to the other, as answers hold them."""
    count = int((most - least) / step) + 1
    return tuple(written(round(least + at * step, 6)) for at in range(count))


def _meaning(before: str, words: str) -> str:
    return f"{before}{words}" if words else ""
