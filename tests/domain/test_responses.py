"""A survey is counted by question, and nobody can be told from its numbers."""

from __future__ import annotations

import pytest
from domain.one_question import CHOICES, form_of, question, section
from hypothesis import given
from hypothesis import strategies as st
from small_audit import ALL, answered, away, key, small

from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Limits
from lifaudit.domain.responses import FEWEST, spreads
from lifaudit.domain.worked import Worked


def asking(kind, **more):
    return form_of(section("part", question(kind, **more)), subject="survey")


def spread(kind, *said, **more):
    """Return how the answers of so many people are spread; each is another response."""
    records = [answered("part.one", value, *at) for at, value in zip(ALL, said, strict=False)]
    (one,) = spreads(small(asking(kind, **more), *records))
    return one


def parts(kind, *said, **more):
    return dict(spread(kind, *said, **more).parts)


@given(st.lists(st.sampled_from(["yes", "no", "na", "", " "]), max_size=15))
def test_a_number_is_told_only_where_five_people_answered(said):
    one = spread(Kind.YES_NO, *said)
    count = sum(bool(value.strip()) for value in said)
    assert one.answered == count
    assert one.is_hidden is (0 < count < FEWEST)
    assert bool(one.parts) is (count >= FEWEST)
    if one.parts:
        assert sum(number for _, number in one.parts) == count


def test_every_answer_that_could_be_given_has_its_number_in_the_order_of_the_form():
    one = spread(Kind.YES_NO, *["no"] * 4, "yes")
    assert one.parts == (("Yes", 1), ("Partly", 0), ("No", 4), ("Does not apply", 0))
    assert [label for label, _ in spread(Kind.ONE_OF, *["street"] * 5).parts] == [
        each.label for each in CHOICES
    ]


def test_of_several_answers_each_is_counted():
    found = parts(Kind.MANY_OF, *["home school"] * 3, "school", "nowhere")
    assert found == {"At home": 3, "At school": 4, "In the street": 0, "Nowhere": 1}


def test_a_ranking_tells_who_was_put_first_and_how_often():
    found = parts(Kind.RANKING, *["home school street"] * 3, *["school home street"] * 2)
    assert found["At home put first"] == 3
    assert found["At school put first"] == 2
    assert found["In the street put first"] == 0


@pytest.mark.parametrize(
    ("kind", "said", "told"),
    [
        (Kind.WHOLE, ["10", "9", "9", "2", "10"], [("2", 1), ("9", 2), ("10", 2)]),
        (Kind.NUMBER, ["2", "2.0", "2.50", "2.5", "-1"], [("-1", 1), ("2", 2), ("2.5", 2)]),
        (Kind.PERCENTAGE, ["50"] * 4 + ["100"], [("50 %", 4), ("100 %", 1)]),
        (
            Kind.SCALING,
            ["0", "10", "10", "7", "7"],
            [("0 of 10", 1), ("7 of 10", 2), ("10 of 10", 2)],
        ),
    ],
)
def test_numbers_come_in_their_order_and_the_same_number_is_counted_once(kind, said, told):
    assert list(spread(kind, *said).parts) == told


def test_a_duration_says_its_unit():
    found = parts(Kind.DURATION, *["1"] * 5, "2", limits=Limits(unit="working-days"))
    assert found == {"1 working day": 5, "2 working days": 1}


@pytest.mark.parametrize("odd", ["soon", "1e9", "NaN", "inf", "٣", "1,5"])
def test_what_is_no_number_is_neither_told_nor_in_the_way(odd):
    one = spread(Kind.NUMBER, *["3"] * 5, odd)
    assert one.parts == (("3", 5),)
    assert one.answered == 6


@pytest.mark.parametrize(
    "kind", [Kind.SHORT_TEXT, Kind.LONG_TEXT, Kind.PERSON, Kind.DATE, Kind.ACKNOWLEDGE]
)
def test_what_people_say_in_their_own_words_is_never_told(kind):
    one = spread(kind, *["2026-05-04"] * 9)
    assert (one.answered, one.parts, one.is_hidden) == (9, (), False)


@pytest.mark.parametrize("kind", [Kind.NOTE, Kind.CALCULATED])
def test_what_nobody_answers_is_no_line(kind):
    assert spreads(small(asking(kind))) == ()


def test_a_question_nobody_answered_is_told_as_such():
    one = spread(Kind.ONE_OF)
    assert (one.answered, one.parts, one.is_hidden) == (0, (), False)


@pytest.mark.parametrize("code", ["gone", "home gone"])
def test_an_answer_the_form_does_not_offer_has_no_line_of_its_own(code):
    found = parts(Kind.MANY_OF, *[code] * 6)
    assert set(found) == {one.label for one in CHOICES}
    assert found["At home"] == (6 if "home" in code else 0)


def test_an_answer_that_does_not_apply_makes_no_fifth():
    records = [answered("part.one", "yes", *at) for at in ALL[:5]]
    form = asking(Kind.YES_NO)
    hidden = {key(*ALL[0])[1:]: Worked(hidden=frozenset({"part.one"}))}
    assert spreads(small(form, *records))[0].parts
    assert spreads(small(form, *records, worked=hidden))[0].parts == ()


def test_a_response_that_was_taken_back_or_taken_off_makes_no_fifth():
    records = [answered("part.one", "yes", *at) for at in ALL[:5]]
    form = asking(Kind.YES_NO)
    assert spreads(small(form, *records, away(*ALL[0])))[0].answered == 4
    assert spreads(small(form, *records, cases=0))[0].answered == 0
    elsewhere = answered("part.one", "yes", 9, "pol")
    assert spreads(small(form, *records[1:], elsewhere))[0].answered == 4


def test_questions_come_under_their_sections_in_the_order_of_the_form():
    form = form_of(
        section("one", question(Kind.YES_NO, "one.b"), question(Kind.YES_NO, "one.a")),
        section("two", question(Kind.NOTE, "two.read"), question(Kind.WHOLE, "two.n")),
        overall=section("whole", question(Kind.LONG_TEXT, "whole.more")),
    )
    assert [(one.section, one.question) for one in spreads(small(form))] == [
        ("One", "one.b"),
        ("One", "one.a"),
        ("Two", "two.n"),
        ("Whole", "whole.more"),
    ]
