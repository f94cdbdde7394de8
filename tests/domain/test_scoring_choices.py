"""Choices with points: whatever is offered and picked, a score is a share of what could be had."""

from __future__ import annotations

from dataclasses import replace

import pytest
from domain.one_question import CHOICES, form_of, question, section
from domain.test_scoring import PERCENT, POINTS, sheet
from hypothesis import given
from hypothesis import strategies as st

from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Choice
from lifaudit.domain.scoring import scored
from lifaudit.domain.worked import Worked

CODES = tuple(one.code for one in CHOICES)
points = st.one_of(st.none(), st.integers(0, 8).map(float))
offers = st.lists(st.tuples(points, st.booleans()), min_size=1, max_size=5).map(
    lambda some: tuple(Choice(f"c{n}", f"C{n}", p, alone) for n, (p, alone) in enumerate(some))
)


def score(kind, value, choices=CHOICES, offered=None, **more):
    scoring = more.pop("scoring", PERCENT)
    asked = question(kind, choices=choices, **more)
    worked = Worked(offered={} if offered is None else {"part.one": tuple(offered)})
    whole = scored(
        sheet(form_of(section("part", asked), scoring=scoring), {"part.one": value}, worked)
    )
    return whole.overall


@given(st.data(), offers, st.sampled_from([Kind.ONE_OF, Kind.MANY_OF, Kind.EVIDENCE]))
def test_whatever_is_offered_and_picked_a_score_lies_between_nothing_and_all(data, choices, kind):
    codes = [one.code for one in choices]
    most = 1 if kind is Kind.ONE_OF else len(codes)
    picked = data.draw(st.lists(st.sampled_from(codes), unique=True, max_size=most))
    if kind is not Kind.ONE_OF and len(picked) > 1:
        picked = [code for code in picked if not choices[codes.index(code)].alone]
    offered = data.draw(st.one_of(st.none(), st.sets(st.sampled_from(codes))))
    found = score(kind, " ".join(picked), choices, offered)
    assert found is None or found.percent is None or 0 <= found.percent <= 100


@pytest.mark.parametrize(
    ("kind", "value", "offered", "words"),
    [
        (Kind.ONE_OF, "home", ("school", "street"), "Does not apply"),
        (Kind.ONE_OF, "school", ("school", "street"), "1 of 1 points"),
        (Kind.ONE_OF, "school", CODES, "1 of 2 points"),
        (Kind.MANY_OF, "home school", ("school", "street"), "1 of 1 points"),
        (Kind.MANY_OF, "home school", CODES, "3 of 3 points"),
        (Kind.MANY_OF, "street", CODES, "0 of 3 points"),
    ],
)
def test_what_is_not_offered_any_more_adds_nothing(kind, value, offered, words):
    assert score(kind, value, offered=offered, scoring=POINTS).words == words


def test_where_nothing_is_offered_there_is_nothing_to_have():
    assert score(Kind.ONE_OF, "home", offered=()) is None


@given(offers.filter(lambda some: any(one.points is not None for one in some)), st.data())
def test_one_more_pick_never_takes_points_away(choices, data):
    codes = [one.code for one in choices if not one.alone]
    picked = data.draw(st.lists(st.sampled_from(codes), unique=True)) if codes else []
    for code in set(codes) - set(picked):
        less, more = (
            score(Kind.MANY_OF, " ".join(some), choices, scoring=POINTS).got
            for some in (picked, [*picked, code])
        )
        assert more >= less


@given(offers.filter(lambda some: any(one.points for one in some)), st.sampled_from([0.5, 3.0]))
def test_the_order_in_which_things_were_picked_and_their_weight_are_no_merit(choices, weight):
    codes = [one.code for one in choices if not one.alone]
    forth, back = " ".join(codes), " ".join(reversed(codes))
    assert score(Kind.MANY_OF, forth, choices) == score(Kind.MANY_OF, back, choices)
    light = score(Kind.MANY_OF, forth, choices).percent
    heavy = score(Kind.MANY_OF, forth, choices, weight=weight).percent
    assert light == (None if heavy is None else pytest.approx(heavy))


def test_a_choice_that_stands_alone_can_be_the_best_there_is():
    choices = (*CHOICES[:2], replace(CHOICES[3], points=9.0))
    assert score(Kind.MANY_OF, "home school", choices, scoring=POINTS).words == "3 of 9 points"
    assert score(Kind.MANY_OF, "nowhere", choices).words == "100 %"


def test_a_choice_that_takes_points_lowers_what_was_got_and_not_what_could_be_had():
    choices = (*CHOICES[:2], Choice("late", "Too late", -1.0))
    assert score(Kind.MANY_OF, "home school late", choices, scoring=POINTS).words == "2 of 3 points"


def test_a_score_of_weighted_points_reads_without_the_noise_of_its_binary():
    assert score(Kind.ONE_OF, "school", scoring=POINTS, weight=0.1).words == "0.1 of 0.2 points"
    assert score(Kind.ONE_OF, "school", scoring=POINTS, weight=1 / 3).words == (
        "0.33 of 0.67 points"
    )


@pytest.mark.parametrize(
    ("value", "counted"),
    [
        ("", "0 of 1 criteria counted, 1 not answered yet"),
        ("nowhere", "0 of 1 criteria counted, 1 not applicable"),
        ("home", "1 of 1 criteria counted"),
    ],
)
def test_a_choice_without_points_does_not_apply_and_no_choice_is_still_open(value, counted):
    assert score(Kind.ONE_OF, value).counted == counted
