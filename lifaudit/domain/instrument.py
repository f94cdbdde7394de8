"""What an audit asks: instruments, the sections of practice they look at, and how they score."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lifaudit.domain.errors.instrument import NotInForm
from lifaudit.domain.naming import named
from lifaudit.domain.question import Question
from lifaudit.domain.scale import Scale

SUBJECTS = ("case", "agency", "setting", "process", "event", "survey")
USES = ("return", "panel", "reflection", "feedback", "module")
BASES = ("none", "points", "percent")


@dataclass(frozen=True, slots=True)
class Descriptor:
    """What one grade looks like in one domain."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """One domain of practice: its questions, and what each grade looks like there.

    `notes` says whether it ends with strengths, areas for development and recommendations.
    `relevant` is an expression (docs/expressions.md): asked only while it holds. `weight` is its
    share in the overall score.
    """

    key: str
    title: str
    intro: str
    questions: tuple[Question, ...]
    graded: bool
    grade_guidance: str
    descriptors: tuple[Descriptor, ...]
    notes: bool
    relevant: str = ""
    weight: float = 1.0

    def descriptor(self, code: str) -> str:
        """Return what this grade looks like here, or nothing where the form does not say."""
        return next((known.text for known in self.descriptors if known.code == code), "")


@dataclass(frozen=True, slots=True)
class Cap:
    """A rule shown beside the human grade, never instead of it (D5).

    Where the grade of `section` (any section, if empty) is `at` or worse, the overall grade is
    expected to be `most` at best.
    """

    section: str
    at: str
    most: str


@dataclass(frozen=True, slots=True)
class Scoring:
    """How answers add up beside the human grade: not at all, in points, or in percent."""

    basis: str = "none"
    caps: tuple[Cap, ...] = ()


@dataclass(frozen=True, slots=True)
class Changed:
    """What one version changed, for the people who use it; `on` is an ISO date."""

    version: str
    on: str
    what: str


UNSCORED = Scoring()


@dataclass(frozen=True, slots=True)
class Instrument:
    """A versioned audit tool, pinned by an audit and rendered with it for ever.

    `overall` is a section like any other, kept apart because it is answered last and counts once.
    `grade_scale` is the scale of every graded section; None for an ungraded form. `adds_to` names
    the instruments a module can be added to. `retires` is the ISO date after which it is no longer
    offered; running audits keep it.
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
    scoring: Scoring = UNSCORED
    changes: tuple[Changed, ...] = ()
    retires: str = ""
    adds_to: tuple[str, ...] = ()

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
        """Every question, in the order it is asked; those inside a group are not listed."""
        return tuple(asked for section in self.all_sections for asked in section.questions)

    @property
    def every_question(self) -> Iterator[Question]:
        """Give every question, those inside a group after it."""
        return (each for asked in self.questions for each in asked.each)

    @property
    def size(self) -> int:
        """How many questions a person may meet; those asked in every row of a group count once."""
        return sum(1 for one in self.every_question if one.kind.answered)

    @property
    def graded_sections(self) -> tuple[Section, ...]:
        """The sections that take a grade, the overall one last."""
        return tuple(section for section in self.all_sections if section.graded)

    def question(self, key: str) -> Question:
        """Return the question with this key, inside a group too; NotInForm when there is none."""
        every = tuple(self.every_question)
        return named(key, every, (asked.key for asked in every))

    def section(self, key: str) -> Section:
        """Return the section with this key; NotInForm when there is none."""
        return named(key, self.all_sections, (section.key for section in self.all_sections))

    def section_of(self, key: str) -> Section:
        """Return the section that asks the question with this key; NotInForm when none does."""
        for section in self.all_sections:
            if any(each.key == key for asked in section.questions for each in asked.each):
                return section
        raise NotInForm(wanted=key)

    def scale(self, key: str) -> Scale:
        """Return the scale with this key; NotInForm when there is none."""
        return named(key, self.scales, (scale.key for scale in self.scales))
