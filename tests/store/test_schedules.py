"""Stores that saw the same events and keys are the same, whatever happened on the way."""

from __future__ import annotations

import pytest
from store.schedule import Life
from store.sitting import Sitting


@pytest.mark.parametrize("seed", range(10))
def test_laptops_that_saw_the_same_show_the_same(tmp_path, seed):
    done = Life(tmp_path, seed).play(moves=80)
    assert done.writes > 0


def test_laptops_agree_after_many_short_schedules(tmp_path):
    sitting = Sitting(tmp_path)
    for seed in range(40):
        sitting.play(seed)
    sitting.close()
    counted = sitting.counted
    assert counted.schedules == 40
    assert min(counted.merges, counted.crashes, counted.lost, counted.conflicts) > 0
