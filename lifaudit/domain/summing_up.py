"""One question over all returns: what was answered how often, and between which ends.

Words are never summed up; who answered in words is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from lifaudit.domain.instrument import Instrument, Section
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Question
from lifaudit.domain.reading import in_words
from lifaudit.domain.returns import Told, told_in
from lifaudit.domain.sheet import Sheet
from lifaudit.domain.values import codes_in, day_in, number_in, written

MOST = 6
"""So many different words are named; the others are counted."""


@dataclass(frozen=True, slots=True)
class Summed:
    """What all returns say to one question; `returns` counts those that answered it.

    A question in the rows of a group is answered once for each row.
    """

    section: Section
    question: Question
    answers: int
    returns: int
    words: str


def summed_up(form: Instrument, returns: Iterable[Sheet]) -> tuple[Summed, ...]:
    """Sum up every question anybody answered, in the order of the form; what is hidden is left."""
    found: dict[str, list[tuple[Sheet, Told]]] = {}
    for sheet in returns:
        for told in told_in(sheet) if sheet.is_involved else ():
            if told.counts and told.answer.value:
                found.setdefault(told.posed.question.key, []).append((sheet, told))
    return tuple(
        _summed(form, section, question, found[question.key])
        for section in form.all_sections
        for asked in section.questions
        for question in asked.each
        if question.key in found
    )


def _summed(
    form: Instrument, section: Section, question: Question, given: Sequence[tuple[Sheet, Told]]
) -> Summed:
    values = [told.answer.value for _, told in given]
    places = {sheet.place for sheet, _ in given}
    return Summed(section, question, len(values), len(places), _words(form, question, values))


def _words(form: Instrument, question: Question, values: Sequence[str]) -> str:
    kind = question.kind
    if kind is Kind.RANKING:
        return _ranked(question, values)
    if kind in (Kind.SHORT_TEXT, Kind.LONG_TEXT):
        return "Answered in words"
    if kind.is_number or kind in (Kind.DATE, Kind.CALCULATED):
        if all(number_in(one) is not None for one in values):
            return _between(form, question, sorted(values, key=lambda one: number_in(one) or 0))
        if all(day_in(one) for one in values):
            return _between(form, question, sorted(values))
    if kind.takes_several:
        values = [code for value in values for code in codes_in(value)]
    return _often(form, question, values)


def _between(form: Instrument, question: Question, ordered: Sequence[str]) -> str:
    """Say the ends; of numbers also the middle, which one strange answer does not move."""
    numbers = [number for one in ordered if (number := number_in(one)) is not None]
    last = in_words(form, question, ordered[-1])
    first = written(numbers[0]) if numbers else in_words(form, question, ordered[0])
    if ordered[0] == ordered[-1]:
        return last
    middle = f", middle {written(round(median(numbers), 2))}" if numbers else ""
    return f"{first} to {last}{middle}"


def _often(form: Instrument, question: Question, codes: Sequence[str]) -> str:
    """Say every answer with how often it was given: choices in their order, words by number."""
    counts = Counter(in_words(form, question, one) for one in codes)
    order = {word: at for at, word in enumerate(_offered(form, question))}
    some = sorted(counts.items(), key=lambda one: (order.get(one[0], len(order)), -one[1], one[0]))
    told = ", ".join(f"{number} {word}" for word, number in some[:MOST])
    more = len(some) - MOST
    return f"{told} and {more} more" if more > 0 else told


def _offered(form: Instrument, question: Question) -> list[str]:
    if question.kind.takes_scale:
        return [point.label for point in form.scale(question.scale or "").points]
    return [choice.label for choice in question.choices]


def _ranked(question: Question, values: Sequence[str]) -> str:
    """Say who was put first how often, and the mean place of each, best first."""
    places: dict[str, list[int]] = {}
    for value in values:
        for at, code in enumerate(codes_in(value), 1):
            places.setdefault(code, []).append(at)
    labels = {one.code: one.label for one in question.choices}
    means = {code: sum(some) / len(some) for code, some in places.items()}
    order = sorted(means, key=lambda code: (means[code], code))
    return ", ".join(f"{labels.get(one, one)} (mean place {means[one]:.1f})" for one in order)
