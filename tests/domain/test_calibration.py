"""A practice case graded by everybody: how far apart, who leans which way, and the drift."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import graded
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lifaudit.domain.calibrating import Lean, comparable, drift_of, finished, round_of
from lifaudit.domain.calibration import PracticeCase, PracticeGrade
from lifaudit.domain.casework import Judgement
from lifaudit.domain.grading import domains_of
from lifaudit.instruments.library import form

MAIN = graded.MAIN
KEYS = [one.key for one in domains_of(MAIN)]
NAMES = {"ada": "Ada", "ben": "Ben", "cy": "Cy"}
CASE = PracticeCase("a", "p", 1, "Missed appointments", "Nobody rang.", date(2026, 9, 1))


def rated(person, *values, why="Seen"):
    """Return what a person graded: the first values given, and the last one again for the rest."""
    given_ = [*values, *[values[-1]] * (len(KEYS) - len(values))]
    pairs = zip(KEYS, given_, strict=True)
    return [PracticeGrade("a", "p", person, key, Judgement(value, why)) for key, value in pairs]


def looked(*ratings, practice=CASE, code="DD26-07-P1"):
    return round_of(code, practice, [one for some in ratings for one in some], MAIN, NAMES)


def test_a_domain_says_how_its_grades_divide_and_how_far_apart_they_are():
    found = looked(
        rated("ada", "good", "good", "not-enough-evidence", "good"),
        rated("ben", "good", "inadequate", "good"),
        rated("cy", "good", "good", "not-enough-evidence", "requires-improvement"),
    )
    assert [one.words for one in found.spreads[:4]] == [
        *("Alike", "2 grades apart", "One view", "1 grade apart"),
    ]
    assert found.spreads[1].tally.sentence == "2 Good, 1 Inadequate"
    assert found.sentence == (
        "3 people have graded it: the same grade in 1 of 11 domains, two or more grades apart in "
        f"1; {found.apart:.1f} grades apart on average."
    )
    assert found.bars.sentence.startswith("Grades of Missed appointments: Outstanding 0, Good ")
    assert [bar.total for bar in found.bars.bars] == [3] * len(KEYS)


def test_only_who_graded_every_domain_with_a_reason_counts():
    half, bare = rated("ada", "good")[:3], rated("ben", "good", why=" ")
    assert finished([*half, *bare], MAIN) == {}
    alone = looked(half, bare, rated("cy", "good"))
    assert [one.person for one in alone.leans] == ["cy"]
    assert alone.sentence == "1 person has graded it."
    assert alone.apart is None
    assert alone.leans[0].words == "Nothing to compare"
    assert alone.leans[0].role == "none"


def test_what_nobody_can_judge_is_no_view():
    none = looked(rated("ada", "not-enough-evidence"), rated("ben", "not-enough-evidence"))
    assert {one.words for one in none.spreads} == {"No view"}
    assert none.leans[0].by is None


def test_who_is_kinder_than_the_middle_of_the_others_is_told():
    found = looked(rated("ada", "outstanding"), rated("ben", "good"), rated("cy", "good"))
    by = {one.name: one for one in found.leans}
    assert (by["Ada"].by, by["Ada"].words, by["Ada"].role) == (1, "Kinder (+1.00)", "weak")
    assert by["Ben"].words == "Stricter (-0.50)"
    assert by["Ben"].role == "neutral"
    near = Lean("x", "X", 0.2)
    assert (near.words, near.role) == ("With the others (+0.20)", "good-high")


def test_a_grade_of_a_scale_that_is_not_used_any_more_is_left_out():
    old = looked(rated("ada", "splendid", "good"), rated("ben", "good"))
    assert old.spreads[0].words == "One view"
    assert old.leans[0].name == "Ada"
    assert looked(rated("dee", "good")).leans[0].name == "Somebody else"


@settings(max_examples=30)
@given(st.lists(st.lists(st.sampled_from(graded.GRADES), min_size=1, max_size=12), max_size=5))
def test_whatever_is_graded_every_grade_is_counted_once(ratings):
    people = [rated(str(at), *some) for at, some in enumerate(ratings)]
    found = looked(*people)
    assert all(one.tally.given == len(ratings) for one in found.spreads)
    assert all(one.by is None or -3 <= one.by <= 3 for one in found.leans)
    assert found.apart is None or 0 <= found.apart <= 3


def test_drift_goes_from_round_to_round_in_the_order_they_were_begun():
    ben, cy = rated("ben", "good"), rated("cy", "good")
    first = looked(rated("ada", "outstanding"), ben, cy)
    later = replace(CASE, practice="q", number=2, begun_on=date(2026, 11, 1))
    second = looked(rated("ada", "good"), ben, practice=later, code="DD26-07-P2")
    drift = drift_of(comparable([second, first], first.scale))
    assert drift.columns == ("DD26-07-P1", "DD26-07-P2")
    assert drift.rows == ("Ada", "Ben", "Cy")
    assert [cell.text for cell in drift.cells[0]] == ["Kinder (+1.00)", "With the others (+0.00)"]
    assert drift.cells[2][1].text == "Not graded"
    assert drift.sentence == (
        "From their first round to their last 2 came nearer to the others, 0 went further away. "
        "Grades were 1.0, then 0.0 apart on average."
    )


def test_before_two_rounds_there_is_no_drift_and_other_scales_are_not_compared():
    one = looked(rated("ada", "good"))
    assert drift_of([one]) is None
    assert drift_of([one, looked()]) is None
    alone = drift_of([one, one])
    assert alone.sentence.endswith("0 went further away.")
    other = form("section-11-eight-standards")
    scale = other.scale(other.grade_scale)
    assert comparable([one], scale) == ()


@pytest.mark.parametrize("value", ["", "good"])
def test_a_grade_without_a_reason_is_not_whole(value):
    assert not PracticeGrade("a", "p", "ada", "voice", Judgement(value)).is_whole
    assert not PracticeGrade("a", "p", "ada", "voice").is_whole
