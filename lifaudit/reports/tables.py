"""Tables: rows of short texts and coloured words that go on over pages with their header."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lifaudit.reports.boxes import Block, baseline
from lifaudit.reports.canvas import TaggedCanvas
from lifaudit.reports.inking import Box
from lifaudit.reports.structure import Element
from lifaudit.reports.style import NAVY, RULE, Paint, TextStyle
from lifaudit.reports.typesetting import Line

PAD_ACROSS = 6
PAD_DOWN = 6
_GAP = 1.5
_ROUND = 3.5
_TALL = 220
"""A row taller than this may be cut; a shorter one moves to the next page whole."""
_WHOLE, _PICTURE = 200, 330
"""Up to these heights a table of words, and one of colours, is not parted: that is one picture."""
_FEW = 2
"""A parted table has so many rows on either page, where they fit."""


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell: its element, its lines, and the paint of a coloured word."""

    element: Element
    lines: tuple[Line, ...]
    style: TextStyle
    paint: Paint | None = None
    pad: float = PAD_DOWN

    @property
    def height(self) -> float:
        """Its height with the space around it."""
        return len(self.lines) * self.style.leading + 2 * self.pad


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of cells; `element` is its TR."""

    element: Element
    cells: tuple[TableCell, ...]

    @property
    def height(self) -> float:
        """The height of its tallest cell."""
        return max(cell.height for cell in self.cells)

    def cut(self, room: float) -> tuple[TableRow, TableRow]:
        """Return what fits the room and the rest, cell by cell, in the same elements."""
        heads, tails = [], []
        for cell in self.cells:
            fits = max(1, int((room - 2 * cell.pad) // cell.style.leading))
            heads.append(replace(cell, lines=cell.lines[:fits]))
            tails.append(replace(cell, lines=cell.lines[fits:]))
        return replace(self, cells=tuple(heads)), replace(self, cells=tuple(tails))


@dataclass(frozen=True, slots=True)
class TableBlock(Block):
    """A header that is repeated on every page, as decoration after the first, and rows."""

    widths: tuple[float, ...]
    header: TableRow
    rows: tuple[TableRow, ...]
    begun: bool = False
    before: float = 6
    after: float = 8

    @property
    def height(self) -> float:
        return self.header.height + sum(row.height for row in self.rows)

    @property
    def least(self) -> float:
        if self.height <= self._whole and not self.begun:
            return self.height
        first = sum(min(row.height, _TALL) for row in self.rows[:_FEW])
        return self.header.height + first

    @property
    def _whole(self) -> float:
        painted = any(cell.paint for row in self.rows for cell in row.cells)
        return _PICTURE if painted else _WHOLE

    def cut(self, room: float) -> tuple[Block, Block] | None:
        left = room - self.header.height
        for number, row in enumerate(self.rows):
            if row.height <= left:
                left -= row.height
                continue
            return self._parted(number, left)
        return None

    def _parted(self, number: int, left: float) -> tuple[Block, Block] | None:
        """Part before this row, or within it when it is too tall to move."""
        row = self.rows[number]
        if row.height > _TALL and left > _TALL / 2:
            head, tail = row.cut(left)
            done, todo = (*self.rows[:number], head), (tail, *self.rows[number + 1 :])
        else:
            lacking = _FEW - (len(self.rows) - number)
            number -= max(0, min(lacking, number - _FEW))
            done, todo = self.rows[:number], self.rows[number:]
        if not done:
            return None
        return replace(self, rows=done), replace(self, rows=todo, begun=True)

    def padded(self, pad: float) -> TableBlock:
        """Return the table with another space above and below what its rows say."""
        rows = (
            replace(row, cells=tuple(replace(cell, pad=pad) for cell in row.cells))
            for row in self.rows
        )
        return replace(self, rows=tuple(rows))

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        if self.begun:
            with canvas.furniture("Header"):
                for cell, box in self._boxes(self.header, x, top):
                    _draw_text(canvas, cell, _lowered(cell, box))
        else:
            self._draw_header(canvas, x, top)
        top -= self.header.height
        canvas.setLineWidth(1.2)
        canvas.rule((x, top), (x + sum(self.widths), top), NAVY)
        for row in self.rows:
            self._draw_row(canvas, row, x, top)
            top -= row.height
            canvas.setLineWidth(0.6)
            canvas.rule((x, top), (x + sum(self.widths), top), RULE)

    def _draw_header(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        for cell, box in self._boxes(self.header, x, top):
            cell.element.attach()
            if cell.lines:
                with canvas.marked(cell.element):
                    _draw_text(canvas, cell, _lowered(cell, box))

    def _draw_row(self, canvas: TaggedCanvas, row: TableRow, x: float, top: float) -> None:
        painted = any(cell.paint for cell in row.cells[1:-1])
        for cell, box in self._boxes(row, x, top):
            cell.element.attach()
            place = _centred(cell, box) if painted and not cell.paint else box
            if cell.paint:
                inner = Box(box.left + _GAP, box.bottom + _GAP, box.right - _GAP, box.top - _GAP)
                canvas.fill_box(inner, cell.paint.paper, _ROUND)
            if cell.lines:
                with canvas.marked(cell.element):
                    _draw_text(canvas, cell, place)

    def _boxes(self, row: TableRow, x: float, top: float) -> Iterator[tuple[TableCell, Box]]:
        for cell, width in zip(row.cells, self.widths, strict=True):
            yield cell, Box(x, top - row.height, x + width, top)
            x += width


def _lowered(cell: TableCell, box: Box) -> Box:
    """Return the box with its top at the height of the text, so that it stands on the floor."""
    return replace(box, top=box.bottom + cell.height)


def _centred(cell: TableCell, box: Box) -> Box:
    """Return the box with its top where the text comes to stand in the middle."""
    return replace(box, top=box.top - (box.top - box.bottom - cell.height) / 2)


def _draw_text(canvas: TaggedCanvas, cell: TableCell, box: Box) -> None:
    """Draw the lines: a coloured word in the middle of its box, other text at the upper left."""
    width = box.right - box.left
    spare = box.top - box.bottom - cell.height if cell.paint else 0
    top = box.top - cell.pad - spare / 2
    for number, line in enumerate(cell.lines):
        gap = (width - line.width) / 2 if cell.paint else PAD_ACROSS
        y = top - number * cell.style.leading - baseline(cell.style)
        canvas.write(line, box.left + gap, y, cell.style)
