"""Answers that only their colour tells apart: not everybody sees colours, and paper is grey."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lifaudit.domain.instrument import Instrument
from lifaudit.domain.remark import Place, Remark, Severity
from lifaudit.domain.scale import Scale
from lifaudit.instruments.walk import asked_in

_BRIGHT = ("red", "amber", "green", "yellow", "orange", "blue", "purple", "pink", "brown")
COLOURS = frozenset((*_BRIGHT, "black", "white", "grey", "gray"))


def colour_alone(instrument: Instrument) -> Iterator[Remark]:
    """Find points and choices whose label says a colour, or the same as another's."""
    yield from colours_of(instrument.scales)
    for asked in asked_in(instrument):
        place, labels = (*asked.place, "choices"), [one.label for one in asked.question.choices]
        yield from _colours(place, labels)
        if not asked.question.logic.filter:  # with a filter, the like-named may never meet
            yield from _alike(place, labels)


def colours_of(scales: tuple[Scale, ...]) -> Iterator[Remark]:
    """Find points of scales whose label says a colour, or the same as another's."""
    for at, scale in enumerate(scales):
        place, labels = ("scale", at, "point"), [point.label for point in scale.points]
        yield from _colours(place, labels)
        yield from _alike(place, labels)


def _colours(place: Place, labels: Sequence[str]) -> Iterator[Remark]:
    for at, label in enumerate(labels):
        if label.strip(" .").casefold() in COLOURS:
            yield Remark(
                (*place, at, "label"),
                f"The label '{label}' is only a colour.",
                "A colour says nothing to those who cannot see it, or in a printed report.",
                "Say what it means, as in 'Green: in place and working'.",
                Severity.ADVICE,
            )


def _alike(place: Place, labels: Sequence[str]) -> Iterator[Remark]:
    first: dict[str, int] = {}
    for at, label in enumerate(labels):
        before = first.setdefault(label.strip().casefold(), at)
        if label.strip() and before != at:
            yield Remark(
                (*place, at, "label"),
                f"Two answers are both called '{label}'.",
                "Nobody could tell them apart, on the page or in the report.",
                "Give each its own words.",
                twin=(*place, before, "label"),
            )
