"""How far a reveal is, in words, and what was committed when a case was called."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lifaudit.domain.audit import Audit, Openness
from lifaudit.domain.pack import Head
from lifaudit.domain.reveal import AgencyPart, CaseCalled, Late, Part, RevealSheet
from lifaudit.domain.sharing import committed

POLICE = AgencyPart("pol", "Pol", Part.WAITED)


def sheet(*parts, mine="pol"):
    said = (AgencyPart(code, code.title(), part) for code, part in parts)
    return RevealSheet("a", "c", is_called=True, parts=tuple(said), mine=mine)


@pytest.mark.parametrize(
    ("parts", "shut", "said"),
    [
        ((), False, "The grades of this case are open."),
        ((("pol", Part.OPEN), ("hea", Part.NOT_REVEALED)), False, "are open"),
        ((("pol", Part.WAITED), ("hea", Part.RELEASED)), True, "Not released yet: Pol."),
        ((("pol", Part.RELEASED), ("hea", Part.WAITED)), True, "Not released yet: Hea."),
        ((("pol", Part.RELEASED),), True, "Everybody has released."),
    ],
)
def test_it_is_shut_while_anybody_is_waited_for(parts, shut, said):
    here = sheet(*parts)
    assert here.is_shut == shut
    assert said in here.sentence


def test_whoever_owes_a_release_may_make_it_though_nobody_waits_for_them():
    late = replace(sheet(("hea", Part.RELEASED)), owed=(POLICE,))
    assert late.may_release
    assert not sheet(("pol", Part.WAITED)).may_release, "the keys lie with a colleague"
    assert late.sentence == "Your agency has not released its grades of this case yet."
    assert "Not released yet: Hea" in replace(sheet(("hea", Part.WAITED)), owed=(POLICE,)).sentence
    typed = replace(late, mine="csc")
    assert (late.releases_own, typed.releases_own) == (True, False)
    assert typed.sentence == "Not released here yet: Pol."


def test_who_has_not_signed_off_is_named_and_nobody_waits_for_them():
    here = sheet(("pol", Part.OPEN))
    assert here.told_absent == ""
    told = replace(here, absent=("Health", "Probation")).told_absent
    assert told == "Not signed off, so nobody waits for them: Health, Probation."


def test_it_is_over_once_nothing_is_left_to_be_released_by_anybody():
    here = sheet(("pol", Part.OPEN))
    assert here.is_over
    left = sheet(("pol", Part.OPEN), ("hea", Part.NOT_REVEALED))
    assert not any(one.is_over for one in (left, replace(here, late=(POLICE,))))
    assert not replace(here, owed=(POLICE,)).is_over


def test_before_the_call_nobody_is_asked():
    assert "not called yet" in RevealSheet("a", "c", is_called=False, parts=()).sentence


def test_every_part_has_its_words():
    assert len({one.words for one in Part}) == len(Part)


def test_only_what_was_vouched_for_at_the_call_is_committed():
    called = CaseCalled("a", "c", heads=(Head("laptop-1", 7, "00"),))
    asked = [("laptop-1", 7), ("laptop-1", 8), ("laptop-2", 1)]
    assert [called.is_committed(*one) for one in asked] == [True, False, False]


@pytest.mark.parametrize(
    ("openness", "kinds"),
    [
        (Openness.OPEN, set()),
        (Openness.GRADES_SEALED, {"grades"}),
        (Openness.ANSWERS_SEALED, {"grades", "answers", "reflections", "feedback"}),
    ],
)
def test_what_stays_with_an_agency_is_what_its_audit_keeps_sealed(openness, kinds):
    plan = Audit("a", openness=openness)
    every = ("plan", "status", "grades", "answers", "reflections", "feedback", "comments")
    here = {kind: committed(f"{kind}/DD-01/pol", plan) for kind in every}
    assert {kind for kind, place in here.items() if place == ("DD-01", "pol")} == kinds
    assert committed("grades/DD-01/panel", plan) is None
    assert committed("plan", plan) is None


@pytest.mark.parametrize(
    ("committed_", "now", "said"),
    [
        ("", "Good", "Good was recorded only afterwards."),
        ("Good", "Good", "Good was committed; its reason was changed afterwards."),
        ("Good", "Inadequate", "Good was committed; since then Inadequate."),
        ("Good", "", "Good was committed; since then no grade."),
        ("", "", "no grade was recorded only afterwards."),
    ],
)
def test_what_was_committed_is_named_beside_what_stands_since(committed_, now, said):
    late = Late("Police", "Planning", committed_, now)
    assert late.sentence == f"Police, Planning: {said}"
