"""The demo's audit day: every case through the running order, called, graded and written down."""

from __future__ import annotations

from dataclasses import replace

from lifaudit.demo import learning, revealing
from lifaudit.demo.calendar import TALKING, TYPING
from lifaudit.demo.collecting import Cast, Late
from lifaudit.demo.desk import Desk
from lifaudit.demo.learning import Told
from lifaudit.demo.stage import Stage
from lifaudit.domain.arrived import counted
from lifaudit.domain.running_order import OrderStep, Shows
from lifaudit.domain.urgent import Urgent, Way
from lifaudit.services import day, urgent
from lifaudit.services.profiles import in_force

KIND = "no-plan"
TOLD = "Duty team manager, family help and protection"
ANSWERED = (
    "Spoke to the school at once; a worker sees the child this afternoon and the plan is changed."
)


def hold(stage: Stage, desk: Desk, audit: str, cast: Cast, late: Late | None) -> None:
    """Go through every case on two days; the first gives rise to an urgent concern."""
    stage.clock.pace = TALKING
    for number, code in enumerate(cast):
        if number == (len(cast) + 1) // 2:
            stage.clock.turn_page()
        out = late.laptop.agency if late and late.case == code else ""
        for step in running_order(stage, audit):
            go_on(stage, audit, code)
            _step(stage, desk, (audit, code), (step, Told(cast[code], out), number == 0))
            stage.clock.wait(step.planned(len(stage.agencies)))
        go_on(stage, audit, code)
    stage.clock.pace = TYPING
    stage.tell(f"The panel graded {counted(len(cast), 'case')}, each domain with its reason.")


def running_order(stage: Stage, audit: str) -> tuple[OrderStep, ...]:
    """Return the steps a case is taken through."""
    with stage.lead.vault.unit() as unit:
        return in_force(unit, audit).day


def go_on(stage: Stage, audit: str, code: str) -> None:
    """Go to the next step of a case."""
    with stage.lead.vault.unit() as unit:
        day.go_on(unit, audit, code)


def _step(
    stage: Stage, desk: Desk, where: tuple[str, str], now: tuple[OrderStep, Told, bool]
) -> None:
    (audit, code), (step, told, is_first) = where, now
    if step.shows is Shows.GRADES:
        revealing.reveal(stage, audit, code, stage.tell if is_first else _in_silence)
    elif step.shows is Shows.PANEL:
        with stage.lead.vault.unit() as unit:
            learning.grade_case(unit, desk.form, audit, code, told)
    elif step.shows is Shows.URGENT and is_first:
        _concern(stage, audit, code)


def _in_silence(_what: str) -> None:
    """Leave out what was told of an earlier case in the same words."""


def _concern(stage: Stage, audit: str, code: str) -> None:
    """Raise an urgent concern before the meeting goes on; it is answered and closed."""
    with stage.lead.vault.unit() as unit:
        urgent.raise_concern(unit, audit, code, KIND)
        (raised,) = unit.where(Urgent, audit=audit)
        told = replace(raised, agency=stage.lead.agency, told=TOLD, how=Way.TELEPHONE)
        urgent.save_concern(unit, told)
    stage.clock.wait(12)
    with stage.lead.vault.unit() as unit:
        answered = replace(told, response=ANSWERED)
        urgent.save_concern(unit, answered)
        urgent.close_concern(unit, answered)
    stage.tell(f"An urgent concern about {code} was told by telephone, answered and closed.")
