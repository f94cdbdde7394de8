"""Recording: what is new becomes events, and a step can be taken back and done again."""

from __future__ import annotations

import pytest
from store.replica import answer

from lifaudit.domain.casework import Answer, Return
from lifaudit.domain.errors.store import ChangedSince, NoSuchStep
from lifaudit.domain.partnership import Agency, AgencyType
from lifaudit.store.history import conflicts


def test_saying_the_same_again_writes_nothing(laptop):
    assert not laptop.record(answer("Q1", "yes")).is_empty
    assert laptop.record(answer("Q1", "yes")).is_empty
    assert len(laptop.parcel().events) == 1


def test_an_empty_record_still_exists(laptop):
    laptop.record(answer("Q1"))
    assert laptop.where(Answer) == [answer("Q1")]


def test_only_the_cells_that_differ_are_written(laptop):
    laptop.record(answer("Q1", "yes", note="n"))
    laptop.record(answer("Q1", "no", note="n"))
    assert len(laptop.parcel().events) == 3


def test_of_a_record_given_twice_the_last_is_meant(laptop):
    laptop.record(answer("Q1", "yes"), answer("Q1", "no"))
    assert laptop.where(Answer) == [answer("Q1", "no")]
    assert len(laptop.parcel().events) == 1


def test_a_receipt_names_what_changed(laptop):
    change = laptop.record(answer("Q1", "yes"), label="Answered")
    assert change.touches(Answer)
    assert not change.touches(Return)
    assert (change.audit, change.label) == ("a1", "Answered")


def test_a_step_is_undone_and_done_again_by_new_entries(laptop):
    laptop.record(answer("Q1", "yes", note="first"))
    step = laptop.record(answer("Q1", "no", note="second"), answer("Q2", "new")).step
    undone = laptop.take_back(step)
    assert undone.label == "Undid: Recorded answer"
    assert laptop.where(Answer) == [answer("Q1", "yes", note="first")]
    laptop.take_back(undone.step)
    assert laptop.where(Answer) == [answer("Q1", "no", note="second"), answer("Q2", "new")]
    assert len(laptop.parcel().events) == 2 + 3 + 3 + 3


def test_an_undone_record_can_be_recorded_again(laptop):
    laptop.take_back(laptop.record(answer("Q1", "yes")).step)
    assert laptop.where(Answer) == []
    laptop.record(answer("Q1", "yes"))
    assert laptop.where(Answer) == [answer("Q1", "yes")]


def test_a_step_that_spans_chains_is_undone_whole(laptop):
    step = laptop.record(answer("Q1", "yes"), Agency("pol", "Police")).step
    laptop.take_back(step)
    assert laptop.where(Answer) == []
    assert laptop.where(Agency) == []


def test_a_step_is_not_undone_when_something_newer_stands(laptop):
    step = laptop.record(answer("Q1", "yes"), answer("Q2", "yes")).step
    laptop.record(answer("Q1", "no"))
    before = laptop.derived()
    with pytest.raises(ChangedSince):
        laptop.take_back(step)
    assert laptop.derived() == before


def test_steps_in_one_place_are_undone_one_after_the_other_and_done_again(laptops):
    left, right = laptops("left"), laptops("right")
    values = ("yes", "no", "yes", "partly")
    trip = [left.record(answer("Q1", value)).step for value in values]
    for _ in range(2):
        for at in (3, 2, 1, 0):
            trip[at] = left.take_back(trip[at]).step
            stands = [answer("Q1", values[at - 1])] if at else []
            assert left.where(Answer) == stands
        for at, value in enumerate(values):
            trip[at] = left.take_back(trip[at]).step
            assert left.where(Answer) == [answer("Q1", value)]
    right.receive(left.parcel().events, left.parcel().keys)
    assert right.where(Answer) == left.where(Answer)
    assert sides(right) == []


