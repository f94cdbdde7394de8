"""The short form of the trial in which bits of the store are turned over."""

from __future__ import annotations

from store.flipping import flip


def test_every_flipped_bit_is_noticed(tmp_path):
    noticed = flip(tmp_path, times=40, seed=1)
    assert noticed.total() == 40
    assert noticed["UNNOTICED"] == 0
