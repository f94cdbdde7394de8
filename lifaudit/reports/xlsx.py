"""XLSX: sheets as a workbook, marked as an unsigned working copy."""

from __future__ import annotations

import re
import zipfile
from datetime import datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from lifaudit.reports.sheets import Sheet, Value, inert

_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31
_LONGEST_TEXT = 32767
_WIDEST = 60
_HEADER_ROW = 3
_EPOCH = (1980, 1, 1, 0, 0, 0)


def make_xlsx(sheets: tuple[Sheet, ...], mark: str, when: datetime) -> bytes:
    """Return a workbook, one page per sheet; `mark` is printed above and below each."""
    book = Workbook()
    book.remove(book.worksheets[0])
    taken: set[str] = set()
    for sheet in sheets or (Sheet("Empty", (), ()),):
        _fill(book.create_sheet(_name(sheet.name, taken)), sheet, mark)
    book.properties.created = book.properties.modified = when.replace(tzinfo=None)
    book.properties.creator = "lifaudit"
    book.properties.description = mark
    return _timeless(_saved(book), when)


class _InMemory(ExcelWriter):  # type: ignore[misc]  # openpyxl has no types for its writer
    """A writer without openpyxl's temporary files: a killed program would leave them in the open.

    WORKAROUND https://foss.heptapod.net/openpyxl/openpyxl/-/blob/3.1.5/openpyxl/worksheet/_writer.py
    """

    def write_worksheet(self, ws: Worksheet) -> None:
        """Write one sheet straight into the package; ours hold no pictures and no charts."""
        ws._drawing = SpreadsheetDrawing()  # noqa: SLF001 - what the method it replaces does
        writer = WorksheetWriter(ws, BytesIO())
        writer.write()
        ws._rels = writer._rels  # noqa: SLF001 - what the method it replaces does
        self._archive.writestr(ws.path[1:], writer.out.getvalue())
        self.manifest.append(ws)


def _saved(book: Workbook) -> bytes:
    out = BytesIO()
    _InMemory(book, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED)).save()
    return out.getvalue()


def _fill(page: Worksheet, sheet: Sheet, mark: str) -> None:
    page.append([mark])
    page.append([])
    page.append([_fitting(name) for name in sheet.header])
    for row in sheet.rows:
        page.append([_fitting(value) for value in row])
    for cells in page.iter_rows():
        for cell in cells:
            if isinstance(cell.value, str):
                cell.data_type = "s"  # openpyxl would take "=..." for a formula
            cell.alignment = Alignment(wrap_text=cell.row >= _HEADER_ROW, vertical="top")
    page["A1"].font = Font(italic=True)
    for cell in page[_HEADER_ROW]:
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="16324F")
    page.freeze_panes = f"A{_HEADER_ROW + 1}"
    page.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"
    page.oddHeader.center.text = page.oddFooter.center.text = mark.replace("&", "&&")
    _widen(page, sheet)


def _widen(page: Worksheet, sheet: Sheet) -> None:
    for number, name in enumerate(sheet.header, 1):
        longest = max((len(str(row[number - 1] or "")) for row in sheet.rows), default=0)
        width = min(_WIDEST, max(10, len(name) + 2, longest + 2))
        page.column_dimensions[get_column_letter(number)].width = width


def _fitting(value: Value) -> Value:
    """Return the inert value, cut with a mark where a cell of a workbook must end."""
    safe = inert(value)
    if isinstance(safe, str) and len(safe) > _LONGEST_TEXT:
        return f"{safe[: _LONGEST_TEXT - 14]} [cut short]"
    return safe


def _name(wanted: str, taken: set[str]) -> str:
    """Return a sheet name Excel accepts and that is not taken yet."""
    base = _FORBIDDEN.sub(" ", wanted).strip()[:_LONGEST_NAME] or "Sheet"
    name, number = base, 2
    while name.casefold() in taken:
        tail = f" {number}"
        name, number = base[: _LONGEST_NAME - len(tail)] + tail, number + 1
    taken.add(name.casefold())
    return name


def _timeless(data: bytes, when: datetime) -> bytes:
    """Return the package with fixed entry times, so that the same sheets give the same bytes."""
    out = BytesIO()
    stamp = when.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for item in old.infolist():
            content = old.read(item)
            if item.filename == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", stamp, content)
            entry = zipfile.ZipInfo(item.filename, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, content)
    return out.getvalue()
