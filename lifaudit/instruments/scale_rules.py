"""The rules for scales: enough points to choose from, and sound averages."""

from __future__ import annotations

from collections.abc import Iterator

from lifaudit.domain.remark import Place, Remark
from lifaudit.domain.scale import Scale
from lifaudit.instruments.names import one_word, sound_key, twins

FEWEST_POINTS = 2


def broken_scales(scales: tuple[Scale, ...]) -> Iterator[Remark]:
    """Find everything wrong with a set of scales."""
    yield from twins((("scale", at, "key"), known.key) for at, known in enumerate(scales))
    for at, scale in enumerate(scales):
        yield from _scale(("scale", at), scale)


def _scale(place: Place, scale: Scale) -> Iterator[Remark]:
    yield from sound_key((*place, "key"), scale.key)
    codes = [((*place, "point", at, "code"), point.code) for at, point in enumerate(scale.points)]
    yield from twins(codes)
    for at_code, code in codes:
        yield from one_word(at_code, code)
    if len(scale.points) < FEWEST_POINTS:
        yield Remark(
            (*place, "point"),
            f"The scale '{scale.key}' has fewer than two points.",
            "There would be nothing to choose between.",
            "Add its points as [[scale.point]].",
        )
    for at, point in enumerate(scale.points):
        if point.counts is (point.points is None):
            yield Remark(
                (*place, "point", at, "points"),
                f"'{point.label}' must either count and have points, or do neither.",
                "Averages leave out what does not count, and need a number for what does.",
                "Give it points, or write counts = false and take the points out.",
            )
