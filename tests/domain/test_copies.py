"""Of two copies of one report, which goes on, and who has to sign again."""

from __future__ import annotations

from lifaudit.domain.approving import APPROVE, RESERVE, reason_of, reservations_in
from lifaudit.domain.copies import Copy, choose

CERTIFIED = Copy(b"report", frozenset({"Lead"}))
POLICE = Copy(b"report+police", frozenset({"Lead", "Agency1"}))
HEALTH = Copy(b"report+health", frozenset({"Lead", "Agency2"}))
BOTH = Copy(b"report+health+schools", frozenset({"Lead", "Agency2", "Agency3"}))


def test_the_longer_of_one_line_goes_on_whichever_comes_first():
    assert choose(CERTIFIED, POLICE).copy is POLICE
    assert choose(POLICE, CERTIFIED).copy is POLICE
    assert choose(HEALTH, BOTH).copy is choose(BOTH, HEALTH).copy is BOTH
    assert not choose(HEALTH, BOTH).again


def test_the_same_copy_twice_changes_nothing():
    again = Copy(POLICE.pdf, POLICE.signed)
    assert choose(POLICE, again).copy is POLICE
    assert not choose(POLICE, again).again


def test_of_two_that_signed_the_same_copy_the_second_signs_again():
    chosen = choose(POLICE, HEALTH)
    assert (chosen.copy, chosen.again) == (POLICE, {"Agency2"})


def test_the_copy_more_have_signed_goes_on():
    chosen = choose(POLICE, BOTH)
    assert (chosen.copy, chosen.again) == (BOTH, {"Agency1"})
    assert choose(BOTH, POLICE).again == {"Agency1"}


def test_an_approval_says_its_reservations_and_nothing_else_reads_as_one():
    assert reason_of() == reason_of("  \n ") == APPROVE
    assert reason_of("The school\nwas not asked.") == f"{RESERVE}: The school was not asked."
    assert reservations_in(reason_of("Not asked.")) == "Not asked."
    assert not reservations_in(APPROVE)
    assert not reservations_in(f"{RESERVE}")
    assert not reservations_in(f"They say: {RESERVE}: none")
