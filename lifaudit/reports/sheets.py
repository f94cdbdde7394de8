"""Sheets: plain tables for spreadsheets, in which nothing a person typed can act.

A spreadsheet runs a cell that begins with `=`, `+`, `-`, `@`, a tab or a line end; a leading
apostrophe makes it text again.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lifaudit.reports.wording import harmless

Value = str | int | float | None
_ACTING = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""The last four are the full-width forms, which some spreadsheets read as the plain ones."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A named table of texts and numbers."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...] = field(repr=False)


def inert(value: Value) -> Value:
    """Return the value so that no spreadsheet calculates it; numbers stay numbers."""
    if not isinstance(value, str):
        return value
    text = harmless(value)
    return f"'{text}" if value.startswith(_ACTING) or text.lstrip().startswith(_ACTING) else text
