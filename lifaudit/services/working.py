"""What the logic of an instrument works out for one return; a form without logic costs nothing.

The day that `today()` means is England's; of a return that is signed off it is the day of signing,
so that what was signed never changes with the calendar.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from lifaudit.domain.dossier import Dossier
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.panel import panels_of
from lifaudit.domain.question import ALWAYS
from lifaudit.domain.returns import returns_of
from lifaudit.domain.sheet import Recorded, Sheet
from lifaudit.domain.worked import UNWORKED, Worked
from lifaudit.instruments.logic.live import Live
from lifaudit.instruments.logic.program import program_of

__all__ = ["Live", "has_logic", "live_for", "worked_for", "worked_in"]


def has_logic(instrument: Instrument) -> bool:
    """Whether anything in a form depends on what is answered."""
    if any(section.relevant for section in instrument.all_sections):
        return True
    return any(one.logic != ALWAYS for one in instrument.every_question)


def worked_for(instrument: Instrument, recorded: Recorded, today: date) -> Worked:
    """Return what the logic works out from what was recorded."""
    if not has_logic(instrument):
        return UNWORKED
    return _loaded(instrument, recorded, today).worked


def live_for(sheet: Sheet) -> Live:
    """Return the return as it is answered: each answer says what it changes on the page."""
    return _loaded(sheet.instrument, sheet.recorded, sheet.today)


def worked_in(dossier: Dossier) -> Mapping[tuple[str, str], Worked]:
    """Return what is worked out for every return and panel sheet, by case and agency."""
    forms = dossier.instruments
    sheets = returns_of(dossier) if has_logic(forms.main) else ()
    if forms.panel and has_logic(forms.panel):
        sheets += panels_of(dossier)
    return {
        (one.place.case, one.place.agency): worked_for(one.instrument, one.recorded, one.today)
        for one in sheets
    }


def _loaded(instrument: Instrument, recorded: Recorded, today: date) -> Live:
    live = Live(program_of(instrument), today)
    answers = {one.question: one.value for one in recorded.answers if one.value}
    live.load(answers, _rows(recorded))
    return live


def _rows(recorded: Recorded) -> Mapping[str, tuple[str, ...]]:
    """Return the rows of every group as they stand, in their order."""
    found: dict[str, tuple[str, ...]] = {}
    for one in sorted(recorded.rows, key=lambda row: (row.position, row.row)):
        if not one.removed:
            found[one.group] = (*found.get(one.group, ()), one.row)
    return found
