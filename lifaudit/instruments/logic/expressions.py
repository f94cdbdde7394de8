"""Every expression an instrument holds, with where it stands and what it is for."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass

from lifaudit.domain.instrument import Instrument
from lifaudit.domain.question import Question


class Slot(enum.Enum):
    """What an expression is for; the value is the key it is written under in a form."""

    RELEVANT = "relevant"
    CONSTRAINT = "constraint"
    REQUIRED = "required_if"
    CALCULATION = "calculation"
    FILTER = "filter"


@dataclass(frozen=True, slots=True)
class Written:
    """One expression as it is written: the question or section it belongs to, and its slot.

    `group` is the group the question is asked in, if it is.
    """

    key: str
    slot: Slot
    text: str
    group: str = ""


def expressions_in(instrument: Instrument) -> Iterator[Written]:
    """Give every expression, in the order of the form."""
    for section in instrument.all_sections:
        if section.relevant.strip():
            yield Written(section.key, Slot.RELEVANT, section.relevant)
        for question in section.questions:
            yield from _of(question, "")
            for inner in question.questions:
                yield from _of(inner, question.key)


def _of(question: Question, group: str) -> Iterator[Written]:
    logic = question.logic
    for slot, text in (
        (Slot.RELEVANT, logic.relevant),
        (Slot.CONSTRAINT, logic.constraint),
        (Slot.REQUIRED, logic.required),
        (Slot.CALCULATION, logic.calculation),
        (Slot.FILTER, logic.filter),
    ):
        if text.strip():
            yield Written(question.key, slot, text, group)
