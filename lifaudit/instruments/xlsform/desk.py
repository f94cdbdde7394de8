"""The desk a workbook is read at: what is wrong with a cell, and what is left out, is noted."""

from __future__ import annotations

from lifaudit.domain.errors.instrument import Spot
from lifaudit.domain.remark import Remark, Severity
from lifaudit.instruments.findings import Findings
from lifaudit.instruments.xlsform.places import Places

_WHY = "The form could not be asked as it is written here."


class Desk:
    """Notes findings by cell, for one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.places = Places()
        self.findings = Findings(file, self.places)

    def flag(self, spot: Spot, column: str, what: str, mend: str, why: str = _WHY) -> None:
        """Note what keeps the form from being used."""
        self.findings.add(Remark(self.places.cell(spot, column), what, why, mend))

    def leave(self, spot: Spot, column: str, what: str) -> None:
        """Note what is left out and not missed."""
        why = "lifaudit has no use for it."
        mend = "The form works without it. Nothing needs to be done."
        place = self.places.cell(spot, column)
        self.findings.add(Remark(place, what, why, mend, Severity.ADVICE))
