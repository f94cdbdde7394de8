"""Coefficients of agreement between two who judged the same things on one ordered scale.

Weighted kappa (Cohen, Psychological Bulletin 70, 1968, 213-220) takes the agreement that chance
would bring from what each side gave by itself. Its standard error is the large-sample one of
Fleiss, Cohen and Everitt (Psychological Bulletin 72, 1969, 323-327). AC1, and AC2 with weights,
take it from how evenly the scale is used, and stand firm where nearly everything has one grade
(Gwet, British Journal of Mathematical and Statistical Psychology 61, 2008, 29-48; Handbook of
Inter-Rater Reliability, 4th edition, 2014).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

Table = tuple[tuple[int, ...], ...]
"""How often each pair of points was given: the one side's points down, the other's across."""
Weights = tuple[tuple[float, ...], ...]

LEVEL = 0.95
Z = NormalDist().inv_cdf((1 + LEVEL) / 2)
FEWEST_POINTS = 2
NOTHING = 1e-12
"""What is left of nothing after so many sums of floating numbers."""


@dataclass(frozen=True, slots=True)
class Coefficient:
    """A coefficient with its standard error; 1 is full agreement, 0 what chance would bring."""

    value: float
    error: float

    @property
    def low(self) -> float:
        """The lower end of the 95 % interval: value less 1.96 standard errors, -1 at least."""
        return max(-1.0, self.value - Z * self.error)

    @property
    def high(self) -> float:
        """The upper end of the 95 % interval, 1 at most."""
        return min(1.0, self.value + Z * self.error)

    @property
    def words(self) -> str:
        """The value and its interval, such as "0.47 (0.18 to 0.76)"; the value alone at 1."""
        if not self.error:
            return _two(self.value)
        return f"{_two(self.value)} ({_two(self.low)} to {_two(self.high)})"


def table_of(pairs: Iterable[tuple[int, int]], points: int) -> Table:
    """Count pairs of places on a scale of so many points."""
    counts = [[0] * points for _ in range(points)]
    for one, other in pairs:
        counts[one][other] += 1
    return tuple(tuple(row) for row in counts)


def alike(points: int) -> Weights:
    """Return the weights that count a pair only where both sides gave the same point."""
    return tuple(tuple(float(i == j) for j in range(points)) for i in range(points))


def linear(points: int) -> Weights:
    """Return the weights that take away the same for every step apart: 1 - |i - j| / (k - 1)."""
    far = max(points - 1, 1)
    return tuple(tuple(1 - abs(i - j) / far for j in range(points)) for i in range(points))


def kappa(table: Table, weights: Weights) -> Coefficient | None:
    """Return weighted kappa; None where nothing was given, or one point only by either side.

    By its arithmetic kappa is nought wherever one side gave one point throughout, whatever the
    other gave; that nought says nothing.
    """
    shares = _shares(table)
    if shares is None:
        return None
    span = range(len(table))
    down, across = _sides(shares)
    if max(*down, *across) > 1 - NOTHING:
        return None
    found = _sum(weights, shares)
    chance = sum(weights[i][j] * down[i] * across[j] for i in span for j in span)
    value = (found - chance) / (1 - chance)
    by_row = [sum(weights[i][j] * across[j] for j in span) for i in span]
    by_column = [sum(weights[i][j] * down[i] for i in span) for j in span]
    spread = sum(
        shares[i][j] * (weights[i][j] - (by_row[i] + by_column[j]) * (1 - value)) ** 2
        for i in span
        for j in span
    )
    least = (value - chance * (1 - value)) ** 2
    return Coefficient(value, _error(spread - least, chance, table))


def gwet(table: Table, weights: Weights) -> Coefficient | None:
    """Return Gwet's AC1 where only the same counts, AC2 where nearness does; None for nothing."""
    shares, points = _shares(table), len(table)
    if shares is None:
        return None
    span = range(points)
    usual = [(one + other) / 2 for one, other in zip(*_sides(shares), strict=True)]
    scale = sum(map(sum, weights)) / (points * (points - 1))
    found = _sum(weights, shares)
    chance = scale * sum(one * (1 - one) for one in usual)
    value = (found - chance) / (1 - chance)
    pull = 2 * (1 - value)
    spread = sum(
        shares[i][j] * (weights[i][j] - pull * scale * (1 - (usual[i] + usual[j]) / 2)) ** 2
        for i in span
        for j in span
    )
    return Coefficient(value, _error(spread - (found - pull * chance) ** 2, chance, table))


def _shares(table: Table) -> Weights | None:
    """Return every cell as a share of all pairs; None where there is nothing to compare."""
    total = sum(map(sum, table))
    if not total or len(table) < FEWEST_POINTS:
        return None
    return tuple(tuple(one / total for one in row) for row in table)


def _sides(shares: Weights) -> tuple[list[float], list[float]]:
    return [sum(row) for row in shares], [sum(column) for column in zip(*shares, strict=True)]


def _sum(weights: Weights, shares: Weights) -> float:
    rows = zip(weights, shares, strict=True)
    return sum(w * p for weight, share in rows for w, p in zip(weight, share, strict=True))


def _error(spread: float, chance: float, table: Table) -> float:
    """Return the standard error; a spread of nothing may come out a hair beside it."""
    return sqrt(spread if spread > NOTHING else 0.0) / sqrt(sum(map(sum, table))) / (1 - chance)


def _two(value: float) -> str:
    """Write two places, and no minus before nothing."""
    return f"{value + 0.0:.2f}".replace("-0.00", "0.00")
