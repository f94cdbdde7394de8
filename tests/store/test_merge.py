"""Merging: what is taken in, what waits, and what is refused whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from store.replica import NOON, Replica, Wristwatch, answer

from lifaudit.domain.casework import Answer, Grade, Judgement
from lifaudit.domain.codec import canonical
from lifaudit.domain.errors.store import ChainForked, EventForged
from lifaudit.domain.event import Body, Event, time_of
from lifaudit.domain.partnership import Agency
from lifaudit.domain.record import key_of
from lifaudit.security.cipher import seal
from lifaudit.store.history import conflicts, entries_of, recent
from lifaudit.store.line import LATEST
from lifaudit.store.merge import Merged, events_after, fits
from lifaudit.store.ring import Compartment

GOOD = Grade("a1", "DD26-07-03", "pol", "agency", "voice", Judgement("good", "seen alone"))


def forged(laptop, body, audit="a1"):
    """Return an event sealed under a real key of the laptop, saying what no laptop would say."""
    parcel = laptop.parcel()
    key = next(key for key in parcel.keys if key.audit == "a1")
    first = parcel.events[0].header
    header = replace(
        first, device="stranger", audit=audit, seq=1, prev=b"", compartment=key.compartment
    )
    raw = body.to_bytes() if isinstance(body, Body) else body
    return Event(header, seal(key.key, raw, header.bytes)), key


def body_of(item, **other):
    one = Body(
        step="s",
        label="Recorded",
        kind=type(item).__name__,
        key=key_of(item),
        field_name="value",
        value="yes",
        absent=False,
        supersedes=(),
        reason="",
    )
    return replace(one, **other)


def refused(laptop, error, events, keys=()):
    """Prove that nothing at all changed."""
    before, where = laptop.derived(), laptop.anchor()
    with pytest.raises(error):
        laptop.receive(events, keys)
    assert (laptop.derived(), laptop.anchor()) == (before, where)
    assert laptop.receive([]) == Merged(new=0, known=0, waiting=0, sealed=0)


def test_what_one_recorded_the_other_reads(laptops):
    left, right = laptops("left"), laptops("right")
    left.record(answer("Q1", "yes", note="żółw اردو 🙂"), Agency("pol", "Police"))
    parcel = left.parcel()
    assert right.receive(parcel.events, parcel.keys) == Merged(3, 0, 0, 0)
    assert right.where(Answer) == [answer("Q1", "yes", note="żółw اردو 🙂")]
    assert right.one(Agency, agency="pol") == Agency("pol", "Police")


def test_what_is_known_is_counted_and_changes_nothing(laptops):
    left, right = laptops("left"), laptops("right")
    left.record(answer("Q1", "yes"), answer("Q2", "no"))
    parcel = left.parcel()
    assert right.receive(parcel.events * 2, parcel.keys) == Merged(2, 2, 0, 0)
    before = right.derived()
    assert right.receive(parcel.events, parcel.keys) == Merged(0, 2, 0, 0)
    assert right.derived() == before


def test_an_entry_waits_for_the_one_before_it(laptops):
    left, right = laptops("left"), laptops("right")
    left.record(answer("Q1", "a"), answer("Q2", "b"), answer("Q3", "c"))
    (one, two, three), keys = left.parcel().events, left.parcel().keys
    assert right.receive([three, one], keys) == Merged(1, 0, 1, 0)
    assert right.receive([three], keys) == Merged(0, 1, 1, 0)
    assert [item.question for item in right.where(Answer)] == ["Q1"]
    assert right.receive([two]) == Merged(2, 0, 0, 0)
    assert [item.question for item in right.where(Answer)] == ["Q1", "Q2", "Q3"]


def test_a_commitment_opens_when_its_key_comes(laptops):
    left, right = laptops("left"), laptops("right")
    left.record(GOOD, answer("Q1", "yes"))
    events, keys = left.parcel().events, left.parcel().keys
    shared = [key for key in keys if key.name.startswith("answers")]
    assert right.receive(events, shared) == Merged(2, 0, 0, 1)
    assert right.where(Grade) == []
    assert right.receive([], keys) == Merged(0, 0, 0, 0)
    assert right.where(Grade) == [GOOD]


def test_only_what_is_asked_for_is_handed_over(laptops):
    left, right = laptops("left"), laptops("right")
    left.record(answer("Q1", "a"), answer("Q2", "b"))
    right.record(answer("Q3", "c"), replace(answer("Q3", "c"), audit="another"))
    left.receive(right.parcel().events, right.parcel().keys)
    with left.store.unit() as unit:
        asked = events_after(unit, "a1", {"left": 1})
    assert [(e.header.device, e.header.seq) for e in asked] == [("left", 2), ("right", 1)]


def test_a_copied_vault_that_was_used_beside_the_first_is_named(tmp_path, laptops):
    left, right = laptops("left"), laptops("right")
    left.record(answer("Q1", "a"))
    right.receive(left.parcel().events, left.parcel().keys)
    (tmp_path / "copy").mkdir()
    left.store.close()
    (tmp_path / "copy" / "left.db").write_bytes(left.path.read_bytes())
    left.open()
    copy = Replica(tmp_path / "copy", "left")
    copy.record(answer("Q2", "in the copy"))
    left.record(answer("Q2", "in the first"), answer("Q3", "in the first"))
    right.receive(left.parcel().events)
    refused(right, ChainForked, copy.parcel().events)
    refused(left, ChainForked, copy.parcel().events)
    copy.store.close()


def test_a_fork_is_seen_when_only_its_later_part_comes(laptops, tmp_path):
    left, right = laptops("left"), laptops("right")
    (tmp_path / "copy").mkdir()
    copy = Replica(tmp_path / "copy", "left")
    left.record(answer("Q1", "a"))
    copy.record(answer("Q1", "b"), answer("Q2", "c"))
    right.receive(left.parcel().events, left.parcel().keys)
    refused(right, ChainForked, copy.parcel().events[1:])
    copy.store.close()


def test_a_fork_inside_one_parcel_or_with_what_waits_is_seen(laptops, tmp_path):
    left, right = laptops("left"), laptops("right")
    (tmp_path / "copy").mkdir()
    copy = Replica(tmp_path / "copy", "left")
    left.record(answer("Q1", "a"), answer("Q2", "a"))
    copy.record(answer("Q1", "b"), answer("Q2", "b"))
    refused(right, ChainForked, left.parcel().events + copy.parcel().events)
    right.receive(left.parcel().events[1:])
    with pytest.raises(ChainForked):
        right.receive(copy.parcel().events[1:])
    copy.store.close()


def test_an_edited_entry_is_refused_with_all_that_came_with_it(laptops):
    left, right = laptops("left"), laptops("right")
    left.record(answer("Q1", "a"), answer("Q2", "b"))
    (one, two), keys = left.parcel().events, left.parcel().keys
    last = two.sealed[-1] ^ 1
    edited = replace(two, sealed=two.sealed[:-1] + bytes([last]))
    refused(right, EventForged, [one, edited], keys)
    refused(right, ChainForked, [replace(one, sealed=edited.sealed), two], ())
    renamed = replace(two, header=replace(two.header, actor="somebody else"))
    refused(right, EventForged, [one, renamed], keys)


def test_a_forged_entry_may_not_even_wait(laptops):
    left, right = laptops("left"), laptops("right")
    left.record(answer("Q1", "a"), answer("Q2", "b"))
    (_, two), keys = left.parcel().events, left.parcel().keys
    refused(right, EventForged, [replace(two, sealed=two.sealed[::-1])], keys)


def test_a_wrong_key_that_comes_late_is_refused(laptops):
    left, right = laptops("left"), laptops("right")
    left.record(answer("Q1", "a"))
    right.receive(left.parcel().events)
    wrong = [replace(key, key=bytes(32)) for key in left.parcel().keys]
    before = right.derived()
    with pytest.raises(EventForged):
        right.receive([], wrong)
    assert right.derived() == before


@pytest.mark.parametrize(
    "field", [{"seq": 0}, {"seq": -1}, {"hlc": -1}, {"hlc": LATEST + 1}], ids=repr
)
def test_numbers_and_times_no_laptop_would_write_are_refused(laptops, field):
    left, right = laptops("left"), laptops("right")
    left.record(answer("Q1", "a"))
    event = left.parcel().events[0]
    refused(right, EventForged, [replace(event, header=replace(event.header, **field))])


def test_a_guest_of_one_audit_cannot_write_in_another(laptops):
    left, right = laptops("left"), laptops("right")
    left.record(answer("Q1", "a"))
    others = (replace(answer("Q1"), audit="a2"), replace(answer("Q1"), audit="a11"), Agency("pol"))
    for item in others:
        event, key = forged(left, body_of(item))
        refused(right, EventForged, [event], [key])


@pytest.mark.parametrize(
    "raw",
    [b"[]", b"not json", b'"words"', b"[" * 200_000, canonical([1] * 7 + [[], ""])],
    ids=["empty", "words", "text", "deep", "numbers"],
)
def test_a_body_that_is_none_is_refused(laptops, raw):
    left, right = laptops("left"), laptops("right")
    left.record(answer("Q1", "a"))
    event, key = forged(left, raw)
    refused(right, EventForged, [event], [key])


def test_an_entry_replaces_in_its_own_cell_only(laptops):
    left = laptops("left")
    left.record(answer("Q1", "a"))
    mine = left.parcel().events[0].eid
    event, _ = forged(left, body_of(answer("Q2"), supersedes=(mine,)))
    left.receive([event])
    assert [item.value for item in left.where(Answer)] == ["a", "yes"]
    with left.store.unit() as unit:
        assert entries_of(unit, Answer, "a1", "DD26-07-03", "pol", "Q1")[0].standing


@pytest.mark.parametrize(
    "other",
    [{"key": '["a1","x"]'}, {"key": '["a1",,'}, {"value": 5}],
)
def test_what_is_neither_key_nor_value_is_in_nobodys_history(laptops, other):
    left = laptops("left")
    left.record(answer("Q1", "a"))
    event, _ = forged(left, body_of(answer("Q1"), **other))
    left.receive([event])
    with left.store.unit() as unit:
        told = recent(unit, "a1", 9)
        assert {one.after for one in told if one.field_name == "value"} == {"a"}
        assert all(len(one.sides) == 1 for one in conflicts(unit, "a1"))


def test_what_a_later_version_records_is_in_the_history_by_its_own_words(laptops):
    left = laptops("left")
    left.record(answer("Q1", "a"))
    event, _ = forged(left, body_of(answer("Q1"), kind="Unknown"))
    left.receive([event])
    with left.store.unit() as unit:
        assert ("Unknown", "yes") in [(one.kind, one.after) for one in recent(unit, "a1", 9)]


@pytest.mark.parametrize("other", [{}, {"kind": "Unknown"}, {"key": '["a1","x"]'}])
def test_a_key_fits_under_its_own_name_only(laptops, other):
    left, right = laptops("left"), laptops("right")
    left.record(answer("Q1", "a"))
    event, key = forged(left, body_of(answer("Q1"), **other))
    right.receive([event])
    with right.store.unit() as unit:
        assert fits(unit, key)
        assert fits(unit, replace(key, name="plan")) is (other != {})


def test_a_key_somebody_slipped_in_never_seals_what_is_written_here(laptops):
    left = laptops("left")
    slipped = Compartment("0000", "a1", "answers/DD26-07-03/pol", bytes(32))
    left.receive([], [slipped])
    left.record(answer("Q1", "a"))
    assert left.parcel().events[0].header.compartment != slipped.compartment


def test_a_key_that_is_here_already_stays(laptops):
    left = laptops("left")
    left.record(answer("Q1", "a"))
    left.receive([], [replace(left.parcel().keys[0], key=bytes(32))])
    assert left.one(Answer, question="Q1") == answer("Q1", "a")


@pytest.mark.parametrize("wrong", [timedelta(hours=20), timedelta(days=3650)])
def test_a_clock_far_ahead_is_not_adopted_even_after_opening_again(laptops, wrong):
    left, right = laptops("left"), laptops("right", Wristwatch(wrong))
    right.record(answer("Q1", "from the future"))
    left.receive(right.parcel().events, right.parcel().keys)
    left.store.close()
    left.open()
    left.record(answer("Q2", "now"))
    mine = next(e for e in left.parcel().events if e.header.device == "left")
    assert (time_of(mine.header.hlc) > NOON + timedelta(hours=1)) is (wrong < timedelta(days=1))


def test_a_later_write_beats_a_clock_ten_years_ahead(laptops):
    left, right = laptops("left"), laptops("right", Wristwatch(timedelta(days=3650)))
    right.record(answer("Q1", "from the future"))
    left.receive(right.parcel().events, right.parcel().keys)
    left.record(answer("Q1", "corrected"))
    right.receive(left.parcel().events, left.parcel().keys)
    for one in (left, right):
        assert one.where(Answer) == [answer("Q1", "corrected")]


def test_own_entries_come_back_to_a_store_that_lost_them(laptops, tmp_path):
    left = laptops("left")
    left.record(answer("Q1", "a"))
    left.store.close()
    kept = left.path.read_bytes()
    left.open()
    left.record(answer("Q2", "b"))
    parcel = left.parcel()
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "left.db").write_bytes(kept)
    old = Replica(tmp_path / "old", "left")
    old.receive(parcel.events, parcel.keys)
    old.record(answer("Q3", "c"))
    assert [item.question for item in old.where(Answer)] == ["Q1", "Q2", "Q3"]
    old.store.close()


def test_a_copy_used_in_turn_with_the_first_goes_on_where_the_other_stopped(laptops, tmp_path):
    left = laptops("left")
    left.record(answer("Q1", "a"))
    parcel = left.parcel()
    (tmp_path / "copy").mkdir()
    copy = Replica(tmp_path / "copy", "left")
    copy.receive(parcel.events, parcel.keys)
    copy.record(answer("Q2", "b"))
    left.receive(copy.parcel().events, copy.parcel().keys)
    left.record(answer("Q3", "c"))
    assert [item.question for item in left.where(Answer)] == ["Q1", "Q2", "Q3"]
    copy.store.close()


def test_what_was_replaced_before_it_came_never_stands(laptops):
    left, right, third = laptops("left"), laptops("right"), laptops("third")
    left.record(answer("Q1", "before"))
    right.receive(left.parcel().events, left.parcel().keys)
    right.record(answer("Q1", "after"))
    both = right.parcel()
    third.receive([one for one in both.events if one.header.device == "right"], both.keys)
    assert third.where(Answer) == [answer("Q1", "after")]
    third.receive(both.events)
    assert third.where(Answer) == [answer("Q1", "after")]
    assert third.derived() == right.derived()
    with third.store.unit() as unit:
        assert conflicts(unit, "a1") == []
