"""A small file that would unpack without end is answered soon and in bounded memory."""

from __future__ import annotations

import time
import tracemalloc

import pytest
from reports.bombs import BOMBS
from reports.flips import CALLED_OUT

from lifaudit.reports.verdict import verify

SECONDS = 20
MEMORY = 700 << 20


@pytest.mark.no_cover  # traced line by line it takes twice as long, and others cover the same
@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_answered(bomb):
    pdf = bomb()
    tracemalloc.start()
    started = time.process_time()
    try:
        assert verify(pdf).state in CALLED_OUT
        assert time.process_time() - started < SECONDS
        assert tracemalloc.get_traced_memory()[1] < MEMORY
    finally:
        tracemalloc.stop()
