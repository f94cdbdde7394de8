"""A small deep dive in a real vault: planned, with cases chosen and nothing recorded yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from lifaudit.domain.audit import Audit, AuditType, ExpectedAgency, Openness, Status
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
from lifaudit.domain.leading import audit_id
from lifaudit.domain.learning import Finding
from lifaudit.domain.partnership import Person, Role
from lifaudit.domain.question import Question
from lifaudit.domain.sheet import Place, domain_of
from lifaudit.domain.values import YES, limits_of, written
from lifaudit.instruments.library import form
from lifaudit.services import casework, instruments, planning, register, rows
from lifaudit.services.rows import Rows
from lifaudit.services.vault import Vault
from lifaudit.store.aside import judge_anew
from lifaudit.store.unit import Author, Unit

AUDIT = "neglect"
FORMS = (
    *("multi-agency-deep-dive", "panel-sheet"),
    *("practitioner-reflection", "child-and-parent-feedback"),
)
ANN = Person("ann", "Ann Okoye", Role.LEAD, "Quality assurance officer", "csc")
HERE = Place(AUDIT, "DD26-07-01", "pol")


def plan(vault: Vault, cases: int = 3, openness: Openness = Openness.GRADES_SEALED) -> Vault:
    """Plan an audit with the vault's agencies and so many cases."""
    with vault.unit() as unit:
        plan_in(unit, cases, openness)
    return vault


def plan_in(unit: Unit, cases: int = 3, openness: Openness = Openness.GRADES_SEALED) -> None:
    """Plan that audit in a unit that is open already."""
    audit = Audit(AUDIT, "DD26-07", title="Neglect under one", lead=unit.actor)
    started = replace(audit, status=Status.COLLECTING, openness=openness)
    unit.record("Planned", started)
    asked = register.agencies(unit)
    unit.record(
        "Asked",
        *(ExpectedAgency(AUDIT, one.agency, one.name, one.short, one.type) for one in asked),
    )
    numbered = (f"DD26-07-{number:02d}" for number in range(1, cases + 1))
    unit.record("Drew", *(Case(AUDIT, code, age_band="Under 1") for code in numbered))
    instruments.pin(unit, AUDIT, *(form(name) for name in FORMS))


def claimed_by_another(vault: Vault, audit: str) -> None:
    """Let Ann write that she leads an audit that she did not begin, and the lead set it right."""
    with vault.unit() as unit:
        mine, unit.author = unit.author, Author(unit.author.device, "ann")
        plan_now = next(iter(unit.where(Audit, audit=audit)))
        unit.record("Took over", ANN, replace(plan_now, lead="ann"))
        unit.author = mine
        unit.record("Recorded the plan", plan_now)


def led_by_another(vault: Vault) -> str:
    """Let Ann begin an audit whose id says so, with one finding, and return its id."""
    audit = audit_id("01234567", "ann")
    with vault.unit() as unit:
        mine, unit.author = unit.author, Author(unit.author.device, "ann")
        begun = Audit(audit, "DD26-09", title="Neglect", lead="ann", status=Status.COLLECTING)
        first = Finding(audit, "f1", what="Nobody asked her who was at home that night.")
        unit.record("Began", ANN, begun, Case(audit, "DD26-09-01"), first)
        instruments.pin(unit, audit, *(form(name) for name in FORMS))
        unit.author = mine
    return audit


def aside_of_another(vault: Vault) -> str:
    """Begin an audit in which a finding that Ann wrote on her laptop does not count; its id."""
    with vault.unit() as unit:
        audit = planning.new_audit(unit, AuditType.DEEP_DIVE, "Neglect").audit
        mine, unit.author = unit.author, Author("anns-laptop", "ann")
        unit.record("Added finding", Finding(audit, "f1", what="All was well."))
        unit.author = mine
        unit.record("Added a person", ANN)
        judge_anew(unit.connection, unit.ring, mine.device)
    return audit


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
    """Record everything one return needs; a group gets the rows it asks for."""
    declare(unit, place)
    key = (place.audit, place.case, place.agency)
    casework.voice(unit, Voice(*key, Heard.SPOKEN, words="I like my nan's house", influenced=True))
    _add_rows(unit, place)
    sheet = casework.sheet(unit, place)
    for section in sheet.instrument.all_sections:
        for posed in sheet.posed(section):
            if posed.question.kind.answered:
                value = some_answer(sheet.instrument, posed.question)
                casework.answer(
                    unit, Answer(*key, posed.path.text, value, "Seen in notes", (SEEN,))
                )
        if section.graded and sheet.applies(section):
            domain = domain_of(sheet.instrument, section)
            judged = Judgement(_a_grade(sheet.instrument), "Seen weekly, and asked how they were.")
            casework.grade(unit, Grade(*key, Stage.AGENCY.value, domain, judged))


def _add_rows(unit: Unit, place: Place) -> None:
    sheet = casework.sheet(unit, place)
    for question in sheet.instrument.questions:
        missing = int(question.limits.least or 0) - len(sheet.rows(question.key))
        for _ in range(missing if question.kind is Kind.GROUP else 0):
            rows.add_row(unit, Rows(place, question.key))


def _a_grade(form: Instrument) -> str:
    return form.scale(form.grade_scale or "").points[1].code


SEEN = Evidence("Case recording", "Visit notes", date(2026, 5, 4))


def some_answer(form: Instrument, question: Question) -> str:
    """Return an answer that fits the question."""
    if question.kind.takes_scale:
        return form.scale(question.scale or "").points[1].code
    if question.kind is Kind.RANKING:
        return " ".join(one.code for one in question.choices)
    if question.kind.takes_choices:
        return question.choices[0].code
    if question.kind.is_number:
        return written(limits_of(question).least or 0)
    known = {Kind.DATE: "2026-05-04", Kind.ACKNOWLEDGE: YES}
    return known.get(question.kind, "Some words")
