"""XLSX workbooks: the values of the first sheet that is shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lifaudit.domain.errors.workbook import WorkbookUnfit
from lifaudit.frames.grid import MOST_COLUMNS, MOST_LINES, Grid, Row, refuse, tidy
from lifaudit.workbooks.book import is_formula, opened, shown
from lifaudit.workbooks.parcel import Reach

# Twenty thousand lines of twenty cells, six tags each, and some to spare.
REACH = Reach(most_bytes=48 * 1024 * 1024, most_tags=3_000_000)
FORMULA = "="


def read_workbook(raw: bytes) -> Grid:
    """Read the bytes of a workbook; FrameRefused when they are none, or hide something."""
    try:
        with opened(raw, REACH) as book:
            visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            if not visible:
                refuse("Every sheet of the workbook is hidden.")
            return Grid(tuple(_rows(visible[0])), _notes(len(visible), len(book.worksheets)))
    except WorkbookUnfit as error:
        refuse(error.why)


def _rows(sheet: Any) -> Iterator[Row]:
    sheet.reset_dimensions()  # what a sheet says about its size need not be so
    # One more than may be, so that more is noticed; never the million rows a sheet could claim.
    cells = sheet.iter_rows(max_row=MOST_LINES + 2, max_col=MOST_COLUMNS + 1)
    for number, line in enumerate(cells, 1):
        row = Row(number, tuple(_text(cell) for cell in line))
        if number > MOST_LINES + 1 and not row.is_empty:
            refuse(f"The list is longer than {MOST_LINES} lines.")
        if any(row.cells[MOST_COLUMNS:]):
            refuse(f"There are more than {MOST_COLUMNS} columns.", number)
        yield row


def _text(cell: Any) -> str:
    """Write a cell as people see it; a formula shows its equals sign."""
    if is_formula(cell):
        return FORMULA
    return "" if cell.value is None else tidy(shown(cell.value))  # most cells hold nothing


def _notes(visible: int, held: int) -> tuple[str, ...]:
    notes = []
    if visible > 1:
        notes.append("The workbook has several sheets; the first was read.")
    if held > visible:
        notes.append("Hidden sheets were not read.")
    return tuple(notes)
