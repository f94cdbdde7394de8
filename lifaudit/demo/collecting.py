"""The demo's returns: invitations go out, each agency records on its own laptop and returns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from lifaudit.demo import post
from lifaudit.demo.desk import Desk
from lifaudit.demo.returns import record_reflection, record_return
from lifaudit.demo.stage import Laptop, Stage
from lifaudit.demo.story import Child
from lifaudit.domain.casework import Involvement
from lifaudit.domain.sheet import Place
from lifaudit.services import chosen

Cast = Mapping[str, Child]


@dataclass(frozen=True, slots=True)
class Late:
    """The return that comes after the panel has graded its case: whose, and which."""

    laptop: Laptop
    case: str


def invite(stage: Stage, audit: str) -> None:
    """Send every agency the plan, the form and its cases."""
    sent = post.send(stage, stage.lead, audit)
    post.agencies_pick_up(stage)
    stage.tell(f"The lead put {sent} invitations into the folder; each agency opened its own.")


def late_one(stage: Stage, cast: Cast) -> Late | None:
    """Choose who will be late: the last agency, with the last case that others know as well."""
    for laptop in reversed(stage.agencies):
        for case, child in reversed(tuple(cast.items())):
            known = [one for one in stage.agencies if _is_involved(child, one)]
            if laptop in known and len(known) > 1:
                return Late(laptop, case)
    return None


def record_all(stage: Stage, desk: Desk, audit: str, cast: Cast, late: Late | None) -> None:
    """Let every agency record its returns and put them into the folder, but for the late one."""
    for number, laptop in enumerate(stage.agencies):
        stage.clock.turn_to(desk.day + timedelta(days=number))
        left = late.case if late and late.laptop is laptop else ""
        record(laptop, desk, audit, {code: one for code, one in cast.items() if code != left})
        post.send(stage, laptop, audit)
        for came in post.arrived(stage, stage.lead):
            stage.tell(f"{came.headline} {came.sealed} entries stay sealed until the audit day.")


def record(laptop: Laptop, desk: Desk, audit: str, cast: Cast) -> None:
    """Record an agency's returns of these cases, and what practitioners and families said."""
    with laptop.vault.unit() as unit:
        cases = {one.case: one for one in chosen.cases(unit, audit)}
        for code, child in cast.items():
            record_return(unit, desk, cases[code], child, laptop.agency)
            place = Place(audit, code, laptop.agency)
            record_reflection(unit, desk, place, child.parts[laptop.agency])


def _is_involved(child: Child, laptop: Laptop) -> bool:
    return child.parts[laptop.agency].involvement is Involvement.INVOLVED
