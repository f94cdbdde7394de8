"""The workbook of an instrument, which a person, ODK and Kobo can open and lifaudit reads back."""

from __future__ import annotations

import io
import re
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from lifaudit.domain.errors.instrument import NotForWorkbook
from lifaudit.domain.instrument import Instrument
from lifaudit.instruments.xlsform.rows import Cell, Table, tables_of
from lifaudit.instruments.xlsform.words import CHOICES, SURVEY

LONGEST = 32_767  # what a cell can hold
WIDE, NARROW = 48, 18
# What XML cannot hold or would not give back, and what looks like the start of a reference.
UNFIT = re.compile(r"[\0-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
WORDY = ("label", "hint", "intro", "guidance", "evidence", "descriptor", "text", "what", "purpose")
PLAIN_WORDS = ("label", "hint", "constraint_message")


def write_workbook(instrument: Instrument) -> bytes:
    """Write an instrument as XLSX; reading it gives an equal one.

    NotForWorkbook for a text no cell can hold.
    """
    tables = tables_of(instrument)
    for table in tables:
        _prove(table)
    book = Workbook(write_only=True)
    for table in tables:
        _sheet(book, table)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _sheet(book: Any, table: Table) -> None:
    sheet = book.create_sheet(table.name)
    sheet.freeze_panes = "A2"
    for at, heading in enumerate(table.headings, 1):
        wide = any(word in heading for word in WORDY)
        sheet.column_dimensions[get_column_letter(at)].width = WIDE if wide else NARROW
    sheet.append([_head(sheet, heading) for heading in table.headings])
    for row in table.rows:
        sheet.append([_cell(sheet, row.get(name)) for name in table.headings])


def _head(sheet: Any, heading: str) -> Any:
    cell = WriteOnlyCell(sheet, heading)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: Any, value: Cell) -> Any:
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        return _number(value)
    cell = WriteOnlyCell(sheet, value)
    cell.data_type = "s"  # a text that begins with an equals sign is no formula
    if len(value) > WIDE:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _number(value: float) -> float | str:
    """Write a number; as text where the library would round it."""
    if value == int(value):
        return int(value)
    return value if float(f"{value:.16g}") == value else repr(value)


def _prove(table: Table) -> None:
    for row in table.rows:
        for heading, cell in row.items():
            if isinstance(cell, str) and _is_unfit(table, heading, cell):
                raise NotForWorkbook(where=heading)


def _is_unfit(table: Table, heading: str, text: str) -> bool:
    shown = table.name == CHOICES or (table.name == SURVEY and heading in PLAIN_WORDS)
    return len(text) > LONGEST or bool(UNFIT.search(text)) or (shown and "${" in text)
