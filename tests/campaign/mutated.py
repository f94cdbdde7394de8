"""Workbooks with something wrong somewhere: bytes, parts, cells and headings changed at random."""

from __future__ import annotations

import io
import random
import zipfile

from instruments.xlsforms import sheets, workbook

from lifaudit.domain.errors.base import LifauditError
from lifaudit.instruments.library import form
from lifaudit.instruments.lint import lint_file
from lifaudit.instruments.xlsform.write import write_workbook
from lifaudit.workbooks.book import NOT_A_WORKBOOK

WORDS = (
    *("", "=1+1", "${", "${x}", "${seen}", "begin_group", "end_repeat", "select_one yn", "range"),
    *("start=a", "yes", "or_other", "1e999", "nan", "-1", "[[", "]]>", "\u2028", "x" * 5000),
    *("bind::lif:kind", "group", "name", "label::x (y)", "select_multiple  yn or_other", "(" * 400),
)


def seeds():
    """Return the workbooks mutation begins from: a foreign one, and two of our own."""
    ours = (write_workbook(form(key)) for key in ("panel-sheet", "child-and-parent-feedback"))
    return (workbook(sheets()), *ours)


def mutated(raw, chance):
    """Return a workbook with one to four things changed."""
    for _ in range(chance.randint(1, 4)):
        change = chance.choice((_bytes, _part, _part_lost, _cell, _cell, _cell))
        try:
            raw = change(raw, chance)
        except NOT_A_WORKBOOK:
            raw = _bytes(raw, chance)
    return raw


def survives(folder, raw, suffix):
    """Read a workbook; tell whether it was read or refused. Anything else is a fault of ours."""
    path = folder / f"mutated{suffix}"
    path.write_bytes(raw)
    try:
        return not any(problem.stops for problem in lint_file(path))
    except LifauditError:
        return False


def _bytes(raw, chance):
    at = chance.randrange(len(raw))
    return raw[:at] + chance.randbytes(chance.randint(0, 4)) + raw[at + chance.randint(0, 4) :]


def _part(raw, chance):
    def spoil(inside):
        at = chance.randrange(max(1, len(inside)))
        return inside[:at] + chance.choice((b"", b"<", b"&x;", b'"', b"</c>")) + inside[at + 1 :]

    return _repacked(raw, chance, spoil)


def _part_lost(raw, chance):
    return _repacked(raw, chance, lambda _: b"")


def _repacked(raw, chance, spoil):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
        chosen = chance.choice(old.namelist())
        for name in old.namelist():
            inside = old.read(name)
            new.writestr(name, spoil(inside) if name == chosen else inside)
    return out.getvalue()


def _cell(raw, chance):
    from openpyxl import load_workbook  # noqa: PLC0415 - what is left of it may not open

    book = load_workbook(io.BytesIO(raw))
    sheet = chance.choice(book.worksheets)
    cell = sheet.cell(chance.randint(1, sheet.max_row + 1), chance.randint(1, sheet.max_column + 1))
    cell.value = chance.choice(WORDS)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def chances(seed):
    """Return a source of chance that can be repeated."""
    return random.Random(seed)  # noqa: S311 - a trial is repeated, not guarded
