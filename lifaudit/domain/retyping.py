"""A question that becomes another kind: what it keeps, and what the new kind cannot do without."""

from __future__ import annotations

from dataclasses import replace

from lifaudit.domain.instrument import Instrument
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import UNLIMITED, Choice, Limits, Question, plainly
from lifaudit.domain.scale import Scale

FIRST_CHOICES = (Choice("first", "First choice"), Choice("second", "Second choice"))
ENDS = Limits(low="Not at all", high="Completely")
LASTING = Limits(unit="minutes")


def new_question(key: str, kind: Kind, form: Instrument) -> Question:
    """Return a question of this kind that says nothing yet."""
    return retyped(plainly(key, "", Kind.LONG_TEXT), kind, form)


def retyped(asked: Question, kind: Kind, form: Instrument) -> Question:
    """Return the question as another kind, with what only its old kind could use left behind."""
    calculation = asked.logic.calculation if kind is Kind.CALCULATED else ""
    return replace(
        asked,
        kind=kind,
        scale=_scale(asked, kind, form.scales),
        choices=(asked.choices or FIRST_CHOICES) if kind.takes_choices else (),
        required=asked.required and kind.answered,
        limits=_limits(asked, kind),
        logic=replace(asked.logic, calculation=calculation),
        questions=asked.questions if kind is Kind.GROUP else (),
    )


def _scale(asked: Question, kind: Kind, scales: tuple[Scale, ...]) -> str | None:
    if not kind.takes_scale:
        return None
    return asked.scale or next((one.key for one in scales), None)


def _limits(asked: Question, kind: Kind) -> Limits:
    if asked.kind is kind:
        return asked.limits
    if kind is Kind.SCALING:
        return ENDS
    return LASTING if kind is Kind.DURATION else UNLIMITED
