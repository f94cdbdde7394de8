"""Sheets out of an old XLS workbook."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from typing import Any

from lifaudit.domain.errors.instrument import Spot
from lifaudit.domain.errors.workbook import WorkbookUnfit
from lifaudit.instruments.xlsform.sheets import (
    KNOWN,
    MOST_COLUMNS,
    MOST_ROWS,
    Row,
    Sheet,
    refuse_length,
    refuse_width,
    sheet,
    tidy,
)
from lifaudit.workbooks.book import NOT_A_WORKBOOK, shown

MACROS = "_VBA_PROJECT".encode("utf-16-le")


def sheets_of(file: str, raw: bytes) -> tuple[Sheet, ...]:
    """Read the sheets a form has. Raises WorkbookUnfit, FormNotReadable.

    An old workbook keeps what its formulas last gave, and does not say which cells those are.
    """
    import xlrd  # noqa: PLC0415 - rarely needed
    from xlrd.compdoc import CompDocError  # noqa: PLC0415 - as above

    if MACROS in raw:
        raise WorkbookUnfit("The workbook holds macros. Save it as XLSX without them.")
    try:
        book = xlrd.open_workbook(file_contents=raw, ragged_rows=True, logfile=io.StringIO())
        return tuple(_sheet(file, book, one) for one in book.sheets())
    except (*NOT_A_WORKBOOK, xlrd.XLRDError, CompDocError, struct.error, MemoryError) as error:
        raise WorkbookUnfit(
            "The file is no whole XLS workbook, or has a password. Save it as XLSX without one."
        ) from error


def _sheet(file: str, book: Any, one: Any) -> Sheet:
    if one.name.casefold() not in KNOWN:
        return Sheet(one.name, Row(Spot(sheet=one.name), ()))
    if one.nrows > MOST_ROWS:
        refuse_length(file, one.name)
    if one.nrows and one.row_len(0) > MOST_COLUMNS:
        refuse_width(file, one.name)
    return sheet(one.name, _rows(file, book, one))


def _rows(file: str, book: Any, one: Any) -> Iterator[Row]:
    for at in range(one.nrows):
        spot = Spot(sheet=one.name, row=at + 1)
        yield Row(spot, tuple(tidy(file, spot, _text(book, cell)) for cell in one.row(at)))


def _text(book: Any, cell: Any) -> str:
    from xlrd import XL_CELL_BOOLEAN, XL_CELL_DATE, xldate  # noqa: PLC0415 - rarely needed

    if cell.ctype == XL_CELL_BOOLEAN:
        return str(bool(cell.value)).upper()
    if cell.ctype == XL_CELL_DATE:
        return shown(xldate.xldate_as_datetime(cell.value, book.datemode))
    return shown(cell.value)
