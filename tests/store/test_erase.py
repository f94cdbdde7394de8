"""Erasure: the key is gone and with it every derived word; the chain still proves itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from store.replica import answer
from store.test_merge import body_of, forged

from lifaudit.domain.casework import Answer, Grade, Judgement
from lifaudit.domain.ports import silent
from lifaudit.domain.record import compartment_of as compartment
from lifaudit.store.check import check
from lifaudit.store.erase import Erased, erase
from lifaudit.store.rebuild import rebuild
from lifaudit.store.tables import COMPARTMENT, DERIVED

MARKER = "a planted marker"


def compartment_of(laptop, case):
    with laptop.store.unit() as unit:
        name = compartment(replace(answer("Q1"), case=f"DD26-07{case}"))
        return next(one for one in unit.ring.of_audit("a1") if one.name == name).compartment


def erased(laptop, compartment):
    """Erase, and prove that what is left is exactly what the log can still say."""
    with laptop.store.unit() as unit:
        done = erase(unit, compartment)
    before = laptop.anchor(), laptop.derived()
    with laptop.store.unit() as unit:
        assert check(unit, silent).broken == ()
        assert rebuild(unit, silent).differing == ()
    assert (laptop.anchor(), laptop.derived()) == before
    return done


def everything(laptop):
    """Return every row that is not the sealed log itself."""
    with laptop.store.unit() as unit:
        tables = (*DERIVED, COMPARTMENT)
        return repr([unit.connection.execute(select(table)).all() for table in tables])


def test_no_word_is_left_and_the_chain_still_holds(laptop):
    laptop.record(answer("Q1", "kept"))
    away = replace(answer("Q1", MARKER, note=MARKER), case="DD26-07-04")
    laptop.record(away, reason=MARKER)
    laptop.record(replace(away, value=f"{MARKER} again"))
    gone = compartment_of(laptop, "-04")
    heads = laptop.anchor()
    assert MARKER in everything(laptop)
    assert gone in everything(laptop)
    assert erased(laptop, gone) == Erased(entries=3, records=1)
    assert laptop.anchor() == heads
    assert MARKER not in everything(laptop)
    assert laptop.where(Answer) == [answer("Q1", "kept")]


def test_erasing_twice_or_what_is_not_there_does_nothing(laptop):
    laptop.record(answer("Q1", "yes"))
    gone = compartment_of(laptop, "-03")
    assert erased(laptop, gone).entries == 1
    before = laptop.derived()
    assert erased(laptop, gone) == erased(laptop, "nobody's") == Erased(0, 0)
    assert laptop.derived() == before


def test_what_is_recorded_afterwards_has_a_key_of_its_own(laptop):
    laptop.record(answer("Q1", "before"))
    gone = compartment_of(laptop, "-03")
    erased(laptop, gone)
    laptop.record(answer("Q1", "after"))
    assert compartment_of(laptop, "-03") != gone
    assert laptop.where(Answer) == [answer("Q1", "after")]
    erased(laptop, "nobody's")


def test_it_is_all_or_nothing(laptop):
    laptop.record(answer("Q1", "yes"))
    gone, before = compartment_of(laptop, "-03"), everything(laptop)
    with pytest.raises(KeyboardInterrupt):
        give_up_after_erasing(laptop, gone)
    assert everything(laptop) == before


def give_up_after_erasing(laptop, compartment):
    with laptop.store.unit() as unit:
        erase(unit, compartment)
        raise KeyboardInterrupt


def test_a_record_two_compartments_speak_of_says_what_is_left(laptops):
    left, right = laptops("left"), laptops("right")
    left.record(answer("Q1", "mine"))
    right.receive(*parts(left))
    right.record(answer("Q1", "theirs"), replace(answer("Q2", "theirs too")))
    left.receive(*parts(right))
    assert left.one(Answer, question="Q1").value == "theirs"
    (theirs,) = {one.compartment for one in right.parcel().keys} - {compartment_of_own(left)}
    assert erased(left, theirs) == Erased(entries=2, records=2)
    assert left.where(Answer) == [answer("Q1", "mine")]
    left.receive(*parts(right))
    assert left.one(Answer, question="Q1").value == "theirs"


@pytest.mark.parametrize("unknown", [{"kind": "Score"}, {"key": '["a1",9]'}])
def test_what_this_version_does_not_know_is_erased_too(laptop, unknown):
    laptop.record(answer("Q1", "yes"))
    event, _ = forged(laptop, body_of(answer("Q9"), **unknown))
    laptop.receive([event])
    assert erased(laptop, event.header.compartment) == Erased(entries=2, records=2)
    assert laptop.where(Answer) == []


MOVES = st.lists(
    st.tuples(st.sampled_from("34"), st.sampled_from("12"), st.sampled_from("ab"), st.booleans()),
    max_size=12,
)


@settings(max_examples=25, deadline=None)
@given(MOVES)
def test_whatever_was_recorded_what_is_left_is_what_the_log_says(tmp_path_factory, moves):
    from store.replica import Replica  # noqa: PLC0415 - a laptop per example

    laptop = Replica(tmp_path_factory.mktemp("any"), "left")
    laptop.record(replace(answer("Q0", "first"), case="DD26-07-04"))
    for case, question, value, back in moves:
        grade = Grade("a1", f"DD26-07-0{case}", "pol", "agency", "voice", Judgement(value, "r"))
        item = replace(answer(f"Q{question}", value), case=f"DD26-07-0{case}")
        change = laptop.record(item, grade)
        if back and change.kinds:
            laptop.take_back(change.step)
    erased(laptop, compartment_of(laptop, "-04"))
    assert not [one for one in laptop.where(Answer) if one.case.endswith("4")]
    laptop.store.close()


def compartment_of_own(laptop):
    with laptop.store.unit() as unit:
        own = select(COMPARTMENT.c.compartment).where(COMPARTMENT.c.own)
        return unit.connection.execute(own).scalar_one()


def parts(laptop):
    parcel = laptop.parcel()
    return parcel.events, parcel.keys
