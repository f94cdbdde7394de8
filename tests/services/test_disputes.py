"""What two people recorded without each other stands twice until somebody decides for a reason."""

from __future__ import annotations

from dataclasses import replace

import pytest
from deepdive import AUDIT, HERE, plan

from lifaudit.domain.audit import Status
from lifaudit.domain.casework import Return
from lifaudit.domain.errors.audit import AuditSigned
from lifaudit.domain.errors.exchange import NoLongerInDispute
from lifaudit.domain.errors.sampling import ReasonMissing
from lifaudit.domain.event import Body
from lifaudit.domain.record import key_of
from lifaudit.services import disputes, history, planning
from lifaudit.store.journal import Draft
from lifaudit.store.state import apply

RETURN = Return(AUDIT, HERE.case, HERE.agency)


def beside(unit, record, name, value, reason=""):
    """Record a value as somebody did who had not seen the one that stands."""
    cell = ("Return", key_of(record), name)
    body = Body("s2", "Recorded", *cell, value, absent=False, supersedes=(), reason=reason)
    draft = Draft("status/x", body)
    apply(unit.connection, unit.ring, unit._journal.append("other", "somebody", AUDIT, [draft]))


@pytest.fixture
def world(founded):
    plan(founded, 2)
    with founded.unit() as unit:
        unit.record("Recorded return", Return(AUDIT, HERE.case, HERE.agency, minutes_spent=30))
    with founded.unit() as unit:
        beside(unit, RETURN, "minutes_spent", 45, "By the file")
    return founded


def test_both_sides_are_told_with_who_and_why(world):
    with world.unit() as unit:
        (one,) = disputes.disputes(unit, AUDIT)
    assert one.where == "DD26-07-01, Police"
    assert {(side.said, side.reason) for side in one.sides} == {("30", ""), ("45", "By the file")}
    assert {side.who for side in one.sides} == {"Ada Quill", "someone not in the register"}


@pytest.mark.parametrize("wanted", ["30", "45"])
def test_the_one_that_is_chosen_stands_alone_and_undo_puts_back_what_was_shown(world, wanted):
    with world.unit() as unit:
        shown = unit.one(Return, case=HERE.case, agency=HERE.agency).minutes_spent
        (one,) = disputes.disputes(unit, AUDIT)
        at = [side.said for side in one.sides].index(wanted)
        change = disputes.settle(unit, one, at, " Checked the file ")
    with world.unit() as unit:
        assert unit.one(Return, case=HERE.case, agency=HERE.agency).minutes_spent == int(wanted)
        assert disputes.count(unit, AUDIT) == 0
        history.undo(unit, change.step)
    with world.unit() as unit:
        assert unit.one(Return, case=HERE.case, agency=HERE.agency).minutes_spent == shown


def test_two_who_say_the_same_do_not_disagree(world):
    with world.unit() as unit:
        unit.record("Recorded return", Return(AUDIT, "DD26-07-02", HERE.agency, minutes_spent=5))
        before = len(disputes.torn(unit, AUDIT))
        beside(unit, Return(AUDIT, "DD26-07-02", HERE.agency), "minutes_spent", 5)
        assert len(disputes.torn(unit, AUDIT)) == before


def test_a_decision_needs_a_reason_and_a_conflict(world):
    with world.unit() as unit:
        (one,) = disputes.disputes(unit, AUDIT)
        with pytest.raises(ReasonMissing):
            disputes.settle(unit, one, 0, "  ")
        disputes.settle(unit, one, 0, "Checked")
        with pytest.raises(NoLongerInDispute):
            disputes.settle(unit, one, 0, "Checked again")


def test_nothing_is_decided_in_a_signed_audit(world):
    with world.unit() as unit:
        (one,) = disputes.disputes(unit, AUDIT)
        signed = replace(planning.audit_of(unit, AUDIT), status=Status.SIGNED)
        unit.record("Signed", signed)
        with pytest.raises(AuditSigned):
            disputes.settle(unit, one, 0, "Checked")
