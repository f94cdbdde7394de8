"""The one place that says what somebody is not to be shown before a case is revealed to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lifaudit.domain.audit import Audit, Openness
from lifaudit.domain.casework import (
    Answer,
    Feedback,
    Grade,
    Reflection,
    Reflector,
    Row,
    SectionNotes,
    Voice,
)
from lifaudit.domain.dossier import Dossier
from lifaudit.domain.earlier import EarlierAnswer, EarlierGrade
from lifaudit.domain.record import Record, kind_of
from lifaudit.domain.reveal import CaseCalled, NotRevealed, Released
from lifaudit.domain.running_order import CaseDay
from lifaudit.domain.sheet import Recorded
from lifaudit.domain.withheld import Withheld
from lifaudit.services.planning import as_promised
from lifaudit.services.revealing import agency_of, may_wait, unrevealed
from lifaudit.store.standing import alone
from lifaudit.store.unit import Unit

GRADES: tuple[type[Record], ...] = (Grade, EarlierGrade)
REVEAL: tuple[type[Record], ...] = (CaseCalled, CaseDay, NotRevealed, Released)
"""What changes what is shown."""

ANSWERS: tuple[type[Record], ...] = (
    *(Answer, EarlierAnswer, Row, SectionNotes, Voice),
    *(Reflector, Reflection, Feedback),
)


def withheld(unit: Unit, plan: Audit) -> Withheld:
    """Say what of an audit the person at the keyboard is not to be shown yet.

    Nothing where all of an audit was written in this vault, and nothing of their own agency.
    """
    if not may_wait(unit, plan.audit):
        return Withheld(plan)
    promised = as_promised(unit, plan)
    cases = unrevealed(unit, promised)
    if not cases:
        return Withheld(promised)
    own = frozenset(_own(unit, promised, cases))
    return Withheld(promised, cases, agency_of(unit, unit.actor), own)


def as_shown(unit: Unit, whole: Dossier) -> Dossier:
    """Leave out of an audit what its reader is not to be shown yet."""
    rule = withheld(unit, whole.audit)
    if not rule.cases:
        return whole
    return replace(
        whole,
        answers=rule.shown(whole.answers),
        notes=rule.shown(whole.notes),
        grades=rule.shown(whole.grades),
        voices=rule.shown(whole.voices),
        reflectors=rule.shown(whole.reflectors),
        reflections=rule.shown(whole.reflections),
        feedback=rule.shown(whole.feedback),
        rows=rule.shown(whole.rows),
        earlier=rule.shown(whole.earlier),
        belated=tuple(one for one in whole.belated if not rule.hides(one.grade)),
    )


def recorded_as_shown(rule: Withheld, found: Recorded) -> Recorded:
    """Leave out of one return what its reader is not to be shown yet."""
    voice = found.voice if found.voice and not rule.hides(found.voice) else None
    return replace(
        found,
        answers=rule.shown(found.answers),
        notes=rule.shown(found.notes),
        grades=rule.shown(found.grades),
        voice=voice,
        rows=rule.shown(found.rows),
    )


def _own(unit: Unit, plan: Audit, cases: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield what stands as the person at the keyboard wrote it, of what can be withheld at all."""
    kinds = (*GRADES, *(ANSWERS if plan.openness is Openness.ANSWERS_SEALED else ()))
    for kind in kinds:
        for case in cases:
            for key in alone(unit, kind, plan.audit, case):
                yield kind_of(kind), key
