"""Scales: the ordered ladders that answers and grades are points of."""

from __future__ import annotations

from dataclasses import dataclass

from lifaudit.domain.naming import named

ROLES = ("good-high", "good", "weak", "poor", "neutral", "none")


@dataclass(frozen=True, slots=True)
class Point:
    """One step of a scale.

    `code` is text because scales in the field have codes such as `1*`. `role` (one of ROLES) names
    the colour, never the meaning. A point that does not count ("not enough evidence", "does not
    apply") is a real answer that is left out of every average.
    """

    code: str
    label: str
    points: float | None
    role: str
    descriptor: str
    counts: bool = True


@dataclass(frozen=True, slots=True)
class Scale:
    """An ordered ladder of points, best first."""

    key: str
    title: str
    points: tuple[Point, ...]

    def point(self, code: str) -> Point:
        """Return the point with this code; NotInForm when the scale has none."""
        return named(code, self.points, (point.code for point in self.points))
