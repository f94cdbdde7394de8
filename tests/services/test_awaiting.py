"""The lead sees who was sent what, who opened it, what is back and what is overdue."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from deepdive import AUDIT, plan
from services.mail import DEV, beside, give_back, invited, record, take
from world import START

from lifaudit.domain.awaited import Stance
from lifaudit.domain.case import Case, CaseStatus
from lifaudit.domain.casework import Involvement, Return
from lifaudit.domain.errors.audit import AuditMissing
from lifaudit.services import awaiting, casework, planning


@pytest.fixture
def two(tmp_path, clock):
    both = invited(tmp_path, clock)
    yield both
    for one in both:
        one.close()


def seen(vault, agency="pol"):
    with vault.unit() as unit:
        found = awaiting.waiting(unit, AUDIT)
    return found, next(one for one in found.agencies if one.agency == agency)


def test_an_agency_is_followed_from_the_pack_to_the_return(two, clock):
    leads, theirs = two
    _, police = seen(leads)
    assert (police.stance, police.people) == (Stance.SILENT, ("Bola Adeyemi",))
    assert (police.came.asked, police.came.back) == (2, 0)
    clock.now += timedelta(days=3)
    record(theirs)
    with theirs.unit() as unit:
        casework.describe(
            unit, Return(AUDIT, "DD26-07-02", "pol", involvement=Involvement.NOT_KNOWN)
        )
        casework.sign_off(unit, casework.Place(AUDIT, "DD26-07-02", "pol"))
    take(leads, give_back(theirs))
    found, police = seen(leads)
    assert police.stance is Stance.OPENED
    assert police.posted.opened == police.posted.returned > police.posted.sent
    assert (police.came.back, police.came.not_known) == (1, 1)
    assert found.came.asked == 10
    assert "1 not known to the agency" in found.told
    assert "DD26-07-0" not in found.reminder(police)
    assert found.can_remind(police)
    assert seen(leads, "csc")[1].stance is Stance.OURS
    assert seen(leads, "hea")[1].stance is Stance.UNSENT


def test_a_pack_says_how_many_returns_are_back_of_the_cases_that_count(two):
    leads, theirs = two
    for case in ("DD26-07-01", "DD26-07-02"):
        record(theirs, case=case)
    signed = Return(AUDIT, "DD26-07-01", "pol", signed_off_by=theirs.person, signed_off_at=START)
    with theirs.unit() as unit:
        unit.record("Signed off", signed)
    with leads.unit() as unit:
        of, (first, second) = planning.audit_of(unit, AUDIT), unit.where(Case, audit=AUDIT)
        elsewhere = replace(signed, audit="twin", case=second.case)
        unit.record("Planned", replace(of, audit="twin"), replace(second, audit="twin"), elsewhere)
    got = take(leads, give_back(theirs))
    assert (got.returned, got.cases) == (1, 2)
    assert seen(leads)[1].came.back == 1
    with leads.unit() as unit:
        unit.record("Left out", replace(first, status=CaseStatus.REPLACED))
    got = take(leads, give_back(theirs))
    assert (got.returned, got.cases) == (0, 1)
    assert (seen(leads)[1].came.back, seen(leads)[1].came.asked) == (0, 1)


def test_a_lead_waits_for_a_colleague_of_their_own_agency_who_records_elsewhere(
    two, tmp_path, clock
):
    leads, theirs = two
    dev = beside(tmp_path / "dev", clock, leads, "csc", DEV)
    found, ours = seen(leads, "csc")
    assert (ours.stance, ours.people) == (Stance.SILENT, (DEV.name,))
    assert ours.told.startswith("Pack made on")
    assert found.can_remind(ours)
    assert seen(theirs, "pol")[1].stance is Stance.OURS
    dev.close()


def test_overdue_is_counted_in_working_days(two, clock):
    leads, _ = two
    with leads.unit() as unit:
        of = planning.audit_of(unit, AUDIT)
        planning.save_plan(unit, replace(of, returns_due=date(2026, 12, 24)))
    clock.now = clock.now.replace(year=2026, month=12, day=29)
    found, police = seen(leads)
    assert found.overdue(police) == 1, "Christmas, the day after in its place and a weekend are not"
    assert not seen(two[1])[0].is_lead


def test_a_vault_nobody_joined_yet_still_tells_what_is_here(founded):
    whole, police = seen(plan(founded))
    assert police.stance is Stance.UNSENT
    assert whole.agencies
    with founded.unit() as unit, pytest.raises(AuditMissing):
        awaiting.waiting(unit, "other")
