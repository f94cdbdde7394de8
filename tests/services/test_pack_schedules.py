"""Packs lost, repeated, torn off, out of order, clocks ten years wrong: nothing apart or lost."""

from __future__ import annotations

from services.pack_schedule import room


def test_laptops_agree_whatever_happened_to_their_packs(tmp_path):
    three = room(tmp_path)
    for seed in range(8):
        three.play(seed, moves=8)
    three.close()
    counted = three.counted
    assert counted.schedules == 8
    assert min(counted.writes, counted.lost, counted.again, counted.crashes) > 0
    assert counted.entries > counted.writes
