"""Drawing: the rule can be repeated by anybody, and shares are fair."""

from __future__ import annotations

import hashlib
from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifaudit.domain.case import Line, Method
from lifaudit.domain.errors.sampling import SampleEmpty, SampleTooLarge, SeedUnfit
from lifaudit.domain.frame import frame_digest
from lifaudit.domain.sampling import Wish, caution, coverage, draw, quotas, share_of

SEEDS = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=20)
SIZES = st.dictionaries(st.sampled_from("ABCDEFGH"), st.integers(1, 60), min_size=1)


def frame(held, groups=3):
    return tuple(Line(f"R{n:03d}", (f"G{n % groups}",)) for n in range(held))


@st.composite
def wishes(draw_one, method):
    held = draw_one(st.integers(1, 60))
    size = draw_one(st.integers(1, held))
    return held, Wish(method, draw_one(SEEDS), size, draw_one(st.integers(0, 5)), "Group")


@pytest.mark.parametrize("method", [Method.RANDOM, Method.STRATIFIED, Method.SYSTEMATIC])
@given(st.data())
def test_a_draw_gives_as_many_as_asked_each_once_and_the_same_again(method, data):
    held, wish = data.draw(wishes(method))
    found = draw(frame(held), wish)
    names = [one.reference for one in (*found.chosen, *found.reserves)]
    assert len(found.chosen) == wish.size
    assert len(found.reserves) == min(wish.reserves, held - wish.size)
    assert len(set(names)) == len(names)
    assert draw(frame(held), wish) == found


@given(wishes(Method.RANDOM))
def test_a_random_draw_does_not_hang_on_the_order_of_the_list(case):
    held, wish = case
    assert draw(frame(held)[::-1], wish) == draw(frame(held), wish)


@given(wishes(Method.RANDOM))
def test_a_stranger_with_a_hash_function_draws_the_same_cases(case):
    """What docs/sampling.md says, in four lines that know nothing of this program."""
    held, wish = case
    column = {
        hashlib.sha256((wish.seed + "\n" + one.reference).encode("utf-8")).hexdigest(): one
        for one in frame(held)
    }
    ranked = [column[key] for key in sorted(column)]
    found = draw(frame(held), wish)
    assert list(found.chosen) == ranked[: wish.size]
    assert list(found.reserves) == ranked[wish.size : wish.size + wish.reserves]


@given(wishes(Method.SYSTEMATIC))
def test_a_stranger_steps_through_the_list_alike(case):
    held, wish = case
    start = int(hashlib.sha256(f"{wish.seed}\nstart".encode()).hexdigest()[:6], 16)
    step = Fraction(held, wish.size)
    offset = Fraction(start, 16**6) * step
    places = {int(offset + number * step) for number in range(wish.size)}
    lines = frame(held)
    assert {one.reference for one in draw(lines, wish).chosen} == {
        lines[p].reference for p in places
    }


def test_the_digest_of_a_list_can_be_worked_out_by_hand():
    lines = (Line("A1", ("Under 1", "North")), Line("A2", ("1 to 4", "South")))
    written = "reference\tAge\tArea\nA1\tUnder 1\tNorth\nA2\t1 to 4\tSouth\n"
    expected = hashlib.sha256(written.encode("utf-8")).hexdigest()
    assert frame_digest(("Age", "Area"), lines) == expected


@given(SIZES, st.integers(0, 200), st.integers(0, 3))
def test_shares_add_up_never_exceed_a_group_and_keep_the_least(sizes, wanted, least):
    size = min(wanted, sum(sizes.values()))
    shares = dict(quotas(sizes, size, least))
    assert sum(shares.values()) == size
    assert all(0 <= shares[group] <= held for group, held in sizes.items())
    if size >= least * len(sizes):
        assert all(shares[group] >= min(least, held) for group, held in sizes.items())


@given(SIZES, st.integers(0, 200))
def test_without_a_least_no_share_is_a_whole_case_from_its_part(sizes, wanted):
    total = sum(sizes.values())
    size = min(wanted, total)
    for group, share in quotas(sizes, size, 0):
        assert abs(share - Fraction(sizes[group] * size, total)) < 1


def test_a_small_sample_goes_to_the_largest_groups_first():
    assert dict(quotas({"A": 2, "B": 9, "C": 5}, 2, 1)) == {"A": 0, "B": 1, "C": 1}


def test_no_more_is_shared_out_than_the_groups_hold():
    with pytest.raises(SampleTooLarge):
        quotas({"A": 2, "B": 1}, 4, 1)


