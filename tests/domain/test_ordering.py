"""Places in an order: always room between two, and as few moved as can be."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lifaudit.domain.ordering import between, placed

CALM = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])

PLACES = st.lists(
    st.text("0123456789abcdefghijklmnopqrstuvwxyz", min_size=1).map(lambda t: t + "z")
)


def rises(places):
    return all(one < other for one, other in pairwise(places))


@CALM
@given(st.lists(st.integers(0, 60), max_size=60))
def test_there_is_always_room_between_two_places(cuts):
    places = []
    for cut in cuts:
        at = cut % (len(places) + 1)
        low = places[at - 1] if at else ""
        high = places[at] if at < len(places) else ""
        places.insert(at, between(low, high))
        assert not places[at].endswith("0")
    assert rises(places)


@CALM
@given(PLACES)
def test_whatever_stood_where_the_new_places_rise(stood):
    found = placed(stood)
    assert len(found) == len(stood)
    assert rises(found)


@CALM
@given(st.integers(0, 300))
def test_new_things_get_short_places(number):
    found = placed([""] * number)
    assert rises(found)
    assert all(len(one) <= 8 for one in found)


@CALM
@given(st.integers(1, 40), st.data())
def test_moving_one_thing_changes_one_place(number, data):
    stood = list(placed([""] * number))
    moved = stood.pop(data.draw(st.integers(0, number - 1)))
    stood.insert(data.draw(st.integers(0, number - 1)), moved)
    found = placed(stood)
    assert rises(found)
    assert sum(one != other for one, other in zip(stood, found, strict=True)) <= 1


def test_what_is_put_in_moves_nothing_else():
    first = placed(["", "", ""])
    assert placed([first[0], "", first[1], first[2]])[::2] == (first[0], first[1])
    assert placed(first) == first


def test_two_with_one_place_are_parted():
    assert rises(placed(["i", "i"]))
