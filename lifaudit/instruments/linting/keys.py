"""Keys that will not keep their meaning: positions, and keys that are nearly the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lifaudit.domain.instrument import Instrument
from lifaudit.domain.remark import Place, Remark, Severity
from lifaudit.instruments.walk import asked_in, sections_of

_POSITION = re.compile(
    r"(?:q|question|item|field|number|no|section|part|page|untitled|new)?-?\d+[a-z]?"
)


def unstable_keys(instrument: Instrument) -> Iterator[Remark]:
    """Find keys that the next change to the form would make untrue or mix up."""
    sections = [((*place, "key"), section.key) for place, section in sections_of(instrument)]
    questions = [((*asked.place, "key"), asked.question.key) for asked in asked_in(instrument)]
    for place, key in (*sections, *questions):
        last = key.rpartition(".")[2]
        if _POSITION.fullmatch(last):
            yield Remark(
                place,
                f"The key '{key}' is a position.",
                "When questions are moved or added, it says something untrue for ever.",
                "Name what it is about, in a few words.",
                Severity.ADVICE,
            )
    yield from _nearly_twins(sections)
    yield from _nearly_twins(questions)
    for asked in asked_in(instrument):
        choices = enumerate(asked.question.choices)
        codes = (((*asked.place, "choices", at, "code"), choice.code) for at, choice in choices)
        yield from _nearly_twins(codes)


def _nearly_twins(named: Iterable[tuple[Place, str]]) -> Iterator[Remark]:
    """Find names that differ only in capitals, hyphens or underscores."""
    first: dict[str, tuple[Place, str]] = {}
    for place, name in named:
        bare = re.sub(r"[-_]", "", name).casefold()
        before = first.setdefault(bare, (place, name))
        if before[1] != name:
            yield Remark(
                place,
                f"'{name}' and '{before[1]}' are nearly the same.",
                "People who work with the figures will take one for the other.",
                "Give one of the two another name.",
                Severity.ADVICE,
                before[0],
            )
