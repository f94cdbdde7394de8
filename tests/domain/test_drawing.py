"""What a draw promises over time: it grows, shrinks and is repeated without surprises."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from domain.test_sampling_rules import SEEDS, SIZES, frame, wishes
from hypothesis import assume, given
from hypothesis import strategies as st

from lifaudit.domain.case import Line, Method
from lifaudit.domain.errors.sampling import SampleTooLarge
from lifaudit.domain.sampling import Wish, coverage, draw, in_order, quotas, rank, share_of


def names(lines):
    return {one.reference for one in lines}


@given(wishes(Method.RANDOM))
def test_a_sample_that_grows_keeps_every_case_it_had(case):
    held, wish = case
    assume(wish.size < held)
    small, large = draw(frame(held), wish), draw(frame(held), replace(wish, size=wish.size + 1))
    assert names(small.chosen) < names(large.chosen)


@given(wishes(Method.RANDOM))
def test_the_first_reserve_is_the_case_a_larger_sample_would_have_drawn(case):
    held, wish = case
    assume(wish.reserves and wish.size < held)
    larger = draw(frame(held), replace(wish, size=wish.size + 1, reserves=0))
    found = draw(frame(held), wish)
    assert names(larger.chosen) - names(found.chosen) == {found.reserves[0].reference}


@given(wishes(Method.RANDOM), st.data())
def test_leaving_out_a_case_that_was_not_drawn_changes_nothing(case, data):
    held, wish = case
    found = draw(frame(held), wish)
    others = sorted(names(frame(held)) - names(found.chosen) - names(found.reserves))
    assume(others)
    gone = data.draw(st.sampled_from(others))
    left = [one for one in frame(held) if one.reference != gone]
    assert draw(left, wish) == found


@given(wishes(Method.RANDOM), st.data())
def test_leaving_out_a_case_that_was_drawn_takes_in_one_other_and_keeps_the_rest(case, data):
    held, wish = case
    assume(wish.size < held)
    found = draw(frame(held), wish)
    gone = data.draw(st.sampled_from(sorted(names(found.chosen))))
    left = [one for one in frame(held) if one.reference != gone]
    again = draw(left, wish)
    assert names(found.chosen) - names(again.chosen) == {gone}
    assert len(again.chosen) == wish.size


@pytest.mark.parametrize("method", [Method.RANDOM, Method.STRATIFIED, Method.SYSTEMATIC])
@given(st.integers(1, 40), SEEDS)
def test_a_sample_of_everybody_is_everybody_and_leaves_no_reserve(method, held, seed):
    found = draw(frame(held), Wish(method, seed, held, reserves=3, stratum="Group"))
    assert names(found.chosen) == names(frame(held))
    assert found.reserves == ()


@given(wishes(Method.SYSTEMATIC))
def test_even_steps_leave_no_gap_longer_than_a_step(case):
    held, wish = case
    places = sorted(int(one.reference[1:]) for one in draw(frame(held), wish).chosen)
    step = -(-held // wish.size)
    gaps = [there - here for here, there in pairwise(places)]
    assert all(gap <= step for gap in gaps)
    assert places[0] < step
    assert held - places[-1] <= step


@given(wishes(Method.STRATIFIED))
def test_within_its_group_every_case_is_drawn_in_the_order_of_the_seed(case):
    held, wish = case
    found = draw(frame(held), wish)
    for group, share in found.shares:
        mine = [one for one in in_order(wish.seed, frame(held)) if one.strata[0] == group]
        drawn = [one for one in found.chosen if one.strata[0] == group]
        assert drawn == mine[:share]


@given(wishes(Method.STRATIFIED))
def test_with_a_reserve_for_each_group_every_group_that_has_cases_left_gets_one(case):
    held, wish = case
    found = draw(frame(held), replace(wish, reserves=held))
    left = {one.strata[0] for one in frame(held)} - {
        group
        for group, share in found.shares
        if share == sum(x.strata[0] == group for x in frame(held))
    }
    assert {one.strata[0] for one in found.reserves} == left
    assert names(found.reserves).isdisjoint(names(found.chosen))


@given(SIZES, st.integers(0, 100), st.integers(0, 3))
def test_shares_do_not_hang_on_the_order_in_which_groups_are_met(sizes, wanted, least):
    size = min(wanted, sum(sizes.values()))
    turned = dict(reversed(sizes.items()))
    assert quotas(sizes, size, least) == quotas(turned, size, least)


@given(SIZES, st.integers(0, 100), st.integers(0, 2))
def test_of_two_groups_the_larger_never_gets_fewer(sizes, wanted, least):
    shares = dict(quotas(sizes, min(wanted, sum(sizes.values())), least))
    for one in sizes:
        for other in sizes:
            if sizes[one] > sizes[other]:
                assert shares[one] >= shares[other]


@given(st.integers(1, 12), st.integers(0, 40))
def test_groups_of_one_size_get_alike_and_what_is_left_goes_by_the_alphabet(held, wanted):
    sizes = dict.fromkeys("DBCA", held)
    shares = [share for _, share in quotas(sizes, min(wanted, 4 * held), 0)]
    assert max(shares) - min(shares) <= 1
    assert shares == sorted(shares, reverse=True)


def test_an_empty_list_can_be_shared_out_as_nothing_and_no_more():
    assert quotas({}, 0, 1) == ()
    with pytest.raises(SampleTooLarge):
        quotas({}, 1, 1)


@given(SEEDS, SEEDS, st.text("AB1", min_size=1, max_size=6))
def test_the_place_of_a_case_hangs_on_the_seed_and_the_case_alone(one, other, reference):
    assert rank(one, reference) == rank(one, reference)
    assert len(rank(one, reference)) == 64
    assert (rank(one, reference) == rank(other, reference)) is (one == other)


def test_a_seed_and_a_reference_cannot_run_into_each_other():
    assert rank("a", "b\nc") == rank("a\nb", "c")
    with_break = Wish(Method.RANDOM, "a\nb", 1)
    with pytest.raises(Exception, match="seed"):
        draw(frame(3), with_break)


@given(st.integers(1, 50), st.sets(st.integers(0, 60)))
def test_coverage_counts_everybody_once_and_nobody_who_is_not_in_the_list(held, drawn):
    sample = [f"R{one:03d}" for one in drawn]
    (found,) = coverage(("Group",), frame(held), sample)
    assert sum(one.in_frame for one in found.groups) == held
    assert sum(one.in_sample for one in found.groups) == sum(one < held for one in drawn)
    assert all(one.in_sample <= one.in_frame for one in found.groups)
    assert found.sentence.startswith("Group: ")
    assert found.sentence.endswith(".")


def test_every_column_is_compared_and_one_without_groups_too():
    lines = (Line("R1", ("Under 1", "North")), Line("R2", ("1 to 4", "North")))
    age, area = coverage(("Age", "Area"), lines, ["R1"])
    assert [one.group for one in age.groups] == ["1 to 4", "Under 1"]
    assert [(one.group, one.in_frame, one.in_sample) for one in area.groups] == [("North", 2, 1)]
    assert area.sentence == "Area: every group has about the share it has in the list."
    assert coverage((), lines, ["R1"]) == []


@given(st.integers(0, 500), st.integers(0, 500))
def test_a_share_is_a_whole_number_of_a_hundred(part, rest):
    assert 0 <= share_of(part, part + rest) <= 100
    if part + rest:
        assert abs(share_of(part, part + rest) + share_of(rest, part + rest) - 100) <= 1
