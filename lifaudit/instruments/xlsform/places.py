"""Where in a workbook each part of an instrument stands, so that a finding can name its cell."""

from __future__ import annotations

from dataclasses import replace

from lifaudit.domain.errors.instrument import Spot
from lifaudit.domain.remark import Place
from lifaudit.instruments.xlsform.words import COLUMNS, FORM_COLUMNS, OWN_SETTING

FORM = ("form",)


class Places:
    """Knows the row of every section, question, choice and point, and the column of its parts."""

    def __init__(self) -> None:
        self._rows: dict[Place, Spot] = {}

    def put(self, place: Place, spot: Spot) -> None:
        """Remember the row of a place."""
        self._rows[place] = spot

    def cell(self, spot: Spot, column: str) -> Place:
        """Return a place for one cell, whatever it may come to mean."""
        place = ("cell", len(self._rows))
        self._rows[place] = replace(spot, column=column)
        return place

    def spot(self, place: Place) -> Spot:
        """Return the cell of a place, or the row of whatever it is part of."""
        start = place
        while start and start not in self._rows:
            start = start[:-1]
        known = self._rows.get(start, Spot())
        part = next((str(word) for word in place[len(start) :]), "")
        column = _form_column(part) if start == FORM else COLUMNS.get(part, "")
        return replace(known, column=column or known.column)


def _form_column(part: str) -> str:
    return FORM_COLUMNS.get(part, OWN_SETTING + part) if part else ""
