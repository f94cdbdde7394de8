"""Urgent concerns in a real vault: a clock from the profile, and nothing is ever taken away."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from deepdive import AUDIT, plan

from lifaudit.domain.audit import Audit, Status
from lifaudit.domain.case import Case, CaseStatus
from lifaudit.domain.errors.audit import AuditMissing
from lifaudit.domain.errors.casework import NotExpected
from lifaudit.domain.errors.day import ConcernMissing, NotAnswered, StaysInRegister
from lifaudit.domain.errors.profile import NotInProfile
from lifaudit.domain.record import compartment_of
from lifaudit.domain.urgent import Handover, Urgent, UrgentCount, Way, counted
from lifaudit.services import history, urgent
from lifaudit.store.history import entries_of

CASE = "DD26-07-02"


@pytest.fixture
def unit(founded):
    with plan(founded).unit() as unit:
        yield unit


def raised(unit, kind="danger-now"):
    assert urgent.raise_concern(unit, AUDIT, CASE, kind).step == ""
    return urgent.register(unit, AUDIT).entries[0].concern


def told(unit, item, **more):
    urgent.save_concern(
        unit, replace(item, told="Duty manager", how=Way.TELEPHONE, agency="csc", **more)
    )
    return urgent.register(unit, AUDIT).entries[0].concern


def test_the_clock_starts_when_it_is_raised_and_its_hours_are_the_profiles(unit):
    first = raised(unit)
    assert first.due - first.raised_at == timedelta(hours=1)
    entry = urgent.register(unit, AUDIT).entries[0]
    assert (entry.kind, entry.waits_for, entry.late) == (
        "A child may be in danger now",
        "Nobody has been told yet",
        False,
    )
    changed = told(unit, replace(first, kind="no-plan"))
    assert changed.due - first.raised_at == timedelta(hours=24)
    with pytest.raises(NotInProfile):
        raised(unit, "a-hunch")


def test_it_is_told_answered_and_closed_in_this_order(unit):
    item = told(unit, raised(unit))
    assert item.told_at
    with pytest.raises(NotAnswered):
        urgent.close_concern(unit, item)
    when = item.told_at
    item = told(unit, item, response="Seen today, safe with her aunt.")
    assert (item.told_at, urgent.register(unit, AUDIT).entry(item.concern).waits_for) == (
        when,
        "Answered; close it when the child is safe",
    )
    urgent.close_concern(unit, item)
    view = urgent.register(unit, AUDIT)
    assert view.entries[0].waits_for == "Closed"
    assert view.entries[0].concern.closed_by == unit.actor
    assert urgent.pressing(unit) == ()
    urgent.open_again(unit, item)
    assert urgent.register(unit, AUDIT).entries[0].concern.is_open


def test_when_it_was_raised_cannot_be_rewritten(unit):
    item = raised(unit)
    late = replace(item, raised_at=None, raised_by="nobody", closed_at=item.due)
    urgent.save_concern(unit, late)
    stood = urgent.register(unit, AUDIT).entries[0].concern
    assert (stood.raised_at, stood.raised_by, stood.closed_at) == (
        item.raised_at,
        unit.actor,
        None,
    )


def test_nothing_in_the_register_is_taken_back(unit):
    item = raised(unit)
    step = entries_of(unit, Urgent, AUDIT, CASE, item.concern)[0].step
    with pytest.raises(StaysInRegister):
        history.undo(unit, step)


def test_it_stays_when_its_case_is_replaced_and_when_the_audit_is_signed(unit):
    item = raised(unit)
    unit.record("Out", replace(unit.one(Case, case=CASE), status=CaseStatus.REPLACED))
    unit.record("Signed", replace(unit.one(Audit, audit=AUDIT), status=Status.SIGNED))
    told(unit, item, response="Done")
    raised(unit, "not-seen")
    assert len(urgent.register(unit, AUDIT).entries) == 2
    assert compartment_of(item) == f"urgent/{CASE}"


def test_what_is_open_comes_first_and_the_first_page_is_told_what_is_late(unit):
    urgent.raise_concern(unit, AUDIT, CASE, "no-plan")
    urgent.raise_concern(unit, AUDIT, CASE, "danger-now")
    first, second = urgent.pressing(unit)
    assert (first.kind, second.kind) == (
        "A child may be in danger now",
        "A risk that no plan or person is holding",
    )
    assert (first.code, first.case, first.late) == ("DD26-07", CASE, False)
    item = urgent.register(unit, AUDIT).entries[0].concern
    past = replace(item, due=item.raised_at - timedelta(seconds=9))
    unit.record("Late", replace(past, told="Duty manager", how=Way.IN_PERSON))
    entry = urgent.register(unit, AUDIT).entries[0]
    assert (entry.late, entry.waits_for) == (True, "The answer is overdue")
    assert urgent.pressing(unit)[0].late


def test_told_and_in_time_it_waits_for_the_answer(unit):
    told(unit, raised(unit))
    assert urgent.register(unit, AUDIT).entries[0].waits_for == "Waits for the answer"


def test_a_matter_of_conduct_is_noted_as_handed_over_and_nothing_else(unit):
    urgent.hand_over(unit, AUDIT, CASE, "pol")
    (matter,) = urgent.register(unit, AUDIT).handovers
    assert (matter.agency, matter.on) == ("pol", date(2026, 9, 14))
    assert {one.name for one in fields(Handover)} == {"audit", "case", "matter", "agency", "on"}
    assert urgent.register(unit, AUDIT).agency("pol") == "Police"
    with pytest.raises(NotExpected):
        urgent.hand_over(unit, AUDIT, CASE, "nobody")


def test_what_is_not_there_is_refused(unit):
    with pytest.raises(NotExpected):
        urgent.raise_concern(unit, AUDIT, "DD26-07-99", "no-plan")
    with pytest.raises(AuditMissing):
        urgent.register(unit, "no-audit")
    with pytest.raises(ConcernMissing):
        urgent.close_concern(unit, Urgent(AUDIT, CASE, "never"))
    assert urgent.register(unit, AUDIT).entry("never") is None


def test_they_are_counted_and_those_closed_too(unit):
    first, second = Urgent("a", "c", "1"), Urgent("a", "c", "2", closed_at=unit.now())
    assert counted((first, second)) == UrgentCount(2, 1)
