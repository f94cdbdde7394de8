"""One thing an instrument asks: its words, its kind, its limits and its logic."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lifaudit.domain.kinds import Kind
from lifaudit.domain.naming import named

UNITS = ("minutes", "hours", "days", "working-days", "weeks", "months", "years")


@dataclass(frozen=True, slots=True)
class Extra:
    """A property of a choice that a choice filter may ask for, such as the agency it belongs to."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be picked; `alone` means that nothing else can be picked beside it."""

    code: str
    label: str
    points: float | None = None
    alone: bool = False
    extras: tuple[Extra, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """Between which numbers an answer lies, in which steps and unit, and what the ends mean.

    For a group, `least` and `most` count its rows.
    """

    least: float | None = None
    most: float | None = None
    step: float | None = None
    unit: str = ""
    low: str = ""
    high: str = ""


@dataclass(frozen=True, slots=True)
class Logic:
    """Expressions of a question (docs/expressions.md); an empty one says nothing.

    `relevant`: asked only while this holds. `constraint`: an answer must keep this, or `message`
    says why it does not. `required`: must be answered while this holds, besides `required = true`.
    `calculation`: what a calculated answer is. `filter`: which choices are offered.
    """

    relevant: str = ""
    constraint: str = ""
    message: str = ""
    required: str = ""
    calculation: str = ""
    filter: str = ""


ALWAYS = Logic()
UNLIMITED = Limits()


@dataclass(frozen=True, slots=True)
class Question:
    """One thing an auditor is asked.

    `key` never changes meaning once published. `agencies` holds the agency types the question is
    for; empty means all of them. `questions` are asked once in every row of a group. `weight` is
    its share in a score; `evidence_least` is how many references an answer should name.
    """

    key: str
    text: str
    kind: Kind
    guidance: str
    evidence_prompts: tuple[str, ...]
    scale: str | None
    choices: tuple[Choice, ...]
    required: bool
    tags: frozenset[str]
    agencies: frozenset[str]
    limits: Limits = UNLIMITED
    logic: Logic = ALWAYS
    weight: float = 1.0
    evidence_least: int = 0
    questions: tuple[Question, ...] = ()

    def is_for(self, agency_type: str) -> bool:
        """Whether an agency of this type is asked the question."""
        return not self.agencies or agency_type in self.agencies

    def choice(self, code: str) -> Choice:
        """Return the choice with this code; NotInForm when there is none."""
        return named(code, self.choices, (choice.code for choice in self.choices))

    @property
    def each(self) -> Iterator[Question]:
        """Give the question itself, then those it asks in every row."""
        yield self
        yield from self.questions


def plainly(key: str, text: str, kind: Kind) -> Question:
    """Return a question that says nothing but its words: for all agencies, and not demanded."""
    return Question(
        key=key,
        text=text,
        kind=kind,
        guidance="",
        evidence_prompts=(),
        scale=None,
        choices=(),
        required=False,
        tags=frozenset(),
        agencies=frozenset(),
    )
