"""What was signed, released or left sealed in one case says nothing of the next one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from deepdive import AUDIT
from services.mail import CASE, give_back, record, take, updated
from services.room import call, parts_of, release

from lifaudit.domain.by_words import KeyBox
from lifaudit.domain.case import Case, CaseStatus
from lifaudit.domain.casework import Grade, Return
from lifaudit.domain.reveal import Part
from lifaudit.services import by_words, day, releasing, revealing

SECOND = "DD26-07-02"


def sign_second(theirs, agency):
    """Let an agency record and sign the second case."""
    record(theirs, agency, SECOND)
    with theirs.unit() as unit:
        head = unit.one(Return, audit=AUDIT, case=SECOND, agency=agency)
        signed = replace(head, signed_off_by=unit.actor, signed_off_at=unit.now())
        unit.record("Signed off", signed)


def call_second(leads, *others):
    with leads.unit() as unit:
        day.call(unit, AUDIT, SECOND)
    for one in others:
        take(one, updated(leads, one))


def sheet_of(vault):
    with vault.unit() as unit:
        return revealing.reveal_sheet(unit, AUDIT, SECOND)


def graded_by(vault):
    with vault.unit() as unit:
        return {one.agency for one in unit.where(Grade, audit=AUDIT, case=SECOND)}


def test_a_case_waits_for_who_signed_off_that_very_case(three):
    leads, police, _ = three
    sign_second(police, "pol")
    take(leads, give_back(police))
    call_second(leads)
    found = sheet_of(leads)
    assert [one.name for one in found.parts] == ["Police"]
    assert "Health" in found.absent


@pytest.fixture
def released(three):
    """Let the first case be open to everybody, and both have signed a second one since."""
    leads, police, health = three
    call(leads, police, health)
    for theirs, agency in ((police, "pol"), (health, "hea")):
        take(leads, release(theirs))
        sign_second(theirs, agency)
        take(leads, give_back(theirs))
    return three


def test_the_words_of_the_next_case_are_said_once_one_was_released(released):
    leads, police, _ = released
    with police.unit() as unit:
        (said,) = by_words.envelope(unit, AUDIT).cases
        boxes = unit.where(KeyBox, audit=AUDIT, agency="pol")
    assert (said.case, [one.case for one in boxes]) == (SECOND, [CASE, SECOND])
    give_back(police)
    with police.unit() as unit:
        assert unit.where(KeyBox, audit=AUDIT, agency="pol") == boxes, "made once, as the first"
    call_second(leads)
    with leads.unit() as unit:
        by_words.release_by_words(unit, AUDIT, SECOND, "pol", said.aloud)
    assert {one.name: one.part for one in sheet_of(leads).parts} == {
        "Police": Part.RELEASED,
        "Health": Part.WAITED,
    }
    assert graded_by(leads) == set()


def test_a_case_that_was_replaced_has_no_words_to_say(released):
    _, police, _ = released
    with police.unit() as unit:
        gone = unit.one(Case, audit=AUDIT, case=SECOND)
        unit.record("Replaced", replace(gone, status=CaseStatus.REPLACED))
        assert by_words.envelope(unit, AUDIT).cases == ()


def test_a_release_of_one_case_opens_nothing_of_the_next(released):
    leads, police, health = released
    assert set(parts_of(leads).values()) == {Part.OPEN}
    call_second(leads, police, health)
    assert {one.part for one in sheet_of(leads).parts} == {Part.WAITED}
    assert graded_by(leads) == set()
    assert graded_by(health) == {"hea"}


def test_what_stays_sealed_in_one_case_is_waited_for_in_the_next(three):
    leads, police, _ = three
    sign_second(police, "pol")
    take(leads, give_back(police))
    call(leads)
    call_second(leads)
    with leads.unit() as unit:
        releasing.leave_sealed(unit, AUDIT, CASE, "pol", "Their laptop is at home.")
    assert parts_of(leads)["Police"] is Part.NOT_REVEALED
    assert [one.part for one in sheet_of(leads).parts] == [Part.WAITED]
