"""Packs lost, repeated and out of order, clocks ten years wrong: nothing is apart or lost."""

from __future__ import annotations

from services.pack_schedule import room


def test_laptops_agree_whatever_happened_to_their_packs(tmp_path):
    three = room(tmp_path)
    for seed in range(2):
        three.play(seed, moves=12)
    counted = three.counted
    three.close()
    assert counted.writes
    assert counted.lost
    assert counted.again
    assert counted.entries
