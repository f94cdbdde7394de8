"""Stores that saw the same events and keys are the same, whatever happened on the way."""

from __future__ import annotations

import pytest
from store.schedule import Life


@pytest.mark.parametrize("seed", range(10))
def test_laptops_that_saw_the_same_show_the_same(tmp_path, seed):
    done = Life(tmp_path, seed).play(moves=80)
    assert done.writes > 0
