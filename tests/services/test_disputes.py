"""What two people recorded without each other stands twice until somebody decides for a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from deepdive import AUDIT, HERE, plan

from lifaudit.domain.audit import Audit, Openness, Status
from lifaudit.domain.by_words import KeyBox
from lifaudit.domain.casework import Answer, Grade, Involvement, Judgement, Return
from lifaudit.domain.codec import plain
from lifaudit.domain.errors.audit import AuditSigned
from lifaudit.domain.errors.exchange import NoLongerInDispute, ThirdMissing
from lifaudit.domain.errors.instrument import NotInForm
from lifaudit.domain.errors.sampling import ReasonMissing
from lifaudit.domain.event import Body
from lifaudit.domain.kinds import Kind
from lifaudit.domain.record import compartment_of, key_of, kind_of
from lifaudit.instruments.library import form as shipped
from lifaudit.services import disputes, history, planning
from lifaudit.store.journal import Draft
from lifaudit.store.state import apply

RETURN = Return(AUDIT, HERE.case, HERE.agency)


def beside(unit, record, name, value, reason=""):
    """Record a value as somebody did who had not seen the one that stands."""
    cell = (kind_of(type(record)), key_of(record), name)
    body = Body("s2", "Recorded", *cell, value, absent=False, supersedes=(), reason=reason)
    draft = Draft(compartment_of(record), body)
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
def test_the_one_that_is_chosen_stands_alone_and_undo_brings_the_conflict_back(world, wanted):
    with world.unit() as unit:
        shown = unit.one(Return, case=HERE.case, agency=HERE.agency).minutes_spent
        (one,) = disputes.disputes(unit, AUDIT)
        at = [side.said for side in one.sides].index(wanted)
        change = disputes.settle(unit, one, at, " Checked the file ")
    with world.unit() as unit:
        assert unit.one(Return, case=HERE.case, agency=HERE.agency).minutes_spent == int(wanted)
        assert disputes.count(unit, AUDIT) == 0
        back = history.undo(unit, change.step)
    with world.unit() as unit:
        assert unit.one(Return, case=HERE.case, agency=HERE.agency).minutes_spent == shown
        assert disputes.disputes(unit, AUDIT) == (one,)  # with who had said what, when and why
        again = history.undo(unit, back.step)
    with world.unit() as unit:
        assert unit.one(Return, case=HERE.case, agency=HERE.agency).minutes_spent == int(wanted)
        assert disputes.count(unit, AUDIT) == 0
        history.undo(unit, again.step)
        assert disputes.disputes(unit, AUDIT) == (one,)


def third(unit, kind, name, said, why="Read in the file"):
    """Settle what is torn in one field with a value neither side wrote; return the dispute."""
    (one,) = [d for d in disputes.disputes(unit, AUDIT) if (d.kind, d.field_name) == (kind, name)]
    disputes.settle_otherwise(unit, one, said, why)
    assert all(other.cell != one.cell for other in disputes.disputes(unit, AUDIT))
    return one


def test_a_third_value_can_be_written_where_both_are_wrong(world):
    with world.unit() as unit:
        asked = third(unit, "Return", "minutes_spent", "40")
        assert asked.third.question.kind is Kind.WHOLE
        assert unit.one(Return, case=HERE.case, agency=HERE.agency).minutes_spent == 40


TORN = (
    ("records_seen", ("Ours", "Theirs", "Both, in the end"), Kind.LONG_TEXT),
    ("practitioner_role", ("Duty worker", "Health visitor", "Both"), Kind.SHORT_TEXT),
    ("practitioner_on", (date(2026, 9, 1), date(2026, 9, 2), date(2026, 9, 3)), Kind.DATE),
    ("involvement", tuple(Involvement), Kind.ONE_OF),
)


@pytest.mark.parametrize(("name", "values", "kind"), TORN)
def test_a_third_value_is_asked_for_as_its_place_is_filled(founded, name, values, kind):
    ours, theirs, wanted = values
    plan(founded, 2)
    with founded.unit() as unit:
        unit.record("Recorded return", replace(RETURN, **{name: ours}))
        beside(unit, RETURN, name, plain(theirs))
        assert third(unit, "Return", name, plain(wanted)).third.question.kind is kind
        assert getattr(unit.one(Return, case=HERE.case, agency=HERE.agency), name) == wanted


def test_who_a_third_auditor_is_cannot_be_written_there(founded):
    plan(founded, 2)
    with founded.unit() as unit:
        unit.record("Recorded return", replace(RETURN, auditor="p1"))
        beside(unit, RETURN, "auditor", "p2")
        (one,) = disputes.disputes(unit, AUDIT)
        assert one.third is None
        with pytest.raises(ThirdMissing):
            disputes.settle_otherwise(unit, one, "p3", "Asked them")


def test_a_third_answer_must_fit_its_question_and_a_third_grade_its_scale(founded):
    plan(founded, 2, Openness.OPEN)
    form = shipped("multi-agency-deep-dive")
    asked = next(one for one in form.questions if one.kind is Kind.GRADE)
    yes, no = (point.code for point in form.scale(asked.scale).points[:2])
    first, second, best = (point.code for point in form.scale(form.grade_scale).points[:3])
    place = (AUDIT, HERE.case, HERE.agency)
    with founded.unit() as unit:
        answer, grade = Answer(*place, asked.key), Grade(*place, "agency", "impact")
        unit.record("Answered", replace(answer, value=yes))
        unit.record("Graded", replace(grade, judgement=Judgement(first, "Ours")))
        beside(unit, answer, "value", no)
        beside(unit, grade, "judgement", plain(Judgement(second, "Theirs")))
        (torn,) = [one for one in disputes.disputes(unit, AUDIT) if one.kind == "Answer"]
        for said, error in ((" ", ThirdMissing), ("perhaps", NotInForm)):
            with pytest.raises(error):
                disputes.settle_otherwise(unit, torn, said, "Read it")
        assert third(unit, "Answer", "value", no).third.question.scale == asked.scale
        assert (
            third(unit, "Grade", "judgement", best, "The chair").third.question.kind is Kind.GRADE
        )
        assert unit.one(Grade).judgement == Judgement(best, "The chair")


def test_before_a_form_is_chosen_there_is_only_a_choice_between_the_sides(founded):
    with founded.unit() as unit:
        audit = Audit(AUDIT, "DD26-07", title="Ours")
        unit.record("Planned", audit)
        beside(unit, audit, "title", "Theirs")
        (one,) = disputes.disputes(unit, AUDIT)
        assert one.third is None


def test_two_who_say_the_same_do_not_disagree(world):
    with world.unit() as unit:
        unit.record("Recorded return", Return(AUDIT, "DD26-07-02", HERE.agency, minutes_spent=5))
        before = len(disputes.torn(unit, AUDIT))
        beside(unit, Return(AUDIT, "DD26-07-02", HERE.agency), "minutes_spent", 5)
        assert len(disputes.torn(unit, AUDIT)) == before


def test_two_boxes_of_the_same_keys_are_nothing_to_decide_between(founded):
    plan(founded, 2)
    with founded.unit() as unit:
        box = KeyBox(AUDIT, HERE.case, HERE.agency, founded.person, box="one")
        unit.record("Put keys under words", box)
        beside(unit, box, "box", "another")
        assert disputes.disputes(unit, AUDIT) == ()


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
