"""What is left before a return can be signed off: each thing named, with where it is asked.

Nothing else holds a return up: notes, evidence and time spent are welcome and never demanded.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass

from lifaudit.domain.casework import Grade, Heard, Return, Voice
from lifaudit.domain.instrument import Instrument, Section
from lifaudit.domain.question import Question
from lifaudit.domain.sheet import Sheet

START, VOICE = "start", "child-voice"
"""The two parts of every return that no form holds: the declaration, and the child's voice."""
DECLARED = 2
"""What the first part asks of an agency that worked with the child: the declaration, and whether it
spoke with a practitioner."""


class GapKind(enum.Enum):
    """What sort of thing is left."""

    DECLARATION = "declaration"
    PRACTITIONER = "practitioner"
    ANSWER = "answer"
    VOICE = "voice"
    GRADE = "grade"


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing left: the section it belongs to, the question if there is one, and in words."""

    section: str
    question: str
    kind: GapKind
    sentence: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a part of a return is."""

    section: str
    done: int
    total: int

    @property
    def is_done(self) -> bool:
        """Nothing is left here."""
        return self.done == self.total


def gaps_of(sheet: Sheet) -> tuple[Gap, ...]:
    """Name everything that is left, in the order the page asks it."""
    return tuple(_gaps(sheet))


def progress_of(sheet: Sheet) -> tuple[Progress, ...]:
    """Say how far each part of the return is, in the order of the page."""
    left: dict[str, int] = {}
    for gap in gaps_of(sheet):
        left[gap.section] = left.get(gap.section, 0) + 1
    parts = [(START, 1)]
    if sheet.is_involved:
        asked = ((one.key, _asked(sheet, one)) for one in _sections(sheet))
        parts = [(START, DECLARED), (VOICE, 1), *asked]
    return tuple(Progress(key, total - left.get(key, 0), total) for key, total in parts)


def total_of(instrument: Instrument, agency_type: str) -> int:
    """Count everything an agency of this type must record for a child it worked with."""
    asked = len(required_of(instrument, agency_type))
    return DECLARED + 1 + asked + len(instrument.graded_sections)


def required_of(instrument: Instrument, agency_type: str) -> tuple[Question, ...]:
    """Return the questions an agency of this type has to answer."""
    return tuple(one for one in instrument.questions if is_required(one, agency_type))


def is_required(question: Question, agency_type: str) -> bool:
    """Whether an agency of this type has to answer a question."""
    return question.required and question.kind.answered and question.is_for(agency_type)


def practitioner_gap(head: Return) -> str:
    """Say what is missing about speaking with a practitioner; nothing when it is told."""
    if head.practitioner_spoken is None:
        return "Say whether you spoke with a practitioner who knows the child."
    if not head.practitioner_spoken:
        told = head.practitioner_why_not.strip()
        return "" if told else "Say why nobody who knows the child was spoken with."
    if not head.practitioner_role.strip():
        return "Give the role of the practitioner you spoke with."
    return "" if head.practitioner_on else "Give the date on which you spoke with the practitioner."


def voice_gap(voice: Voice | None) -> str:
    """Say what is missing of the child's voice; "not evidenced" is an answer."""
    if voice is None or voice.heard is None:
        return "Say how the child was heard, or that it is not evidenced."
    if voice.heard is Heard.NOT_EVIDENCED:
        return ""
    if not voice.words.strip():
        return "Write down what the child said, or what was seen."
    return "" if voice.influenced is not None else "Say whether it influenced what was decided."


def grade_gap(title: str, grade: Grade) -> str:
    """Say what a grade lacks; nothing when it has a value and a reason."""
    if grade.judgement is None or not grade.judgement.value:
        return f"Grade: {title}."
    return "" if grade.is_whole else f"Say why this grade: {title}."


def _gaps(sheet: Sheet) -> Iterator[Gap]:
    if sheet.head.involvement is None:
        told = "Declare whether your agency worked with this child."
        yield Gap(START, "involvement", GapKind.DECLARATION, told)
    if not sheet.is_involved:
        return
    if told := practitioner_gap(sheet.head):
        yield Gap(START, "practitioner", GapKind.PRACTITIONER, told)
    if told := voice_gap(sheet.recorded.voice):
        yield Gap(VOICE, "voice", GapKind.VOICE, told)
    for section in _sections(sheet):
        yield from _gaps_in(sheet, section)


def _gaps_in(sheet: Sheet, section: Section) -> Iterator[Gap]:
    for question in sheet.questions(section):
        if _is_open(sheet, question):
            yield Gap(section.key, question.key, GapKind.ANSWER, question.text)
    if section.graded and (told := grade_gap(section.title, sheet.grade(section))):
        yield Gap(section.key, "grade", GapKind.GRADE, told)


def _is_open(sheet: Sheet, question: Question) -> bool:
    required = is_required(question, sheet.agency.type.value)
    return required and not sheet.answer(question.key).value.strip()


def _asked(sheet: Sheet, section: Section) -> int:
    asked = (one for one in section.questions if is_required(one, sheet.agency.type.value))
    return sum(1 for _ in asked) + section.graded


def _sections(sheet: Sheet) -> Iterator[Section]:
    """Give the sections that ask this agency anything at all."""
    for section in sheet.instrument.all_sections:
        if section.graded or sheet.questions(section):
            yield section
