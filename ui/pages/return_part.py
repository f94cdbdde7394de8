"""Which parts a return has, and how far each is."""

from __future__ import annotations

from lifaudit.domain.asked import read_path
from lifaudit.domain.completeness import START, VOICE, progress_of
from lifaudit.domain.sheet import Sheet
from ui.fields.part import Part
from ui.widgets.steps import Ending, Step

SIGN, EARLIER = "sign-off", "earlier"
HOME = "return"
"""What the object names of everything in a return begin with."""
TITLES = {
    START: "Involvement",
    VOICE: "The child's voice",
    EARLIER: "Answered earlier",
    SIGN: "Sign off",
}
SIGNING = Ending("signature", "signed off", "not signed off")
KEPT = Ending("history", "kept and not counted", "kept and not counted")

NOT_OURS = "Its people and the audit's lead write here; others read what they may see."


class ReturnPart(Part):
    """One part of a return."""

    HOME = HOME


def whose(sheet: Sheet) -> str:
    """Say to others who records a return."""
    return f"This is for {sheet.agency.name} to record"


def steps_of(sheet: Sheet) -> tuple[Step, ...]:
    """Return the parts of a return in order, each with how far it is, signing off last.

    What was answered in a part that is gone has a place of its own before that.
    """
    titles = TITLES | {one.key: one.title for one in sheet.instrument.all_sections}
    parts = progress_of(sheet)
    steps = [Step(one.section, titles[one.section], one.done, one.total) for one in parts]
    if sheet.homeless:
        steps.append(Step(EARLIER, TITLES[EARLIER], 0, 1, KEPT))
    return (*steps, Step(SIGN, TITLES[SIGN], int(sheet.head.is_signed_off), 1, SIGNING))


def part_at(sheet: Sheet, focus: str) -> str:
    """Find the part that a route's focus names: a part itself, or a question in it; or nothing."""
    if focus in {step.key for step in steps_of(sheet)}:
        return focus
    sections = sheet.instrument.all_sections
    path = read_path(focus)
    asked = path.group or path.question
    holding = (one.key for one in sections if any(each.key == asked for each in one.questions))
    return next(holding, "")
