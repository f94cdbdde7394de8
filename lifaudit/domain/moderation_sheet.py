"""The sheet of moderation: what was graded before, and the third grade with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lifaudit.domain.audit import Audit
from lifaudit.domain.casework import Grade, Stage
from lifaudit.domain.completeness import Gap, GapKind, Progress, grade_gap
from lifaudit.domain.grading import Domain
from lifaudit.domain.instrument import Instrument, Section
from lifaudit.domain.moderating import Changed, steps_between
from lifaudit.domain.moderation import Shut, Subject
from lifaudit.domain.scale import Scale
from lifaudit.domain.sheet import domain_of
from lifaudit.domain.side_by_side import Compared, Said, SideBySide


@dataclass(frozen=True, slots=True)
class ModerationSheet:
    """One thing as moderation sees it; what nobody recorded yet is given as an empty record.

    `order` is everything that is moderated; `shut` why the person at the keyboard may only read.
    """

    audit: Audit
    subject: Subject
    instrument: Instrument
    scale: Scale
    compared: SideBySide
    grades: tuple[Grade, ...]
    order: tuple[Subject, ...]
    shut: Shut | None

    @property
    def is_open(self) -> bool:
        """The person at the keyboard may record here."""
        return self.shut is None

    @property
    def sections(self) -> tuple[Section, ...]:
        """The domains that take a grade, the overall one first: it is the one that has to be."""
        graded = self.instrument.graded_sections
        overall = tuple(one for one in graded if one is self.instrument.overall)
        return (*overall, *(one for one in graded if one not in overall))

    def beside(self, section: Section) -> Compared | None:
        """Return what was graded before; of an agency by itself only what concerns it."""
        domain = domain_of(self.instrument, section)
        found = next((one for one in self.compared.rows if one.domain.key == domain), None)
        if found is None or self.subject.is_case:
            return found
        own = tuple(one for one in found.said if one.agency == self.subject.agency)
        return replace(found, said=own, spread=0)

    def before(self, section: Section) -> Said | None:
        """Return the grade that stood before: the panel's, or the agency's own."""
        found = self.beside(section)
        if found is None or self.subject.is_case:
            return found.panel if found else None
        return next((one for one in found.said if one.is_grade), None)

    def grade(self, section: Section) -> Grade:
        """Return the moderated grade of a domain."""
        domain = domain_of(self.instrument, section)
        key = (self.audit.audit, self.subject.case, self.subject.agency)
        found = (one for one in self.grades if one.domain == domain)
        return next(found, Grade(*key, Stage.MODERATED.value, domain))

    def changed(self, section: Section) -> Changed | None:
        """Return what the moderated grade does to the one before; None while it is not whole."""
        grade = self.grade(section)
        if not grade.is_whole or grade.judgement is None:
            return None
        stood = self.before(section)
        whole = self.instrument.scale(self.instrument.grade_scale or "")
        before = whole.point(stood.code) if stood else None
        after = self.scale.point(grade.judgement.value)
        by = steps_between(self.scale, before, after) if before else None
        domain = Domain(grade.domain, section.title)
        return Changed(self.subject, domain, before, after, by, grade.judgement.reason)

    def neighbour(self, by: int) -> Subject | None:
        """Return what is moderated so many places further, if anything."""
        if self.subject not in self.order:
            return None
        at = self.order.index(self.subject) + by
        return self.order[at] if 0 <= at < len(self.order) else None

    def is_needed(self, section: Section) -> bool:
        """Whether moderation has to grade it: the overall grade, or all where there is none."""
        return self.instrument.overall in (None, section)


def scale_of(form: Instrument, main: Instrument) -> Scale:
    """Return what moderation grades on: a form's scale, without "could not agree" and the like.

    One person takes the third look, so that only what agencies can say beside a judgement is left.
    """
    scale = form.scale(form.grade_scale or "")
    known = {one.code for one in main.scale(main.grade_scale or "").points}
    return replace(scale, points=tuple(p for p in scale.points if p.counts or p.code in known))


def moderation_gaps(sheet: ModerationSheet) -> tuple[Gap, ...]:
    """Name everything moderation has still to say."""
    return tuple(_gaps(sheet))


def moderation_progress(sheet: ModerationSheet) -> tuple[Progress, ...]:
    """Say how far each domain is; one that need not be moderated counts once it was begun."""
    left = {one.section for one in _gaps(sheet)}
    return tuple(_progress(sheet, one, left) for one in sheet.sections)


def _progress(sheet: ModerationSheet, section: Section, left: set[str]) -> Progress:
    done = int(sheet.grade(section).is_whole)
    total = int(sheet.is_needed(section) or section.key in left or done)
    return Progress(section.key, done, total)


def _gaps(sheet: ModerationSheet) -> Iterator[Gap]:
    for section in sheet.sections:
        grade = sheet.grade(section)
        wanted = sheet.is_needed(section) or grade.judgement is not None
        if wanted and (told := grade_gap(section.title, grade)):
            yield Gap(section.key, "grade", GapKind.GRADE, told)
