"""What is left before a return can be signed off: each thing named, with where it is asked.

Nothing else holds a return up: notes, evidence and time spent are welcome and never demanded.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass

from lifaudit.domain.asked import Posed
from lifaudit.domain.casework import Answer, Grade, Heard, Return, Voice
from lifaudit.domain.instrument import Instrument, Section
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import ALWAYS, Question
from lifaudit.domain.sheet import Sheet
from lifaudit.domain.subject import subject_of
from lifaudit.domain.values import codes_in, is_finished

START, VOICE = "start", "child-voice"
"""The parts of a return that no form holds: the declaration, and the voice of the child."""
DECLARED = 2
"""What the first part asks of an agency that worked with the child: the declaration, and whether it
spoke with a practitioner. About anything else than a child it asks for the declaration alone."""


class GapKind(enum.Enum):
    """What sort of thing is left."""

    DECLARATION = "declaration"
    PRACTITIONER = "practitioner"
    ANSWER = "answer"
    CONSTRAINT = "constraint"
    EVIDENCE = "evidence"
    ROWS = "rows"
    VOICE = "voice"
    GRADE = "grade"


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing left: the section it belongs to, what is left there, and in words.

    `question` is the path of a question (lifaudit.domain.asked), or "grade", "voice" and the like.
    """

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


@dataclass(frozen=True, slots=True)
class Checked:
    """One thing asked, whether it counts as something to do, and what is left of it."""

    counts: bool
    gap: Gap | None


def gaps_of(sheet: Sheet) -> tuple[Gap, ...]:
    """Name everything that is left, in the order the page asks it."""
    return tuple(_gaps(sheet))


def progress_of(sheet: Sheet) -> tuple[Progress, ...]:
    """Say how far each part of the return is, in the order of the page."""
    begun = _progress_at_start(sheet)
    if not sheet.is_involved:
        return begun
    parts = (_progress_in(sheet, one) for one in _sections(sheet))
    return (*begun, *_progress_of_voice(sheet), *parts)


def is_plain(instrument: Instrument) -> bool:
    """Whether what is left can be counted without reading any answer.

    It cannot where something depends on what was answered: logic, rows, whole rankings, evidence.
    Nor is it counted so about anything else than a child, of which there are never hundreds.
    """
    depends = any(section.relevant for section in instrument.all_sections)
    if depends or not subject_of(instrument).child:
        return False
    return not any(
        one.logic != ALWAYS or one.kind in (Kind.GROUP, Kind.RANKING) or one.evidence_least
        for one in instrument.questions
    )


def total_of(instrument: Instrument, agency_type: str) -> int:
    """Count everything an agency of this type must record for a child it worked with.

    For a plain instrument only; of another, `progress_of` counts what one return asks now.
    """
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


def checked_questions(sheet: Sheet, section: Section) -> Iterator[Checked]:
    """Give every question of a section; an optional one counts only where something is amiss."""
    answers = {one.question: one for one in sheet.recorded.answers}
    for posed in sheet.posed(section):
        given = answers.get(posed.path.text)
        demanded = _is_demanded(sheet, posed)
        told = _rows_amiss(sheet, posed) or _answer_amiss(sheet, posed, given)
        if told is None and demanded and not _is_finished(sheet, posed, given):
            told = (GapKind.ANSWER, posed.question.text)
        gap = _gap(sheet, section, posed, told) if told else None
        yield Checked(demanded or gap is not None, gap)


def checked_grade(section: Section, grade: Grade) -> Checked:
    """Check a grade, which is always demanded."""
    missing = grade_gap(section.title, grade)
    gap = Gap(section.key, "grade", GapKind.GRADE, missing) if missing else None
    return Checked(counts=True, gap=gap)


def _gaps(sheet: Sheet) -> Iterator[Gap]:
    yield from _gaps_at_start(sheet)
    if not sheet.is_involved:
        return
    if sheet.subject.child and (told := voice_gap(sheet.recorded.voice)):
        yield Gap(VOICE, "voice", GapKind.VOICE, told)
    for section in _sections(sheet):
        yield from (one.gap for one in _checked(sheet, section) if one.gap)


