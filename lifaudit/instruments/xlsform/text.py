"""Sheets out of text: CSV and Markdown tables, where the first cell of a line names the sheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from lifaudit.domain.errors.instrument import Spot
from lifaudit.domain.errors.workbook import WorkbookUnfit
from lifaudit.instruments.xlsform.sheets import (
    MOST_COLUMNS,
    MOST_ROWS,
    Row,
    Sheet,
    refuse_length,
    refuse_width,
    sheet,
    tidy,
)
from lifaudit.workbooks.text import decoded

PIPE = re.compile(r"(?<!\\)\|")
RULE = re.compile(r"[\s|:-]+")

Line = tuple[int, list[str]]


def sheets_in_csv(file: str, raw: bytes) -> tuple[Sheet, ...]:
    """Read CSV as pyxform writes it. Raises WorkbookUnfit, FormNotReadable."""
    reader = csv.reader(io.StringIO(decoded(raw), newline=""), strict=True)
    try:
        return _parted(file, [(reader.line_num, cells) for cells in reader])
    except csv.Error as error:
        raise WorkbookUnfit(
            f"The quotation marks near line {reader.line_num} do not fit. Save it as CSV again."
        ) from error


def sheets_in_markdown(file: str, raw: bytes) -> tuple[Sheet, ...]:
    """Read Markdown tables; whatever is no table is passed over. Raises as for CSV."""
    return _parted(file, list(_table_lines(decoded(raw))))


def _table_lines(text: str) -> Iterator[Line]:
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.strip()
        if bare.startswith("|") and bare.endswith("|") and not RULE.fullmatch(bare):
            cells = PIPE.split(bare)[1:-1]
            yield number, [cell.replace("\\|", "|") for cell in cells]


def _parted(file: str, lines: list[Line]) -> tuple[Sheet, ...]:
    """Give each line to the sheet that was named last."""
    found: dict[str, list[Row]] = {}
    name = ""
    for number, cells in lines:
        first, *rest = [tidy(file, Spot(number), cell) for cell in cells] or [""]
        name = first or name
        held = found.setdefault(name, [])
        if any(rest):
            held.append(Row(Spot(number, name), tuple(rest)))
        if len(held) > MOST_ROWS:
            refuse_length(file, name)
        if len(rest) > MOST_COLUMNS:
            refuse_width(file, name)
    return tuple(sheet(name, iter(rows)) for name, rows in found.items())
