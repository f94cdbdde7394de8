"""A place in the window is a value: alike where its fields are, never changed."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from ui.bridge.route import Audits, Home, Moderating, Panel, Restore, ReturnPage, Unlock


def test_a_place_is_told_in_order_or_by_name_and_what_is_left_out_is_as_usual():
    place = ReturnPage("a1", "DD26-07-03", agency="police")
    assert (place.audit, place.case, place.agency) == ("a1", "DD26-07-03", "police")
    assert place.focus == ""


def test_places_are_alike_where_their_fields_are():
    assert Panel("a1", "c1") == Panel("a1", case="c1", focus="")
    assert len({Panel("a1", "c1"), Panel("a1", "c1", ""), Panel("a1", "c2")}) == 2
    assert Home() == Home()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Unlock(), Restore()),
        (Home(), Audits()),
        (Moderating("a", "c", "p"), ReturnPage("a", "c", "p")),
    ],
)
def test_places_of_different_kinds_are_never_alike(one, other):
    assert one != other
    assert len({one, other}) == 2


def test_a_place_stays_what_it_is():
    with pytest.raises(FrozenInstanceError):
        Unlock().why = "it was late"


def test_a_place_says_what_it_is():
    assert repr(Panel("a1", "c1")) == "Panel('a1', 'c1', '')"
