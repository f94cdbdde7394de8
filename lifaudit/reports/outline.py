"""Outline: headings as a short tree, for the contents page and the bookmarks.

Many headings under one section are gathered under "first to last": a reader finds a case
sooner, and a chain of hundreds of bookmarks would overflow the signature checkers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lifaudit.reports.canvas import Landmark, TaggedCanvas

_CROWD = 24
_HANDFUL = 20


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading, where it is, and what stands under it."""

    title: str
    anchor: str
    page: int
    kids: tuple[Entry, ...] = ()


def outline(landmarks: Iterable[Landmark]) -> tuple[Entry, ...]:
    """Return sections with their level 2 headings, crowds gathered."""
    sections: list[tuple[Landmark, list[Entry]]] = []
    for mark in landmarks:
        if mark.level == 1:
            sections.append((mark, []))
        elif mark.level == 2 and sections:  # noqa: PLR2004 - the level is its name
            sections[-1][1].append(Entry(mark.text, mark.anchor, mark.page))
    return tuple(
        Entry(mark.text, mark.anchor, mark.page, _gathered(kids)) for mark, kids in sections
    )


def _gathered(kids: list[Entry]) -> tuple[Entry, ...]:
    if len(kids) <= _CROWD:
        return tuple(kids)
    groups = [tuple(kids[at : at + _HANDFUL]) for at in range(0, len(kids), _HANDFUL)]
    return tuple(
        Entry(f"{group[0].title} to {group[-1].title}", group[0].anchor, group[0].page, group)
        for group in groups
    )


def write_bookmarks(canvas: TaggedCanvas, entries: Iterable[Entry]) -> None:
    """Add the bookmarks panel: sections closed, so that it opens as a short list."""
    _write(canvas, entries, 0)


def _write(canvas: TaggedCanvas, entries: Iterable[Entry], level: int) -> None:
    for entry in entries:
        canvas.addOutlineEntry(entry.title, entry.anchor, level, closed=bool(entry.kids))
        _write(canvas, entry.kids, level + 1)
