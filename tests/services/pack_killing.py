"""Kill -9 while a pack is taken in: all of it is there afterwards, or nothing."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
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
        whole = _live(program, _copy(leads, folder, "first"), pack, None)
        for life in range(times):
            copy = _copy(leads, folder, f"copy{life}")
            _live(program, copy, pack, chance.random() * whole * 1.3)
            is_in = _prove(copy, before, after)
            done.everything += is_in
            done.nothing += not is_in
            shutil.rmtree(copy)
        program.stdin.close()
    return done


def _copy(vault, folder: Path, name: str) -> Path:
    """Return a copy of a locked vault, of which only one is ever used."""
    return Path(shutil.copytree(vault.folder.path, folder / name))


def _live(program, copy: Path, pack: Path, pause: float | None) -> float:
    """Live one life of that length, or a whole one; return how long taking in took."""
    program.stdin.write(f"{copy}\t{pack}\n")
    program.stdin.flush()
    pid, begun, took = 0, time.monotonic(), 0.0
    for line in program.stdout:
        word = line.split()
        if word[0] == "born":
            pid = int(word[1])
        elif word[0] == "open":
            begun = time.monotonic()
            if pause is not None:
                time.sleep(pause)
                with suppress(ProcessLookupError):  # it was quicker
                    os.kill(pid, signal.SIGKILL)
        elif word[0] == "taken":
            took = time.monotonic() - begun
        elif word[0] == "dead":
            break
    return took


def _prove(folder: Path, before: int, after: int) -> bool:
    """Open what is left, prove every chain, and tell whether the pack is in."""
    vault = unlock(folder, WORDS, SteppingClock())
    with vault.unit() as unit:
        is_in = any(one.is_taken for one in unit.where(PackSeen))
        assert len(events_after(unit, AUDIT, {})) == (after if is_in else before)
        assert not check(unit, silent).broken
    vault.close()
    return is_in
