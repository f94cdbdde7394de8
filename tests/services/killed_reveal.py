"""A laptop that loses its power in the middle of a reveal: all opened, and nothing kept yet."""

from __future__ import annotations

import os
import signal
import sys
from datetime import timedelta
from pathlib import Path

from deepdive import AUDIT
from services.mail import CASE
from world import WORDS, SteppingClock

from lifaudit.domain.ports import silent
from lifaudit.services import by_words, revealing, unpacking, vault
from lifaudit.store.merge import merge


def merge_and_die(*given):
    """Open everything, and be killed before it is kept."""
    merge(*given)
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    folder, brought, *agency = sys.argv[1:]
    clock = SteppingClock()
    clock.now += timedelta(hours=2)
    revealing.merge = merge_and_die
    ours = vault.unlock(Path(folder), WORDS, clock)
    if agency:
        with ours.unit() as unit:
            by_words.release_by_words(unit, AUDIT, CASE, agency[0], brought)
    unpacking.take_in(ours, Path(brought).read_bytes(), silent)
