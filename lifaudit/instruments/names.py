"""The rules for names: keys that can stand anywhere, once each, and lead to something."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lifaudit.domain.remark import Place, Remark
from lifaudit.instruments.findings import did_you_mean

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TWICE = "Answers are kept under this name, so two of them would be mixed up."


def sound_key(place: Place, key: str) -> Iterator[Remark]:
    """Find a key that could not stand in a file name."""
    if key and not _SLUG.fullmatch(key):
        yield Remark(
            place,
            f"'{key}' cannot be used as a key.",
            "Keys stand in file names, reports and exports.",
            "Use small letters, digits and single hyphens only.",
        )


def fitting_key(place: Place, key: str, section: str) -> Iterator[Remark]:
    """Find a question key that does not begin with its section."""
    start, _, rest = key.partition(".")
    if key and section and not (start == section and _SLUG.fullmatch(rest)):
        yield Remark(
            place,
            f"The question key '{key}' does not fit its section.",
            "A key tells where a question belongs and keeps its meaning for ever.",
            f"Write it as {section}.a-few-words, in small letters, digits and hyphens.",
        )


def known_scale(place: Place, wanted: str, known: frozenset[str]) -> Iterator[Remark]:
    """Find the name of a scale that nobody brought."""
    if wanted not in known:
        yield Remark(
            place,
            f"There is no scale called '{wanted}'.",
            "Nobody could choose an answer.",
            did_you_mean(wanted, known),
        )


def twins(named: Iterable[tuple[Place, str]]) -> Iterator[Remark]:
    """Find every name that was used before, with the place of the first."""
    first: dict[str, Place] = {}
    for place, name in named:
        if name and name in first:
            mend = "Give one of the two another name."
            yield Remark(place, f"'{name}' is used twice.", _TWICE, mend, twin=first[name])
        first.setdefault(name, place)


def one_word(place: Place, code: str) -> Iterator[Remark]:
    """Find a code that would be read as several."""
    if any(sign.isspace() for sign in code):
        yield Remark(
            place,
            f"The code '{code}' holds a space.",
            "Several codes are kept side by side with a space between them.",
            "Put a hyphen in its place. The label may hold spaces.",
        )
