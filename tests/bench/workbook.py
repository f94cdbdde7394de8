"""How long a workbook of a large form takes to come in, beside openpyxl reading its bare cells."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.frame import Bar, Bench, Limit, Pair
from bench.thousand import thousand
from openpyxl import load_workbook

from lifaudit.instruments.library import read_form
from lifaudit.instruments.xlsform.write import write_workbook


@contextmanager
def _import(folder: Path) -> Iterator[Pair]:
    source, path = folder / "thousand.toml", folder / "thousand.xlsx"
    source.write_text(thousand(), "utf-8")
    path.write_bytes(write_workbook(read_form(source)))
    yield Pair(lambda: read_form(path), lambda: _cells(path))


def _cells(path: Path) -> int:
    book = load_workbook(path, read_only=True)
    cells = sum(len(row) for sheet in book for row in sheet.iter_rows(values_only=True))
    book.close()
    return cells


IMPORT = Bench(
    "a workbook of 1,000 questions read, proved and imported",
    "openpyxl alone",
    Limit(1.5, Bar.SECONDS),
    _import,
    most=5,
)
