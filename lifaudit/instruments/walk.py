"""A walk through an instrument that knows the place of everything it comes past."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lifaudit.domain.instrument import Instrument, Section
from lifaudit.domain.question import Question
from lifaudit.domain.remark import Place


@dataclass(frozen=True, slots=True)
class Asked:
    """A question at its place; `group` is the one whose rows it is asked in, if any."""

    place: Place
    question: Question
    section: Section
    group: Question | None = None


def sections_of(instrument: Instrument) -> Iterator[tuple[Place, Section]]:
    """Give every section with its place, the overall one last."""
    for at, section in enumerate(instrument.sections):
        yield ("section", at), section
    if instrument.overall is not None:
        yield ("overall",), instrument.overall


def asked_in(instrument: Instrument) -> Iterator[Asked]:
    """Give every question with its place, those inside a group after it."""
    for place, section in sections_of(instrument):
        for at, question in enumerate(section.questions):
            yield from _each(Asked((*place, "question", at), question, section))


def _each(asked: Asked) -> Iterator[Asked]:
    yield asked
    for at, inner in enumerate(asked.question.questions):
        place = (*asked.place, "question", at)
        yield from _each(Asked(place, inner, asked.section, asked.question))
