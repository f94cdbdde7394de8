"""Tabling: tables and heatmaps of the tree as rows of measured, tagged cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportlab.pdfbase.pdfdoc import PDFName

from lifaudit.domain.chart import Cell, Heatmap
from lifaudit.reports.structure import Element
from lifaudit.reports.style import (
    CELL,
    CELL_HEAD,
    CELL_NAME,
    CELL_WORD,
    MEASURE,
    TextStyle,
    paint,
)
from lifaudit.reports.tables import PAD_ACROSS, TableBlock, TableCell, TableRow
from lifaudit.reports.tree import Plain, Table
from lifaudit.reports.typesetting import fitted_style, typeset

_ACROSS = 7
_NAMES = 1.75
"""The share of a heatmap's first column, where the others have 1."""
_TIGHT = 3
_ROOMY, _SNUG = 420, 3
"""A heatmap taller than this is set with so little space that a whole one is seen on a page."""


def table_block(parent: Element, table: Table) -> TableBlock:
    """Return a table; its first column names the rows."""
    count = max(1, len(table.header))
    shares = table.widths or (1.0,) * count
    widths = tuple(MEASURE * share / sum(shares) for share in shares)
    rows = tuple(_padded(row, count) for row in table.rows)
    head = _smallest(CELL_HEAD, (table.header,), widths, PAD_ACROSS)
    word = _smallest(CELL_WORD, (_words(row) for row in rows), widths, _TIGHT)
    whole = Element("Table", parent)
    header = _header(Element("THead", whole), table.header, widths, head)
    body = Element("TBody", whole)
    return TableBlock(widths, header, tuple(_row(body, row, widths, word) for row in rows))


def _words(row: tuple[str | Cell, ...]) -> tuple[str, ...]:
    """Return the coloured words of a row, in their columns."""
    return tuple(value.text if isinstance(value, Cell) else "" for value in row)


def _smallest(
    style: TextStyle, rows: Iterable[tuple[str, ...]], widths: tuple[float, ...], pad: float
) -> TextStyle:
    """Return the style at the one size at which no word of any column is broken."""
    columns: list[set[str]] = [set() for _ in widths]
    for row in rows:
        for texts, text in zip(columns, row, strict=True):
            texts.add(text)
    fitted = [
        fitted_style(style, texts, width - 2 * pad)
        for texts, width in zip(columns, widths, strict=True)
    ]
    return min(fitted, key=lambda each: each.size)


def heatmap_blocks(parent: Element, chart: Heatmap) -> Iterator[TableBlock]:
    """Yield the heatmap as coloured tables, the longer side downwards, cut to the page's width."""
    flat = chart if len(chart.columns) <= max(_ACROSS, len(chart.rows)) else _turned(chart)
    for at in range(0, max(1, len(flat.columns)), _ACROSS):
        columns = flat.columns[at : at + _ACROSS]
        rows: tuple[tuple[str | Cell, ...], ...] = tuple(
            (name, *cells[at : at + _ACROSS])
            for name, cells in zip(flat.rows, flat.cells, strict=True)
        )
        shares = (_NAMES, *(1.0 for _ in columns))
        made = table_block(parent, Table((flat.corner, *columns), rows, shares))
        yield made if made.height <= _ROOMY else made.padded(_SNUG)


def _turned(chart: Heatmap) -> Heatmap:
    """Return the heatmap with rows as columns."""
    cells = tuple(zip(*chart.cells, strict=True))
    return Heatmap(chart.title, chart.columns, chart.rows, cells, chart.corner)


def _padded(row: tuple[str | Cell, ...], count: int) -> tuple[str | Cell, ...]:
    """Return exactly as many cells as the header has."""
    return (*row, *("" for _ in range(count - len(row))))[:count]


def _header(
    group: Element, names: tuple[str, ...], widths: tuple[float, ...], style: TextStyle
) -> TableRow:
    line = Element("TR", group)
    cells = [
        _cell(Element("TH", line), name, style, width - 2 * PAD_ACROSS)
        for name, width in zip(names, widths, strict=True)
    ]
    for cell in cells:
        cell.element.attributes = {"O": PDFName("Table"), "Scope": PDFName("Column")}
    return TableRow(line, tuple(cells))


def _row(
    group: Element, values: tuple[str | Cell, ...], widths: tuple[float, ...], word: TextStyle
) -> TableRow:
    line = Element("TR", group)
    first = Element("TH", line)
    first.attributes = {"O": PDFName("Table"), "Scope": PDFName("Row")}
    elements = (first, *(Element("TD", line) for _ in values[1:]))
    cells = [
        _filled(element, value, word, width)
        for element, value, width in zip(elements, values, widths, strict=True)
    ]
    return TableRow(line, tuple(cells))


def _filled(element: Element, value: str | Cell, word: TextStyle, width: float) -> TableCell:
    """Return a cell: a word on its paint, a name of the row bolder, any other text plain."""
    if isinstance(value, Cell):
        colours = paint(value.role)
        cell = _cell(element, value.text, replace(word, ink=colours.ink), width - 2 * _TIGHT)
        return replace(cell, paint=colours)
    style = CELL_NAME if element.tag == "TH" else CELL
    return _cell(element, value, style, width - 2 * PAD_ACROSS)


def _cell(element: Element, text: str, style: TextStyle, measure: float) -> TableCell:
    lines = typeset((Plain(text),), style, measure) if text.strip() else ()
    return TableCell(element, lines, style)