@given(st.data())
def test_a_stratified_draw_follows_its_shares(data):
    held, wish = data.draw(wishes(Method.STRATIFIED))
    found = draw(frame(held), wish)
    drawn = Counter(one.strata[0] for one in found.chosen)
    assert dict(drawn) == {group: share for group, share in found.shares if share}


def test_shares_that_are_given_are_kept_and_must_fit():
    lines = frame(30)
    shares = (("G0", 5), ("G2", 1))
    found = draw(lines, Wish(Method.STRATIFIED, "seed", 6, shares=shares))
    assert Counter(one.strata[0] for one in found.chosen) == dict(shares)
    for wrong in ((("G0", 5),), (("G0", 11), ("G1", -5)), (("G9", 6),), (("G0", 5), ("G9", 1))):
        with pytest.raises(SampleTooLarge):
            draw(lines, Wish(Method.STRATIFIED, "seed", 6, shares=wrong))


def test_every_group_has_a_reserve_where_there_are_enough_of_them():
    lines = tuple(Line(f"R{n:02d}", ("Few" if n < 3 else "Many",)) for n in range(30))
    found = draw(lines, Wish(Method.STRATIFIED, "seed", 2, reserves=2))
    assert sorted(one.strata[0] for one in found.reserves) == ["Few", "Many"]


@pytest.mark.parametrize("seed", ["", " ", " a", "a\n", "a\tb", "x" * 65])
def test_a_seed_must_be_something_people_can_write_down(seed):
    with pytest.raises(SeedUnfit):
        draw(frame(5), Wish(Method.RANDOM, seed, 2))


def test_the_longest_seed_people_can_write_down_draws():
    assert len(draw(frame(5), Wish(Method.RANDOM, "x" * 64, 2)).chosen) == 2


def test_no_cases_and_too_many_cases_are_refused():
    with pytest.raises(SampleEmpty):
        draw(frame(5), Wish(Method.RANDOM, "seed", 0))
    with pytest.raises(SampleTooLarge) as refused:
        draw(frame(5), Wish(Method.RANDOM, "seed", 6))
    assert refused.value.facts == {"asked": 6, "available": 5}


def test_every_case_is_as_likely_as_the_others():
    drawn = Counter(
        one.reference
        for seed in range(600)
        for one in draw(frame(20), Wish(Method.RANDOM, str(seed), 5)).chosen
    )
    assert all(100 < drawn[one.reference] < 200 for one in frame(20))


def test_coverage_counts_every_group_even_where_nobody_was_drawn():
    (found,) = coverage(("Group",), frame(9), ["R000", "R003"])
    assert [(g.group, g.in_frame, g.in_sample) for g in found.groups] == [
        ("G0", 3, 2),
        ("G1", 3, 0),
        ("G2", 3, 0),
    ]


@pytest.mark.parametrize(
    ("method", "chosen", "held", "warns"),
    [
        (Method.PURPOSIVE, 80, 100, True),
        (Method.RANDOM, 8, 100, True),
        (Method.RANDOM, 8, 8, False),
        (Method.RANDOM, 29, 100, True),
        (Method.RANDOM, 30, 100, False),
        (Method.STRATIFIED, 40, 100, False),
    ],
)
def test_a_small_or_chosen_sample_is_said_not_to_speak_for_all(method, chosen, held, warns):
    said = caution(method, chosen, held)
    assert ("not generalisable" in said) is warns
    assert (said == "") is not warns


def test_coverage_names_the_group_that_is_furthest_off_and_counts_as_people_do():
    groups = ("10 to 15", "5 to 9", "1 to 4", "Under 1")
    lines = tuple(Line(f"R{n}", (groups[n % 4],)) for n in range(40))
    (all_alike,) = coverage(("Age",), lines, [f"R{n}" for n in range(8)])
    assert [one.group for one in all_alike.groups] == ["1 to 4", "5 to 9", "10 to 15", "Under 1"]
    assert all_alike.sentence == "Age: every group has about the share it has in the list."
    (one_off,) = coverage(("Age",), lines, ["R0", "R4", "R1"])
    assert one_off.sentence == "Age: 10 to 15 is 25 % of the list and 67 % of the sample."
    (nobody,) = coverage(("Age",), lines, [])
    assert "nothing to compare" in nobody.sentence
    assert (share_of(0, 0), share_of(1, 3)) == (0, 33)
