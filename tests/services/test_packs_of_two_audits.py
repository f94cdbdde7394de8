"""Two audits between the same laptops: a pack of one tells and hands over nothing of the other."""

from __future__ import annotations

from dataclasses import replace

import pytest
from deepdive import AUDIT
from services.mail import CASE, again, give_back, invite, put_away, record, take, updated
from services.room import call, graded_by, parts_of, release

from lifaudit.domain.audit import Audit, ExpectedAgency, PinnedInstrument
from lifaudit.domain.case import Case
from lifaudit.domain.post import PackSeen
from lifaudit.domain.reveal import Part
from lifaudit.services import awaiting, planning, releasing, sending, withholding

TWIN = "twin"
KINDS = (Audit, ExpectedAgency, Case, PinnedInstrument)


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Keep two locked vaults, between which the police recorded and returned one audit's case."""
    return put_away(tmp_path_factory.mktemp("kept"), record)


@pytest.fixture
def two(kept, tmp_path, clock):
    leads, police = again(kept, tmp_path, clock)
    take(leads, give_back(police))
    plan_twin(leads)
    yield leads, police
    for one in (leads, police):
        one.close()


def plan_twin(leads):
    """Plan another audit, alike to the last code."""
    with leads.unit() as unit:
        plan = [one for kind in KINDS for one in unit.where(kind, audit=AUDIT)]
        unit.record("Planned", *(replace(one, audit=TWIN) for one in plan))


def invited_to_twin(leads, theirs):
    """Let the lead invite to the other audit; returns the pack of these people."""
    return next(one for one in invite(leads, TWIN) if theirs.person in one.people)


def test_what_somebody_holds_of_one_audit_keeps_nothing_of_the_other_back(two):
    leads, police = two
    take(police, invited_to_twin(leads, police))
    for audit in (AUDIT, TWIN):
        with leads.unit() as sent, police.unit() as came:
            assert came.where(Case, audit=audit) == sent.where(Case, audit=audit)
            assert came.where(ExpectedAgency, audit=audit)


def test_nothing_is_missed_in_one_audit_that_was_told_of_the_other(two):
    leads, police = two
    first = take(police, invited_to_twin(leads, police))
    got = take(leads, give_back(police, TWIN))
    assert [(one.gaps, one.forked) for one in (first, got)] == [((), ())] * 2
    assert (got.returned, got.cases) == (0, 2)


def test_what_went_and_came_is_told_of_each_audit_by_itself(two):
    leads, police = two
    with leads.unit() as unit:
        (there,) = (one for one in sending.sending(unit, TWIN).reaches if one.is_reached)
        (mine,) = (one for one in awaiting.waiting(unit, TWIN).agencies if one.agency == "pol")
        assert unit.where(PackSeen, about=AUDIT)
    assert (there.made, there.heard) == (None, None)
    assert (mine.posted.sent, mine.posted.opened, mine.posted.returned) == (None, None, None)
    take(police, invited_to_twin(leads, police))
    with leads.unit() as unit:
        (there,) = (one for one in sending.sending(unit, TWIN).reaches if one.is_reached)
    assert there.made
    assert there.heard is None


def test_nobody_is_waited_for_in_an_audit_nobody_else_wrote_in(two):
    leads, _ = two
    with leads.unit() as unit:
        shut = [withholding.withheld(unit, planning.audit_of(unit, one)) for one in (AUDIT, TWIN)]
    assert [bool(one.cases) for one in shut] == [True, False]


def test_a_release_goes_to_the_lead_and_to_the_audits_own_agencies_and_nobody_else(three):
    leads, police, health = three
    plan_twin(leads)
    with leads.unit() as unit:
        planning.stop_expecting(unit, AUDIT, "csc")
    call(leads, police)
    assert set(release(police).people) == {leads.person, health.person}
    with leads.unit() as unit:
        planning.stop_expecting(unit, AUDIT, "hea")
    take(police, updated(leads, police))
    take(police, invited_to_twin(leads, police))
    assert release(police).people == (leads.person,)


def test_who_stays_sealed_in_one_audit_is_waited_for_in_the_other(three):
    leads, police, health = three
    plan_twin(leads)
    call(leads, police, health)
    with leads.unit() as unit:
        releasing.leave_sealed(unit, TWIN, CASE, "pol", "Their laptop is at home.")
    assert parts_of(leads) == {"Police": Part.WAITED, "Health": Part.WAITED}
    take(leads, release(health))
    assert graded_by(leads) == set()
