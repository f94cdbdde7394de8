"""When a case opened on a laptop, and when its panel graded, is kept for the report."""

from __future__ import annotations

from deepdive import AUDIT
from services.mail import CASE, take
from services.room import call, release

from lifaudit.domain.casework import OVERALL, PANEL, Grade, Judgement, Stage
from lifaudit.services.casework import grade_panel
from lifaudit.services.dossiers import dossier


def test_a_case_is_revealed_when_it_opens_and_graded_when_the_panel_said_its_last(three):
    leads, police, health = three
    call(leads, police, health)
    with leads.unit() as unit:
        assert dossier(unit, AUDIT).times.revealed == {}
    for one in (police, health):
        take(leads, release(one))
    with leads.unit() as unit:
        opened = dossier(unit, AUDIT).times.revealed[CASE]
        said = Grade(AUDIT, CASE, PANEL, Stage.PANEL.value, OVERALL)
        for reason in ("Agreed.", "Said anew."):
            before = dossier(unit, AUDIT).times.graded.get(CASE, opened)
            judged = Judgement("good", reason)
            grade_panel(unit, Grade(said.audit, said.case, PANEL, said.stage, OVERALL, judged))
            assert dossier(unit, AUDIT).times.graded[CASE] > before
