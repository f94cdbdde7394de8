"""Which part of a draft each thing in a changed instrument is: by its name, or by its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from lifaudit.domain.drafted import DraftPart, DraftQuestion

NOWHERE = ("", "")
UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing an instrument holds: its key, and for a question the parts it is asked in."""

    name: str
    home: tuple[str, str] = NOWHERE


def matched(
    wanted: Sequence[Wanted],
    standing: Sequence[DraftPart],
    taken: frozenset[str] = frozenset(),
) -> tuple[str, ...]:
    """Return the part of each thing wanted, in order; a new id for what is new.

    A thing is the part of its name that stands, one in its own home first. A name that no part has
    is a new name for the part that stood at the same place, or else a part of that id brought back.
    Ids in `taken` belong to other parts.
    """
    live = sorted((one for one in standing if not one.removed), key=attrgetter("place", "part"))
    found: dict[int, str] = {}
    for same_home in (True, False):
        _by_name(wanted, live, found, same_home=same_home)
    _by_place(wanted, live, found)
    used = {*taken, *(one.part for one in live)}
    resting = {one.part for one in standing if one.removed}
    return tuple(_named(wanted, found, used, resting))


def _by_name(
    wanted: Sequence[Wanted], live: Sequence[DraftPart], found: dict[int, str], *, same_home: bool
) -> None:
    taken = set(found.values())
    names: dict[Any, list[str]] = {}
    for one in live:
        if one.part not in taken:
            names.setdefault((one.name, _home(one) if same_home else None), []).append(one.part)
    for at, each in enumerate(wanted):
        some = names.get((each.name, each.home if same_home else None))
        if at not in found and some:
            found[at] = some.pop(0)


def _by_place(
    wanted: Sequence[Wanted],
    live: Sequence[DraftPart],
    found: dict[int, str],
) -> None:
    """Take a thing with a new name for the part left over at its place among its like."""
    taken = set(found.values())
    stood = {where: one.part for where, one in _numbered(live) if one.part not in taken}
    count: dict[tuple[str, str], int] = {}
    for at, each in enumerate(wanted):
        number = count[each.home] = count.get(each.home, -1) + 1
        if at not in found and (part := stood.get((each.home, number))):
            found[at] = part


def _numbered(
    live: Sequence[DraftPart],
) -> Iterator[tuple[tuple[tuple[str, str], int], DraftPart]]:
    count: dict[tuple[str, str], int] = {}
    for one in live:
        home = _home(one)
        count[home] = count.get(home, -1) + 1
        yield (home, count[home]), one


def _named(
    wanted: Sequence[Wanted], found: dict[int, str], used: set[str], resting: set[str]
) -> Iterator[str]:
    for at, each in enumerate(wanted):
        part = found.get(at) or _fresh(each.name, used, resting)
        used.add(part)
        yield part


def _fresh(name: str, used: set[str], resting: set[str]) -> str:
    """Return the name itself where it is free or rests, or else the name with a number."""
    stem = name or UNNAMED
    part, number = stem, 1
    while part in used or (number > 1 and part in resting):
        number += 1
        part = f"{stem}~{number}"
    return part


def _home(part: DraftPart) -> tuple[str, str]:
    return part.home if isinstance(part, DraftQuestion) else NOWHERE
