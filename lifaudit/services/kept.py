"""What is kept of an audit: what stands under its form now, and what stood under earlier ones."""

from __future__ import annotations

from lifaudit.domain.casework import Answer, SectionNotes
from lifaudit.domain.crossing import says_something
from lifaudit.domain.earlier import EarlierAnswer, EarlierGrade
from lifaudit.domain.told import told_notes
from lifaudit.services.strays import strays
from lifaudit.store.unit import Unit


def answers(unit: Unit, **here: str) -> tuple[Answer, ...]:
    """Return the answers that say something; a move leaves empty ones behind."""
    return tuple(one for one in unit.where(Answer, **here) if says_something(one))


def notes(unit: Unit, **here: str) -> tuple[SectionNotes, ...]:
    """Return the notes of sections that say something."""
    found = unit.where(SectionNotes, **here)
    return tuple(one for one in found if any(says_something(told) for told in told_notes(one)))


def earlier(unit: Unit, **here: str) -> tuple[EarlierAnswer, ...]:
    """Return what was answered under earlier versions and does not stand again, grades last.

    What came only after the audit had moved on is among it.
    """
    found = (*unit.where(EarlierAnswer, **here), *unit.where(EarlierGrade, **here))
    return (*(one for one in found if not one.restored), *strays(unit, **here))
