"""CSV files as people's programs write them: commas, semicolons or tabs, UTF-8 or Windows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from lifaudit.domain.errors.workbook import WorkbookUnfit
from lifaudit.frames.grid import MOST_COLUMNS, MOST_LINES, Grid, Row, refuse, tidy
from lifaudit.workbooks.text import decoded

SEPARATORS = ",;\t"


def read_delimited(raw: bytes) -> Grid:
    """Read the bytes of a CSV file; FrameRefused when they are none."""
    text = _decoded(raw)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    try:
        return Grid(tuple(_rows(reader)))
    except csv.Error:
        refuse("The quotation marks do not fit here. Save the list as CSV again.", reader.line_num)


def _rows(reader: Iterator[list[str]]) -> Iterator[Row]:
    for number, cells in enumerate(reader, 1):
        if number > MOST_LINES + 1:
            refuse(f"The list is longer than {MOST_LINES} lines.")
        if len(cells) > MOST_COLUMNS:
            refuse(f"There are more than {MOST_COLUMNS} columns.", number)
        yield Row(number, tuple(tidy(cell) for cell in cells))


def _decoded(raw: bytes) -> str:
    try:
        return decoded(raw)
    except WorkbookUnfit as error:
        refuse(error.why)


def _separator(text: str) -> str:
    """Return what parts the names of the columns; a list of one column has none."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(SEPARATORS, key=first.count)
