"""Suggestions for findings: patterns only, strengths as eagerly as gaps."""

from __future__ import annotations

import graded

from lifaudit.domain.casework import Answer
from lifaudit.domain.learning import Polarity
from lifaudit.domain.seeds import MOST, seeds

QUESTION = "recognition.early-signs"


def answered(*values):
    """Return the suggestions when police answered one question so in one case after another."""
    codes = graded.codes(len(values))
    pairs = zip(codes, values, strict=True)
    found = [Answer(graded.AUDIT, case, "pol", QUESTION, value) for case, value in pairs]
    return seeds(graded.dossier(len(values), records=found))


def test_a_question_often_weak_is_offered_with_its_cases_ticked():
    only = answered("partly", "not-done", "fully", "does-not-apply")
    assert [one.polarity for one in only] == [Polarity.IMPROVEMENT]
    assert only[0].cases == ("DD26-07-01", "DD26-07-02")
    assert only[0].section == "recognition"
    assert only[0].sentence == "Weak in 2 of 3 answers: in 2 of 4 cases, from 1 of 5 agencies."


def test_a_question_often_strong_is_offered_as_a_strength():
    assert [one.polarity for one in answered("fully", "mostly", "fully")] == [Polarity.STRENGTH]


def test_one_answer_is_no_pattern():
    assert answered("not-done") == ()
    assert answered("fully") == ()


def test_no_more_than_a_handful_of_each_is_offered():
    some = seeds(graded.dossier(8))
    for polarity in Polarity:
        assert sum(one.polarity is polarity for one in some) <= MOST
    assert len({one.question for one in some}) == len(some)


def test_nothing_recorded_offers_nothing():
    assert seeds(graded.dossier(0)) == seeds(graded.dossier(5, records=[])) == ()
