"""A value fits its question or is refused in words, and reads as people say it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from domain.one_question import CHOICES, asking, question
from hypothesis import given
from hypothesis import strategies as st

from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import UNITS, Limits
from lifaudit.domain.reading import in_words, with_unit
from lifaudit.domain.values import (
    codes_in,
    day_in,
    is_finished,
    limits_of,
    number_in,
    refusal_of,
    tidied,
    written,
)

KINDS = [kind for kind in Kind if kind.answered]


def refused(kind, value, offered=None, **more):
    one = question(kind, **more)
    return refusal_of(asking(one), one, value, offered)


def said(kind, value, **more):
    one = question(kind, **more)
    return in_words(asking(one), one, value)


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        (Kind.GRADE, "partly", "Partly"),
        (Kind.YES_NO, "na", "Does not apply"),
        (Kind.ONE_OF, "home", "At home"),
        (Kind.MANY_OF, "home street", "At home, In the street"),
        (Kind.EVIDENCE, "school", "At school"),
        (Kind.RANKING, "street nowhere", "1. In the street, 2. Nowhere"),
        (Kind.WHOLE, "-3", "-3"),
        (Kind.NUMBER, "2.50", "2.5"),
        (Kind.PERCENTAGE, "62.5", "62.5 %"),
        (Kind.SCALING, "7", "7 of 10"),
        (Kind.DURATION, "1", "1"),
        (Kind.DATE, "2026-03-31", "31 March 2026"),
        (Kind.SHORT_TEXT, " =1+1 ", " =1+1 "),
        (Kind.LONG_TEXT, "One\nTwo", "One\nTwo"),
        (Kind.PERSON, "Health visitor", "Health visitor"),
        (Kind.ACKNOWLEDGE, "yes", "Read and confirmed"),
    ],
)
def test_a_fitting_answer_of_every_kind_is_taken_and_reads_in_words(kind, value, words):
    assert refused(kind, value) == ""
    assert said(kind, value) == words


@pytest.mark.parametrize(
    ("kind", "value", "why"),
    [
        (Kind.GRADE, "splendid", "offers no such"),
        (Kind.GRADE, "yes no", "offers no such"),
        (Kind.ONE_OF, "moon", "offers no such"),
        (Kind.ONE_OF, "home school", "offers no such"),
        (Kind.MANY_OF, "home moon", "offers no such"),
        (Kind.MANY_OF, "home home", "once"),
        (Kind.MANY_OF, "home nowhere", 'beside "Nowhere"'),
        (Kind.RANKING, "home home", "once"),
        (Kind.WHOLE, "2.5", "whole number"),
        (Kind.WHOLE, "two", "digits"),
        (Kind.NUMBER, "1e3", "digits"),
        (Kind.NUMBER, "NaN", "digits"),
        (Kind.NUMBER, "\u0663", "digits"),
        (Kind.PERCENTAGE, "101", "100 or less"),
        (Kind.PERCENTAGE, "-1", "0 or more"),
        (Kind.SCALING, "11", "10 or less"),
        (Kind.SCALING, "2.5", "steps of 1 from 0"),
        (Kind.DURATION, "-1", "0 or more"),
        (Kind.DATE, "2026-02-30", "calendar"),
        (Kind.DATE, "20260331", "calendar"),
        (Kind.DATE, "31 March", "calendar"),
        (Kind.ACKNOWLEDGE, "true", "Confirm"),
        (Kind.NOTE, "seen", "not for answering"),
        (Kind.CALCULATED, "3", "not for answering"),
        (Kind.GROUP, "3", "not for answering"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence_that_says_what_to_do(kind, value, why):
    assert why in refused(kind, value)
    assert value == "yes" or f"'{value}'" not in refused(kind, value)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("blank", ["", "  ", "\n"])
def test_nothing_fits_everywhere_and_says_nothing(kind, blank):
    assert refused(kind, blank) == said(kind, blank) == tidied(question(kind), blank) == ""


@pytest.mark.parametrize("kind", KINDS)
@given(st.text(max_size=12))
def test_whatever_is_typed_is_taken_or_refused_and_always_reads(kind, text):
    assert isinstance(refused(kind, text), str)
    assert bool(said(kind, text)) == bool(text.strip())
    assert refused(kind, tidied(question(kind), text)) == refused(kind, text)


def test_numbers_keep_the_limits_and_steps_the_form_wrote():
    tenths = Limits(0.1, 0.9, 0.1)
    for tenth in range(1, 10):
        assert refused(Kind.NUMBER, f"0.{tenth}", limits=tenths) == ""
    assert "steps of 0.1 from 0.1" in refused(Kind.NUMBER, "0.35", limits=tenths)
    assert "0.1 or more" in refused(Kind.NUMBER, "0", limits=tenths)
    assert "0.9 or less" in refused(Kind.NUMBER, "1", limits=tenths)
    assert refused(Kind.PERCENTAGE, "35", limits=Limits(step=5)) == ""
    assert "steps of 5 from 0" in refused(Kind.PERCENTAGE, "36", limits=Limits(step=5))


@given(st.integers(-1000, 1000), st.integers(1, 50), st.integers(0, 200))
def test_every_step_from_the_least_fits_and_nothing_between_two(least, step, steps):
    limits = Limits(float(least), None, float(step))
    on, off = least + steps * step, Decimal(least + steps * step) + Decimal("0.5")
    assert refused(Kind.NUMBER, str(on), limits=limits) == ""
    assert refused(Kind.NUMBER, str(off), limits=limits) != ""


def test_a_choice_filter_leaves_what_it_leaves():
    assert refused(Kind.ONE_OF, "home", ("home", "school")) == ""
    assert "not offered here" in refused(Kind.ONE_OF, "street", ("home", "school"))
    assert "not offered here" in refused(Kind.MANY_OF, "home street", ("home",))


def test_a_ranking_is_finished_when_every_choice_on_offer_has_its_place():
    ranking = question(Kind.RANKING, choices=CHOICES[:3])
    assert refused(Kind.RANKING, "street home", choices=CHOICES[:3]) == ""
    assert not is_finished(ranking, "street home")
    assert is_finished(ranking, "street home school")
    assert is_finished(ranking, "street home", ("home", "street"))
    assert said(Kind.RANKING, "street home") == "1. In the street, 2. At home"


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind is not Kind.RANKING])
def test_any_other_answer_is_finished_when_it_says_something(kind):
    assert is_finished(question(kind), "x")
    assert not is_finished(question(kind), " ")


def test_words_are_kept_as_written_and_all_else_without_idle_spaces():
    assert tidied(question(Kind.LONG_TEXT), "  I said\n so ") == "  I said\n so "
    assert tidied(question(Kind.MANY_OF), "  home   school ") == "home school"
    assert tidied(question(Kind.DATE), " 2026-03-31\n") == "2026-03-31"


@pytest.mark.parametrize(
    ("number", "unit", "words"),
    [
        ("1", "hours", "1 hour"),
        ("2.5", "hours", "2.5 hours"),
        ("1", "working-days", "1 working day"),
        ("0", "months", "0 months"),
        ("1", "visits", "1 visits"),
        ("12", "", "12"),
    ],
)
def test_a_duration_says_its_unit(number, unit, words):
    assert with_unit(Decimal(number), unit) == words
    assert said(Kind.DURATION, number, limits=Limits(unit=unit)) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("12", "12 working days"),
        ("true", "Yes"),
        ("false", "No"),
        ("2026-03-31", "31 March 2026"),
        ("late", "late"),
    ],
)
def test_what_was_worked_out_reads_by_what_it_looks_like(value, words):
    assert said(Kind.CALCULATED, value, limits=Limits(unit="working-days")) == words


@pytest.mark.parametrize("kind", [Kind.WHOLE, Kind.PERCENTAGE, Kind.SCALING, Kind.DATE])
def test_what_does_not_fit_reads_as_it_stands(kind):
    assert said(kind, "about seven") == "about seven"
    assert said(Kind.ACKNOWLEDGE, "no") == "no"
    assert said(Kind.GRADE, "gone", scale="no-such-scale") == "gone"


@given(st.decimals(-(10**9), 10**9, places=4, allow_nan=False))
def test_a_number_that_is_written_reads_back_as_it_was(number):
    assert number_in(written(number)) == number


def test_a_float_is_written_without_the_noise_of_its_binary():
    assert [written(one) for one in (0.1 + 0.2, 1e-07, 3.0, 1000000.0)][2:] == ["3", "1000000"]
    assert written(0.1) == "0.1"


@given(st.dates())
def test_every_day_reads_back(day):
    assert day_in(day.isoformat()) == day
    assert str(day.year) in said(Kind.DATE, day.isoformat())


def test_a_kind_brings_the_limits_the_form_does_not_give():
    assert limits_of(question(Kind.SCALING)) == Limits(0, 10, 1)
    assert limits_of(question(Kind.SCALING, limits=Limits(1, 5, 0.5, low="Bad"))).high == ""
    assert limits_of(question(Kind.SCALING, limits=Limits(1, 5, 0.5))).most == 5
    assert said(Kind.SCALING, "3", limits=Limits(1, 5)) == "3 of 5"
    assert limits_of(question(Kind.NUMBER)) == Limits()
    assert set(UNITS) >= {"hours", "working-days"}
    assert date(2026, 3, 31) == day_in("2026-03-31")
    assert codes_in(" a  b ") == ("a", "b")
