"""The panel's sheet for one case: the agencies' grades side by side, and what the panel says."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass

from lifaudit.domain.audit import Audit
from lifaudit.domain.case import Case
from lifaudit.domain.casework import PANEL, Answer, Grade, Stage
from lifaudit.domain.completeness import Gap, GapKind, Progress, grade_gap
from lifaudit.domain.instrument import Instrument, Section
from lifaudit.domain.question import Question
from lifaudit.domain.sheet import domain_of
from lifaudit.domain.side_by_side import Compared, SideBySide
from lifaudit.domain.values import is_finished
from lifaudit.domain.worked import UNWORKED, Worked

USE = "panel"
DISSENT = "dissent"
"""The tag of a question that keeps a view the agreed grade does not show."""


class Shut(enum.Enum):
    """Why a panel's sheet can only be read."""

    NOT_STARTED = "not-started"
    SIGNED = "signed"
    NOT_THE_LEAD = "not-the-lead"


@dataclass(frozen=True, slots=True)
class PanelSheet:
    """One case as the panel sees it; what nobody recorded yet is given as an empty record.

    `cases` are the chosen cases in order, `lead` the name of who records, `shut` why the person at
    the keyboard may not.
    """

    audit: Audit
    case: Case
    instrument: Instrument
    compared: SideBySide
    grades: tuple[Grade, ...]
    answers: tuple[Answer, ...]
    cases: tuple[str, ...]
    lead: str
    shut: Shut | None
    worked: Worked = UNWORKED

    @property
    def is_open(self) -> bool:
        """The person at the keyboard may record here."""
        return self.shut is None

    @property
    def sections(self) -> tuple[Section, ...]:
        """The domains that take a grade or ask the panel something, the overall one last."""
        every = self.instrument.all_sections
        here = (one for one in every if not self.worked.hides(one.key))
        return tuple(one for one in here if one.graded or self.questions(one))

    def questions(self, section: Section) -> tuple[Question, ...]:
        """Return what the panel is asked now."""
        return tuple(one for one in self.every_question(section) if not self.worked.hides(one.key))

    def every_question(self, section: Section) -> tuple[Question, ...]:
        """Return what the panel may be asked; a form made for agencies asks it nothing."""
        return section.questions if self.instrument.use == USE else ()

    def beside(self, section: Section) -> Compared | None:
        """Return the agencies' grades of a domain; None for one agencies are not asked about."""
        domain = domain_of(self.instrument, section)
        return next((one for one in self.compared.rows if one.domain.key == domain), None)

    def grade(self, section: Section) -> Grade:
        """Return the panel's own grade of a domain."""
        domain = domain_of(self.instrument, section)
        found = (one for one in self.grades if one.domain == domain)
        return next(found, Grade(*self._key, Stage.PANEL.value, domain))

    def answer(self, question: str) -> Answer:
        """Return what the panel answered."""
        found = (one for one in self.answers if one.question == question)
        return next(found, Answer(*self._key, question))

    def neighbour(self, by: int) -> str:
        """Return the case so many places further in the sample, or nothing."""
        at = self.cases.index(self.case.case) + by
        return self.cases[at] if 0 <= at < len(self.cases) else ""

    @property
    def _key(self) -> tuple[str, str, str]:
        return (self.audit.audit, self.case.case, PANEL)


def panel_gaps(sheet: PanelSheet) -> tuple[Gap, ...]:
    """Name everything the panel has still to say, in the order of its sheet."""
    return tuple(gap for section in sheet.sections for gap in _gaps_in(sheet, section))


def panel_progress(sheet: PanelSheet) -> tuple[Progress, ...]:
    """Say how far each domain is."""
    return tuple(_progress(sheet, one) for one in sheet.sections)


def _progress(sheet: PanelSheet, section: Section) -> Progress:
    total = len(_required(sheet, section)) + section.graded
    return Progress(section.key, total - sum(1 for _ in _gaps_in(sheet, section)), total)


def _gaps_in(sheet: PanelSheet, section: Section) -> Iterator[Gap]:
    if section.graded and (told := grade_gap(section.title, sheet.grade(section))):
        yield Gap(section.key, "grade", GapKind.GRADE, told)
    for question in _required(sheet, section):
        if question.key in sheet.worked.wrong:
            told = sheet.worked.wrong[question.key] or question.text
            yield Gap(section.key, question.key, GapKind.CONSTRAINT, told)
        elif not is_finished(question, sheet.answer(question.key).value):
            yield Gap(section.key, question.key, GapKind.ANSWER, question.text)


def _required(sheet: PanelSheet, section: Section) -> tuple[Question, ...]:
    """Return what has to be answered, and what was answered and does not keep its constraint."""
    demanded = {*sheet.worked.required, *sheet.worked.wrong}
    asked = (one for one in sheet.questions(section) if one.kind.answered)
    return tuple(one for one in asked if one.required or one.key in demanded)
