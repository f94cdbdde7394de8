"""Fields for words and numbers."""

from __future__ import annotations

import re

from PySide6.QtCore import Slot

from ui.fields.text import Box, Line
from ui.fields.written import WrittenField

NUMBER = re.compile(r"-?\d{1,9}([.,]\d{1,4})?")
NARROW = 220


class ShortTextField(WrittenField):
    """One line of words."""

    def __init__(self, label: str, hint: str = "") -> None:
        super().__init__(label, hint)
        self.line = Line(label)
        self.line.settled.connect(self.commit)
        self.write_in(self.line)

    @property
    def value(self) -> str:
        return self.line.text()

    def set_value(self, value: object) -> None:
        self.line.show_text(str(value or ""))

    def focus_first(self) -> None:
        self.line.setFocus()

    def flush(self) -> None:
        self.line.settle()


class LongTextField(WrittenField):
    """As many lines as the person needs."""

    def __init__(self, label: str, hint: str = "", least_lines: int = 3) -> None:
        super().__init__(label, hint)
        self.box = Box(label, least_lines)
        self.box.settled.connect(self.commit)
        self.write_in(self.box)

    @property
    def value(self) -> str:
        return self.box.text()

    def set_value(self, value: object) -> None:
        self.box.show_text(str(value or ""))

    def focus_first(self) -> None:
        self.box.setFocus()

    def flush(self) -> None:
        self.box.settle()


class NumberField(WrittenField):
    """A number, as text; what is not a number is never committed."""

    def __init__(self, label: str, hint: str = "") -> None:
        super().__init__(label, hint)
        self.line = Line(label)
        self.line.stay_narrow(NARROW)
        self.line.settled.connect(self._on_settled)
        self.write_in(self.line)

    @property
    def value(self) -> str:
        text = self.line.text().strip()
        return text.replace(",", ".") if NUMBER.fullmatch(text) else ""

    def set_value(self, value: object) -> None:
        self.mark_wrong("")
        self.line.show_text("" if value is None else str(value))

    def focus_first(self) -> None:
        self.line.setFocus()

    def flush(self) -> None:
        self.line.settle()

    @Slot(str)
    def _on_settled(self, text: str) -> None:
        wrong = bool(text.strip()) and not self.value
        self.mark_wrong("Error: write a number, such as 12 or 2.5" if wrong else "")
        if not wrong:
            self.committed.emit(self.value)
