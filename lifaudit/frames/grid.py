"""Rows of a file as they stand there, with their numbers, before anybody asks what they mean."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import NoReturn

from lifaudit.domain.errors.sampling import FrameProblem, FrameRefused

MOST_LINES = 20_000
MOST_COLUMNS = 20


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as a spreadsheet shows it, and its cells as tidy text."""

    number: int
    cells: tuple[str, ...] = field(repr=False)

    @property
    def is_empty(self) -> bool:
        """Nothing stands in any cell."""
        return not any(self.cells)


@dataclass(frozen=True, slots=True)
class Grid:
    """What a file holds: rows, and notes on what was left aside."""

    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()


def tidy(text: str) -> str:
    """Return a text in one normal form, without spaces at its ends or twice within."""
    plain = unicodedata.normalize("NFC", text).replace("\N{NO-BREAK SPACE}", " ")
    return " ".join(word for word in plain.split(" ") if word)


def refuse(why: str, *rows: int) -> NoReturn:
    """Refuse a file as a whole."""
    raise FrameRefused((FrameProblem("", tuple(rows), why),))
