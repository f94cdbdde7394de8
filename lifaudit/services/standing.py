"""Everything recorded in an audit, told as answers, and what a move makes of it as records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lifaudit.domain.asked import read_path
from lifaudit.domain.audit import ExpectedAgency
from lifaudit.domain.casework import Answer, Grade, Return, SectionNotes
from lifaudit.domain.completeness import required_of
from lifaudit.domain.crossing import Crossing, Crossings, Fate, says_something
from lifaudit.domain.dossier import Instruments
from lifaudit.domain.earlier import EarlierAnswer, EarlierGrade
from lifaudit.domain.errors.instrument import NotInForm
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.reading import in_words
from lifaudit.domain.routes import Mapping
from lifaudit.domain.told import is_grade, told_grade, told_notes
from lifaudit.domain.withheld import Withheld
from lifaudit.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands in an audit: answers, notes and grades as answers, and what they hang on.

    It `is_partial` where a rule withholds some of it.
    """

    told: tuple[Answer, ...]
    notes: tuple[SectionNotes, ...]
    returns: tuple[Return, ...]
    types: dict[str, str]
    is_partial: bool = False


def standing_in(unit: Unit, audit: str, rule: Withheld) -> Standing:
    """Read what a move may touch, without what a rule withholds."""
    answers, notes = unit.where(Answer, audit=audit), unit.where(SectionNotes, audit=audit)
    grades = unit.where(Grade, audit=audit)
    told = (
        *rule.shown(answers),
        *(each for one in rule.shown(notes) for each in told_notes(one)),
        *map(told_grade, rule.shown(grades)),
    )
    asked = unit.where(ExpectedAgency, audit=audit)
    return Standing(
        tuple(one for one in told if says_something(one)),
        rule.shown(notes),
        tuple(unit.where(Return, audit=audit)),
        {one.agency: one.type.value for one in asked},
        any(any(map(rule.hides, some)) for some in (answers, notes, grades)),
    )


def crossings(
    before: Instruments,
    after: Instruments,
    mappings: tuple[Mapping, Mapping],
    types: dict[str, str],
) -> Crossings:
    """Return the ways from the forms of before to those of after."""
    main, panel = mappings
    return Crossings(
        Crossing(before.main, after.main, main, types),
        Crossing(before.panel or before.main, after.panel or after.main, panel, types),
    )


def earlier_of(ways: Crossings, fates: Iterable[Fate], move: str) -> Iterator[EarlierAnswer]:
    """Give what is kept of every answer that does not stay as it is."""
    for fate in fates:
        if not fate.stays:
            yield earlier_from(ways.of(fate.answer.agency), fate, move)


def reopened(standing: Standing, ways: Crossings, fates: Iterable[Fate]) -> tuple[Return, ...]:
    """Return those returns, open again, that were signed off and have something left to say."""
    torn = {(one.answer.case, one.answer.agency) for one in fates if one.is_aside}
    new = unasked_of(ways.main)
    wanting = {
        agency
        for agency, kind in standing.types.items()
        if any(one.key in new for one in required_of(ways.main.after, kind))
    }
    return tuple(
        replace(one, signed_off_by="", signed_off_at=None)
        for one in standing.returns
        if one.is_signed_off and ((one.case, one.agency) in torn or one.agency in wanting)
    )


def unasked_of(way: Crossing) -> dict[str, str]:
    """Return the questions that nothing moves to, by key."""
    reached = way.reached
    return {
        one.key: one.text
        for one in way.after.every_question
        if one.kind.answered and one.key not in reached
    }


def earlier_from(way: Crossing, fate: Fate, move: str) -> EarlierAnswer:
    """Give what is kept of one answer, with what was asked and what it said in words."""
    one, form = fate.answer, way.before
    asked = way.question(one.question)
    kind = EarlierGrade if is_grade(one.question) else EarlierAnswer
    return kind(
        *(one.audit, one.case, one.agency, one.question, move),
        identity=form.identity,
        section=_section(form, one.question),
        asked=asked.text if asked else one.question,
        value=one.value,
        words=in_words(form, asked, one.value) if asked else one.value,
        note=one.note,
        evidence=one.evidence,
        to=tuple(to.question for to in fate.to),
        why=fate.why,
    )


def _section(form: Instrument, path: str) -> str:
    try:
        return form.section_of(read_path(path).question).title
    except NotInForm:
        return ""
