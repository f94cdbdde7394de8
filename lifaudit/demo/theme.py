"""The demo's theme module: the partnership's own questions, brought in from a spreadsheet."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from pathlib import Path

from lifaudit.demo.desk import Desk
from lifaudit.domain.asked import Posed
from lifaudit.domain.casework import Answer
from lifaudit.domain.instrument import Instrument
from lifaudit.domain.kinds import Kind
from lifaudit.domain.sheet import Place, Sheet
from lifaudit.instruments.library import form, read_form
from lifaudit.services import casework, choosing, drafting, rows
from lifaudit.services.rows import Rows
from lifaudit.store.unit import Unit

WORKBOOK = Path(__file__).resolve().parents[2] / "resources" / "demo" / "neglect-under-five.xlsx"
MAIN = "multi-agency-deep-dive"
PLANNED = 6
WHAT = ("Weighing at the clinic", "Home visit", "Place at the nursery", "Review of the plan")
ORDERS = ("housing health substances violence", "health housing violence substances")
"""What stood in the way, the heaviest first."""


@cache
def module() -> Instrument:
    """Return the module as it stands in the workbook."""
    return read_form(WORKBOOK)


def publish(unit: Unit) -> None:
    """Bring the workbook in and publish it, as the lead would in the library."""
    draft = drafting.draft_in(drafting.bring_in(unit, module()))
    drafting.publish(unit, draft, module().version, "First version, for the audit on neglect.")


def choose(unit: Unit, audit: str) -> None:
    """Let an audit ask the deep dive with the module added to it."""
    choosing.pin_chosen(unit, audit, form(MAIN).identity, [module().identity])


def record_theme(unit: Unit, desk: Desk, place: Place, grade: str, chance: random.Random) -> None:
    """Answer the module as a return so graded would; what an answer opens is answered next."""
    done: set[str] = set()
    while fresh := [one for one in _posed(casework.sheet(unit, place)) if _name(one) not in done]:
        for posed in fresh:
            done.add(_name(posed))
            if posed.question.kind is Kind.GROUP:
                _add_rows(unit, Rows(place, posed.question.key), _missed(grade))
            elif posed.question.kind.answered:
                _answer(unit, place, posed, _value(desk, posed, grade, chance))


def _posed(sheet: Sheet) -> Iterator[Posed]:
    """Give what the module asks in a return now."""
    own = {one.key for one in module().sections}
    for section in sheet.instrument.sections:
        if section.key in own:
            yield from sheet.posed(section)


def _name(posed: Posed) -> str:
    return posed.path.text


def _add_rows(unit: Unit, where: Rows, number: int) -> None:
    for _ in range(number):
        rows.add_row(unit, where)


def _answer(unit: Unit, place: Place, posed: Posed, value: str) -> None:
    key = (place.audit, place.case, place.agency, posed.path.text)
    casework.answer(unit, Answer(*key, value))


def _missed(grade: str) -> int:
    """Return how many of the planned visits did not take place."""
    return {"outstanding": 0, "good": 1, "requires-improvement": 2}.get(grade, 3)


def _value(desk: Desk, posed: Posed, grade: str, chance: random.Random) -> str:
    missed = _missed(grade)
    ago = timedelta(days=chance.randrange(20, 90))
    return {
        "seen-at-home": (desk.day - ago).isoformat(),
        "planned": str(PLANNED),
        "kept": str(PLANNED - missed),
        "home": ("bed food play safe", "bed food safe", "bed food", "none")[missed],
        "in-the-way": chance.choice(ORDERS),
        "sure": str(9 - 2 * missed),
        "missed-on": (desk.day - ago).isoformat(),
        "missed-what": chance.choice(WHAT),
        "missed-then": ("same-week", "same-week", "later", "nothing")[missed],
    }[posed.question.key.partition(".")[2]]
