"""The sheets of an XLSForm as they stand in the file, before anybody asks what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn

from lifaudit.domain.errors.instrument import FormNotReadable, FormProblem, Spot
from lifaudit.instruments.xlsform.words import CHOICES, OWN_SHEETS, SETTINGS, SURVEY

MOST_ROWS = 20_000
MOST_COLUMNS = 100
UNSEEN = re.compile(r"[\0-\x08\x0b-\x1f\x7f-\x9f]")
KNOWN = (SURVEY, CHOICES, SETTINGS, *OWN_SHEETS)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: where it stands, and its cells as text without spaces at their ends."""

    spot: Spot
    cells: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, its row of headings, and every other row that holds something."""

    name: str
    head: Row
    rows: tuple[Row, ...] = ()


def sheet(name: str, rows: Iterator[Row]) -> Sheet:
    """Put the rows of a sheet together; the first is that of the headings."""
    head = next(rows, Row(Spot(sheet=name), ()))
    width = max((at for at, cell in enumerate(head.cells, 1) if cell), default=0)
    head = Row(head.spot, head.cells[:width])
    return Sheet(name, head, tuple(row for row in rows if any(row.cells)))


def tidy(file: str, spot: Spot, text: str) -> str:
    """Take the spaces off the ends of a cell; refuse what cannot be seen."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if UNSEEN.search(plain):
        refuse(file, spot, "A cell holds a control character.", "Delete it and type it again.")
    return plain


def refuse(file: str, spot: Spot, what: str, mend: str) -> NoReturn:
    """Refuse a file in which no form can be seen."""
    why = "No form can be seen in it with certainty."
    problem = FormProblem(
        file, spot.line, what, why, mend, sheet=spot.sheet, row=spot.row, column=spot.column
    )
    raise FormNotReadable((problem,))


def refuse_length(file: str, name: str) -> NoReturn:
    """Refuse a sheet that never ends."""
    what = f"The sheet goes on past row {MOST_ROWS}."
    refuse(file, Spot(sheet=name), what, "Delete the empty rows at its end and save it again.")


def refuse_width(file: str, name: str) -> NoReturn:
    """Refuse a sheet that is wider than any form."""
    what = f"The sheet has more than {MOST_COLUMNS} columns."
    refuse(
        file, Spot(sheet=name, row=1), what, "Delete the columns at its right and save it again."
    )