def _gaps_at_start(sheet: Sheet) -> Iterator[Gap]:
    subject = sheet.subject
    if subject.declaration and sheet.head.involvement is None:
        yield Gap(START, "involvement", GapKind.DECLARATION, subject.declaration)
    if subject.child and sheet.is_involved and (told := practitioner_gap(sheet.head)):
        yield Gap(START, "practitioner", GapKind.PRACTITIONER, told)


def _progress_at_start(sheet: Sheet) -> tuple[Progress, ...]:
    if not sheet.subject.declaration:
        return ()
    asked = DECLARED if sheet.subject.child and sheet.is_involved else 1
    return (Progress(START, asked - sum(1 for _ in _gaps_at_start(sheet)), asked),)


def _progress_of_voice(sheet: Sheet) -> tuple[Progress, ...]:
    if not sheet.subject.child:
        return ()
    return (Progress(VOICE, int(not voice_gap(sheet.recorded.voice)), 1),)


def _progress_in(sheet: Sheet, section: Section) -> Progress:
    found = [one for one in _checked(sheet, section) if one.counts]
    return Progress(section.key, sum(one.gap is None for one in found), len(found))


def _checked(sheet: Sheet, section: Section) -> Iterator[Checked]:
    yield from checked_questions(sheet, section)
    if section.graded:
        yield checked_grade(section, sheet.grade(section))


def _gap(sheet: Sheet, section: Section, posed: Posed, told: tuple[GapKind, str]) -> Gap:
    """Name what is amiss; in a row, with the group and the number of the row."""
    kind, sentence = told
    if posed.row:
        sentence = f"{sheet.instrument.question(posed.path.group).text} {posed.row}: {sentence}"
    return Gap(section.key, posed.path.text, kind, sentence)


def _is_demanded(sheet: Sheet, posed: Posed) -> bool:
    if posed.question.kind is Kind.GROUP:
        return bool(posed.question.limits.least)
    named = (posed.question.key, posed.path.text)
    always = is_required(posed.question, sheet.agency.type.value)
    return always or not sheet.worked.required.isdisjoint(named)


def _is_finished(sheet: Sheet, posed: Posed, given: Answer | None) -> bool:
    if posed.question.kind is Kind.GROUP:
        return True
    offered = sheet.worked.offered.get(posed.path.text)
    return given is not None and is_finished(posed.question, given.value, offered)


def _answer_amiss(sheet: Sheet, posed: Posed, given: Answer | None) -> tuple[GapKind, str] | None:
    """Say what is wrong with an answer that was given, or with what was worked out."""
    path, question = posed.path.text, posed.question
    if path in sheet.worked.wrong:
        told = sheet.worked.wrong[path] or f"This does not fit the other answers: {question.text}"
        return GapKind.CONSTRAINT, told
    if given is None or not given.value.strip():
        return None
    offered = sheet.worked.offered.get(path)
    if offered is not None and not set(codes_in(given.value)) <= set(offered):
        told = f"What was picked is not offered any more: {question.text}"
        return GapKind.CONSTRAINT, told
    lacking = question.evidence_least - len(given.evidence)
    if lacking > 0:
        told = f"Name {_references(question.evidence_least)} for this answer: {question.text}"
        return GapKind.EVIDENCE, told
    return None


def _rows_amiss(sheet: Sheet, posed: Posed) -> tuple[GapKind, str] | None:
    """Say whether a group has too few or too many rows."""
    if posed.question.kind is not Kind.GROUP:
        return None
    standing, limits = len(sheet.rows(posed.question.key)), posed.question.limits
    if limits.least is not None and standing < limits.least:
        return GapKind.ROWS, f"Add {_counted(int(limits.least) - standing)}: {posed.question.text}"
    if limits.most is not None and standing > limits.most:
        told = f"Take out {_counted(standing - int(limits.most))}: {posed.question.text}"
        return GapKind.ROWS, told
    return None


def _counted(rows: int) -> str:
    return "one row" if rows == 1 else f"{rows} rows"


def _references(least: int) -> str:
    return "a reference" if least == 1 else f"at least {least} references"


def _sections(sheet: Sheet) -> Iterator[Section]:
    """Give the sections that ask this agency anything at all now."""
    for section in sheet.instrument.all_sections:
        asked = section.graded or sheet.questions(section)
        if asked and sheet.applies(section):
            yield section
