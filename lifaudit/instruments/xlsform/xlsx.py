"""Sheets out of an XLSX workbook. A cell that works out its value is refused, not believed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lifaudit.domain.errors.instrument import Spot
from lifaudit.instruments.xlsform.sheets import (
    KNOWN,
    MOST_COLUMNS,
    MOST_ROWS,
    Row,
    Sheet,
    refuse,
    refuse_length,
    refuse_width,
    sheet,
    tidy,
)
from lifaudit.workbooks.book import is_formula, opened, shown
from lifaudit.workbooks.parcel import Reach

REACH = Reach(most_bytes=16 * 1024 * 1024, most_tags=1_000_000)  # ten times the longest form


def sheets_of(file: str, raw: bytes) -> tuple[Sheet, ...]:
    """Read a form's sheets; of others only the name. Raises WorkbookUnfit, FormNotReadable."""
    with opened(raw, REACH) as book:
        held = book.worksheets
        return tuple(_sheet(file, one) for one in held)


def _sheet(file: str, one: Any) -> Sheet:
    if one.title.casefold() not in KNOWN:
        return Sheet(one.title, Row(Spot(sheet=one.title), ()))
    one.reset_dimensions()  # what a sheet says about its size need not be so
    return sheet(one.title, _rows(file, one))


def _rows(file: str, one: Any) -> Iterator[Row]:
    first = next(one.iter_rows(max_row=1, max_col=MOST_COLUMNS + 1), ())
    head = _row(file, one.title, 1, first)
    if any(head.cells[MOST_COLUMNS:]):
        refuse_width(file, one.title)
    yield head
    width = max((at for at, cell in enumerate(head.cells, 1) if cell), default=0)
    # One column more than has a heading, so that what stands there is noticed.
    for number, line in enumerate(one.iter_rows(min_row=2, max_col=width + 1), 2):
        if number > MOST_ROWS:
            refuse_length(file, one.title)
        yield _row(file, one.title, number, line)


def _row(file: str, name: str, number: int, line: Any) -> Row:
    spot = Spot(sheet=name, row=number)
    return Row(spot, tuple(_text(file, spot, cell) for cell in line))


def _text(file: str, spot: Spot, cell: Any) -> str:
    if cell.value is None:
        return ""
    if is_formula(cell):
        what = "A cell holds a formula."
        refuse(file, spot, what, "Copy the cells and paste them again as values.")
    return tidy(file, spot, shown(cell.value))
