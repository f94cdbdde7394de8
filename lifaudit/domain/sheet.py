"""One agency's return for one case, whole: what was asked and everything recorded so far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from lifaudit.domain.asked import Path, Posed
from lifaudit.domain.audit import Audit, ExpectedAgency
from lifaudit.domain.case import Case
from lifaudit.domain.casework import (
    OVERALL,
    Answer,
    Grade,
    Involvement,
    Return,
    Row,
    SectionNotes,
    Stage,
    Voice,
)
from lifaudit.domain.earlier import EarlierAnswer
from lifaudit.domain.instrument import Instrument, Section
from lifaudit.domain.question import Question
from lifaudit.domain.subject import Subject, subject_of
from lifaudit.domain.today import day_at
from lifaudit.domain.worked import UNWORKED, Worked


@dataclass(frozen=True, slots=True)
class Place:
    """Which return: one audit, one case, one agency."""

    audit: str
    case: str
    agency: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the agency recorded in answers, words and grades."""

    answers: tuple[Answer, ...] = ()
    notes: tuple[SectionNotes, ...] = ()
    grades: tuple[Grade, ...] = ()
    voice: Voice | None = None
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The return as its page shows it; what nobody recorded yet is given as an empty record.

    `today` is the day that its logic counts from: that of signing off, once it is signed off.
    `earlier` is what was answered under an earlier version and stands no more as it was. It
    `is_ours` where the person at the keyboard may record in it.
    """

    audit: Audit
    instrument: Instrument
    case: Case
    agency: ExpectedAgency
    head: Return
    recorded: Recorded
    worked: Worked = UNWORKED
    today: date = date.min
    earlier: tuple[EarlierAnswer, ...] = ()
    is_ours: bool = True

    def earlier_in(self, section: Section) -> tuple[EarlierAnswer, ...]:
        """Return what is kept beside of what was answered in a section of this title."""
        return tuple(one for one in self._aside if one.section == section.title)

    @property
    def homeless(self) -> tuple[EarlierAnswer, ...]:
        """What is kept beside of sections that are gone, or that have another title now."""
        titles = {one.title for one in self.instrument.all_sections}
        return tuple(one for one in self._aside if one.section not in titles)

    @property
    def _aside(self) -> tuple[EarlierAnswer, ...]:
        return tuple(one for one in self.earlier if one.is_aside)

    @property
    def place(self) -> Place:
        """Which return this is."""
        return Place(self.audit.audit, self.case.case, self.agency.agency)

    @property
    def subject(self) -> Subject:
        """What the return is about."""
        return subject_of(self.instrument)

    @property
    def is_involved(self) -> bool:
        """The agency worked with the child, unless it declared otherwise."""
        return self.head.involvement in (None, Involvement.INVOLVED)

    @property
    def is_open(self) -> bool:
        """It may be changed here: it is ours, started, and neither signed off nor certified."""
        return self.is_ours and not (
            self.head.is_signed_off or self.audit.is_signed or self.audit.is_draft
        )

    @property
    def voice(self) -> Voice:
        """The voice block."""
        return self.recorded.voice or Voice(*self._key)

    def questions(self, section: Section) -> tuple[Question, ...]:
        """Return what this agency is asked in a section."""
        return tuple(one for one in section.questions if one.is_for(self.agency.type.value))

    def applies(self, section: Section) -> bool:
        """Whether a section is asked now; where it is not, its grade is not asked either."""
        return not self.worked.hides(section.key)

    def posed(self, section: Section) -> Iterator[Posed]:
        """Give every question this agency is asked here now, in the order of the page.

        A group comes first, then what it asks in each row as it stands.
        """
        for question in self.questions(section) if self.applies(section) else ():
            if self.worked.hides(question.key):
                continue
            yield Posed(Path(question.key), question)
            for number, row in enumerate(self.rows(question.key) if question.questions else (), 1):
                yield from self._in_row(question, row, number)

    def _in_row(self, group: Question, row: Row, number: int) -> Iterator[Posed]:
        for question in group.questions:
            path = Path(question.key, group.key, row.row)
            here = question.is_for(self.agency.type.value)
            if here and not self.worked.hides(question.key, path.text):
                yield Posed(path, question, number)

    def answer(self, question: str) -> Answer:
        """Return the answer at a path (lifaudit.domain.asked)."""
        found = (one for one in self.recorded.answers if one.question == question)
        return next(found, Answer(*self._key, question))

    def rows(self, group: str) -> tuple[Row, ...]:
        """Return the rows of a group as they stand, in their order; those taken out are left."""
        found = (one for one in self.recorded.rows if one.group == group and not one.removed)
        return tuple(sorted(found, key=lambda one: (one.position, one.row)))

    def notes(self, section: str) -> SectionNotes:
        """Return what the agency says of a section in its own words."""
        found = (one for one in self.recorded.notes if one.section == section)
        return next(found, SectionNotes(*self._key, section))

    def grade(self, section: Section) -> Grade:
        """Return the agency's grade for a section."""
        domain = domain_of(self.instrument, section)
        found = (one for one in self.recorded.grades if one.domain == domain)
        return next(found, Grade(*self._key, Stage.AGENCY.value, domain))

    @property
    def _key(self) -> tuple[str, str, str]:
        return (self.audit.audit, self.case.case, self.agency.agency)


def day_of(head: Return, now: datetime) -> date:
    """Return the day that counts for a return: of its signing off, or else the present one."""
    return day_at(head.signed_off_at or now)


def domain_of(instrument: Instrument, section: Section) -> str:
    """Return the word a grade of this section is kept under."""
    return OVERALL if section is instrument.overall else section.key
