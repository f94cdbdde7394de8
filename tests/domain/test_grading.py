"""Which grades count, and what a number of grades together honestly says."""

from __future__ import annotations

from dataclasses import replace

import graded
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifaudit.domain.casework import PANEL, Grade, Involvement, Judgement, Return, Stage
from lifaudit.domain.grading import (
    agency_grades,
    agency_scale,
    domains_of,
    panel_grades,
    taking_part,
    tally_of,
)

SCALE = agency_scale(graded.dossier(0))
POINTS = {point.code: point for point in SCALE.points}
some_points = st.lists(st.sampled_from(SCALE.points), max_size=60)


def told(*codes):
    return tally_of(SCALE, (POINTS[code] for code in codes))


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        ((), "No grade"),
        (("good",), "Good, 1 of 1"),
        (("good", "good", "inadequate"), "Good, 2 of 3"),
        (("good", "inadequate"), "Good or Inadequate, 1 of 2 each"),
        (("outstanding", "good", "inadequate"), "Outstanding to Inadequate, 1 of 3 each"),
        (("good", "not-enough-evidence", "not-enough-evidence"), "Good, 1 of 1"),
        (("not-enough-evidence",) * 2, "Not enough evidence, 2 of 2"),
    ],
)
def test_a_crossing_says_the_most_usual_grade_and_out_of_how_many(codes, words):
    assert told(*codes).words == words


def test_of_equally_usual_grades_the_weakest_gives_the_colour_so_that_none_is_hidden():
    assert told("outstanding", "inadequate").role == "poor"
    assert told().role == "none"


def test_every_grade_given_can_be_read():
    assert told("good", "good", "not-enough-evidence").sentence == "2 Good, 1 Not enough evidence"
    assert told().sentence == "no grade yet"
    assert told("good", "not-enough-evidence").weakest is POINTS["good"]


@given(some_points)
def test_no_grade_is_lost_and_what_is_no_judgement_never_enters_a_denominator(points):
    tally = tally_of(SCALE, points)
    assert tally.given == len(points)
    assert tally.counted == sum(point.counts for point in points)


@given(some_points)
def test_no_grade_that_counts_is_more_usual_than_the_usual_one(points):
    tally = tally_of(SCALE, points)
    often = dict(tally.each)
    for usual in tally.usual:
        assert all(often[usual] >= n for p, n in tally.each if p.counts or not tally.counted)


@given(some_points, st.randoms())
def test_the_order_in_which_grades_come_does_not_matter(points, dice):
    shuffled = list(points)
    dice.shuffle(shuffled)
    assert tally_of(SCALE, shuffled) == tally_of(SCALE, points)


def test_grades_of_agencies_that_did_not_know_the_child_do_not_count():
    mine = graded.one_grade("DD26-07-01", "pol", "good")
    away = Return(graded.AUDIT, "DD26-07-01", "pol", involvement=Involvement.NOT_KNOWN)
    assert len(agency_grades(graded.dossier(1, records=[mine]))) == 1
    assert agency_grades(graded.dossier(1, records=[mine, away])) == ()


def test_grades_of_cases_agencies_and_points_that_are_not_there_do_not_count():
    strange = [
        graded.one_grade("DD26-07-09", "pol", "good"),
        graded.one_grade("DD26-07-01", "fire", "good"),
        graded.one_grade("DD26-07-01", "pol", "splendid"),
        replace(graded.one_grade("DD26-07-01", "hea", "good"), judgement=None),
    ]
    assert agency_grades(graded.dossier(1, records=strange)) == ()


def test_the_panel_stands_beside_the_agencies_and_replaces_none():
    agreed = Grade(
        graded.AUDIT, "DD26-07-01", PANEL, Stage.PANEL.value, "voice", Judgement("good", "Agreed.")
    )
    whole = graded.dossier(1, records=[agreed, graded.one_grade("DD26-07-01", "pol", "good")])
    assert [one.agency for one in panel_grades(whole)] == [PANEL]
    assert [one.agency for one in agency_grades(whole)] == ["pol"]


def test_an_ungraded_form_has_nothing_to_count():
    bare = replace(graded.MAIN, grade_scale=None)
    whole = graded.dossier(2)
    whole = replace(whole, instruments=replace(whole.instruments, main=bare))
    assert agency_grades(whole) == ()


def test_the_overall_grade_comes_last():
    assert domains_of(graded.MAIN)[-1].key == "overall"
    assert len(domains_of(graded.MAIN)) == 12


def test_everybody_asked_takes_part_until_they_say_otherwise():
    assert len(taking_part(graded.dossier(3, records=[]))) == 15


def test_without_a_grade_there_is_no_share():
    assert told().share == ""
