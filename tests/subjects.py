"""Audits about something else than children's cases, in a real vault, planned and under way."""

from __future__ import annotations

from dataclasses import replace

import planned
from deepdive import some_answer

from lifaudit.domain.audit import AuditType
from lifaudit.domain.casework import Answer, Grade, Involvement, Judgement, Return, Stage
from lifaudit.domain.sheet import Place, domain_of
from lifaudit.domain.subject import AGENCY, EVENT, PROCESS, SETTING, SURVEY
from lifaudit.instruments.library import form
from lifaudit.services import casework, listing, planning
from lifaudit.services.instruments import pin

KINDS = {
    AGENCY: AuditType.SECTION_11,
    SETTING: AuditType.SECTION_175,
    PROCESS: AuditType.PROCESS_REVIEW,
    EVENT: AuditType.TRAINING_EVALUATION,
    SURVEY: AuditType.SURVEY,
}
NAMES = {SETTING: ("Oak Primary", "Elm Academy"), PROCESS: ("Handover",), EVENT: ("Course",)}
DIVE = form("multi-agency-deep-dive")


def instrument(subject):
    """Return two sections of the deep dive, asked about something else."""
    if subject is SURVEY:
        plain = (replace(one, graded=False, notes=False) for one in DIVE.sections[:2])
        return replace(
            DIVE,
            key="about-survey",
            subject="survey",
            sections=tuple(plain),
            overall=None,
            grade_scale=None,
        )
    return replace(
        DIVE, key=f"about-{subject.code}", subject=subject.code, sections=DIVE.sections[:2]
    )


def planned_about(unit, subject):
    """Plan an audit about a subject whole and list what it looks at; returns its id."""
    audit = planned.begin(unit, KINDS[subject], f"An audit of {subject.many}")
    pin(unit, audit, instrument(subject))
    planned.write_plan(unit, audit)
    planned.ask(unit, audit)
    for name in NAMES.get(subject, ()):
        listing.add(unit, audit, name)
    return audit


def started_about(unit, subject):
    """Plan an audit about a subject and start it; a survey has its first two responses."""
    audit = planned_about(unit, subject)
    planning.start(unit, audit)
    for _ in range(2 if subject is SURVEY else 0):
        listing.add(unit, audit, "")
    return audit


def places(unit, audit):
    """Return every return the audit asks for, a line after another."""
    around = casework.around(unit, audit)
    return [Place(audit, case, agency) for case in around.cases for agency in around.agencies]


def fill(unit, place):
    """Record all that a return about anything else than a child asks."""
    key = (place.audit, place.case, place.agency)
    if casework.sheet(unit, place).subject.declaration:
        casework.describe(unit, Return(*key, involvement=Involvement.INVOLVED))
    sheet = casework.sheet(unit, place)
    for section in sheet.instrument.all_sections:
        for question in sheet.questions(section):
            if question.kind.answered:
                value = some_answer(sheet.instrument, question)
                casework.answer(unit, Answer(*key, question.key, value))
        if section.graded:
            domain = domain_of(sheet.instrument, section)
            judged = Judgement("good", "The papers show it, and so do people.")
            casework.grade(unit, Grade(*key, Stage.AGENCY.value, domain, judged))
