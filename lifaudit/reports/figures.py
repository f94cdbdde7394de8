"""Figures: bars drawn with their numbers on them, as one picture that says what it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from reportlab.pdfbase.pdfdoc import PDFArray, PDFName

from lifaudit.domain.chart import Bar, Bars, StackedBars
from lifaudit.reports.boxes import Block, baseline
from lifaudit.reports.canvas import TaggedCanvas
from lifaudit.reports.inking import Box
from lifaudit.reports.structure import Element
from lifaudit.reports.style import CHART_LABEL, CHART_NUMBER, PALE, TextStyle, paint
from lifaudit.reports.tree import Plain
from lifaudit.reports.typesetting import typeset, width_of

_LABELS = 0.34
"""The share of the width that names take."""
_BAR = 20
_STEP = 31
_LEGEND = 30
_SWATCH = 11
_NUMBERS = 44
_ROOM_IN_BAR = 5


class Picture(Protocol):
    """A drawing of known height."""

    @property
    def height(self) -> float:
        """Its height."""

    def paint(self, canvas: TaggedCanvas, box: Box) -> None:
        """Draw it into the box."""


@dataclass(frozen=True, slots=True)
class FigureBlock(Block):
    """A picture under one Figure tag, with its alternative text and its place."""

    element: Element
    picture: Picture
    measure: float
    before: float = 6
    after: float = 4

    @property
    def height(self) -> float:
        return self.picture.height

    @property
    def least(self) -> float:
        return self.height

    def cut(self, room: float) -> tuple[Block, Block] | None:  # noqa: ARG002 - the shape of Block
        return None

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        box = Box(x, top - self.height, x + self.measure, top)
        self.element.attributes = {
            "O": PDFName("Layout"),
            "BBox": PDFArray(box.sides),
            "Placement": PDFName("Block"),
        }
        with canvas.marked(self.element):
            self.picture.paint(canvas, box)


@dataclass(frozen=True, slots=True)
class StackedPicture:
    """Bars of equal length divided into coloured shares, with a legend above."""

    chart: StackedBars
    measure: float

    @property
    def height(self) -> float:
        return len(self.chart.bars) * _STEP + _LEGEND * len(self._legend())

    def paint(self, canvas: TaggedCanvas, box: Box) -> None:
        top = box.top
        for names in self._legend():
            _paint_legend(canvas, self.chart, names, (box.left, top))
            top -= _LEGEND
        for bar in self.chart.bars:
            _paint_label(canvas, bar.name, box, top)
            self._paint_parts(canvas, bar, box, top)
            top -= _STEP

    def _legend(self) -> list[list[int]]:
        """Return the parts of the legend, in as many lines as they need."""
        lines: list[list[int]] = [[]]
        used = 0.0
        for number, part in enumerate(self.chart.series):
            wide = _swatch_width(part.name)
            if used + wide > self.measure and lines[-1]:
                lines.append([])
                used = 0
            lines[-1].append(number)
            used += wide
        return lines

    def _paint_parts(self, canvas: TaggedCanvas, bar: Bar, box: Box, top: float) -> None:
        left = box.left + self.measure * _LABELS
        whole = box.right - left
        if not bar.total:
            canvas.fill_box(Box(left, top - _BAR, box.right, top), PALE, 3)
            _paint_text(canvas, "No grades", (left + 8, top - _middle()), CHART_LABEL)
            return
        for part, value in zip(self.chart.series, bar.values, strict=True):
            width = whole * value / bar.total
            _paint_share(canvas, Box(left, top - _BAR, left + width, top), part.role, value)
            left += width


@dataclass(frozen=True, slots=True)
class BarsPicture:
    """Plain bars with their numbers at the end."""

    chart: Bars
    measure: float

    @property
    def height(self) -> float:
        return len(self.chart.bars) * _STEP

    def paint(self, canvas: TaggedCanvas, box: Box) -> None:
        top = box.top
        longest = self.chart.top or max((bar.total for bar in self.chart.bars), default=0) or 1
        left = box.left + self.measure * _LABELS
        whole = box.right - left - _NUMBERS
        for bar in self.chart.bars:
            _paint_label(canvas, bar.name, box, top)
            end = left + whole * min(bar.total / longest, 1)
            canvas.fill_box(Box(left, top - _BAR, left + whole, top), PALE, 3)
            if bar.total:
                canvas.fill_box(Box(left, top - _BAR, end, top), paint(self.chart.role).paper, 3)
            number = f"{bar.total}{self.chart.unit if self.chart.unit == '%' else ''}"
            _paint_text(canvas, number, (left + whole + 8, top - _middle()), CHART_NUMBER)
            top -= _STEP


def picture(chart: StackedBars | Bars, measure: float) -> Picture:
    """Return the drawing of a chart."""
    if isinstance(chart, StackedBars):
        return StackedPicture(chart, measure)
    return BarsPicture(chart, measure)


def _middle() -> float:
    """Return how far below a bar's top its text stands."""
    return (_BAR - CHART_LABEL.leading) / 2 + baseline(CHART_LABEL)


def _paint_text(canvas: TaggedCanvas, text: str, at: tuple[float, float], style: TextStyle) -> None:
    for line in typeset((Plain(text),), style, 1e6)[:1]:
        canvas.write(line, *at, style)


def _paint_label(canvas: TaggedCanvas, name: str, box: Box, top: float) -> None:
    """Draw a bar's name in at most two lines beside it."""
    lines = typeset((Plain(name),), CHART_LABEL, (box.right - box.left) * _LABELS - 10)[:2]
    first = top - _middle() + (len(lines) - 1) * CHART_LABEL.leading / 2
    for number, line in enumerate(lines):
        canvas.write(line, box.left, first - number * CHART_LABEL.leading, CHART_LABEL)


def _paint_share(canvas: TaggedCanvas, box: Box, role: str, value: int) -> None:
    width = box.right - box.left
    if not value:
        return
    colours = paint(role)
    canvas.fill_box(Box(box.left + 0.75, box.bottom, box.right - 0.75, box.top), colours.paper, 2)
    number = str(value)
    style = TextStyle(CHART_NUMBER.size, CHART_NUMBER.leading, "bold", colours.ink)
    wide = width_of(number, style)
    if wide + _ROOM_IN_BAR <= width:
        _paint_text(canvas, number, (box.left + (width - wide) / 2, box.top - _middle()), style)


def _swatch_width(name: str) -> float:
    return _SWATCH + 6 + width_of(name, CHART_LABEL) + 20


def _paint_legend(
    canvas: TaggedCanvas, chart: StackedBars, names: list[int], at: tuple[float, float]
) -> None:
    x, top = at
    for number in names:
        part = chart.series[number]
        canvas.fill_box(
            Box(x, top - 14, x + _SWATCH, top - 14 + _SWATCH), paint(part.role).paper, 2
        )
        _paint_text(canvas, part.name, (x + _SWATCH + 6, top - 12), CHART_LABEL)
        x += _swatch_width(part.name)
