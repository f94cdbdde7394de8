"""XLSX workbooks: the values of the first sheet that is shown, read behind several doors."""

from __future__ import annotations

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from lifaudit.frames.grid import MOST_COLUMNS, MOST_LINES, Grid, Row, refuse, tidy

MOST_PARTS = 500
MOST_BYTES = 48 * 1024 * 1024
MOST_RATIO = 100
SMALL = 1024 * 1024  # a part this small harms nobody, however well it packs
MOST_TAGS = 3_000_000  # twenty thousand lines of twenty cells, six tags each, and some to spare
DOCUMENT_TYPE = (b"<!doctype", b"<!entity")
FORMULA = "="
TOO_MUCH = "The workbook unpacks to far more than a list of codes could need."
# What the library is known to raise for a file that only pretends to be a workbook.
NOT_A_WORKBOOK = (
    zipfile.BadZipFile,
    zlib.error,
    InvalidFileException,
    ParseError,
    SyntaxError,
    ArithmeticError,
    AttributeError,
    AssertionError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)


def read_workbook(raw: bytes) -> Grid:
    """Read the bytes of a workbook; FrameRefused when they are none, or hide something."""
    try:
        _prove_parts(raw)
        return _read(raw)
    except NOT_A_WORKBOOK:
        refuse("The file is not a whole XLSX workbook. Open it, save it again and try once more.")


def _prove_parts(raw: bytes) -> None:
    """Look at the parcel before opening it: how much is in it, and nothing that acts."""
    with zipfile.ZipFile(io.BytesIO(raw)) as parcel:
        parts = parcel.infolist()
        whole = sum(part.file_size for part in parts)
        if len(parts) > MOST_PARTS or whole > MOST_BYTES or any(map(_is_bomb, parts)):
            refuse(TOO_MUCH)
        for part in parts:
            _prove_part(parcel, part)


def _is_bomb(part: zipfile.ZipInfo) -> bool:
    return part.file_size > max(SMALL, part.compress_size * MOST_RATIO)


def _prove_part(parcel: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    name = part.filename.casefold()
    if "vbaproject" in name or "macrosheets" in name:
        refuse("The workbook holds macros. Save it as XLSX without them.")
    if name.endswith((".xml", ".rels")):
        inside = parcel.read(part).replace(b"\0", b"").lower()
        if inside.count(b"<") > MOST_TAGS:
            refuse(TOO_MUCH)
        if any(mark in inside for mark in DOCUMENT_TYPE):
            refuse("The workbook declares document types, which no list needs.")
        if name == "[content_types].xml" and b"macroenabled" in inside:
            refuse("The workbook may run macros. Save it as XLSX without them.")


def _read(raw: bytes) -> Grid:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what the library cannot show is not read anyway
        book = load_workbook(io.BytesIO(raw), read_only=True, keep_links=False)
        try:
            shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            if not shown:
                refuse("Every sheet of the workbook is hidden.")
            rows = tuple(_rows(shown[0]))
        finally:
            book.close()
    return Grid(rows, _notes(len(shown), len(book.worksheets)))


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
    """Write a cell as people see it; a formula shows its equals sign, a date its day."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        return FORMULA
    if isinstance(value, (date, datetime)):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return tidy(str(value))


def _notes(shown: int, held: int) -> tuple[str, ...]:
    notes = []
    if shown > 1:
        notes.append("The workbook has several sheets; the first was read.")
    if held > shown:
        notes.append("Hidden sheets were not read.")
    return tuple(notes)
