"""Checking finds every entry that was altered, cut out or lost."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from store.replica import answer, unguarded

from lifaudit.domain.partnership import Agency
from lifaudit.domain.ports import silent
from lifaudit.store.check import Break, Checked, check


def checked(laptop, *anchors):
    with laptop.store.unit() as unit:
        return check(unit, silent, anchors)


def tamper(laptop, *statements):
    """Do what an insider with the key can: drop the triggers, then rewrite."""
    with laptop.store.unit() as unit:
        for name in ("event_no_update", "event_no_delete", "event_chain"):
            unguarded(unit.connection).execute(text(f"DROP TRIGGER IF EXISTS {name}"))
        for statement in statements:
            unit.connection.execute(text(statement))


def test_a_whole_log_has_nothing_broken(laptops):
    left, right = laptops("left"), laptops("right")
    left.record(answer("Q1", "yes"), answer("Q2", "no"), Agency("pol"))
    right.receive(left.parcel().events)
    for one in (left, right):
        assert checked(one, left.anchor()) == Checked(events=3, chains=2, broken=())


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE event SET actor = 'somebody else' WHERE seq = 2", [2]),
        ("UPDATE event SET hlc = hlc - 1 WHERE seq = 3", [3]),
        ("UPDATE event SET sealed = x'00' WHERE seq = 4", [4]),
        ("UPDATE event SET eid = x'00' WHERE seq = 2", [2, 3]),
        ("UPDATE event SET compartment = 'another' WHERE seq = 1", [1]),
        ("DELETE FROM event WHERE seq = 2", [3]),
        ("DELETE FROM event WHERE seq = 1", [2]),
    ],
)
def test_what_was_altered_or_cut_out_is_named(laptop, statement, broken):
    laptop.record(*(answer(f"Q{n}", "yes") for n in range(5)))
    tamper(laptop, statement)
    assert checked(laptop).broken == tuple(Break("left", "a1", seq) for seq in broken)


def test_a_cut_tail_is_found_by_an_anchor_only(laptop):
    laptop.record(*(answer(f"Q{n}", "yes") for n in range(5)))
    anchor = laptop.anchor()
    tamper(laptop, "DELETE FROM event WHERE seq = 5")
    assert checked(laptop).broken == ()
    assert checked(laptop, anchor).broken == (Break("left", "a1", 5),)


def test_a_body_resealed_under_the_wrong_key_is_found(laptop):
    laptop.record(answer("Q1", "yes"))
    with laptop.store.unit() as unit:
        unit.connection.execute(text("UPDATE compartment SET key = zeroblob(32)"))
        unit.memory.forget()
    assert checked(laptop).broken == (Break("left", "a1", 1),)
