"""Whose laptop gets the key to what: by agency, by role in the audit, by what stays sealed."""

from __future__ import annotations

import pytest

from lifaudit.domain.audit import Audit, Openness, Status
from lifaudit.domain.sharing import Reader, SoFar, committed, may_open, openness_promised

LEAD, MATE, OTHER = Reader("ada", "csc"), Reader("ben", "pol"), Reader("cara", "hea")
CHAIR = Reader("chidi", "csc")
SEALED, SHUT, OPEN = (
    Audit("a", lead="ada", openness=one)
    for one in (Openness.GRADES_SEALED, Openness.ANSWERS_SEALED, Openness.OPEN)
)
OWN = ("answers/C1/pol", "reflections/C1/pol", "feedback/C1/pol")


@pytest.mark.parametrize("plan", [SEALED, SHUT, OPEN])
@pytest.mark.parametrize("reader", [LEAD, MATE, OTHER])
@pytest.mark.parametrize("name", ["plan", "status/C1/pol"])
def test_the_plan_and_how_far_a_return_is_are_for_all(name, reader, plan):
    assert may_open(name, reader, plan, MATE)


@pytest.mark.parametrize("name", OWN)
def test_what_an_agency_found_is_for_the_lead_unless_answers_are_sealed(name):
    assert may_open(name, LEAD, SEALED, MATE)
    assert may_open(name, LEAD, OPEN, MATE)
    assert not may_open(name, LEAD, SHUT, MATE)


def test_a_grade_is_for_the_lead_only_where_all_is_open():
    assert may_open("grades/C1/pol", LEAD, OPEN, MATE)
    assert not may_open("grades/C1/pol", LEAD, SEALED, MATE)
    assert not may_open("grades/C1/pol", LEAD, SHUT, MATE)


@pytest.mark.parametrize("name", [*OWN, "grades/C1/pol"])
@pytest.mark.parametrize("plan", [SEALED, SHUT, OPEN])
def test_colleagues_of_one_agency_work_together_and_others_see_nothing(name, plan):
    assert may_open(name, MATE, plan, MATE)
    assert not may_open(name, OTHER, plan, MATE)
    assert not may_open(name, MATE, plan, OTHER), "nobody else hands an agency's own keys on"


def test_the_lead_gets_no_grade_of_their_own_agency_before_the_others():
    assert not may_open("grades/C1/csc", LEAD, SEALED, CHAIR)


@pytest.mark.parametrize("name", ["match", "x", "", "x/C1/pol"])
@pytest.mark.parametrize("reader", [LEAD, MATE, OTHER])
def test_match_keys_and_what_nobody_knows_go_nowhere(name, reader):
    everything = SoFar(frozenset({"C1"}), frozenset({"C1"}), is_reported=True)
    assert not may_open(name, reader, OPEN, CHAIR)
    assert not may_open(name, reader, OPEN, reader, everything)


@pytest.mark.parametrize("plan", [SEALED, SHUT, OPEN])
def test_the_register_of_urgent_concerns_goes_to_the_lead_and_to_nobody_else(plan):
    everything = SoFar(frozenset({"C1"}), frozenset({"C1"}), is_reported=True)
    assert may_open("urgent/C1", LEAD, plan, MATE)
    assert not any(may_open("urgent/C1", one, plan, LEAD, everything) for one in (MATE, OTHER))


ROOM = ("panel", "answers/C1/panel", "grades/C1/panel", "moderated/C1/panel", "practice/P1/cara")
AGREED, CLOSED, REPORTED = (
    SoFar(agreed=frozenset({"C1"})),
    SoFar(closed=frozenset({"P1"})),
    SoFar(is_reported=True),
)


@pytest.mark.parametrize("plan", [SEALED, SHUT, OPEN])
@pytest.mark.parametrize("name", ROOM)
def test_what_the_room_says_goes_to_the_lead_who_answers_for_the_report(name, plan):
    assert may_open(name, LEAD, plan, MATE)
    assert not may_open(name, MATE, plan, CHAIR), "and to nobody else by itself"


@pytest.mark.parametrize(
    ("told", "names"),
    [
        (AGREED, {"answers/C1/panel", "grades/C1/panel"}),
        (CLOSED, {"practice/P1/cara"}),
        (REPORTED, {"answers/C1/panel", "grades/C1/panel", "moderated/C1/panel"}),
        (SoFar(frozenset({"C2"}), frozenset({"P2"})), set()),
    ],
)
@pytest.mark.parametrize("reader", [MATE, OTHER])
def test_what_was_said_to_everybody_is_for_everybody(told, names, reader):
    assert {one for one in ROOM if may_open(one, reader, SEALED, CHAIR, told)} == names
    agencys = ("grades/C1/edu", "answers/C1/edu", "comments/edu")
    assert not any(may_open(one, reader, SEALED, CHAIR, told) for one in agencys)


def test_a_moderated_grade_is_its_own_agencys_at_once_and_everybodys_with_the_report():
    assert may_open("moderated/C1/pol", MATE, SEALED, CHAIR)
    assert not may_open("moderated/C1/pol", OTHER, SEALED, CHAIR)
    assert may_open("moderated/C1/pol", OTHER, SEALED, CHAIR, REPORTED)
    assert committed("moderated/C1/pol", SEALED) is None, "nobody releases a third look"


def test_a_plan_chooses_until_it_starts_and_becomes_only_stricter_afterwards():
    said, shut, free = Openness.GRADES_SEALED, Openness.ANSWERS_SEALED, Openness.OPEN
    begun, draft = Status.COLLECTING, Status.DRAFT
    assert openness_promised([]) is said
    assert openness_promised([shut, free, draft, begun]) is free
    assert openness_promised([begun, free]) is said
    assert openness_promised([free, begun, shut, free]) is shut
    assert openness_promised([begun, draft, free]) is said


def test_draft_findings_go_to_all_and_comments_to_the_lead_and_their_own_agency():
    police, health = Reader("somebody", "pol"), Reader("another", "hea")
    assert may_open("draft-findings", health, SEALED, CHAIR)
    assert may_open("comments/pol", LEAD, SEALED, MATE)
    assert may_open("comments/pol", police, SEALED, MATE)
    assert not may_open("comments/pol", health, SEALED, MATE)
    assert not may_open("comments/pol", police, SEALED, CHAIR), "the lead hands nobody's on"
