"""Which file in the exchange folder is read next, and what is said of it."""

from __future__ import annotations

from dataclasses import replace

from domain.test_arrived import RETURN

from lifaudit.domain.watching import Fate, Outcome, Spot, Watch

OLD, NEW = Spot(1, "b.lifpack", 10), Spot(2, "a.lifpack", 20)


def test_the_oldest_file_that_two_looks_found_alike_is_read_and_only_once():
    watch = Watch()
    assert watch.ready([OLD, NEW]) is None
    watch = watch.after([OLD, NEW])
    assert watch.ready([NEW, OLD]) == OLD
    watch = watch.settle(OLD)
    assert watch.ready([NEW, OLD]) == NEW
    assert watch.settle(NEW).ready([NEW, OLD]) is None


def test_a_file_that_grew_or_was_written_again_is_waited_for():
    watch = Watch().after([OLD]).settle(OLD)
    for again in (replace(OLD, size=11), replace(OLD, changed=3)):
        assert watch.ready([again]) is None
        assert watch.after([again]).ready([again]) == again


def test_everything_can_be_read_once_more():
    watch = Watch().after([OLD]).settle(OLD)
    assert watch.anew().ready([OLD]) == OLD


def test_what_has_gone_is_forgotten():
    assert Watch().after([OLD]).settle(OLD).after([]) == Watch()


def test_what_came_of_a_file_is_said_in_one_sentence():
    taken = Outcome("a.lifpack", Fate.TAKEN, arrived=RETURN)
    assert taken.line == "Police returned 6 of 8 cases of DD26-07 Neglect."
    torn = replace(taken, arrived=replace(RETURN, torn=1))
    assert torn.line.endswith("Somebody has to look at it.")
    asks = Outcome("a.lifpack", Fate.ASKS, "it is the first pack from this person")
    assert asks.line.startswith("A pack in the exchange folder needs you: it is the first")
    assert Outcome("a.lifpack", Fate.OTHERS).line == ""
    assert (taken.needs_somebody, asks.needs_somebody) == (False, True)


def test_a_pack_that_is_read_again_is_still_told_as_taken_in():
    taken = Outcome("a.lifpack", Fate.TAKEN, arrived=RETURN)
    again = Outcome("a.lifpack", Fate.KNOWN)
    assert again.tells_less_than(taken)
    assert not again.tells_less_than(replace(again, fate=Fate.ASKS))
    assert not taken.tells_less_than(again)
