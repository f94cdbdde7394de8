"""The choices sheet: lists that questions offer, and lists that are scales."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lifaudit.domain.question import Choice, Extra
from lifaudit.domain.remark import Place
from lifaudit.domain.scale import Point, Scale
from lifaudit.instruments.xlsform.desk import Desk
from lifaudit.instruments.xlsform.headings import Entries, Entry
from lifaudit.instruments.xlsform.values import number, plain_text
from lifaudit.instruments.xlsform.words import NO, YES


@dataclass(frozen=True, slots=True)
class Lists:
    """Every list by its name, in the order of the sheet, and the properties choices may have."""

    by_name: Mapping[str, tuple[Entry, ...]]
    extras: tuple[str, ...]

    def names_of_scales(self, graded: frozenset[str]) -> tuple[str, ...]:
        """Name the lists that are scales: they say so, or a grade is picked from them."""
        return tuple(
            name
            for name, rows in self.by_name.items()
            if name in graded or any(row["scale"] for row in rows)
        )


def lists_of(desk: Desk, entries: Entries) -> Lists:
    """Gather the rows of each list."""
    found: dict[str, list[Entry]] = {}
    for row in entries.rows:
        if not row["list_name"] or not row["name"]:
            missing = "name" if row["list_name"] else "list_name"
            desk.flag(
                row.spot, missing, f"'{missing}' is missing.", "Fill the cell, or take the row out."
            )
        found.setdefault(row["list_name"], []).append(row)
    return Lists({name: tuple(rows) for name, rows in found.items()}, entries.others)


def choices(desk: Desk, lists: Lists, name: str, place: Place) -> tuple[Choice, ...]:
    """Return the choices of a list, and remember where they stand."""
    rows = lists.by_name.get(name, ())
    for at, row in enumerate(rows):
        desk.places.put((*place, "choices", at), row.spot)
    return tuple(_choice(desk, lists, row) for row in rows)


def _choice(desk: Desk, lists: Lists, row: Entry) -> Choice:
    return Choice(
        row["name"],
        plain_text(desk, row, "label") or row["name"],
        number(desk, row, "points"),
        row["alone"].casefold() == YES,
        tuple(Extra(name, row[name]) for name in lists.extras if row[name]),
    )


def scale(desk: Desk, lists: Lists, name: str, place: Place) -> Scale:
    """Return a list as a scale, and remember where its points stand."""
    rows = lists.by_name[name]
    desk.places.put(place, rows[0].spot)
    for at, row in enumerate(rows):
        desk.places.put((*place, "point", at), row.spot)
    title = next((row["scale"] for row in rows if row["scale"]), name)
    return Scale(name, title, tuple(_point(desk, row) for row in rows))


def _point(desk: Desk, row: Entry) -> Point:
    label = plain_text(desk, row, "label") or row["name"]
    points = number(desk, row, "points")
    return Point(
        code=row["name"],
        label=label,
        points=points,
        role=row["role"] or "neutral",
        descriptor=plain_text(desk, row, "descriptor") or label,
        counts=row["counts"].casefold() != NO,
    )
