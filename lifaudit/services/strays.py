"""What was recorded under an earlier version after its audit had moved: kept beside, and shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lifaudit.domain.asked import read_path
from lifaudit.domain.casework import PANEL, Answer, Grade, SectionNotes, Stage
from lifaudit.domain.crossing import Crossing, Fate, says_something, where
from lifaudit.domain.earlier import EMPTY, EarlierAnswer, Moved
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.told import told_grade, told_notes, told_questions
from lifaudit.domain.withheld import Withheld
from lifaudit.services.instruments import pinned, read_content
from lifaudit.services.standing import Standing, earlier_from, standing_in
from lifaudit.store.unit import Unit

CAME_LATER = "it was recorded under this version when the audit had moved on already"


def moves(unit: Unit, audit: str) -> tuple[Moved, ...]:
    """Return every move of an audit, those taken back too, the latest first."""
    found = unit.where(Moved, audit=audit)
    return tuple(sorted(found, key=lambda one: one.number, reverse=True))


def strays(unit: Unit, **here: str) -> tuple[EarlierAnswer, ...]:
    """Return what stands under no question of the form in use, but under one of an earlier form.

    A laptop that had not heard of a move wrote on.
    """
    made = moves(unit, here["audit"])
    if not made:
        return ()
    asked = _asked(pinned(unit, here["audit"]).main)
    forms = [read_content(one.form) for one in made]
    told = (one for one in _told(unit, here) if _key(one) not in asked)
    return tuple(each for one in told for each in _kept_beside(one, forms))


def asked_in(unit: Unit, audit: str, rule: Withheld) -> Standing:
    """Read what a move may touch; what came under an earlier version stays where it lies."""
    standing = standing_in(unit, audit, rule)
    left = {(one.case, one.agency, one.question) for one in strays(unit, audit=audit)}
    return replace(standing, told=tuple(one for one in standing.told if where(one) not in left))


def _told(unit: Unit, here: dict[str, str]) -> Iterator[Answer]:
    notes = unit.where(SectionNotes, **here)
    grades = unit.where(Grade, **here, stage=Stage.AGENCY.value)
    every = (
        *unit.where(Answer, **here),
        *(each for one in notes for each in told_notes(one)),
        *map(told_grade, grades),
    )
    return (one for one in every if one.agency != PANEL and says_something(one))


def _kept_beside(one: Answer, forms: list[Instrument]) -> Iterator[EarlierAnswer]:
    """Yield an answer as it is told under the latest form that asked for it."""
    form = next((each for each in forms if _key(one) in _asked(each)), None)
    if form is not None:
        yield earlier_from(Crossing(form, form, EMPTY, {}), Fate(one, (), CAME_LATER), "")


def _asked(form: Instrument) -> frozenset[str]:
    return frozenset(one.key for one in (*form.every_question, *told_questions(form)))


def _key(one: Answer) -> str:
    return read_path(one.question).question
