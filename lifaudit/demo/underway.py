"""A second audit of the demo that is still under way: the one to try things out in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import takewhile
from pathlib import Path

from lifaudit.demo import differing, founding, post, revealing
from lifaudit.demo.desk import Desk
from lifaudit.demo.meeting import go_on, running_order
from lifaudit.demo.returns import record_return, record_some
from lifaudit.demo.stage import Laptop, Stage
from lifaudit.demo.story import Child, Part
from lifaudit.domain.arrived import counted
from lifaudit.domain.audit import Trigger
from lifaudit.domain.running_order import Shows
from lifaudit.domain.sheet import Place
from lifaudit.frames.read import read_frame
from lifaudit.services import chosen, disputes, planning, sampling
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
WHOLE = STARTED[0]


def begin(stage: Stage, frame: Path) -> str:
    """Plan and draw a re-audit, and record some of it; returns its id.

    A conflict is left to decide, and the first case is called while some have still to release.
    """
    audit, cast = _plan(stage, frame)
    some = stage.agencies[:-1] or stage.agencies  # the last has sent nothing back yet
    post.send(stage, stage.lead, audit)
    post.agencies_pick_up(stage)
    if differ := differing.who_differs(some, cast):
        differing.note_by_telephone(stage, audit, *differ)
    for other, laptop in enumerate(some):
        _record(laptop, stage, audit, (cast, other))
        post.send(stage, laptop, audit)
    post.pick_up(stage, stage.lead)
    first = next(iter(cast))
    for _ in takewhile(lambda one: one.shows is not Shows.DIFFERENCES, running_order(stage, audit)):
        go_on(stage, audit, first)
    revealing.call(stage, audit, first)
    for laptop in some[: len(some) // 2]:
        post.pick_up(stage, laptop)
        revealing.release(stage, laptop, audit, first)
    post.pick_up(stage, stage.lead)
    stage.tell(f"A second audit is under way: {_left(stage, audit, first)}")
    return audit


def _left(stage: Stage, audit: str, case: str) -> str:
    """Say what waits for somebody to try it out."""
    with stage.lead.vault.unit() as unit:
        torn = disputes.count(unit, audit)
    waits = revealing.sentence(stage.lead, audit, case)
    return f"{counted(torn, 'conflict')} to decide, and {case} was called. {waits}"


def _plan(stage: Stage, frame: Path) -> tuple[str, dict[str, Child]]:
    story, today = stage.story, stage.clock.today
    with stage.lead.vault.unit() as unit:
        audit = founding.plan(unit, story, len(stage.agencies), today)
        plan = planning.audit_of(unit, audit)
        again = replace(plan, title=TITLE, why=WHY, trigger=Trigger.EARLIER_FINDING)
        planning.save_plan(unit, again)
        sampling.import_frame(unit, audit, read_frame(frame))
        founding.draw(unit, audit, story, "one-year-on", CASES)
        cast = founding.cast(unit, audit, story)
        planning.start(unit, audit)
    return audit, cast


def _record(
    laptop: Laptop, stage: Stage, audit: str, given: tuple[Mapping[str, Child], int]
) -> None:
    """Record the first case whole, and the others to different depths."""
    cast, other = given
    with laptop.vault.unit() as unit:
        desk = Desk(stage.story, pinned(unit, audit).main, 2027, stage.clock.today)
        for number, (code, child) in enumerate(cast.items()):
            depth = STARTED[(number * 3 + other) % len(STARTED)] if number else WHOLE
            _record_one(unit, desk, Place(audit, code, laptop.agency), child, depth)


def _record_one(unit: Unit, desk: Desk, place: Place, child: Child, depth: int) -> None:
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
