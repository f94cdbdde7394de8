"""What the evidence rests on: kinds of record and their dates, never where in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lifaudit.domain.practice import counting
from lifaudit.reports.content.phrases import count, day
from lifaudit.reports.content.source import Source
from lifaudit.reports.tree import Block, Heading, Paragraph, Table, plain

MOST_TYPES = 8


def evidence(source: Source) -> Iterator[Block]:
    """Yield what kinds of record the answers rest on, and of what time."""
    found = [one for each in counting(source.dossier) for one in each.evidence]
    if not found:
        return
    names: dict[str, str] = {}
    for one in found:
        names.setdefault(_kind(one.type), _even(one.type) or "Kind not recorded")
    counts = Counter(_kind(one.type) for one in found)
    rows = []
    for kind, number in counts.most_common(MOST_TYPES):
        dates = [one.on for one in found if _kind(one.type) == kind and one.on]
        first, last = (day(min(dates)), day(max(dates))) if dates else ("", "")
        rows.append((names[kind], str(number), first, last))
    yield Heading(2, "What the evidence rests on")
    told = f"{count(len(found), 'reference')} to records, by kind. No record is kept in lifaudit."
    yield Paragraph(plain(told))
    yield Table(("Kind of record", "Times", "Earliest", "Latest"), tuple(rows), (3, 1, 1.6, 1.6))
    if len(counts) > MOST_TYPES:
        left = len(counts) - MOST_TYPES
        yield Paragraph(plain(f"{left} more kinds are named less often."), "small")


def _kind(text: str) -> str:
    return _even(text).casefold()


def _even(text: str) -> str:
    return " ".join(text.split())
