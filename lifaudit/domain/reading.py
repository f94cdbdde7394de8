"""How an answer reads in words: labels for codes, numbers with their unit, dates in English.

One rule for the window, the history, the reports and the tables. A value that does not fit its
question is read as it stands, so that nothing recorded is ever hidden by how it reads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from lifaudit.domain.instrument import Instrument
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import UNITS, Question
from lifaudit.domain.values import YES, codes_in, day_in, limits_of, number_in, written
from lifaudit.domain.words import day_of

_TRUTHS = {"true": "Yes", "false": "No"}


def in_words(form: Instrument, question: Question, value: str) -> str:
    """Return an answer as people say it; nothing for nothing."""
    if not value.strip():
        return ""
    if question.kind.takes_scale:
        return _labelled(value, _points(form, question))
    if question.kind is Kind.RANKING:
        return _ranked(question, value)
    if question.kind.takes_choices:
        labels = {one.code: one.label for one in question.choices}
        return ", ".join(labels.get(code, code) for code in codes_in(value))
    read = _READERS.get(question.kind)
    return read(question, value) if read else value


def with_unit(number: Decimal, unit: str) -> str:
    """Return a number with the unit of its question, such as "2.5 hours" or "1 working day"."""
    word = unit.replace("-", " ")
    if unit in UNITS and number == 1:
        word = word.removesuffix("s")
    return f"{written(number)} {word}".rstrip()


def _points(form: Instrument, question: Question) -> Iterable[tuple[str, str]]:
    scales = (one for one in form.scales if one.key == question.scale)
    return ((point.code, point.label) for scale in scales for point in scale.points)


def _labelled(code: str, known: Iterable[tuple[str, str]]) -> str:
    return next((label for each, label in known if each == code), code)


def _ranked(question: Question, value: str) -> str:
    labels = {one.code: one.label for one in question.choices}
    places = enumerate(codes_in(value), 1)
    return ", ".join(f"{at}. {labels.get(code, code)}" for at, code in places)


def _number(question: Question, value: str) -> str:
    number = number_in(value)
    return value if number is None else with_unit(number, question.limits.unit)


def _percentage(_question: Question, value: str) -> str:
    number = number_in(value)
    return value if number is None else f"{written(number)} %"


def _scaling(question: Question, value: str) -> str:
    number, most = number_in(value), limits_of(question).most
    if number is None or most is None:
        return value
    return f"{written(number)} of {written(most)}"


def _date(_question: Question, value: str) -> str:
    day = day_in(value)
    return day_of(day) if day else value


def _acknowledged(_question: Question, value: str) -> str:
    return "Read and confirmed" if value == YES else value


def _calculated(question: Question, value: str) -> str:
    """Read what was worked out by what it looks like: its kind is known to the expression only."""
    if number_in(value) is not None:
        return _number(question, value)
    return _TRUTHS.get(value) or _date(question, value)


_READERS: dict[Kind, Callable[[Question, str], str]] = {
    Kind.WHOLE: _number,
    Kind.NUMBER: _number,
    Kind.DURATION: _number,
    Kind.PERCENTAGE: _percentage,
    Kind.SCALING: _scaling,
    Kind.DATE: _date,
    Kind.ACKNOWLEDGE: _acknowledged,
    Kind.CALCULATED: _calculated,
}
"""How each kind is read that is neither picked nor free words."""
