"""A laptop writes on under a version that its audit has left: all of it is kept, told and shown."""

from __future__ import annotations

import pytest
from deepdive import AUDIT
from moved import OURS, changed, publish
from services.mail import give_back, invited, record, take, updated

from lifaudit.domain.audit import Openness
from lifaudit.domain.ports import silent
from lifaudit.domain.readiness import missing_in
from lifaudit.domain.sheet import Place
from lifaudit.services import casework, exporting, identifiers, moving, moving_back
from lifaudit.services.dossiers import dossier

CASE = "DD26-07-02"


@pytest.fixture
def two(tmp_path, clock):
    """Let the lead move the audit while the police record on what they were sent."""
    leads, theirs = both = invited(tmp_path, clock, openness=Openness.OPEN)
    with leads.unit() as unit:
        publish(unit, changed())
        plan = moving.plan_move(unit, AUDIT, OURS)
        moving.move(unit, plan, "It asks more.")
    record(theirs, case=CASE)
    yield both
    for one in both:
        one.close()


def beside(vault):
    """Return what stands beside in the return, by what was asked, and why."""
    with vault.unit() as unit:
        sheet = casework.sheet(unit, Place(AUDIT, CASE, "pol"))
    return {one.asked: (one.words, one.note, one.why) for one in sheet.earlier}


def test_what_comes_under_an_earlier_version_is_told_and_stands_beside_on_both_laptops(two):
    leads, theirs = two
    got = take(leads, give_back(theirs))
    assert got.needs_a_look
    assert any(one.startswith("1 answer was given to an earlier version") for one in got.details)
    got = take(theirs, updated(leads, theirs))
    assert got.strays == 1
    for one in two:
        ((asked, (words, note, why)),) = beside(one).items()
        assert asked.startswith("Did your staff notice the signs")
        assert (words, note) == ("Fully", "In the notes")
        assert why == "it was recorded under this version when the audit had moved on already"
    record(theirs, case="DD26-07-01")
    assert take(leads, give_back(theirs)).strays == 0, "it is told once"


def test_the_report_and_the_tables_have_it_and_moving_back_lets_it_stand_again(two, tmp_path):
    leads, theirs = two
    take(leads, give_back(theirs))
    with leads.unit() as unit:
        may_leave, when = identifiers.screened_dossier(unit, AUDIT), unit.now()
    told = (
        "1 answer was given to an earlier version when the audit had moved on, and counts nowhere."
    )
    assert told in {one.sentence for one in missing_in(may_leave.value)}
    files = {one.name: one for one in exporting.export(may_leave, tmp_path / "out", when, silent)}
    (table,) = (one for name, one in files.items() if name.endswith("earlier-answers.csv"))
    assert "when the audit had moved on already" in table.read_text(encoding="utf-8")
    with leads.unit() as unit:
        moving_back.move_back(unit, AUDIT)
        assert dossier(unit, AUDIT).earlier == ()
        assert casework.sheet(unit, Place(AUDIT, CASE, "pol")).recorded.answers
