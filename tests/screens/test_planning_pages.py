"""The pages of planning look as they did when somebody last looked and was content."""

from __future__ import annotations

import deepdive
import planned
import pytest
from PySide6.QtCore import QSize

from lifaudit.services import chosen, sampling
from ui.bridge import route as at
from ui.bridge.desk import Desk
from ui.bridge.runner import InlineRunner
from ui.bridge.settings import Settings
from ui.pages.audits import AuditsPage
from ui.pages.plan import PlanPage
from ui.pages.sample import SamplePage

SIZE = QSize(1060, 720)
TALL = QSize(1060, 1900)
DRAWN = QSize(1060, 2100)


@pytest.fixture
def desk(qapp, founded, clock, tmp_path, monkeypatch):  # noqa: ARG001 - the application must be there
    monkeypatch.setattr(sampling, "fresh_seed", lambda: "0d409bcd14cd8737")
    made = Desk(InlineRunner(founded), Settings(tmp_path / "settings"), clock)
    made.take(founded)
    yield made
    made.runner.close()


@pytest.fixture
def audits(founded):
    """Three audits: one under way, one with its list, and one just begun."""
    with founded.unit() as unit:
        begun = planned.begin(unit, title="Children living with domestic abuse")
        listed = planned.begin(unit, title="Missing from home")
        sampling.import_frame(unit, listed, planned.FRAME)
        sampling.exclude(unit, listed, "L0003", "Before a court.")
        whole = planned.started(unit)
        bands = ("under-1", "1-4", "5-9", "10-15")
        plans = ("child-in-need", "child-protection", "early-help")
        for n, case in enumerate(chosen.cases(unit, whole)):
            said = planned.replace(case, age_band=bands[n % 4], plan_status=plans[n % 3])
            chosen.save_case(unit, said)
        chosen.replace_case(unit, whole, "DD26-03-02", "The family moved to another area.")
        return whole, begun, listed


def test_the_first_audit_is_taught(desk, approve):
    approve(lambda: AuditsPage(desk, at.Audits()), "audits.empty", SIZE)


def test_audits_are_listed(desk, audits, approve):
    assert audits
    approve(lambda: AuditsPage(desk, at.Audits()), "audits.list", SIZE)


def test_a_plan_that_somebody_else_claims_to_lead(desk, audits, founded, approve):
    deepdive.claimed_by_another(founded, audits[1])
    approve(lambda: PlanPage(desk, at.Plan(audits[1])), "plan.claimed", SIZE)


def test_a_plan_that_has_just_begun(desk, audits, approve):
    approve(lambda: PlanPage(desk, at.Plan(audits[1])), "plan.begun", SIZE)


def test_a_plan_with_everything_said(desk, audits, approve):
    approve(lambda: PlanPage(desk, at.Plan(audits[0])), "plan.whole", TALL)


def test_a_sample_before_there_is_a_list(desk, audits, approve):
    approve(lambda: SamplePage(desk, at.Sample(audits[1])), "sample.empty", SIZE)


def test_a_sample_before_it_is_drawn(desk, audits, approve):
    approve(lambda: SamplePage(desk, at.Sample(audits[2])), "sample.listed", QSize(1060, 1100))


def test_a_sample_that_is_drawn(desk, audits, approve):
    approve(lambda: drawn(desk, audits[0]), "sample.drawn", DRAWN)


def drawn(desk, audit):
    """Open what the page keeps at hand: how the sample compares with the list."""
    page = SamplePage(desk, at.Sample(audit))
    page.cases.cover.button.click()
    return page
