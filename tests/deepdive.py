"""A small deep dive in a real vault: planned, with cases chosen and nothing recorded yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from lifaudit.domain.audit import Audit, ExpectedAgency, Status
from lifaudit.domain.case import Case
from lifaudit.domain.casework import (
    Answer,
    Evidence,
    Grade,
    Heard,
    Involvement,
    Judgement,
    Return,
    Stage,
    Voice,
)
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Question
from lifaudit.domain.sheet import Place, domain_of
from lifaudit.instruments.library import form
from lifaudit.services import casework, instruments, register
from lifaudit.services.vault import Vault
from lifaudit.store.unit import Unit

AUDIT = "neglect"
FORMS = (
    *("multi-agency-deep-dive", "panel-sheet"),
    *("practitioner-reflection", "child-and-parent-feedback"),
)
HERE = Place(AUDIT, "DD26-07-01", "pol")


def plan(vault: Vault, cases: int = 3) -> Vault:
    """Plan an audit with the vault's agencies and so many cases."""
    with vault.unit() as unit:
        audit = Audit(AUDIT, "DD26-07", title="Neglect under one", lead=vault.person)
        unit.record("Planned", replace(audit, status=Status.COLLECTING))
        asked = register.agencies(unit)
        unit.record(
            "Asked",
            *(ExpectedAgency(AUDIT, one.agency, one.name, one.short, one.type) for one in asked),
        )
        numbered = (f"DD26-07-{number:02d}" for number in range(1, cases + 1))
        unit.record("Drew", *(Case(AUDIT, code, age_band="Under 1") for code in numbered))
        instruments.pin(unit, AUDIT, *(form(name) for name in FORMS))
    return vault


def declare(unit: Unit, place: Place = HERE, how: Involvement = Involvement.INVOLVED) -> None:
    """Record that the agency worked with the child, and whom it spoke with."""
    spoken = Return(
        *(place.audit, place.case, place.agency),
        involvement=how,
        practitioner_spoken=True,
        practitioner_role="Neighbourhood constable",
        practitioner_on=date(2026, 9, 1),
    )
    casework.describe(unit, spoken)


def fill(unit: Unit, place: Place = HERE) -> None:
    """Record everything one return needs."""
    declare(unit, place)
    key = (place.audit, place.case, place.agency)
    casework.voice(unit, Voice(*key, Heard.SPOKEN, words="I like my nan's house", influenced=True))
    sheet = casework.sheet(unit, place)
    for section in sheet.instrument.all_sections:
        for question in sheet.questions(section):
            if question.kind.answered:
                value = some_answer(sheet.instrument, question)
                casework.answer(unit, Answer(*key, question.key, value, "Seen in notes", (SEEN,)))
        if section.graded:
            domain = domain_of(sheet.instrument, section)
            judged = Judgement("good", "Seen weekly, and asked how they were.")
            casework.grade(unit, Grade(*key, Stage.AGENCY.value, domain, judged))


SEEN = Evidence("Case recording", "Visit notes", date(2026, 5, 4))


def some_answer(form: Instrument, question: Question) -> str:
    """Return an answer that fits the question."""
    if question.kind.takes_scale:
        return form.scale(question.scale or "").points[1].code
    if question.kind.takes_choices:
        return question.choices[0].code
    return {Kind.NUMBER: "3", Kind.DATE: "2026-05-04"}.get(question.kind, "Some words")
