"""Every return is found whole, and what is said in one is told in the order of its page."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from eventful import DAY, EVENTS, WHAT, every_kind
from rich_dossier import eventful_dossier, rich

from lifaudit.domain.casework import OVERALL, Answer, Involvement, Stage
from lifaudit.domain.grading import agency_grades
from lifaudit.domain.kinds import Kind
from lifaudit.domain.practice import asked
from lifaudit.domain.returns import returns_of, told_in
from lifaudit.domain.side_by_side import all_cases
from lifaudit.domain.summing_up import MOST, summed_up
from lifaudit.domain.worked import Worked


@pytest.fixture(scope="module")
def whole():
    return eventful_dossier(3, 3)


def first_return(dossier):
    return returns_of(dossier)[0]


def hiding(dossier, *names):
    pairs = [(case.case, one.agency) for case in dossier.cases for one in dossier.agencies]
    return replace(dossier, worked={pair: Worked(hidden=frozenset(names)) for pair in pairs})


def words_of(dossier):
    found = summed_up(dossier.instruments.main, returns_of(dossier))
    return {one.question.key.split(".")[1]: one for one in found}


def test_there_is_a_return_for_every_case_and_agency_in_the_order_of_the_board():
    dossier = rich(3, 4)
    found = returns_of(dossier)
    assert [one.place.case for one in found] == [
        one.case for one in dossier.cases for _ in range(4)
    ]
    assert sum(len(one.recorded.answers) for one in found) == len(dossier.answers)
    agency = [one for one in dossier.grades if one.stage == Stage.AGENCY.value]
    assert sum(len(one.recorded.grades) for one in found) == len(agency)
    assert {one.head.involvement for one in found} == {
        Involvement.INVOLVED,
        Involvement.NOT_KNOWN,
    }
    assert first_return(replace(dossier, returns=())).head.involvement is None


def test_what_is_told_follows_the_page_and_its_rows(whole):
    told = list(told_in(first_return(whole)))
    keys = [one.posed.question.key for one in told]
    order = [each.key for each in every_kind().every_question]
    assert [order.index(key) for key in keys[:14]] == sorted(order.index(key) for key in keys[:14])
    rows = [(one.posed.row, one.posed.question.key) for one in told if one.posed.row]
    assert rows[0] == (1, DAY)
    assert rows[-1] == (2, "events.done")
    assert all(one.counts for one in told)
    assert Kind.NOTE not in {one.posed.question.kind for one in told}


def test_what_does_not_apply_is_told_and_does_not_count(whole):
    told = list(told_in(first_return(hiding(whole, "kinds.date", EVENTS))))
    hidden = {one.posed.question.key for one in told if not one.counts}
    assert hidden == {"kinds.date", DAY, WHAT, "events.done"}


def test_what_is_worked_out_is_told_unless_it_is_hidden(whole):
    key = "kinds.calculated"
    values = [
        one.answer.value for one in told_in(first_return(whole)) if one.answer.question == key
    ]
    assert values == ["3"]
    assert key not in {one.answer.question for one in told_in(first_return(hiding(whole, "kinds")))}
    pair = (whole.cases[0].case, whole.agencies[0].agency)
    noted = replace(whole, answers=(Answer(whole.audit.audit, *pair, key, "", "Counted twice"),))
    assert [one.answer.note for one in told_in(first_return(noted))] == ["Counted twice"]


def test_a_row_that_was_taken_out_is_told_nowhere(whole):
    less = replace(whole, rows=tuple(replace(one, removed=one.row == "r1") for one in whole.rows))
    assert {one.posed.row for one in told_in(first_return(less))} == {0, 1}
    assert words_of(less)["when"].answers * 2 == words_of(whole)["when"].answers


def test_pictures_leave_out_what_does_not_apply(whole):
    assert {one.domain for one in agency_grades(whole)} == {"kinds", OVERALL}
    assert {one.domain for one in agency_grades(hiding(whole, "kinds"))} == {OVERALL}
    assert {one.domain for one in agency_grades(hiding(whole, "whole"))} == {"kinds"}
    assert sum(one.tally.given for one in asked(whole)) == 8
    for names in (("kinds",), ("kinds.yes-no",)):
        assert sum(one.tally.given for one in asked(hiding(whole, *names))) == 0


def test_scores_stand_side_by_side_where_the_form_counts(whole):
    one = all_cases(whole)[0]
    assert [score.overall.words for score in one.scores] == ["90 %", "71 %", "50 %"]
    assert all_cases(rich(2, 2))[0].scores == ()
    away = replace(whole, returns=whole.returns[:1])
    away = replace(away, returns=(replace(away.returns[0], involvement=Involvement.NOT_KNOWN),))
    assert all_cases(away)[0].scores[0] is None


def test_every_kind_is_summed_up_as_it_allows(whole):
    found = {name: one.words for name, one in words_of(whole).items()}
    assert found["yes-no"].startswith("3 Yes, ")
    assert found["whole-number"] == "2 to 10, middle 5.5"
    assert found["percentage"] == "40 to 80 %, middle 57.5"
    assert found["duration"] == "1 to 9 working days, middle 4.5"
    assert found["scaling"] == "0 to 8 of 10, middle 3.5"
    assert found["date"] == "10 May 2026 to 21 July 2026"
    assert found["long-text"] == found["what"] == "Answered in words"
    assert found["acknowledge"] == "8 Read and confirmed"
    assert found["ranking"].startswith("At home (mean place 1.")
    assert found["done"] == "8 Agreed, 8 Held, 8 Told"
    assert found["calculated"] == "3 to 35 working days, middle 17"
    assert (words_of(whole)["when"].returns, words_of(whole)["when"].answers) == (8, 16)


def with_values(dossier, key, *values):
    pairs = [(one.place.case, one.place.agency) for one in returns_of(dossier) if one.is_involved]
    given = tuple(
        Answer(dossier.audit.audit, *pair, key, value)
        for pair, value in zip(pairs, values, strict=False)
    )
    return words_of(replace(dossier, answers=given, worked={}))[key.split(".")[1]].words


def test_one_value_alone_is_no_span(whole):
    assert with_values(whole, "kinds.duration", "3", "3") == "3 working days"
    assert with_values(whole, "kinds.date", "2026-01-02") == "2 January 2026"


def test_what_does_not_fit_is_counted_as_it_stands(whole):
    assert with_values(whole, "kinds.number", "2", "about two") == "1 2, 1 about two"
    roles = [f"Role {at}" for at in range(MOST + 2)]
    assert with_values(whole, "kinds.person", *roles).endswith("and 2 more")


def test_nothing_is_summed_up_of_an_agency_that_was_not_there(whole):
    gone = tuple(replace(one, involvement=Involvement.NOT_KNOWN) for one in whole.returns)
    assert words_of(replace(whole, returns=gone)) == {}
    assert Counter(one.involvement for one in gone)
