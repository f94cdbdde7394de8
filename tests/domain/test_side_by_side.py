"""One case side by side: every agency's word, and where they are far apart."""

from __future__ import annotations

import graded
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifaudit.domain.casework import Involvement, Return
from lifaudit.domain.side_by_side import all_cases, before_reveal, heatmap_of, side_by_side

CASE = "DD26-07-01"
AGENCIES = ("csc", "edu", "hea", "pol", "prb")


def overall(*grades, more=()):
    """Return the overall row of one case with so many agencies' grades."""
    given_ = [graded.one_grade(CASE, who, one) for who, one in zip(AGENCIES, grades, strict=False)]
    return side_by_side(graded.dossier(1, records=[*given_, *more]), CASE).rows[-1]


@pytest.mark.parametrize(
    ("grades", "words", "far"),
    [
        ((), "No view", False),
        (("good",), "One view", False),
        (("good", "good"), "Alike", False),
        (("outstanding", "good"), "1 point", False),
        (("outstanding", "requires-improvement"), "2 points", True),
        (("outstanding", "not-enough-evidence"), "One view", False),
    ],
)
def test_two_points_apart_is_worth_talking_about(grades, words, far):
    row = overall(*grades)
    assert (row.spread_words, row.is_far_apart) == (words, far)


def test_who_is_apart_is_named():
    row = overall("outstanding", "good", "inadequate")
    assert row.apart == "Social care Outstanding, Health Inadequate"
    assert overall("good", "good").apart == ""


def test_before_the_reveal_no_grade_of_an_agency_is_in_it():
    away = Return(graded.AUDIT, CASE, "hea", involvement=Involvement.NOT_KNOWN)
    given_ = [graded.one_grade(CASE, "csc", "good"), graded.one_grade(CASE, "pol", "inadequate")]
    found = before_reveal(side_by_side(graded.dossier(1, records=[*given_, away]), CASE))
    row = found.rows[-1]
    assert {one.agency: one.text for one in row.said} == {
        one: "Not known" if one == "hea" else "Not revealed yet" for one in AGENCIES
    }
    assert not any(one.is_grade or one.reason for each in found.rows for one in each.said)
    assert (found.far_apart, row.apart, row.spread_words) == ((), "", "No view")


@given(st.lists(st.sampled_from(graded.GRADES), max_size=5))
def test_every_agency_has_a_word_whatever_was_recorded(grades):
    row = overall(*grades)
    assert all(one.text for one in row.said)
    assert sum(one.is_grade for one in row.said) == len(grades)
    assert 0 <= row.spread <= 3


def test_an_agency_that_did_not_know_the_child_says_so():
    away = Return(graded.AUDIT, CASE, "prb", involvement=Involvement.NOT_KNOWN)
    known = Return(graded.AUDIT, CASE, "csc", involvement=Involvement.KNOWN_NOT_INVOLVED)
    words = {one.agency: one.text for one in overall(more=(away, known)).said}
    assert (words["prb"], words["csc"], words["pol"]) == ("Not known", "Not involved", "No grade")


def test_reasons_come_along_and_the_panel_stands_beside():
    whole = graded.dossier(8)
    first = side_by_side(whole, CASE)
    assert first.has_panel
    assert first.rows[0].panel.reason.startswith("Agreed")
    assert first.rows[0].said[0].reason == graded.REASON
    assert graded.REASON not in repr(first)
    assert not side_by_side(whole, "DD26-07-08").has_panel


def test_the_picture_of_a_case_has_a_column_for_each_and_says_where_they_part():
    first = side_by_side(graded.dossier(8), CASE)
    chart = heatmap_of(first)
    assert chart.columns[-2:] == ("Panel", "Apart")
    assert {len(row) for row in chart.cells} == {7}
    assert chart.sentence.startswith(f"{CASE}: agencies are two or more points apart in ")
    assert len(heatmap_of(side_by_side(graded.dossier(8), "DD26-07-08")).columns) == 6


def test_cases_without_grades_or_without_disagreement_say_so():
    nothing = side_by_side(graded.dossier(1, records=[]), CASE)
    assert nothing.sentence == f"{CASE}: no agency has graded yet."
    alike = [graded.one_grade(CASE, who, "good") for who in AGENCIES]
    told = side_by_side(graded.dossier(1, records=alike), CASE).sentence
    assert told == f"{CASE}: no two agencies are two or more points apart in any domain."


def test_sixty_cases_come_in_the_order_of_the_sample():
    assert [one.case for one in all_cases(graded.dossier(60))] == list(graded.codes(60))
