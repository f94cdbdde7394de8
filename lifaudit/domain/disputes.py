"""A place that two people filled without seeing each other, as somebody who decides sees it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from lifaudit.domain.instrument import Instrument
from lifaudit.domain.question import Question


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values that stand: what it says in words, whose it is, since when, and why."""

    said: str = field(repr=False)
    who: str = field(repr=False)
    at: datetime
    reason: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Third:
    """What asks for a value that neither side wrote: a question, and the form it belongs to."""

    question: Question
    form: Instrument = field(repr=False)


@dataclass(frozen=True, slots=True)
class Dispute:
    """A cell with more than one value; `where` names case and agency, `what` the question.

    `third` asks for another value; None where there is only a choice between the sides. `is_hidden`
    while its sides are not shown to the reader yet: nobody decides what they have not seen.
    """

    audit: str
    kind: str
    key: str
    field_name: str
    where: str
    what: str
    sides: tuple[Side, ...]
    third: Third | None = None
    is_hidden: bool = False

    @property
    def cell(self) -> tuple[str, str, str]:
        """Which cell it is."""
        return (self.kind, self.key, self.field_name)
