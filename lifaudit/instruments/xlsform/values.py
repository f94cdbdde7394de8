"""Single cells as values: texts, numbers, and yes or no."""

from __future__ import annotations

import math

from lifaudit.instruments.read_question import FURTHEST
from lifaudit.instruments.table import folded
from lifaudit.instruments.xlsform.desk import Desk
from lifaudit.instruments.xlsform.headings import Entry


def plain_text(desk: Desk, row: Entry, heading: str) -> str:
    """Return a text people read, its wrapped lines joined; it cannot show an answer inside."""
    text = folded(row[heading])
    if "${" in text:
        what = "A text shows an answer inside itself."
        desk.flag(row.spot, heading, what, "Write it without ${...}.", "It is shown as it stands.")
    return text


def number(desk: Desk, row: Entry, heading: str) -> float | None:
    """Return a number, or nothing where the cell is empty."""
    if not row[heading]:
        return None
    try:
        found = float(row[heading])
    except ValueError:
        found = math.nan
    if abs(found) <= FURTHEST:
        return found
    desk.flag(row.spot, heading, "This is not a number.", f"Write a number up to {FURTHEST}.")
    return None


def whole(desk: Desk, row: Entry, heading: str) -> int:
    """Return a whole number; 0 where the cell is empty."""
    found = number(desk, row, heading) or 0.0
    if found != int(found):
        desk.flag(row.spot, heading, "This is not a whole number.", "Write it without a fraction.")
    return int(found)
