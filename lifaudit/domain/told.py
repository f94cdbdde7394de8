"""Grades and the notes of sections told as answers, and back, so that they can move as answers do.

A note is told at `section#field`, a grade at `stage@domain`; keys of questions hold neither sign.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from lifaudit.domain.casework import Answer, Grade, Judgement, SectionNotes, Stage
from lifaudit.domain.instrument import Instrument, Section
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Question, plainly
from lifaudit.domain.routes import Mapping, Route
from lifaudit.domain.sheet import domain_of

NOTES = {
    "strengths": "Strengths",
    "development": "Areas for development",
    "recommendations": "Recommendations",
}
STAGES = {one.value: one.value.capitalize() for one in Stage}


def told_questions(form: Instrument) -> Iterator[Question]:
    """Give what a form asks besides its questions: the notes and the grade of each section."""
    for section in form.all_sections:
        if section.notes:
            for field, word in NOTES.items():
                yield _asked(f"{section.key}#{field}", word, section, Kind.LONG_TEXT, None)
        if section.graded:
            for stage, word in STAGES.items():
                key = f"{stage}@{domain_of(form, section)}"
                yield _asked(key, f"{word} grade", section, Kind.GRADE, form.grade_scale)


def routes_of_sections(mapping: Mapping) -> Iterator[Route]:
    """Give the routes of the notes and grades that follow those of their sections."""
    for one in mapping.sections:
        for field in NOTES:
            yield Route(f"{one.old}#{field}", tuple(f"{to}#{field}" for to in one.to))
        for stage in STAGES:
            to = tuple(f"{stage}@{section}" for section in one.to)
            yield Route(f"{stage}@{one.old}", to, mapping.grades)


def is_grade(path: str) -> bool:
    """Whether a path tells a grade."""
    return "@" in path


def told_grade(grade: Grade) -> Answer:
    """Tell a grade as an answer whose note is its reason."""
    judged = grade.judgement or Judgement("")
    path = f"{grade.stage}@{grade.domain}"
    return Answer(grade.audit, grade.case, grade.agency, path, judged.value, judged.reason)


def told_notes(notes: SectionNotes) -> Iterator[Answer]:
    """Tell each note of a section as an answer."""
    for field in NOTES:
        path = f"{notes.section}#{field}"
        yield Answer(notes.audit, notes.case, notes.agency, path, getattr(notes, field))


def records_of(
    answers: Iterable[Answer], standing: Iterable[SectionNotes]
) -> tuple[Answer | Grade | SectionNotes, ...]:
    """Return what these answers are the telling of; notes not told stay as they stand."""
    notes = {(one.case, one.agency, one.section): one for one in standing}
    said: dict[tuple[str, str, str], dict[str, str]] = {}
    found: list[Answer | Grade | SectionNotes] = []
    audit = ""
    for one in answers:
        audit = one.audit
        section, hash_, field = one.question.partition("#")
        if is_grade(one.question):
            found.append(_grade(one))
        elif hash_:
            said.setdefault((one.case, one.agency, section), {})[field] = one.value
        else:
            found.append(one)
    for place, fields in said.items():
        stood = notes.get(place, SectionNotes(audit, *place))
        found.append(SectionNotes(audit, *place, **{**_fields(stood), **fields}))
    return tuple(found)


def _asked(key: str, word: str, section: Section, kind: Kind, scale: str | None) -> Question:
    """Make the question that a note or a grade answers."""
    return replace(plainly(key, f"{word}: {section.title}", kind), scale=scale)


def _grade(told: Answer) -> Grade:
    stage, _, domain = told.question.partition("@")
    judged = Judgement(told.value, told.note) if told.value or told.note else None
    return Grade(told.audit, told.case, told.agency, stage, domain, judged)


def _fields(notes: SectionNotes) -> dict[str, str]:
    return {field: getattr(notes, field) for field in NOTES}
