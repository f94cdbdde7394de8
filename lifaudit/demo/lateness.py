"""The demo's late return: it comes after the panel has graded, is kept, and is looked at again."""

from __future__ import annotations

from lifaudit.demo import learning, post, revealing
from lifaudit.demo.collecting import Cast, Late, record
from lifaudit.demo.desk import Desk
from lifaudit.demo.learning import Told
from lifaudit.demo.stage import Stage
from lifaudit.domain.casework import OVERALL, PANEL, Grade, Judgement
from lifaudit.domain.casework import Stage as Of
from lifaudit.services import casework
from lifaudit.services.panel import panel_sheet

AGAIN = "Looked at again once the late return of {agency} was in."
STANDS = "It changes what we know of this child's home, and not the grade."


def come_late(stage: Stage, desk: Desk, audit: str, cast: Cast, late: Late) -> None:
    """Let the late return come in, and the panel look at its case again."""
    laptop, code = late.laptop, late.case
    record(laptop, desk, audit, {code: cast[code]})
    post.send(stage, laptop, audit)
    for came in post.arrived(stage, stage.lead):
        stage.tell(f"Late, after the panel's grade: {came.headline}")
    revealing.release(stage, laptop, audit, code)
    post.pick_up(stage, stage.lead)
    post.agencies_pick_up(stage)
    with stage.lead.vault.unit() as unit:
        marked = len(panel_sheet(unit, audit, code).late)
    stage.tell(f"Its {marked} grades are marked as recorded only after {code} was called.")
    changed = _look_again(stage, desk, audit, (code, Told(cast[code]), late))
    stage.tell(f"The panel looked at {code} again and changed {changed} of its own grades.")


def _look_again(stage: Stage, desk: Desk, audit: str, about: tuple[str, Told, Late]) -> int:
    """Record the panel's grades anew where the late return changes them; returns how many."""
    code, told, late = about
    before = Told(told.child, late.laptop.agency)
    why = AGAIN.format(agency=late.laptop.called)
    changed = 0
    with stage.lead.vault.unit() as unit:
        for number, domain in enumerate(learning.domains_of(desk.form)):
            grade, same = told.agreed(number), told.agreed(number) == before.agreed(number)
            changed += not same
            if not same or domain == OVERALL:
                reason = f"{why} {STANDS}" if same else why
                key = (audit, code, PANEL, Of.PANEL.value, domain)
                casework.grade_panel(unit, Grade(*key, Judgement(grade, reason)))
    return changed
