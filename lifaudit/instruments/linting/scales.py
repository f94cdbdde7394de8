"""Scales that force a guess: no step for those who looked and cannot tell."""

from __future__ import annotations

from collections.abc import Iterator

from lifaudit.domain.instrument import Instrument
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Question
from lifaudit.domain.remark import Place, Remark, Severity
from lifaudit.instruments.walk import asked_in


def forced_guesses(instrument: Instrument) -> Iterator[Remark]:
    """Find where a scale is used, for the first time, by a question that must be answered."""
    forcing = {
        scale.key for scale in instrument.scales if all(point.counts for point in scale.points)
    }
    if instrument.grade_scale in forcing and instrument.graded_sections:
        yield _forced(("form", "grade_scale"), instrument.grade_scale)
        forcing.discard(instrument.grade_scale)
    for asked in asked_in(instrument):
        scale = asked.question.scale
        if scale in forcing and _must_answer(asked.question):
            yield _forced((*asked.place, "scale"), scale)
            forcing.discard(scale)


def _must_answer(asked: Question) -> bool:
    """Whether it can be left neither empty nor aside; does not apply is always a fair yes-no."""
    return asked.kind is Kind.YES_NO or asked.required


def _forced(place: Place, scale: str) -> Remark:
    return Remark(
        place,
        f"The scale '{scale}' has no step for 'cannot tell' or 'does not apply'.",
        "People who cannot tell would guess, and the guess would count.",
        "Add such a step with counts = false.",
        Severity.ADVICE,
    )
