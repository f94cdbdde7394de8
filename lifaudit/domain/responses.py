"""What many people answered, counted by question; no single response can be read from it.

Fewer than FEWEST answers to a question are not counted out: in so small a group people can be told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lifaudit.domain.dossier import Dossier
from lifaudit.domain.grading import taking_part
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Question
from lifaudit.domain.reading import in_words
from lifaudit.domain.values import codes_in, number_in, written

FEWEST = 5


@dataclass(frozen=True, slots=True)
class Spread:
    """One question: how many answered it, and how often each answer was given.

    `parts` is empty where too few answered, and where answers are in people's own words.
    """

    section: str
    question: str
    text: str
    answered: int
    parts: tuple[tuple[str, int], ...]

    @property
    def is_hidden(self) -> bool:
        """Too few answered for the numbers to be told."""
        return 0 < self.answered < FEWEST


def spreads(dossier: Dossier) -> tuple[Spread, ...]:
    """Return every question of the instrument with how its answers are spread."""
    here = set(taking_part(dossier))
    given: dict[str, list[str]] = {}
    for one in dossier.answers:
        place = (one.case, one.agency)
        if place in here and one.value.strip() and not dossier.hides(*place, one.question):
            given.setdefault(one.question, []).append(one.value)
    return tuple(_spreads(dossier.instruments.main, given))


def _spreads(form: Instrument, given: dict[str, list[str]]) -> Iterator[Spread]:
    for section in form.all_sections:
        for asked in section.questions:
            if asked.kind.answered:
                values = given.get(asked.key, [])
                parts = _parts(form, asked, values) if len(values) >= FEWEST else ()
                yield Spread(section.title, asked.key, asked.text, len(values), parts)


def _parts(form: Instrument, asked: Question, values: list[str]) -> tuple[tuple[str, int], ...]:
    if asked.kind is Kind.RANKING:
        firsts = Counter(codes[0] for value in values if (codes := codes_in(value)))
        return tuple((f"{one.label} put first", firsts[one.code]) for one in asked.choices)
    counts = Counter(code for value in values for code in codes_in(value))
    if asked.kind.takes_scale:
        points = form.scale(asked.scale or "").points
        return tuple((one.label, counts[one.code]) for one in points)
    if asked.kind.takes_choices:
        return tuple((one.label, counts[one.code]) for one in asked.choices)
    if asked.kind.is_number:
        numbers = Counter(number for one in values if (number := number_in(one)) is not None)
        return tuple((in_words(form, asked, written(one)), numbers[one]) for one in sorted(numbers))
    return ()
