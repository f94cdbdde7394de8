"""Chart: what a picture of numbers says, as plain values with its words and its table.

A chart never comes alone: `sentence` says it in words and `table` gives the numbers, so that
colour and shape only repeat what can be read.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

ROLES = (
    "good-high",
    "good",
    "weak",
    "poor",
    "neutral",
    "none",
)
"""The colour roles a cell, bar part or word may have; the colours live with whoever paints."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A word and the colour role it is shown in."""

    text: str
    role: str = "none"


@dataclass(frozen=True, slots=True)
class ChartTable:
    """The numbers behind a chart: one header and its rows, first column the names."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Heatmap:
    """Names down, names across, and a coloured word in every crossing."""

    title: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]
    corner: str = ""
    told: str = ""
    """A sentence that says more than the words counted; empty lets them be counted."""

    @property
    def sentence(self) -> str:
        """How often each word occurs, most frequent first, unless it was told."""
        if self.told:
            return self.told
        counts = Counter(cell.text for row in self.cells for cell in row)
        told = ", ".join(f"{word} {number}" for word, number in counts.most_common())
        total = sum(counts.values())
        return f"{self.title}: {total} cells; {told}." if total else f"{self.title}: no cells."

    @property
    def table(self) -> ChartTable:
        """The same words as plain text."""
        rows = zip(self.rows, self.cells, strict=True)
        return ChartTable(
            (self.corner, *self.columns),
            tuple((name, *(cell.text for cell in cells)) for name, cells in rows),
        )


@dataclass(frozen=True, slots=True)
class Series:
    """One part of every bar: its name and its colour role."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One named bar; `values` follow the chart's series, a plain bar has one value.

    `counted` says out of what a share was counted, such as "5 of 8".
    """

    name: str
    values: tuple[int, ...]
    counted: str = ""

    @property
    def total(self) -> int:
        """All parts together."""
        return sum(self.values)


@dataclass(frozen=True, slots=True)
class StackedBars:
    """Bars divided into the same parts, each bar drawn as shares of its own total."""

    title: str
    series: tuple[Series, ...]
    bars: tuple[Bar, ...]
    corner: str = ""
    told: str = ""

    @property
    def sentence(self) -> str:
        """The totals of every part over all bars, unless something better was told."""
        if self.told:
            return self.told
        totals = (sum(bar.values[at] for bar in self.bars) for at in range(len(self.series)))
        told = ", ".join(
            f"{part.name} {total}" for part, total in zip(self.series, totals, strict=True)
        )
        return f"{self.title}: {told}; {sum(bar.total for bar in self.bars)} altogether."

    @property
    def table(self) -> ChartTable:
        """One row per bar, one column per part, and the total."""
        return ChartTable(
            (self.corner, *(part.name for part in self.series), "Total"),
            tuple((bar.name, *map(str, bar.values), str(bar.total)) for bar in self.bars),
        )


@dataclass(frozen=True, slots=True)
class Bars:
    """Plain bars of one quantity, with the unit it is counted in."""

    title: str
    bars: tuple[Bar, ...]
    unit: str
    role: str = "neutral"
    corner: str = ""
    top: int = 0
    """The value of a full-length bar; 0 lets the longest bar decide."""
    told: str = ""

    @property
    def sentence(self) -> str:
        """The highest and the lowest bar, unless something better was told."""
        if self.told:
            return self.told
        if not self.bars:
            return f"{self.title}: nothing to show."
        low, high = min(self.bars, key=_total), max(self.bars, key=_total)
        return (
            f"{self.title}: from {low.total} {self.unit} ({low.name}) "
            f"to {high.total} {self.unit} ({high.name})."
        )

    @property
    def table(self) -> ChartTable:
        """One row per bar, with what it was counted out of where that is known."""
        if any(bar.counted for bar in self.bars):
            rows = ((bar.name, bar.counted, str(bar.total)) for bar in self.bars)
            return ChartTable((self.corner, "Counted", self.unit), tuple(rows))
        plain = ((bar.name, str(bar.total)) for bar in self.bars)
        return ChartTable((self.corner, self.unit), tuple(plain))


Chart = Heatmap | StackedBars | Bars


def _total(bar: Bar) -> int:
    return bar.total
