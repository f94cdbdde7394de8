"""As many whole chains go into a pack as there is room for; the rest goes with the next."""

from __future__ import annotations

import pytest
from exchange.any_pack import chain

from lifaudit.exchange import portion as portions
from lifaudit.exchange.portion import AROUND, portion

ENTRY = 64 + AROUND


@pytest.fixture(autouse=True)
def small(monkeypatch):
    monkeypatch.setattr(portions, "ROOM", 6 * ENTRY)


def sizes(*counts, mine="a", beside=0):
    """Return how many entries of which device go, of laptops that wrote so many."""
    events = [one for name, count in zip("abc", counts, strict=False) for one in chain(name, count)]
    names = [one.header.device for one in portion(events, mine, beside)]
    return {name: names.count(name) for name in names}


def test_what_fits_goes_whole():
    assert sizes(1, 2, 3) == {"a": 1, "b": 2, "c": 3}


def test_what_does_not_fit_any_more_waits_and_no_chain_is_parted():
    assert sizes(3, 4, 2) == {"a": 3, "c": 2}


def test_what_this_laptop_wrote_goes_first():
    assert sizes(4, 2, 3, mine="c") == {"c": 3, "b": 2}


def test_what_lies_beside_takes_room():
    assert sizes(1, 2, 3, beside=ENTRY) == {"a": 1, "b": 2}


def test_what_can_never_fit_is_not_left_out_in_silence():
    assert sizes(1, 7, 2) == {"a": 1, "b": 7}
    assert list(sizes(1, 1, 1, mine="b")) == ["b", "a", "c"]
