"""A number that a question asks for: between its limits, in its steps, with its unit in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent

from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Limits, Question
from lifaudit.domain.values import limits_of, number_in, written
from ui.fields.text import Line
from ui.fields.written import WrittenField
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, icon_button
from ui.widgets.labels import PlainLabel
from ui.widgets.stack import holder, row

NARROW = 128
FAR = 10  # steps that Page Up and Page Down go
STEPS = {
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_PageUp: FAR,
    Qt.Key.Key_PageDown: -FAR,
}
Refuse = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Measure:
    """What a number is measured in: its limits, the word behind it, and what the hint says."""

    limits: Limits
    unit: str
    hint: str


class NumberLine(Line):
    """One line whose arrow keys step; `stepped` carries by how much."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if step is None or held or self.isReadOnly():
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


class QuantityField(WrittenField):
    """Digits type, arrows step; what does not fit, as `refuse` says, is never committed."""

    def __init__(self, label: str, measure: Measure, refuse: Refuse) -> None:
        super().__init__(label, measure.hint)
        self._limits, self._refuse = measure.limits, refuse
        self.line = NumberLine(f"{label} ({measure.unit})" if measure.unit else label)
        self.line.setAccessibleDescription(measure.hint)
        self.line.stay_narrow(NARROW)
        self.line.settled.connect(self._on_settled)
        self.line.editingFinished.connect(self._tidy)
        self.line.stepped.connect(self._step)
        self.less = self._button("minus", "Less", -1)
        self.more = self._button("plus", "More", 1)
        unit = PlainLabel(measure.unit)
        unit.setWordWrap(False)
        if not measure.unit:
            unit.hide()  # never shown here: it would be a window until it stands in the field
        buttons = row(self.less, self.more, gap=0)
        self.write_in(self.line, holder(row(self.line, unit, buttons, None, gap=Space.S)))

    def _button(self, icon: str, name: str, by: int) -> Button:
        """Return a button for the pointer; the keyboard has the arrows."""
        made = icon_button(icon, f"{name}: {self.label.text()}")
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return made.does(partial(self._step, by))

    def set_editable(self, *, editable: bool) -> None:
        super().set_editable(editable=editable)
        for button in (self.less, self.more):
            button.setEnabled(editable)

    @property
    def value(self) -> str:
        text = plain(self.line.text())
        return "" if self._refuse(text) else text

    def set_value(self, value: object) -> None:
        self.mark_wrong("")
        self.line.show_text(str(value or ""))

    def focus_first(self) -> None:
        self.line.setFocus()

    def flush(self) -> None:
        self.line.settle()

    @Slot(str)
    def _on_settled(self, text: str) -> None:
        told = self._refuse(plain(text))
        self.mark_wrong(f"Error: {told[0].lower()}{told[1:]}" if told else "")
        if not told:
            self.committed.emit(self.value)

    @Slot(int)
    def _step(self, by: int) -> None:
        """Go so many steps on, as far as the limits let; from nothing, to where it begins."""
        number = number_in(plain(self.line.text()))
        start = Decimal(str(self._limits.least or 0))
        step = Decimal(str(self._limits.step or 1))
        to = start if number is None else number + by * step
        self.line.enter(written(self._within(to)))

    def _within(self, number: Decimal) -> Decimal:
        least, most = self._limits.least, self._limits.most
        if least is not None:
            number = max(number, Decimal(str(least)))
        return number if most is None else min(number, Decimal(str(most)))

    @Slot()
    def _tidy(self) -> None:
        if value := self.value:
            self.line.show_text(value)


def plain(text: str) -> str:
    """Return a number as answers hold it, from how people write it; other text as it is."""
    tidy = text.strip().removesuffix("%").strip().replace(",", ".")
    number = number_in(tidy)
    return tidy if number is None else written(number)


def measure_of(question: Question) -> Measure:
    """Return what a question's number is measured in."""
    limits = limits_of(question)
    unit = "%" if question.kind is Kind.PERCENTAGE else limits.unit.replace("-", " ")
    return Measure(limits, unit, _hint(question.kind, limits))


def _hint(kind: Kind, limits: Limits) -> str:
    """Say what fits; nothing where every number does."""
    told = "A whole number" if kind is Kind.WHOLE else "A number"
    least = "" if limits.least is None else written(limits.least)
    most = "" if limits.most is None else written(limits.most)
    if least and most:
        told += f" from {least} to {most}"
    elif least or most:
        told += f", {least} or more" if least else f", {most} or less"
    if limits.step and (kind is not Kind.WHOLE or limits.step != 1):
        told += f", in steps of {written(limits.step)}"
    return "" if told == "A number" else f"{told}."
