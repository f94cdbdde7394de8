"""Boxes: blocks of text that know their height, where they may be cut, and how to draw."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import Protocol

from lifaudit.reports.canvas import TaggedCanvas
from lifaudit.reports.inking import Box
from lifaudit.reports.structure import Element
from lifaudit.reports.style import ACCENT, RULE, TextStyle
from lifaudit.reports.typesetting import Line, Stretch

_BASELINE = 0.76
"""How much of the type size lies above the baseline, of a leading centred on the line."""
_KEPT_TOGETHER = 2


class Block(Protocol):
    """Something that takes up height in the column."""

    @property
    def before(self) -> float:
        """The space it wants above."""

    @property
    def after(self) -> float:
        """The space it wants below."""

    @property
    def clings(self) -> bool:
        """Whether it must stand on the page of what follows."""
        return False

    @property
    def trails(self) -> bool:
        """Whether it must not begin a page, away from what it is about."""
        return False

    @property
    def height(self) -> float:
        """Its full height."""

    @property
    def least(self) -> float:
        """The height below which nothing of it is worth starting."""

    def cut(self, room: float) -> tuple[Block, Block] | None:
        """Return what fits the room and the rest; None when it goes whole or not at all."""

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw it with its upper left corner there."""


def baseline(style: TextStyle) -> float:
    """Return how far the first baseline lies below the top of a line."""
    return (style.leading - style.size) / 2 + style.size * _BASELINE


