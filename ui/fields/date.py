"""Dates typed as people write them, shown in words that nobody can misread."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QSize, Signal, Slot

from ui.fields.text import Line
from ui.fields.written import WrittenField

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
DAY_FIRST = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})")
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
IN_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9}) (\d{4})", re.IGNORECASE)
NARROW = 220
LONGEST = "30 September 2026"
WRONG = "Error: write a date, such as 27/3/2026"


class DateLine(Line):
    """One line that holds a date; `dated` carries it in ISO, or nothing when it was emptied."""

    dated = Signal(str)
    refused = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.stay_narrow(NARROW)
        self.settled.connect(self._on_settled)
        self.editingFinished.connect(self._tidy)

    def day(self) -> date | None:
        """Return the date that is written, or None."""
        return read_date(self.text())

    def show_day(self, day: date | None) -> None:
        """Show a date without telling anyone."""
        self.show_text(write_date(day) if day else "")

    @Slot(str)
    def _on_settled(self, text: str) -> None:
        day = read_date(text)
        if day is None and text.strip():
            self.refused.emit(WRONG)
        else:
            self.dated.emit(day.isoformat() if day else "")

    @Slot()
    def _tidy(self) -> None:
        if day := self.day():
            self.show_day(day)

    def minimumSizeHint(self) -> QSize:
        """Ask for room for the longest date, so that none is cut beside others."""
        hint, letters = super().minimumSizeHint(), self.fontMetrics()
        return QSize(
            hint.width() - letters.maxWidth() + letters.horizontalAdvance(LONGEST), hint.height()
        )


class DateField(WrittenField):
    """A date; its value is ISO text, or empty."""

    def __init__(self, label: str, hint: str = "For example 27/3/2026") -> None:
        super().__init__(label, hint)
        self.line = DateLine(label)
        self.line.dated.connect(self._on_dated)
        self.line.refused.connect(self.mark_wrong)
        self.write_in(self.line)

    @property
    def value(self) -> str:
        day = self.line.day()
        return day.isoformat() if day else ""

    def set_value(self, value: object) -> None:
        self.mark_wrong("")
        self.line.show_day(read_date(str(value or "")))

    def focus_first(self) -> None:
        self.line.setFocus()

    def flush(self) -> None:
        self.line.settle()

    @Slot(str)
    def _on_dated(self, iso: str) -> None:
        self.mark_wrong("")
        self.committed.emit(iso)


def read_date(text: str) -> date | None:
    """Read a date as it is written in Britain, or as ISO; None when it is not one."""
    tidy = " ".join(text.split())
    if found := ISO.fullmatch(tidy):
        return _day(found[1], found[2], found[3])
    if found := DAY_FIRST.fullmatch(tidy):
        return _day(found[3], found[2], found[1])
    if found := IN_WORDS.fullmatch(tidy):
        return _day(found[3], _month(found[2]), found[1])
    return None


def write_date(day: date) -> str:
    """Write a date in words; never by the machine's language."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _month(word: str) -> int:
    fits = (at for at, month in enumerate(MONTHS, 1) if month.lower().startswith(word.lower()))
    return next(fits, 0)


def _day(year: str, month: str | int, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
