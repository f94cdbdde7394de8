"""Whose laptop gets the key to what: by agency, by role in the audit, by what stays sealed."""

from __future__ import annotations

import pytest

from lifaudit.domain.audit import Audit, Openness, Status
from lifaudit.domain.sharing import Reader, may_open, openness_promised

LEAD, MATE, OTHER = Reader("ada", "csc"), Reader("ben", "pol"), Reader("cara", "hea")
SEALED, SHUT, OPEN = (
    Audit("a", lead="ada", openness=one)
    for one in (Openness.GRADES_SEALED, Openness.ANSWERS_SEALED, Openness.OPEN)
)
OWN = ("answers/C1/pol", "reflections/C1/pol", "feedback/C1/pol")


@pytest.mark.parametrize("plan", [SEALED, SHUT, OPEN])
@pytest.mark.parametrize("reader", [LEAD, MATE, OTHER])
@pytest.mark.parametrize("name", ["plan", "status/C1/pol"])
def test_the_plan_and_how_far_a_return_is_are_for_all(name, reader, plan):
    assert may_open(name, reader, plan, "pol")


@pytest.mark.parametrize("name", OWN)
def test_what_an_agency_found_is_for_the_lead_unless_answers_are_sealed(name):
    assert may_open(name, LEAD, SEALED, "pol")
    assert may_open(name, LEAD, OPEN, "pol")
    assert not may_open(name, LEAD, SHUT, "pol")


def test_a_grade_is_for_the_lead_only_where_all_is_open():
    assert may_open("grades/C1/pol", LEAD, OPEN, "pol")
    assert not may_open("grades/C1/pol", LEAD, SEALED, "pol")
    assert not may_open("grades/C1/pol", LEAD, SHUT, "pol")


@pytest.mark.parametrize("name", [*OWN, "grades/C1/pol"])
@pytest.mark.parametrize("plan", [SEALED, SHUT, OPEN])
def test_colleagues_of_one_agency_work_together_and_others_see_nothing(name, plan):
    assert may_open(name, MATE, plan, "pol")
    assert not may_open(name, OTHER, plan, "pol")
    assert not may_open(name, MATE, plan, "hea"), "nobody else hands an agency's own keys on"


def test_the_lead_gets_no_grade_of_their_own_agency_before_the_others():
    assert not may_open("grades/C1/csc", LEAD, SEALED, "csc")


@pytest.mark.parametrize("name", ["panel", "match", "answers/C1/panel", "grades/C1/panel", "x", ""])
@pytest.mark.parametrize("reader", [LEAD, MATE, OTHER])
def test_what_the_panel_and_the_lead_keep_goes_nowhere_by_itself(name, reader):
    assert not may_open(name, reader, OPEN, "csc")


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
    assert may_open("draft-findings", health, SEALED, "csc")
    assert may_open("comments/pol", LEAD, SEALED, "pol")
    assert may_open("comments/pol", police, SEALED, "pol")
    assert not may_open("comments/pol", health, SEALED, "pol")
    assert not may_open("comments/pol", police, SEALED, "csc"), "the lead hands nobody's on"
