"""What findings, recommendations and actions still lack, and what is out of balance."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lifaudit.domain.casework import SectionNotes
from lifaudit.domain.dossier import Learned
from lifaudit.domain.lacking import (
    lacks_of_action,
    lacks_of_finding,
    lacks_of_recommendation,
    lacks_of_summary,
    seen_in,
    warnings_of,
)
from lifaudit.domain.learning import (
    Action,
    Factor,
    Finding,
    MeasureType,
    Polarity,
    Recommendation,
    Summary,
)
from lifaudit.domain.subject import CASE

CASES = ("c1", "c2", "c3")
WHOLE = Finding(
    *("a", "f1", 1, Polarity.IMPROVEMENT),
    what="What",
    why="Why",
    factor=Factor.CONDITIONS,
    so_what="So",
    now_what="Now",
    seen_in=("c1", "c2"),
)
RECOMMENDED = Recommendation("a", "r1", 1, "Do", "Better", ("f1",))
ACTION = Action("a", "x1", 1, "r1", "Do it", "csc", due=date(2027, 1, 1), measure="Ask children")


def names(lacks):
    return [one.field_name for one in lacks]


def test_a_whole_finding_lacks_nothing_and_an_empty_one_everything():
    assert lacks_of_finding(WHOLE) == ()
    empty = ["what", "why", "factor", "so_what", "now_what", "seen_in"]
    assert names(lacks_of_finding(Finding("a", "f"))) == empty


@pytest.mark.parametrize("gap", ["what", "why", "so_what", "now_what"])
def test_blanks_say_nothing(gap):
    assert names(lacks_of_finding(replace(WHOLE, **{gap: "  \n"}))) == [gap]


def test_a_strength_asks_how_it_is_kept_and_not_what_has_to_change():
    strong = replace(WHOLE, polarity=Polarity.STRENGTH, now_what="")
    assert lacks_of_finding(strong)[0].sentence == "Say how it is kept and spread."
    assert "change" in lacks_of_finding(replace(WHOLE, now_what=""))[0].sentence


def test_a_recommendation_needs_a_finding_an_outcome_and_somebody_who_acts():
    assert lacks_of_recommendation(RECOMMENDED, [ACTION]) == ()
    empty = Recommendation("a", "r2")
    assert names(lacks_of_recommendation(empty, [ACTION])) == [
        *("text", "outcome", "findings", "actions")
    ]


def test_an_action_needs_an_owner_a_date_and_a_measure():
    assert lacks_of_action(ACTION) == ()
    assert names(lacks_of_action(Action("a", "x"))) == ["text", "owner", "due", "measure"]


def test_the_words_at_the_top_need_a_headline_a_point_and_limits():
    assert names(lacks_of_summary(None)) == ["headline", "learning", "limits"]
    assert names(lacks_of_summary(Summary("a", "One", (" ",), "Few cases"))) == ["learning"]
    assert lacks_of_summary(Summary("a", "One", ("Point",), "Few cases")) == ()


def test_evidence_counts_the_cases_of_the_sample_once_each():
    assert seen_in(WHOLE, CASES, CASE) == "seen in 2 of 3 cases"
    replaced = replace(WHOLE, seen_in=("c1", "c1", "gone"))
    assert seen_in(replaced, CASES, CASE) == "seen in 1 of 3 cases"


def test_findings_without_a_strength_are_out_of_balance():
    found = warnings_of(Learned((WHOLE,)), (), ())
    assert found == ("No strength is among the findings. Good practice deserves the same effort.",)


def test_each_case_without_any_strength_is_named():
    praised = SectionNotes("a", "c2", "pol", "voice", strengths="Patient")
    strong = replace(WHOLE, polarity=Polarity.STRENGTH, seen_in=("c1",))
    assert warnings_of(Learned((strong,)), CASES, [praised]) == ("No strength is recorded in c3.",)
    assert warnings_of(Learned(), CASES, ()) == ()
    many = warnings_of(Learned((strong,)), [f"c{n}" for n in range(9)], ())
    assert many == ("No strength is recorded in c0, c2, c3 and 5 more.",)


def test_an_area_for_improvement_that_nobody_takes_up_is_named():
    other = replace(WHOLE, finding="f2")
    strong = replace(WHOLE, finding="f3", polarity=Polarity.STRENGTH)
    learned = Learned((WHOLE, other, strong), (RECOMMENDED,))
    assert warnings_of(learned, (), ()) == (
        "One area for improvement is not taken up by any recommendation.",
    )


def test_a_plan_without_an_outcome_measure_is_flagged():
    strong = replace(WHOLE, polarity=Polarity.STRENGTH)
    counted = replace(ACTION, measure_type=MeasureType.QUANTITY)
    flagged = warnings_of(Learned((strong,), (RECOMMENDED,), (counted,)), (), ())
    assert [one for one in flagged if "outcome measure" in one]
    assert warnings_of(Learned((strong,), (RECOMMENDED,), (counted, ACTION)), (), ()) == ()
    blank = replace(ACTION, measure="")
    assert warnings_of(Learned((strong,), (RECOMMENDED,), (blank,)), (), ())
