"""What a well-formed answer of each kind is; how one reads in words is in lifaudit.domain.reading.

An answer is kept as text (lifaudit.domain.casework.Answer). Nothing here asks whether a question
has to be answered: an empty value fits everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from lifaudit.domain.instrument import Instrument
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Limits, Question

YES = "yes"
"""What an acknowledgement is kept as."""
HUNDRED, TEN = 100.0, 10.0
_NUMBER = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,6})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

Offered = Sequence[str] | None


def refusal_of(form: Instrument, question: Question, value: str, offered: Offered = None) -> str:
    """Say why a value is no answer to a question, for the person at the field; nothing if it fits.

    `offered` are the codes a choice filter leaves (Worked.offered); None where there is no filter.
    """
    if not value.strip():
        return ""
    if not question.kind.answered:
        return "This is not for answering: it is read, worked out or filled in row by row."
    if question.kind.takes_scale:
        codes = [point.code for point in form.scale(question.scale or "").points]
        return _one_of(value, codes, codes)
    if question.kind.takes_choices:
        return _picked(question, value, offered)
    rule = _RULES.get(question.kind)
    return rule(question, value) if rule else ""


def is_finished(question: Question, value: str, offered: Offered = None) -> bool:
    """Tell whether a value says all that is asked: something, and in a ranking every choice."""
    if question.kind is not Kind.RANKING:
        return bool(value.strip())
    wanted = {one.code for one in question.choices}
    return set(codes_in(value)) >= (wanted if offered is None else wanted & set(offered))


def tidied(question: Question, value: str) -> str:
    """Return a value as it is kept: words as they were written, all else without idle spaces."""
    if not value.strip():
        return ""
    if question.kind in (Kind.SHORT_TEXT, Kind.LONG_TEXT, Kind.PERSON):
        return value
    return " ".join(value.split())


def codes_in(value: str) -> tuple[str, ...]:
    """Return the codes of an answer that may hold several, in their order."""
    return tuple(value.split())


def number_in(value: str) -> Decimal | None:
    """Return the number an answer says, or None where it is none."""
    text = value.strip()
    return Decimal(text) if _NUMBER.fullmatch(text) else None


def day_in(value: str) -> date | None:
    """Return the day an answer says, or None where it is none."""
    text = value.strip()
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def limits_of(question: Question) -> Limits:
    """Return between what an answer lies, with what its kind implies where the form is silent."""
    given = question.limits
    least, most, step = {
        Kind.WHOLE: (None, None, 1.0),
        Kind.PERCENTAGE: (0.0, HUNDRED, None),
        Kind.DURATION: (0.0, None, None),
        Kind.SCALING: (0.0, TEN, 1.0),
    }.get(question.kind, (None, None, None))
    return replace(
        given,
        least=least if given.least is None else given.least,
        most=most if given.most is None else given.most,
        step=step if given.step is None else given.step,
    )


def written(number: float | Decimal) -> str:
    """Write a number as answers hold it: plain decimals, no more digits than it needs."""
    text = format(Decimal(str(number)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _picked(question: Question, value: str, offered: Offered) -> str:
    known = [one.code for one in question.choices]
    left = known if offered is None else offered
    if not question.kind.takes_several:
        return _one_of(value, known, left)
    codes = codes_in(value)
    if len(set(codes)) < len(codes):
        return "Pick each answer once."
    if told := next((said for code in codes if (said := _one_of(code, known, left))), ""):
        return told
    if question.kind is Kind.RANKING or len(codes) == 1:
        return ""
    alone = next((one.label for one in question.choices if one.alone and one.code in codes), "")
    return f'Nothing else can be picked beside "{alone}".' if alone else ""


def _one_of(code: str, known: Sequence[str], offered: Sequence[str]) -> str:
    if code not in known:
        return "The form offers no such answer. Pick one of those it offers."
    return "" if code in offered else "This answer is not offered here. Pick one of the others."


def _number(question: Question, value: str) -> str:
    number = number_in(value)
    if number is None:
        return "Write a number in digits, such as 2.5."
    if question.kind is Kind.WHOLE and number != int(number):
        return "Write a whole number, such as 3."
    limits = limits_of(question)
    if limits.least is not None and number < _exact(limits.least):
        return f"It must be {written(limits.least)} or more."
    if limits.most is not None and number > _exact(limits.most):
        return f"It must be {written(limits.most)} or less."
    return _step(limits, number)


def _step(limits: Limits, number: Decimal) -> str:
    """Refuse a number that lies between two steps; they are counted from the least, or from 0."""
    if not limits.step:
        return ""
    start = limits.least or 0.0
    if (number - _exact(start)) % _exact(limits.step) == 0:
        return ""
    return f"It goes in steps of {written(limits.step)} from {written(start)}."


def _exact(number: float) -> Decimal:
    """Return the decimal a form wrote, not the binary fraction beside it."""
    return Decimal(str(number))


def _date(_question: Question, value: str) -> str:
    return "" if day_in(value) else "Write a date that is in the calendar, such as 2026-03-31."


def _acknowledged(_question: Question, value: str) -> str:
    return "" if value == YES else "Confirm that it was read, or leave it open."


_RULES: dict[Kind, Callable[[Question, str], str]] = {
    Kind.WHOLE: _number,
    Kind.NUMBER: _number,
    Kind.PERCENTAGE: _number,
    Kind.DURATION: _number,
    Kind.SCALING: _number,
    Kind.DATE: _date,
    Kind.ACKNOWLEDGE: _acknowledged,
}
"""The rule of each kind that is neither picked nor free words."""
