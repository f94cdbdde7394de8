"""State is nothing but the log read again, and a difference is named by its table."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text, update
from store.replica import answer, unguarded
from store.test_merge import body_of, forged

from lifaudit.domain.casework import Answer, Grade, Judgement
from lifaudit.domain.errors.base import Cancelled
from lifaudit.domain.errors.store import ChainBroken
from lifaudit.domain.ports import silent
from lifaudit.store import shown
from lifaudit.store.rebuild import Rebuilt, rebuild
from lifaudit.store.tables import STATE


def rebuilt(laptop):
    with laptop.store.unit() as unit:
        return rebuild(unit, silent)


def test_the_log_read_again_says_the_same(laptop):
    step = laptop.record(answer("Q1", "yes", note="n"), answer("Q2")).step
    laptop.record(answer("Q3", "no"))
    laptop.take_back(laptop.take_back(step).step)
    before = laptop.derived()
    assert rebuilt(laptop) == Rebuilt(events=10, applied=10, differing=())
    assert laptop.derived() == before


def test_a_row_changed_outside_is_mended_and_named(laptop):
    laptop.record(answer("Q1", "yes"), answer("Q2", "no"))
    with laptop.store.unit() as unit:
        unit.connection.execute(update(STATE["Answer"]).values(value='"inadequate"'))
    assert rebuilt(laptop).differing == ("state_answer",)
    assert [one.value for one in laptop.where(Answer)] == ["yes", "no"]


def test_a_long_log_is_read_in_parts_and_tells_how_far_it_is(laptop, monkeypatch):
    monkeypatch.setattr("lifaudit.store.log.BATCH", 3)
    laptop.record(*(answer(f"Q{n}", "yes") for n in range(7)))
    heard = []
    with laptop.store.unit() as unit:
        rebuild(unit, lambda done, total, _text="": heard.append((done, total)))
    assert heard == [(3, 7), (6, 7), (7, 7)]


def test_giving_up_half_way_leaves_all_as_it_was(laptop):
    laptop.record(answer("Q1", "yes"))
    before = laptop.derived()

    def give_up(_done, _total, _text=""):
        raise Cancelled

    with pytest.raises(Cancelled), laptop.store.unit() as unit:
        rebuild(unit, give_up)
    assert laptop.derived() == before


def test_what_is_sealed_stays_sealed_and_opens_later(laptops):
    left, right = laptops("left"), laptops("right")
    left.record(Grade("a1", "DD26-07-03", "pol", "agency", "voice", Judgement("good", "r")))
    parcel = left.parcel()
    right.receive(parcel.events)
    assert rebuilt(right) == Rebuilt(events=1, applied=0, differing=())
    right.receive([], parcel.keys)
    assert len(right.where(Grade)) == 1


def test_a_destroyed_key_takes_what_it_sealed_out_of_the_state(laptop):
    laptop.record(answer("Q1", "yes"), replace(answer("Q1", "no"), case="DD26-07-04"))
    with laptop.store.unit() as unit:
        gone = next(key for key in unit.ring.of_audit("a1") if "-04" in key.name)
        unit.ring.destroy(gone.compartment)
        done = rebuild(unit, silent)
    assert (done.events, done.applied) == (2, 1)
    assert "state_answer" in done.differing
    assert laptop.where(Answer) == [answer("Q1", "yes")]


def test_an_altered_entry_stops_the_rebuild(laptop):
    laptop.record(answer("Q1", "yes"))
    with laptop.store.unit() as unit:
        unguarded(unit.connection).execute(text("DROP TRIGGER event_no_update"))
        unit.connection.execute(text("UPDATE event SET actor = 'somebody else'"))
    with pytest.raises(ChainBroken):
        rebuilt(laptop)


@pytest.mark.parametrize(
    "unknown",
    [
        {"kind": "Score"},
        {"field_name": "confidence"},
        {"key": '["a1","DD26-07-03","pol"]'},
        {"key": '["a1","DD26-07-03","pol","Q9","more"]'},
        {"key": '["a1","DD26-07-03","pol",9]'},
        {"key": '["a1", "DD26-07-03", "pol", "Q9"]'},
        {"key": '["a1",]'},
        {"key": '["a1",' + "[" * 100_000},
        {"value": {"a": "newer form"}},
        {"value": 3},
        {"field_name": "evidence", "value": [{"type": "file", "on": "the first of May"}]},
        {"field_name": "evidence", "value": [{"where": "no type"}]},
        {"field_name": "evidence", "value": "no list"},
        {"field_name": "evidence", "value": 7},
    ],
    ids=lambda one: str(one)[:60],
)
def test_what_this_version_cannot_read_is_kept_and_not_shown(laptop, unknown):
    laptop.record(answer("Q1", "yes"))
    event, _ = forged(laptop, body_of(answer("Q9"), **unknown))
    laptop.receive([event])
    assert laptop.where(Answer) == [answer("Q1", "yes")]
    assert event in laptop.parcel().events
    assert rebuilt(laptop) == Rebuilt(events=2, applied=2, differing=())


def test_a_key_that_is_no_list_is_not_shown():
    assert shown.place_of("Answer", "{}") is None


def test_what_was_not_known_appears_after_the_upgrade(laptop, monkeypatch):
    laptop.record(answer("Q1", "yes"))
    event, _ = forged(laptop, body_of(answer("Q9")))
    with monkeypatch.context() as older:
        older.setattr("lifaudit.store.state.is_cell", lambda *_: False)
        laptop.receive([event])
        assert laptop.where(Answer) == [answer("Q1", "yes")]
    assert rebuilt(laptop).differing == ("state_answer",)
    assert laptop.where(Answer) == [answer("Q1", "yes"), answer("Q9", "yes")]


def test_a_lone_surrogate_is_held_as_ascii():
    assert shown.text_of("\ud800 ż") == '"\\ud800 \\u017c"'
    assert shown.text_of("ż") == '"ż"'
