"""A second audit of the demo that is still under way: the one to try things out in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from lifaudit.demo import founding
from lifaudit.demo.desk import Desk
from lifaudit.demo.returns import record_return, record_some
from lifaudit.demo.story import Child, Part, Story
from lifaudit.domain.audit import Trigger
from lifaudit.domain.sheet import Place
from lifaudit.frames.read import read_frame
from lifaudit.services import chosen, planning, sampling
from lifaudit.services.instruments import pinned
from lifaudit.store.unit import Unit

CASES = 5
TITLE = "Neglect, one year on: has it changed for children?"
WHY = (
    "The partnership asked for the same questions to be put to new cases once the actions of the "
    "first deep dive had had time to work."
)
STARTED = (99, 11, 5, 2, 0)
"""How many sections a return has; the first is signed off, the last not begun."""


def begin(unit: Unit, story: Story, frame: Path, agencies: int, today: date) -> None:
    """Plan and draw a re-audit, and record some of its returns to different depths."""
    audit = founding.plan(unit, story, agencies, today)
    plan = planning.audit_of(unit, audit)
    again = replace(plan, title=TITLE, why=WHY, trigger=Trigger.EARLIER_FINDING)
    planning.save_plan(unit, again)
    sampling.import_frame(unit, audit, read_frame(frame))
    founding.draw(unit, audit, story, "one-year-on", CASES)
    cast = founding.cast(unit, audit, story)
    planning.start(unit, audit)
    desk = Desk(story, pinned(unit, audit).main, 2027, today)
    for number, (code, child) in enumerate(cast.items()):
        for other, body in enumerate(story.agencies[:agencies]):
            depth = STARTED[(number * 3 + other) % len(STARTED)]
            _record(unit, desk, Place(audit, code, body.id), child, depth)


def _record(unit: Unit, desk: Desk, place: Place, child: Child, depth: int) -> None:
    part = _plainly(child.parts[place.agency])
    if depth > len(desk.form.sections):
        case = next(one for one in chosen.cases(unit, place.audit) if one.case == place.case)
        told = replace(child, key="", parts={place.agency: part})
        record_return(unit, desk, case, told, place.agency)
    elif depth:
        record_some(unit, desk, place, part, depth)


def _plainly(part: Part) -> Part:
    """Leave out what was seen in the story's own cases: these are other children."""
    return replace(part, facts={}, evidence={}, strengths={}, development={}, recommendations={})
