"""Agreement: how far two sides that graded the same things came to the same grades, in words.

Only grades that judge practice are compared. Where either side could not judge, had no evidence or
could not agree, the pair is left out and counted as left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lifaudit.domain.chart import Bar, Series, StackedBars
from lifaudit.domain.coefficients import Coefficient, Table, alike, gwet, kappa, linear, table_of

FEW = 20
"""Below so many pairs figures are indicative only (requirements 4.2)."""
LEANING = 0.8
"""Where more than this share of all grades is one grade, kappa says little (requirements 4.2)."""
INDICATIVE = "Indicative only"
PREVALENCE = "Prevalence"
SERIES = (
    Series("Kinder by more", "poor"),
    Series("Kinder by one", "weak"),
    Series("The same", "good-high"),
    Series("Stricter by one", "neutral"),
    Series("Stricter by more", "none"),
)


@dataclass(frozen=True, slots=True)
class Rated:
    """One thing that two sides graded: in which case, and at which place of the scale, best first.

    A place is None where that side gave no judgement of practice.
    """

    case: str
    one: int | None
    other: int | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often two sides agreed; `name` is what is looked at, such as a domain or an agency.

    `table` has the places of the first side down. `kinder` is how often the first side gave the
    better grade.
    """

    key: str
    name: str
    table: Table
    cases: int
    left_out: int

    @property
    def pairs(self) -> int:
        """The denominator: what both sides judged."""
        return sum(map(sum, self.table))

    @property
    def same(self) -> int:
        """How often both gave the same grade."""
        return self._apart(0, 0)

    @property
    def one_apart(self) -> int:
        """How often they were one grade apart."""
        return self._apart(1, 1) + self._apart(-1, -1)

    @property
    def further(self) -> int:
        """How often they were two grades apart or more."""
        return self.pairs - self.same - self.one_apart

    @property
    def kinder(self) -> int:
        """How often the first side gave the better grade."""
        return self._apart(1, len(self.table))

    @property
    def stricter(self) -> int:
        """How often the first side gave the weaker grade."""
        return self._apart(-len(self.table), -1)

    @property
    def optimism(self) -> float | None:
        """The share of pairs in which the first side was kinder, less that in which stricter."""
        return (self.kinder - self.stricter) / self.pairs if self.pairs else None

    @property
    def kappa(self) -> Coefficient | None:
        """Weighted kappa with linear weights."""
        return kappa(self.table, linear(len(self.table)))

    @property
    def ac1(self) -> Coefficient | None:
        """Gwet's AC1, for which a grade is the same or is not."""
        return gwet(self.table, alike(len(self.table)))

    @property
    def ac2(self) -> Coefficient | None:
        """Gwet's AC2 with linear weights: what AC1 is for scales that have an order."""
        return gwet(self.table, linear(len(self.table)))

    @property
    def kappa_words(self) -> str:
        """Weighted kappa with its interval, or why there is none."""
        return self._written(self.kappa)

    @property
    def ac1_words(self) -> str:
        """AC1 with its interval, or why there is none."""
        return self._written(self.ac1)

    @property
    def ac2_words(self) -> str:
        """AC2 with its interval, or why there is none."""
        return self._written(self.ac2)

    @property
    def is_few(self) -> bool:
        """There are too few pairs to rest anything on."""
        return self.pairs < FEW

    @property
    def leans(self) -> bool:
        """Nearly all grades of both sides are the same one."""
        across = zip(*self.table, strict=True)
        both = [sum(row) + sum(column) for row, column in zip(self.table, across, strict=True)]
        return bool(self.pairs) and max(both) > LEANING * 2 * self.pairs

    @property
    def cautions(self) -> str:
        """What has to be said beside the figures, in a word or two; empty where nothing has."""
        said = ((self.is_few, INDICATIVE), (self.leans, PREVALENCE))
        return ", ".join(word for holds, word in said if holds)

    @property
    def parts(self) -> tuple[int, ...]:
        """How the pairs divide among SERIES."""
        far = len(self.table)
        ends = ((2, far), (1, 1), (0, 0), (-1, -1), (-far, -2))
        return tuple(self._apart(least, most) for least, most in ends)

    def _written(self, coefficient: Coefficient | None) -> str:
        if coefficient:
            return coefficient.words
        return "one grade only" if self.pairs else "nothing to compare"

    def _apart(self, least: int, most: int) -> int:
        """Count the pairs in which the other side is so many places further down the scale."""
        every = enumerate(self.table)
        return sum(n for i, row in every for j, n in enumerate(row) if least <= j - i <= most)


def agreement_of(key: str, name: str, rated: Iterable[Rated], points: int) -> Agreement:
    """Compare what two sides gave on a scale of so many points."""
    pairs, cases, left = [], set(), 0
    for each in rated:
        if each.one is None or each.other is None:
            left += 1
        else:
            pairs.append((each.one, each.other))
            cases.add(each.case)
    return Agreement(key, name, table_of(pairs, points), len(cases), left)


def percent(part: int, whole: int) -> str:
    """Write a share with its numbers, such as "31 of 48 (65 %)"."""
    return f"{part} of {whole} ({round(100 * part / whole)} %)" if whole else "0 of 0"


def signed(value: float | None) -> str:
    """Write an optimism index, such as "+0.15"; nothing for nothing."""
    return "" if value is None else f"{value:+.2f}".replace("-0.00", "+0.00")


def bars_of(title: str, some: Iterable[Agreement], corner: str, told: str) -> StackedBars:
    """Return how pairs divide from kinder to stricter, one bar for each that has any."""
    bars = tuple(Bar(one.name, one.parts) for one in some if one.pairs)
    return StackedBars(title, SERIES, bars, corner, told)
