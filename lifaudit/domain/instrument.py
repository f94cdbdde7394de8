"""What an audit asks: instruments, their sections and questions, and the scales they grade on."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from lifaudit.domain.errors.instrument import NotInForm

ROLES = ("good-high", "good", "weak", "poor", "neutral", "none")
SUBJECTS = ("case", "agency")
USES = ("return", "panel", "reflection", "feedback")

T = TypeVar("T")


class Kind(enum.Enum):
    """The shape of an answer."""

    GRADE = "grade"
    YES_NO = "yes-no"
    ONE_OF = "one-of"
    MANY_OF = "many-of"
    NUMBER = "number"
    DATE = "date"
    SHORT_TEXT = "short-text"
    LONG_TEXT = "long-text"
    NOTE = "note"

    @property
    def answered(self) -> bool:
        """Whether this kind takes an answer at all; a note is only read."""
        return self is not Kind.NOTE

    @property
    def takes_scale(self) -> bool:
        """Whether the answer is a point of a scale."""
        return self in (Kind.GRADE, Kind.YES_NO)

    @property
    def takes_choices(self) -> bool:
        """Whether the answer is picked from the question's own choices."""
        return self in (Kind.ONE_OF, Kind.MANY_OF)


@dataclass(frozen=True, slots=True)
class Point:
    """One step of a scale.

    `code` is text because scales in the field have codes such as `1*`. `role` (one of ROLES) names
    the colour, never the meaning. A point that does not count ("not enough evidence", "does not
    apply") is a real answer that is left out of every average.
    """

    code: str
    label: str
    points: float | None
    role: str
    descriptor: str
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Scale:
    """An ordered ladder of points, best first."""

    key: str
    title: str
    points: tuple[Point, ...]

    def point(self, code: str) -> Point:
        """Return the point with this code; NotInForm when the scale has none."""
        return _named(code, self.points, (point.code for point in self.points))


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be picked."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """One thing an auditor is asked.

    `key` never changes meaning once published. `agencies` holds the agency types the question is
    for; empty means all of them.
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

    def is_for(self, agency_type: str) -> bool:
        """Whether an agency of this type is asked the question."""
        return not self.agencies or agency_type in self.agencies

    def choice(self, code: str) -> Choice:
        """Return the choice with this code; NotInForm when there is none."""
        return _named(code, self.choices, (choice.code for choice in self.choices))


@dataclass(frozen=True, slots=True)
class Descriptor:
    """What one grade looks like in one domain."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """One domain of practice: its questions, and what each grade looks like there.

    `notes` says whether it ends with strengths, areas for development and recommendations.
    """

    key: str
    title: str
    intro: str
    questions: tuple[Question, ...]
    graded: bool
    grade_guidance: str
    descriptors: tuple[Descriptor, ...]
    notes: bool

    def descriptor(self, code: str) -> str:
        """Return what this grade looks like here, or nothing where the form does not say."""
        return next((known.text for known in self.descriptors if known.code == code), "")


@dataclass(frozen=True, slots=True)
class Instrument:
    """A versioned audit tool, pinned by an audit and rendered with it for ever.

    `overall` is a section like any other, kept apart because it is answered last and counts once.
    `grade_scale` is the scale of every graded section; None for an ungraded form.
    """

    key: str
    version: str
    title: str
    subject: str
    use: str
    purpose: str
    minutes: int
    provenance: str
    statement: str
    scales: tuple[Scale, ...]
    sections: tuple[Section, ...]
    overall: Section | None
    grade_scale: str | None

    @property
    def identity(self) -> str:
        """Key and version, as people say it; the digest is in lifaudit.instruments.canonical."""
        return f"{self.key}@{self.version}"

    @property
    def all_sections(self) -> tuple[Section, ...]:
        """The sections in order, then the overall one if there is one."""
        return self.sections if self.overall is None else (*self.sections, self.overall)

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question, in the order it is asked."""
        return tuple(asked for section in self.all_sections for asked in section.questions)

    @property
    def graded_sections(self) -> tuple[Section, ...]:
        """The sections that take a grade, the overall one last."""
        return tuple(section for section in self.all_sections if section.graded)

    def question(self, key: str) -> Question:
        """Return the question with this key; NotInForm when there is none."""
        return _named(key, self.questions, (asked.key for asked in self.questions))

    def section(self, key: str) -> Section:
        """Return the section with this key; NotInForm when there is none."""
        return _named(key, self.all_sections, (section.key for section in self.all_sections))

    def section_of(self, key: str) -> Section:
        """Return the section that asks the question with this key; NotInForm when none does."""
        for section in self.all_sections:
            if any(asked.key == key for asked in section.questions):
                return section
        raise NotInForm(wanted=key)

    def scale(self, key: str) -> Scale:
        """Return the scale with this key; NotInForm when there is none."""
        return _named(key, self.scales, (scale.key for scale in self.scales))


def _named(wanted: str, values: Iterable[T], names: Iterable[str]) -> T:
    for value, name in zip(values, names, strict=True):
        if name == wanted:
            return value
    raise NotInForm(wanted=wanted)
