"""One person's sheet of a practice case: what is told of it, and a grade for every domain."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass

from lifaudit.domain.audit import Audit
from lifaudit.domain.calibration import PracticeCase, PracticeGrade
from lifaudit.domain.completeness import Gap, GapKind, Progress
from lifaudit.domain.instrument import Instrument, Section
from lifaudit.domain.scale import Scale
from lifaudit.domain.sheet import domain_of


class Shut(enum.Enum):
    """Why a practice case can only be read."""

    SIGNED = "signed"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class PracticeSheet:
    """A practice case as one person grades it; what they did not grade is an empty record."""

    audit: Audit
    practice: PracticeCase
    person: str
    instrument: Instrument
    grades: tuple[PracticeGrade, ...]
    shut: Shut | None

    @property
    def is_open(self) -> bool:
        """The person at the keyboard may grade."""
        return self.shut is None

    @property
    def sections(self) -> tuple[Section, ...]:
        """The domains that take a grade, the overall one last."""
        return self.instrument.graded_sections

    @property
    def scale(self) -> Scale:
        """The scale of the grades."""
        return self.instrument.scale(self.instrument.grade_scale or "")

    def grade(self, section: Section) -> PracticeGrade:
        """Return what this person graded."""
        domain = domain_of(self.instrument, section)
        found = (one for one in self.grades if one.domain == domain)
        key = (self.audit.audit, self.practice.practice, self.person, domain)
        return next(found, PracticeGrade(*key))


def practice_gaps(sheet: PracticeSheet) -> tuple[Gap, ...]:
    """Name every domain that has no grade, or no reason for it."""
    return tuple(_gaps(sheet))


def practice_progress(sheet: PracticeSheet) -> tuple[Progress, ...]:
    """Say how far each domain is."""
    left = {one.section for one in _gaps(sheet)}
    return tuple(Progress(one.key, int(one.key not in left), 1) for one in sheet.sections)


def _gaps(sheet: PracticeSheet) -> Iterator[Gap]:
    for section in sheet.sections:
        grade = sheet.grade(section)
        if not grade.is_whole:
            graded = grade.judgement is not None and grade.judgement.value
            told = f"Say why this grade: {section.title}." if graded else f"Grade: {section.title}."
            yield Gap(section.key, "grade", GapKind.GRADE, told)
