"""Kill -9 while a pack is taken in: all of it is there afterwards, or nothing."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from deepdive import AUDIT
from services.mail import give_back, invited, record
from world import WORDS, SteppingClock

from lifaudit.domain.ports import silent
from lifaudit.domain.post import PackSeen
from lifaudit.services.vault import unlock
from lifaudit.store.check import check
from lifaudit.store.merge import events_after

ROOT = Path(__file__).resolve().parents[2]
CASES = 6


@dataclass
class Killed:
    """How often it was killed before the pack was in, and how often after."""

    nothing: int = 0
    everything: int = 0


def kill(folder: Path, times: int, seed: int) -> Killed:
    """Kill it so many times, each time at another moment; AssertionError for half a pack."""
    chance, done = random.Random(seed), Killed()  # noqa: S311 - a moment is no secret
    leads, theirs = invited(folder, SteppingClock(), CASES)
    for case in range(1, CASES + 1):
        record(theirs, case=f"DD26-07-{case:02d}")
    made = give_back(theirs)
    with leads.unit() as unit:
        before = len(events_after(unit, AUDIT, {}))
    with theirs.unit() as unit:
        after = len(events_after(unit, AUDIT, {}))
    leads.close()
    theirs.close()
    pack = folder / made.name
    pack.write_bytes(made.content)
    paths = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    with subprocess.Popen(
        [sys.executable, "-m", "services.taker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": paths},
    ) as program:
        longest = 0.1
        for life in range(times):
            copy = folder / f"copy{life}"
            shutil.copytree(leads.folder.path, copy)
            longest = _live(program, copy, pack, chance.random() * longest * 1.2, longest)
            is_in = _prove(copy, before, after)
            done.everything += is_in
            done.nothing += not is_in
            shutil.rmtree(copy)
        program.stdin.close()
    return done


def _live(program, copy: Path, pack: Path, pause: float, longest: float) -> float:
    """Live one life of that length; return how long taking in takes, as far as is known."""
    program.stdin.write(f"{copy}\t{pack}\n")
    program.stdin.flush()
    pid = 0
    begun = time.monotonic()
    for line in program.stdout:
        word = line.split()
        if word[0] == "born":
            pid = int(word[1])
        elif word[0] == "open":
            begun = time.monotonic()
            time.sleep(pause)
            os.kill(pid, signal.SIGKILL)
        elif word[0] == "taken":
            longest = max(0.02, time.monotonic() - begun)
        elif word[0] == "dead":
            break
    return longest


def _prove(folder: Path, before: int, after: int) -> bool:
    """Open what is left, prove every chain, and tell whether the pack is in."""
    vault = unlock(folder, WORDS, SteppingClock())
    with vault.unit() as unit:
        is_in = any(one.is_taken for one in unit.where(PackSeen))
        assert len(events_after(unit, AUDIT, {})) == (after if is_in else before)
        assert not check(unit, silent).broken
    vault.close()
    return is_in
