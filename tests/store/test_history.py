"""History: who recorded what, when, in place of what and why; and what stands against what."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from store.replica import NOON, Wristwatch, answer

from lifaudit.domain.casework import Answer, Grade, Judgement
from lifaudit.domain.codec import canonical
from lifaudit.domain.partnership import Agency
from lifaudit.store.history import (
    anchor,
    conflicts,
    entries_of,
    entries_of_step,
    lost_since,
    recent,
)

KEY = ("a1", "DD26-07-03", "pol", "Q1")


def test_every_entry_says_who_when_before_after_and_why(laptop):
    laptop.record(answer("Q1", "no"))
    laptop.record(answer("Q1", "yes"), label="Changed answer", reason="the file was found")
    with laptop.store.unit() as unit:
        first, second = entries_of(unit, Answer, *KEY)
    assert (first.before, first.after, first.standing) == (None, "no", False)
    assert (second.before, second.after, second.standing) == ("no", "yes", True)
    assert (second.label, second.reason) == ("Changed answer", "the file was found")
    assert (second.actor, second.device, second.field_name) == ("person-left", "left", "value")
    assert NOON < first.at < second.at < NOON + timedelta(minutes=1)


def test_an_undone_entry_shows_that_nothing_stood(laptop):
    laptop.take_back(laptop.record(answer("Q1", "yes")).step)
    laptop.record(answer("Q1", "no"))
    with laptop.store.unit() as unit:
        entries = entries_of(unit, Answer, *KEY)
    assert [(e.before, e.after) for e in entries] == [(None, "yes"), ("yes", None), (None, "no")]


def test_what_came_last_is_shown_first(laptops):
    left, right = laptops("left"), laptops("right")
    left.record(answer("Q1", "a"), Agency("pol", "Police"))
    right.record(answer("Q2", "b"))
    left.record(answer("Q3", "c"))
    left.receive(right.parcel().events, right.parcel().keys)
    with left.store.unit() as unit:
        assert {e.after for e in recent(unit, "a1", 2)} == {"b", "c"}
        assert [e.after for e in recent(unit, "a1", 9)][-1] == "a"
        assert [e.after for e in recent(unit, "", 9)] == ["Police"]


def test_a_conflict_shows_both_sides(laptops):
    left, right = laptops("left"), laptops("right")
    for one in (left, right):
        one.record(answer("Q1", one.name), answer("Q2", "alike on both"), Agency("pol", one.name))
    left.receive(right.parcel().events, right.parcel().keys)
    with left.store.unit() as unit:
        found = {conflict.key: conflict for conflict in conflicts(unit, "a1")}
        (vault_wide,) = conflicts(unit, "")
        assert conflicts(unit, "a") == []
    torn = found['["a1","DD26-07-03","pol","Q1"]']
    assert {(side.actor, side.after, side.standing) for side in torn.sides} == {
        ("person-left", "left", True),
        ("person-right", "right", True),
    }
    assert (torn.kind, torn.field_name) == ("Answer", "value")
    assert vault_wide.kind == "Agency"


def test_a_grade_and_its_reason_are_never_torn_apart(laptops):
    left, right = laptops("left"), laptops("right", Wristwatch(timedelta(days=1)))
    for one, value in ((left, "good"), (right, "inadequate")):
        reason = Judgement(value, f"the reason of {one.name}")
        one.record(Grade("a1", "DD26-07-03", "pol", "agency", "voice", reason))
    left.receive(right.parcel().events, right.parcel().keys)
    (grade,) = left.where(Grade)
    assert grade.judgement == Judgement("inadequate", "the reason of right")


def test_an_anchor_says_where_every_chain_stands(laptops):
    left, right = laptops("left"), laptops("right")
    left.record(answer("Q1", "a"), Agency("pol"))
    right.record(answer("Q2", "b"))
    left.receive(right.parcel().events)
    whole = left.anchor()
    assert [head[:3] for head in whole.heads] == [
        ("left", "", 1),
        ("left", "a1", 1),
        ("right", "a1", 1),
    ]
    with left.store.unit() as unit:
        part = anchor(unit, ["a1"])
        assert part.heads == whole.heads[1:]
        assert lost_since(unit, whole.heads) is None
        assert lost_since(unit, [("left", "a1", 1, "00")]) == ("left", 1)
        assert lost_since(unit, [("left", "a1", 2, whole.heads[1][3])]) == ("left", 2)
    assert part.fingerprint != whole.fingerprint
    assert len(canonical([list(head) for head in whole.heads])) > len(whole.fingerprint)


def test_an_entry_whose_key_is_gone_is_left_out_of_history(laptop):
    laptop.record(answer("Q1", "a"))
    laptop.record(replace(answer("Q1", "b"), case="DD26-07-04"))
    with laptop.store.unit() as unit:
        keys = unit.ring.of_audit("a1")
        unit.ring.destroy(next(k.compartment for k in keys if "-04" in k.name))
        assert [entry.after for entry in recent(unit, "a1", 9)] == ["a"]


def test_a_step_says_all_that_it_wrote(laptop):
    step = laptop.record(answer("Q1", "a", note="n"), Agency("pol", "Police")).step
    laptop.record(answer("Q1", "b"))
    with laptop.store.unit() as unit:
        assert {entry.after for entry in entries_of_step(unit, step)} == {"a", "n", "Police"}
        assert entries_of_step(unit, "no such step") == []


def test_an_erased_entry_goes_on_replacing_what_it_replaced(laptops):
    left, right, third = laptops("left"), laptops("right"), laptops("third")
    right.record(answer("Q1", "before"))
    left.receive(right.parcel().events, right.parcel().keys)
    left.record(answer("Q1", "after"))
    after = [event for event in left.parcel().events if event.header.device == "left"]
    third.receive(after, [key for key in left.parcel().keys if key not in right.parcel().keys])
    with third.store.unit() as unit:
        unit.ring.destroy(after[0].header.compartment)
    third.receive(right.parcel().events, right.parcel().keys)
    assert third.where(Answer) == [answer("Q1", "after")]


def test_where_no_key_is_left_the_row_stays_until_the_state_is_rebuilt(laptops):
    left, right = laptops("left"), laptops("right")
    for one in (left, right):
        one.record(answer("Q1", one.name))
    sent = right.parcel()
    with left.store.unit() as unit:
        for key in unit.ring.of_audit("a1"):
            unit.ring.destroy(key.compartment)
    left.receive(sent.events, sent.keys)
    assert left.where(Answer) == [answer("Q1", "right")]
