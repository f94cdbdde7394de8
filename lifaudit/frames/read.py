"""From a file to a frame: codes and groups come in, everything else is refused with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lifaudit.domain.case import Line
from lifaudit.domain.errors.sampling import FrameProblem, FrameRefused
from lifaudit.domain.frame import FrameDraft
from lifaudit.frames.delimited import read_delimited
from lifaudit.frames.grid import Grid, Row, refuse
from lifaudit.frames.proof import Column, is_headless, problems_of
from lifaudit.frames.workbook import read_workbook

LARGEST = 8 * 1024 * 1024
MOST_PROBLEMS = 50
PARCEL = b"PK\x03\x04"
OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def read_frame(path: Path) -> FrameDraft:
    """Read a CSV or XLSX file whose first column holds references and whose others hold groups.

    Raises FrameRefused with everything that is wrong, by column and row and never by value.
    """
    grid = _grid(_bytes(path))
    rows = [row for row in grid.rows if not row.is_empty]
    if len(rows) < 2:  # noqa: PLR2004 - a head and one line
        refuse("The list is empty: it needs a line of column names and at least one case.")
    columns = _columns(rows[0], rows[1:])
    if is_headless(columns[0]):
        refuse("The first row looks like a case. Put a row of column names above it.", 1)
    problems = [*_shape(rows[0], rows[1:], len(columns))]
    for column in columns:
        problems += problems_of(column, is_reference=column.place == 0)
    problems += _references(columns[0])
    if problems:
        raise FrameRefused(tuple(problems[:MOST_PROBLEMS]))
    return _draft(path.name, columns, _notes(grid, rows))


def _bytes(path: Path) -> bytes:
    if not path.is_file():
        refuse("The file cannot be read. Check its name and place.")
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError:
        refuse("The file cannot be read. Close it in other programs and try again.")
    if len(raw) > LARGEST:
        refuse("The file is larger than 8 MiB, which no list of codes needs.")
    return raw


def _grid(raw: bytes) -> Grid:
    if raw.startswith(OLD_OFFICE):
        refuse("The file is an old or password-protected workbook. Save it as XLSX or CSV.")
    return read_workbook(raw) if raw.startswith(PARCEL) else read_delimited(raw)


def _columns(head: Row, lines: list[Row]) -> list[Column]:
    """Take the columns that have a title or a value; empty ones at the edge are not there."""
    width = max(_filled(row) for row in (head, *lines))
    return [
        Column(at, _cell(head, at), tuple((one.number, _cell(one, at)) for one in lines))
        for at in range(width)
    ]


def _filled(row: Row) -> int:
    return max((at for at, cell in enumerate(row.cells, 1) if cell), default=0)


def _cell(row: Row, at: int) -> str:
    return row.cells[at] if at < len(row.cells) else ""


def _shape(head: Row, lines: list[Row], width: int) -> Iterator[FrameProblem]:
    titles = [_cell(head, at) for at in range(width)]
    unnamed = [row.number for row in lines if _filled(row) > _filled(head)]
    if unnamed:
        yield FrameProblem("", tuple(unnamed), "has more values than there are column names.")
    elif not all(titles):
        yield FrameProblem("", (head.number,), "A column has no name.")
    elif len({title.casefold() for title in titles}) < width:
        yield FrameProblem("", (head.number,), "Two columns have the same name.")
    for at, title in enumerate(titles):
        for problem in problems_of(Column(at, "", ((head.number, title),)), is_reference=False):
            yield FrameProblem(problem.column, problem.rows, f"the column's name {problem.why}")


def _references(column: Column) -> Iterator[FrameProblem]:
    empty = tuple(row for row, value in column.values if not value)
    if empty:
        yield FrameProblem(column.shown, empty, "has no reference.")
    seen: set[str] = set()
    twice = []
    for row, value in column.values:
        if value and value.casefold() in seen:
            twice.append(row)
        seen.add(value.casefold())
    if twice:
        yield FrameProblem(column.shown, tuple(twice), "holds a reference that stood there before.")


def _draft(source: str, columns: list[Column], notes: tuple[str, ...]) -> FrameDraft:
    lines = tuple(
        Line(values[0][1], tuple(value or "Not recorded" for _, value in values[1:]))
        for values in zip(*(column.values for column in columns), strict=True)
    )
    return FrameDraft(source, tuple(column.title for column in columns[1:]), lines, notes)


def _notes(grid: Grid, rows: list[Row]) -> tuple[str, ...]:
    last = rows[-1].number
    skipped = sum(row.is_empty and row.number < last for row in grid.rows)
    notes = list(grid.notes)
    if skipped:
        notes.append(f"{skipped} empty rows were left out.")
    if any(not cell for row in rows[1:] for cell in _padded(row, _filled(rows[0]))):
        notes.append("Groups that were empty are called Not recorded.")
    return tuple(notes)


def _padded(row: Row, width: int) -> list[str]:
    return [_cell(row, at) for at in range(width)]
