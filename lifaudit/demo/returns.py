"""The agencies' own work in the demo: each records its returns through the real services."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta

from lifaudit.demo import theme
from lifaudit.demo.desk import Desk
from lifaudit.demo.story import Aside, Child, Part
from lifaudit.domain.case import Case
from lifaudit.domain.casework import (
    OVERALL,
    Answer,
    Evidence,
    Feedback,
    Grade,
    Involvement,
    Judgement,
    Reflection,
    Reflector,
    Return,
    SectionNotes,
    Stage,
    Voice,
)
from lifaudit.domain.instrument import Section
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Question
from lifaudit.domain.sheet import Place
from lifaudit.services import casework, reflecting
from lifaudit.store.unit import Unit

WEIGHED = "impact"
"""The domain whose facts an overall grade leans on: is the child better off?"""
LIKELY = {
    "outstanding": ("fully", "fully", "fully", "mostly"),
    "good": ("mostly", "fully", "mostly", "partly"),
    "requires-improvement": ("partly", "mostly", "partly", "not-done"),
    "inadequate": ("not-done", "partly", "not-done", "partly"),
    "not-enough-evidence": ("cannot-tell", "cannot-tell", "partly", "does-not-apply"),
}


def record_return(unit: Unit, desk: Desk, case: Case, child: Child, agency: str) -> None:
    """Record one agency's return for one case, from the declaration to the sign-off."""
    place, part = Place(case.audit, case.case, agency), child.parts[agency]
    casework.describe(unit, _head(desk, place, part))
    if part.involvement is Involvement.INVOLVED:
        chance = _chance(desk, place)
        _answers(unit, desk, place, part, chance)
        theme.record_theme(unit, desk, place, part.grades[-1], chance)
        _grades(unit, desk, place, part, chance)
        _notes(unit, place, part)
        _voice(unit, place, part)
        _asides(unit, desk, place, child)
    casework.sign_off(unit, place)


def record_some(unit: Unit, desk: Desk, place: Place, part: Part, sections: int) -> None:
    """Record the beginning of a return: involvement, then so many sections, without the rest."""
    casework.describe(unit, _head(desk, place, part))
    chance = _chance(desk, place)
    _answers(unit, desk, place, replace(part, grades=part.grades[:sections]), chance)
    for section, code in list(zip(_graded(desk), part.grades, strict=False))[:sections]:
        _grade(unit, place, section.key, _reason(desk, part, section.key, code, chance))


def record_reflection(unit: Unit, desk: Desk, place: Place, part: Part) -> None:
    """Record what the practitioner and the family said, apart from every grade."""
    key = (place.audit, place.case, place.agency)
    if part.reflection:
        reflecting.acknowledge(unit, place)
        role, on = part.reflection.get("role", part.practitioner), desk.day
        reflecting.introduce(unit, Reflector(*key, role, on, statement_read=True))
        for prompt, text in part.reflection.items():
            if prompt != "role":
                reflecting.reflect(unit, Reflection(*key, prompt, text))
    if part.feedback is not None:
        given = part.feedback
        for prompt in {**given.answers, **given.texts}:
            value, text = given.answers.get(prompt, ""), given.texts.get(prompt, "")
            reflecting.give(unit, Feedback(*key, given.giver, prompt, value, text))
        reflecting.allow_quotes(unit, place, given.giver, given.may_quote)


def _head(desk: Desk, place: Place, part: Part) -> Return:
    spoken = bool(part.practitioner)
    return Return(
        *(place.audit, place.case, place.agency),
        involvement=part.involvement,
        involvement_note="" if part.involvement is Involvement.INVOLVED else part.why_not,
        records_seen=part.records,
        minutes_spent=95 + len(part.records),
        practitioner_spoken=spoken,
        practitioner_role=part.practitioner,
        practitioner_on=desk.day - timedelta(days=5) if spoken else None,
        practitioner_why_not="" if spoken else part.why_not,
    )


def _answers(unit: Unit, desk: Desk, place: Place, part: Part, chance: random.Random) -> None:
    for section, grade in zip(_graded(desk), part.grades, strict=False):
        facts = part.facts.get(section.key, "")
        for number, question in enumerate(section.questions):
            value = _value(question, grade, chance)
            note = facts if number == 0 else ""
            seen = _evidence(desk, part, section.key, chance) if number == 0 else ()
            key = (place.audit, place.case, place.agency, question.key)
            casework.answer(unit, Answer(*key, value, note, seen))


def _value(question: Question, grade: str, chance: random.Random) -> str:
    if question.kind is Kind.GRADE:
        return chance.choice(LIKELY[grade])
    if question.choices:
        weak = grade in ("requires-improvement", "inadequate")
        half = max(1, len(question.choices) // 2)
        some = question.choices[half:] if weak else question.choices[:half]
        return chance.choice(some).code
    return "Recorded in the file; see the evidence beside it."


def _evidence(desk: Desk, part: Part, section: str, chance: random.Random) -> tuple[Evidence, ...]:
    found = part.evidence.get(section)
    if not found:
        return ()
    ago = timedelta(days=chance.randrange(40, 330))
    return (Evidence(found[0], found[1], desk.day - ago),)


def _grades(unit: Unit, desk: Desk, place: Place, part: Part, chance: random.Random) -> None:
    domains = [*(section.key for section in _graded(desk)), OVERALL]
    for domain, code in zip(domains, part.grades, strict=True):
        _grade(unit, place, domain, _reason(desk, part, domain, code, chance))


def _graded(desk: Desk) -> list[Section]:
    """Return the domains of the deep dive itself; the module that is added to it grades none."""
    return [one for one in desk.form.sections if one.graded]


def _reason(desk: Desk, part: Part, domain: str, code: str, chance: random.Random) -> Judgement:
    lead = chance.choice(desk.story.phrases[domain][code])
    fact = part.facts.get(WEIGHED if domain == OVERALL else domain, "")
    return Judgement(code, f"{lead} {fact}".strip())


def _grade(unit: Unit, place: Place, domain: str, judged: Judgement) -> None:
    key = (place.audit, place.case, place.agency, Stage.AGENCY.value, domain)
    casework.grade(unit, Grade(*key, judged))


def _chance(desk: Desk, place: Place) -> random.Random:
    return random.Random(f"{desk.seed} {place.case} {place.agency}")  # noqa: S311 - a story, not a secret


def _notes(unit: Unit, place: Place, part: Part) -> None:
    for section in {**part.strengths, **part.development, **part.recommendations}:
        item = SectionNotes(
            *(place.audit, place.case, place.agency, section),
            part.strengths.get(section, ""),
            part.development.get(section, ""),
            part.recommendations.get(section, ""),
        )
        casework.note(unit, item)


def _voice(unit: Unit, place: Place, part: Part) -> None:
    told, key = part.voice, (place.audit, place.case, place.agency)
    if told is not None:
        casework.voice(
            unit,
            Voice(
                *key,
                told.heard,
                told.need,
                told.words,
                told.influenced,
                told.influence,
                told.family,
            ),
        )


def _asides(unit: Unit, desk: Desk, place: Place, child: Child) -> None:
    for aside in desk.story.asides:
        if (aside.case, aside.agency) == (child.key, place.agency):
            _add_aside(unit, desk, place, aside)


def _add_aside(unit: Unit, desk: Desk, place: Place, aside: Aside) -> None:
    question = desk.form.section(aside.domain).questions[-1]
    now = casework.sheet(unit, place).answer(question.key)
    key = (place.audit, place.case, place.agency, question.key)
    casework.answer(unit, Answer(*key, now.value, aside.text, now.evidence))