@dataclass(frozen=True, slots=True)
class Turn(Block):
    """The end of a page, wherever the column stands."""

    before: float = 0
    after: float = 0
    height: float = 0
    least: float = 0

    def cut(self, room: float) -> tuple[Block, Block] | None:  # noqa: ARG002 - the shape of Block
        return None

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw nothing."""


@dataclass(frozen=True, slots=True)
class TextBlock(Block):
    """Lines of one element, set in one style."""

    element: Element
    lines: tuple[Line, ...]
    style: TextStyle
    measure: float
    indent: float = 0
    clings: bool = False
    trails: bool = False

    @property
    def before(self) -> float:
        return self.style.before

    @property
    def after(self) -> float:
        return self.style.after

    @property
    def height(self) -> float:
        return len(self.lines) * self.style.leading

    @property
    def least(self) -> float:
        few = len(self.lines) < 2 * _KEPT_TOGETHER
        return self.height if few else _KEPT_TOGETHER * self.style.leading

    def cut(self, room: float) -> tuple[TextBlock, TextBlock] | None:
        fits = int(room // self.style.leading)
        if len(self.lines) - fits < _KEPT_TOGETHER:
            fits = len(self.lines) - _KEPT_TOGETHER
        if fits < _KEPT_TOGETHER:
            return None
        rest = replace(self, lines=self.lines[fits:], trails=False)
        return replace(self, lines=self.lines[:fits]), rest

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        links = any(stretch.target for line in self.lines for stretch in line.stretches)
        if links:
            self._draw_with_links(canvas, x, top)
            return
        with canvas.marked(self.element):
            for number, line in enumerate(self.lines):
                canvas.write(line, self._start(line, x), self._baseline(number, top), self.style)

    def _start(self, line: Line, x: float) -> float:
        gap = self.measure - line.width if line.flush_right else 0
        return x + self.indent + gap

    def _baseline(self, number: int, top: float) -> float:
        return top - number * self.style.leading - baseline(self.style)

    def _draw_with_links(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        found: dict[str, Element] = {}
        for number, line in enumerate(self.lines):
            start, y = self._start(line, x), self._baseline(number, top)
            for target, group in groupby(line.stretches, _target):
                stretches = tuple(group)
                if not target:
                    with canvas.marked(self.element):
                        canvas.write_stretches(stretches, start, y, self.style)
                    continue
                element = found.setdefault(target, Element("Link", self.element))
                draw_link(canvas, element, stretches, (start, y), self.style)


def _target(stretch: Stretch) -> str:
    return stretch.target


def draw_link(
    canvas: TaggedCanvas,
    element: Element,
    stretches: tuple[Stretch, ...],
    at: tuple[float, float],
    style: TextStyle,
) -> None:
    """Draw underlined words that lead somewhere, and the annotation that follows them."""
    start, y = at
    left = start + stretches[0].x
    right = start + stretches[-1].x + stretches[-1].width
    with canvas.marked(element):
        canvas.write_stretches(stretches, start, y, replace(style, ink=ACCENT))
    canvas.setLineWidth(0.7)
    canvas.rule((left, y - 2), (right, y - 2), ACCENT)
    words = "".join(piece.text for stretch in stretches for piece in stretch.pieces)
    box = Box(left, y - style.size * 0.3, right, y + style.size * 0.9)
    canvas.lead_to(element, stretches[0].target, box, f"Go to {words.strip()}")


@dataclass(frozen=True, slots=True)
class HeadingBlock(Block):
    """A heading: text that clings to what follows and can be found again."""

    text: TextBlock
    level: int
    title: str
    anchor: str

    @property
    def before(self) -> float:
        return self.text.before

    @property
    def after(self) -> float:
        return self.text.after

    @property
    def clings(self) -> bool:
        return True

    @property
    def height(self) -> float:
        return self.text.height

    @property
    def least(self) -> float:
        return self.text.height

    def cut(self, room: float) -> tuple[Block, Block] | None:  # noqa: ARG002 - the shape of Block
        return None

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        canvas.remember(self.level, self.title, self.anchor, top + self.text.style.leading / 2)
        self.text.draw(canvas, x, top)
        if self.level == 1:
            canvas.fill_box(Box(x, top - self.height - 8, x + 44, top - self.height - 5), ACCENT)


@dataclass(frozen=True, slots=True)
class ItemBlock(Block):
    """A list item: its label in the margin and its body; a cut leaves the label behind."""

    label: TextBlock | None
    body: TextBlock

    @property
    def before(self) -> float:
        return self.body.before

    @property
    def after(self) -> float:
        return self.body.after

    @property
    def height(self) -> float:
        return self.body.height

    @property
    def least(self) -> float:
        return self.body.least

    def cut(self, room: float) -> tuple[Block, Block] | None:
        parts = self.body.cut(room)
        if parts is None:
            return None
        head, tail = parts
        return ItemBlock(self.label, head), ItemBlock(None, tail)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        if self.label is not None:
            self.label.draw(canvas, x, top)
        self.body.draw(canvas, x, top)


@dataclass(frozen=True, slots=True)
class QuoteBlock(Block):
    """Somebody's words beside a bar, and below them whose they are."""

    body: TextBlock
    source: TextBlock | None
    before: float = 6
    after: float = 16

    @property
    def height(self) -> float:
        return self.body.height + (self.source.height + 3 if self.source else 0)

    @property
    def least(self) -> float:
        return self.height if len(self.body.lines) <= 2 * _KEPT_TOGETHER else self.body.least

    def cut(self, room: float) -> tuple[Block, Block] | None:
        parts = self.body.cut(room)
        if parts is None:
            return None
        head, tail = parts
        return replace(self, body=head, source=None), replace(self, body=tail)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        canvas.fill_box(Box(x, top - self.height, x + 3, top), ACCENT, 1.5)
        self.body.draw(canvas, x, top)
        if self.source:
            self.source.draw(canvas, x, top - self.body.height - 3)


@dataclass(frozen=True, slots=True)
class FactsBlock(Block):
    """Label and value side by side, with a hairline below; the last of several is not alone."""

    label: TextBlock
    value: TextBlock
    measure: float
    before: float = 0
    after: float = 0
    trails: bool = False

    @property
    def height(self) -> float:
        return max(self.label.height + 3, self.value.height) + 10

    @property
    def least(self) -> float:
        return self.height

    def cut(self, room: float) -> tuple[Block, Block] | None:
        parts = self.value.cut(room - 10)
        if parts is None:
            return None
        head, tail = parts
        blank = replace(self.label, lines=())
        return replace(self, value=head), replace(self, label=blank, value=tail, trails=False)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        canvas.setLineWidth(0.6)
        canvas.rule((x, top - self.height), (x + self.measure, top - self.height), RULE)
        if self.label.lines:
            self.label.draw(canvas, x, top - 7)
        self.value.draw(canvas, x, top - 5)
