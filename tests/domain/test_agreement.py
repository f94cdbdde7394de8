"""Agreement in words: out of how many, which way, and what must be said beside it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lifaudit.domain.agreement import (
    SERIES,
    Rated,
    agreement_of,
    bars_of,
    percent,
    signed,
)

place = st.one_of(st.none(), st.integers(0, 3))
some_rated = st.lists(st.builds(Rated, st.sampled_from("abc"), place, place), max_size=60)


def rated(*pairs):
    return agreement_of("k", "Police", [Rated("c", *pair) for pair in pairs], 4)


def test_it_counts_the_same_one_apart_further_and_which_way():
    one = rated((0, 0), (1, 1), (1, 2), (2, 1), (0, 3), (None, 1), (1, None))
    assert (one.pairs, one.left_out, one.cases) == (5, 2, 1)
    assert (one.same, one.one_apart, one.further) == (2, 2, 1)
    assert (one.kinder, one.stricter) == (2, 1)
    assert one.optimism == pytest.approx(0.2)
    assert one.parts == (1, 1, 2, 1, 0)


@settings(max_examples=40)
@given(some_rated)
def test_no_pair_is_lost_and_what_is_no_judgement_never_counts(some):
    one = agreement_of("", "", some, 4)
    assert one.pairs + one.left_out == len(some)
    assert one.same + one.one_apart + one.further == one.pairs
    assert one.same + one.kinder + one.stricter == one.pairs
    assert sum(one.parts) == one.pairs
    assert one.optimism is None or -1 <= one.optimism <= 1
    assert len(one.parts) == len(SERIES)


@settings(max_examples=40)
@given(some_rated)
def test_how_far_two_sides_are_apart_is_counted_pair_by_pair(some):
    one = agreement_of("", "", some, 4)
    apart = [r.other - r.one for r in some if r.one is not None and r.other is not None]
    assert one.one_apart == sum(abs(steps) == 1 for steps in apart)
    assert one.further == sum(abs(steps) >= 2 for steps in apart)
    assert one.parts == (
        sum(steps >= 2 for steps in apart),
        *(apart.count(steps) for steps in (1, 0, -1)),
        sum(steps <= -2 for steps in apart),
    )


@settings(max_examples=40)
@given(some_rated)
def test_seen_from_the_other_side_the_kinder_one_is_the_stricter(some):
    one = agreement_of("", "", some, 4)
    other = agreement_of("", "", [Rated(each.case, each.other, each.one) for each in some], 4)
    assert (one.kinder, one.stricter, one.same) == (other.stricter, other.kinder, other.same)
    assert one.parts == other.parts[::-1]


def test_below_twenty_pairs_it_is_indicative_only():
    spread = ((0, 0), (1, 1), (2, 2), (3, 3))
    assert rated(*spread * 4, *spread[:3]).cautions == "Indicative only"
    assert rated(*spread * 5).cautions == ""


def test_above_four_fifths_in_one_grade_prevalence_is_said():
    assert rated(*[(1, 1)] * 16, *[(0, 0)] * 4).cautions == ""
    leaning = rated(*[(1, 1)] * 17, *[(0, 0)] * 3)
    assert leaning.cautions == "Prevalence"
    assert rated((1, 1)).cautions == "Indicative only, Prevalence"
    assert rated().cautions == "Indicative only"


def test_figures_are_written_with_their_numbers_and_what_kappa_cannot_tell_is_said():
    assert percent(31, 48) == "31 of 48 (65 %)"
    assert percent(0, 0) == "0 of 0"
    assert [signed(one) for one in (0.15, -0.25, 0.0, -0.001, None)] == [
        *("+0.15", "-0.25", "+0.00", "+0.00", ""),
    ]
    assert rated((1, 1)).kappa_words == "one grade only"
    assert rated().kappa_words == rated().ac1_words == "nothing to compare"
    assert rated((0, 0), (1, 1)).ac1_words == "1.00"
    assert rated((0, 0), (1, 1)).ac2.value == 1
    one = rated((0, 0), (1, 1), (0, 2), (3, 2))
    words = (one.kappa_words, one.ac1_words, one.ac2_words)
    assert words == (one.kappa.words, one.ac1.words, one.ac2.words)
    assert len(set(words)) == 3


def test_the_picture_has_a_bar_for_each_that_has_pairs():
    chart = bars_of("Agreement", [rated((0, 0), (0, 1)), rated()], "Agency", "Told.")
    assert [bar.values for bar in chart.bars] == [(0, 1, 1, 0, 0)]
    assert chart.sentence == "Told."
