"""Phrases: dates, counts, lists and openings of long texts, as the report says them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from lifaudit.domain.words import day_of
from lifaudit.reports.tree import Bullets, Paragraph, Plain, Strong, plain

UNSAID = "Not recorded"
_SENTENCE = re.compile(r".+?[.!?](?=\s|$)", re.DOTALL)
_BLANK = re.compile(r"\n\s*\n")


def day(value: date | None) -> str:
    """Return a date such as 14 October 2026, the same in every language of the computer."""
    return day_of(value) if value else UNSAID


def moment(value: datetime) -> str:
    """Return a date and time of UTC, to the minute."""
    return f"{day(value)}, {value:%H:%M} UTC"


def span(start: date | None, end: date | None) -> str:
    """Return a period of days, open where only one end is known."""
    if start and end:
        return f"{day(start)} to {day(end)}"
    if start:
        return f"{day(start)} onwards"
    return f"up to {day(end)}" if end else UNSAID


def count(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def listed(words: Sequence[str]) -> str:
    """Return words in a row: a, b and c."""
    return " and ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else "".join(words)


def told(text: str, otherwise: str = UNSAID) -> str:
    """Return a text, or what is said in its place when there is none."""
    return text if text.strip() else otherwise


def opening(text: str, most: int = 240) -> str:
    """Return the first sentence of a text, cut at a word where even that is too long."""
    even = " ".join(text[: 4 * most].split())
    found = _SENTENCE.match(even)
    first = found.group() if found else even
    if len(first) <= most:
        return first
    return first[:most].rsplit(" ", 1)[0] + "…"


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Return what somebody wrote, parted where they left a line empty."""
    return tuple(Paragraph(plain(part.strip())) for part in _BLANK.split(text) if part.strip())


def labelled(label: str, text: str) -> tuple[Paragraph, ...]:
    """Return a text that opens with its label; nothing when it says nothing."""
    parts = paragraphs(text)
    if not parts:
        return ()
    return (Paragraph((Strong(f"{label}. "), *parts[0].runs)), *parts[1:])


def bullets(lines: Sequence[tuple[str, str]]) -> tuple[Bullets, ...]:
    """Return a list of lines, each with the words it opens with; nothing for none."""
    items = tuple((Strong(f"{label}. "), Plain(text)) for label, text in lines)
    return (Bullets(items),) if items else ()
