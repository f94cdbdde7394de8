"""An audit as a lead leaves it: planned whole, cases drawn, agencies asked, collecting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from world import AGENCIES

from lifaudit.domain.audit import AuditType, Trigger
from lifaudit.domain.case import Line, Method
from lifaudit.domain.frame import FrameDraft
from lifaudit.services import planning, sampling
from lifaudit.services.sampling import Wish

SEED = "4f1c9a"
BANDS = ("Under 1", "1 to 4", "5 to 9", "10 to 15")
TEAMS = ("North", "South", "North", "East")
FRAME = FrameDraft(
    "neglect-july.csv",
    ("Age band", "Area"),
    tuple(Line(f"L{n:04d}", (BANDS[n % 4], TEAMS[n // 4 % 4])) for n in range(1, 41)),
)


def begin(unit, kind=AuditType.DEEP_DIVE, title="Neglect in the early years"):
    """Begin planning an audit and return its id."""
    return planning.new_audit(unit, kind, title).audit


def write_plan(unit, audit):
    """Say everything a plan must say."""
    plan = replace(
        planning.audit_of(unit, audit),
        theme="Neglect",
        trigger=Trigger.PRIORITY,
        why="Neglect is the first priority of the partnership this year.",
        linked_to="Priority 1 of the business plan",
        questions="Is neglect named early, and does the child's day change for the better?",
        proportionality="Eight cases are the fewest that show every age band.",
        period_from=date(2025, 9, 1),
        period_to=date(2026, 8, 31),
        returns_due=date(2026, 10, 2),
        audit_day=date(2026, 10, 14),
        report_due=date(2026, 11, 13),
        dpia="DPIA 2026/14",
        sharing_agreement="Information sharing agreement of 2025, part 4",
    )
    return planning.save_plan(unit, plan)


def ask(unit, audit, agencies=AGENCIES):
    """Ask agencies to take part."""
    for agency in agencies:
        planning.expect(unit, audit, agency.agency)


def draw(unit, audit, size=8, reserves=3):
    """Bring in a list and draw cases from it."""
    sampling.import_frame(unit, audit, FRAME)
    return sampling.draw(unit, audit, Wish(Method.STRATIFIED, SEED, size, reserves, "Age band"))


def started(unit, size=8):
    """Plan an audit whole, start it and return its id; the register must hold the agencies."""
    audit = begin(unit)
    write_plan(unit, audit)
    ask(unit, audit)
    draw(unit, audit, size)
    planning.start(unit, audit)
    return audit