def test_what_another_laptop_wrote_meanwhile_is_not_undone_with_a_step_brought_back(laptops):
    left, right = laptops("left"), laptops("right")
    first = left.record(answer("Q1", "yes")).step
    right.receive(left.parcel().events, left.parcel().keys)
    left.take_back(left.record(answer("Q1", "no")).step)
    right.record(answer("Q1", "partly"))
    left.receive(right.parcel().events, right.parcel().keys)
    before = left.derived()
    assert sides(left) == [["partly", "yes"]]
    with pytest.raises(ChangedSince):
        left.take_back(first)
    assert left.derived() == before


def test_a_step_nobody_made_cannot_be_undone(laptop):
    with pytest.raises(NoSuchStep):
        laptop.take_back("no such step")


def test_a_conflict_survives_an_ordinary_write(laptops):
    left, right = laptops("left"), laptops("right")
    left.record(answer("Q1", "left"))
    right.record(answer("Q1", "right"))
    left.receive(right.parcel().events, right.parcel().keys)
    before = left.where(Answer)
    left.record(answer("Q1", "a third"))
    assert before != left.where(Answer) == [answer("Q1", "a third")]
    step = left.record(answer("Q1", "a fourth")).step
    with pytest.raises(ChangedSince):
        left.take_back(step)


def sides(laptop):
    with laptop.store.unit() as unit:
        return [sorted(each.after for each in one.sides) for one in conflicts(unit, "a1")]


def test_an_ordinary_write_replaces_the_side_its_writer_saw_and_no_other(laptops):
    left, right = laptops("left"), laptops("right")
    left.record(answer("Q1", "left"))
    right.record(answer("Q1", "right"))
    left.receive(right.parcel().events, right.parcel().keys)
    assert sides(left) == [["left", "right"]]
    (shown,) = left.where(Answer)
    (hidden,) = {"left", "right"} - {shown.value}
    left.record(answer("Q1", "a third"))
    assert sides(left) == [sorted(("a third", hidden))]
    right.receive(left.parcel().events, left.parcel().keys)
    assert right.derived() == left.derived()


@pytest.mark.parametrize("names", [("left", "right"), ("left", "right", "third")])
def test_undoing_a_decision_puts_every_side_back_at_once(laptops, names):
    left, *others = (laptops(name) for name in names)
    for one in (left, *others):
        one.record(answer("Q1", one.name))
    for other in others:
        left.receive(other.parcel().events, other.parcel().keys)
    assert sides(left) == [sorted(names)]
    before = left.where(Answer)
    with left.store.unit() as unit:
        step = unit.settle("Decided", answer("Q1", "right"), "value", "Read in the file").step
    assert sides(left) == []
    left.take_back(step)
    assert (sides(left), left.where(Answer)) == ([sorted(names)], before)


def test_records_are_found_by_keys_and_by_what_they_say(laptop):
    police = Agency("pol", "Police", type=AgencyType.POLICE)
    school = Agency("edu", "School", type=AgencyType.EDUCATION, active=False)
    laptop.record(police, school)
    assert laptop.where(Agency) == [school, police]
    assert laptop.where(Agency, agency=["pol", "none"]) == [police]
    assert laptop.where(Agency, type=AgencyType.EDUCATION) == [school]
    assert laptop.where(Agency, active=True) == [police]  # said by default, never recorded
    assert laptop.where(Agency, active=False) == [school]
    assert laptop.one(Agency, agency="none") is None


def test_records_are_counted_by_their_keys(laptop):
    laptop.record(answer("Q1", "yes"), answer("Q2", "no"), answer("Q3", "no"))
    with laptop.store.unit() as unit:
        assert unit.count(Answer, ["case"], value="no") == {("DD26-07-03",): 2}
        assert len(unit.new_id()) == 12
        assert unit.actor == "person-left"


def test_a_unit_that_fails_leaves_no_trace(laptop):
    laptop.record(answer("Q1", "yes"))
    before = laptop.derived()
    with pytest.raises(ZeroDivisionError), laptop.store.unit() as unit:
        _record_half(unit)
    assert laptop.derived() == before
    laptop.record(answer("Q2", "whole"), Agency("pol"))
    assert laptop.one(Answer, question="Q2") == answer("Q2", "whole")


def _record_half(unit):
    unit.record("Recorded", answer("Q2", "half"))
    unit.record("Recorded", Agency("pol"))
    raise ZeroDivisionError
