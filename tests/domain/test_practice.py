"""Strengths and gaps: what lies at either end of a scale, where it applies, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from domain.one_question import MET, form_of, question, section
from hypothesis import given
from hypothesis import strategies as st
from small_audit import ALL, answered, away, involved, key, small

from lifaudit.domain.casework import Row, SectionNotes
from lifaudit.domain.kinds import Kind
from lifaudit.domain.practice import asked, is_strong, is_weak, practice, questions_least_met
from lifaudit.domain.scale import Point, Scale
from lifaudit.domain.worked import Worked

ONE, TWO = question(Kind.YES_NO), question(Kind.YES_NO, "part.two")
MET_IN_ROW = question(Kind.YES_NO, "rows.met")
EACH = question(Kind.GROUP, "rows.each", questions=(MET_IN_ROW,))
FORM = form_of(section("part", ONE, TWO, notes=True), section("rows", EACH))
PAIR = key()[1:]
values = st.sampled_from(["yes", "partly", "no", "na", "", "gone-from-the-form"])
several = st.dictionaries(st.sampled_from(ALL), values)


def found(*records, **more):
    return {one.question: one for one in asked(small(FORM, *records, **more))}


def ends(*records, **more):
    """Return how many answers to anything are strong, weak and counted."""
    every = found(*records, **more).values()
    return tuple(
        sum(number(one) for one in every)
        for number in (lambda o: len(o.strong), lambda o: len(o.weak), lambda o: o.counted)
    )


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("yes", (1, 0, 1)),
        ("partly", (0, 0, 1)),
        ("no", (0, 1, 1)),
        ("na", (0, 0, 0)),
        ("", (0, 0, 0)),
        ("gone-from-the-form", (0, 0, 0)),
    ],
)
def test_the_very_middle_is_neither_strong_nor_weak_and_what_cannot_be_told_is_left(value, wanted):
    assert ends(answered("part.one", value)) == wanted


@given(several)
def test_strong_and_weak_are_parts_of_what_counts_and_what_counts_of_what_was_given(said):
    one = found(*(answered("part.one", value, *at) for at, value in said.items()))["part.one"]
    assert len(one.strong) + len(one.weak) <= one.counted <= one.tally.given
    assert one.tally.given == sum(value in ("yes", "partly", "no", "na") for value in said.values())
    assert set(one.strong).isdisjoint(one.weak)


@given(several, st.sampled_from(ALL))
def test_an_answer_that_does_not_apply_changes_no_share(said, at):
    def share(some):
        one = found(*(answered("part.one", value, *here) for here, value in some.items()))
        return (one["part.one"].sentence, one["part.one"].strong)

    without = {here: value for here, value in said.items() if here != at}
    assert share(without) == share(without | {at: "na"}) == share(without | {at: ""})


def ladder(*points):
    return Scale(
        "ladder",
        "Ladder",
        tuple(
            Point(str(at), f"Step {at}", number, "good", "", counts=number is not None)
            for at, number in enumerate(points)
        ),
    )


@pytest.mark.parametrize(
    ("points", "strong", "weak"),
    [
        ((3, 2, 1, 0), "01", "23"),
        ((4, 3, 2, 1, 0), "01", "34"),
        ((10, 1, 0), "0", "12"),
        ((1, 0, None), "0", "1"),
        ((2, None, None), "", ""),
        ((1, 1), "", ""),
        ((), "", ""),
    ],
)
def test_the_middle_of_a_scale_is_halfway_between_its_best_and_its_weakest(points, strong, weak):
    scale = ladder(*points)
    assert "".join(one.code for one in scale.points if is_strong(scale, one)) == strong
    assert "".join(one.code for one in scale.points if is_weak(scale, one)) == weak


@pytest.mark.parametrize("name", ["part", "part.one"])
def test_what_does_not_apply_here_counts_nowhere_and_counts_in_the_other_returns(name):
    said = [answered("part.one", "no", 1, "pol"), answered("part.one", "no", 1, "csc")]
    hidden = {PAIR: Worked(hidden=frozenset({name}))}
    assert found(*said, worked=hidden)["part.one"].weak == (("DD26-07-01", "csc"),)
    assert len(found(*said)["part.one"].weak) == 2


@pytest.mark.parametrize("name", ["rows", "rows.each", "rows.met", "rows.each/r/rows.met"])
def test_a_row_that_does_not_apply_counts_by_none_of_its_names(name):
    row = Row(*key(), "rows.each", "r", 1)
    said = answered("rows.each/r/rows.met", "no")
    assert ends(row, said) == (0, 1, 1)
    assert ends(row, said, worked={PAIR: Worked(hidden=frozenset({name}))}) == (0, 0, 0)


def test_every_row_counts_and_one_that_was_taken_out_does_not():
    rows = [Row(*key(), "rows.each", name, at, name == "t") for at, name in enumerate("rst")]
    said = [answered(f"rows.each/{name}/rows.met", "no") for name in "rst"]
    assert ends(*rows, *said) == (0, 2, 2)
    assert found(*rows, *said)["rows.met"].weak_cases == ("DD26-07-01",)


def test_a_row_taken_out_in_one_return_stands_in_another():
    rows = [Row(*key(), "rows.each", "r", 1, removed=True), Row(*key(2), "rows.each", "r", 1)]
    said = [answered("rows.each/r/rows.met", "no", case, "pol") for case in (1, 2)]
    assert found(*rows, *said)["rows.met"].weak == (("DD26-07-02", "pol"),)


def test_an_agency_that_says_it_was_there_after_all_counts_again():
    said = answered("part.one", "no")
    assert ends(away(), said) == (0, 0, 0)
    assert ends(involved(), said) == ends(said) == (0, 1, 1)


def test_questions_come_by_their_weak_share_then_by_how_often_they_were_weak():
    records = [
        answered("part.one", "no", 1, "pol"),
        answered("part.one", "yes", 1, "csc"),
        answered("part.two", "no", 1, "pol"),
        answered("part.two", "no", 2, "pol"),
        answered("part.two", "yes", 3, "pol"),
        answered("part.two", "yes", 3, "csc"),
    ]
    assert [one.question for one in questions_least_met(small(FORM, *records))] == [
        "part.two",
        "part.one",
    ]
    fewer = records[:-1]
    assert [one.sentence for one in questions_least_met(small(FORM, *fewer))] == [
        "weak in 2 of 3 answers",
        "weak in 1 of 2 answers",
    ]


def test_questions_that_are_met_alike_stay_in_the_order_of_the_form():
    records = [answered(name, "no") for name in ("part.two", "part.one")]
    assert [one.question for one in questions_least_met(small(FORM, *records))] == [
        "part.one",
        "part.two",
    ]


def test_a_case_in_which_three_agencies_are_weak_is_named_once():
    said = [answered("part.one", "no", 2, who) for who in ("csc", "pol", "hea")]
    one = found(*said, answered("part.one", "no", 1, "pol"))["part.one"]
    assert one.weak_cases == ("DD26-07-01", "DD26-07-02")
    assert len(one.weak) == 4


def test_a_domain_that_neither_grades_on_a_scale_nor_takes_notes_is_not_told():
    words = section("words", question(Kind.LONG_TEXT, "words.one"))
    form = form_of(words, section("empty", notes=True), section("part", ONE))
    assert [one.section for one in practice(small(form))] == ["empty", "part"]


def noted(case, agency, strengths="Seen alone", development=""):
    return SectionNotes(*key(case, agency), "part", strengths, development)


def test_notes_count_by_what_they_say():
    notes = (noted(1, "pol"), noted(1, "csc", " \n", "More of it"), noted(2, "pol", "x", "y"))
    one = practice(small(FORM, *notes))[0]
    assert (one.noted_strengths, one.noted_development) == (2, 2)


def test_notes_of_a_domain_that_does_not_apply_do_not_count():
    hidden = {PAIR: Worked(hidden=frozenset({"part"}))}
    one = practice(small(FORM, noted(1, "pol"), noted(2, "pol"), worked=hidden))[0]
    assert one.noted_strengths == 1


def test_the_same_answers_on_a_scale_turned_round_are_weak_where_they_were_strong():
    turned = replace(
        MET,
        points=tuple(
            replace(one, points=None if one.points is None else 2 - one.points)
            for one in MET.points
        ),
    )
    said = [
        answered("part.one", value, 1, who)
        for value, who in zip(("yes", "no"), ("pol", "csc"), strict=True)
    ]
    plain, other = (
        asked(small(replace(FORM, scales=(scale,)), *said))[0] for scale in (MET, turned)
    )
    assert (plain.weak, plain.strong) == (other.strong, other.weak)
