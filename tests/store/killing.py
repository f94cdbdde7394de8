"""Kill -9 while recording: what was acknowledged is there, and nothing lies about in the open."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import sleep

from store.recorder import MARKER, answer
from store.replica import KEY, Replica

from lifaudit.domain.casework import Answer
from lifaudit.domain.ports import silent
from lifaudit.store.check import check
from lifaudit.store.rebuild import rebuild

ROOT = Path(__file__).resolve().parents[2]
LIVES = 25  # kills of one store before a new one is taken, so that proving stays quick


@dataclass
class Killed:
    """What was done to the recorder and what it cost."""

    kills: int = 0
    acknowledged: int = 0
    hot: int = 0


@contextmanager
def recorder(folder):
    """Run the program that records, with its temporary files where they can be looked at."""
    temporary = folder / "tmp"
    temporary.mkdir()
    names = ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR")
    paths = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    env = os.environ | dict.fromkeys(names, str(temporary)) | {"PYTHONPATH": paths}
    with subprocess.Popen(
        [sys.executable, "-m", "store.recorder"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=env,
        cwd=folder,
    ) as program:
        yield program
        program.stdin.close()


def kill(folder, times, seed):
    """Kill it so many times, each time at another moment; raises AssertionError for any loss."""
    chance, done, first = random.Random(seed), Killed(), 0  # noqa: S311 - a moment is no secret
    with recorder(folder) as program:
        for life in range(times):
            place = folder / f"vault-{life // LIVES}"
            if not place.exists():
                place.mkdir()
                Replica(place, "left").store.close()
                first = 0
            said = _live(program, place / "left.db", first, chance.random() * 0.08)
            done.kills, done.acknowledged = done.kills + 1, done.acknowledged + said - first
            done.hot += (place / "left.db-wal").exists()
            _prove_hidden(folder)
            first = _prove_kept(place, said)
    return done


def _live(program, path, first, patience):
    """Let it record until the moment has come; return how many answers it said were kept."""
    program.stdin.write(f"{path}\t{KEY.hex()}\t{first}\n")
    program.stdin.flush()
    said, pid = first, 0
    while not pid or said == first:
        word, _, number = program.stdout.readline().strip().partition(" ")
        pid, said = (int(number), said) if word == "born" else (pid, int(word))
    sleep(patience)
    os.kill(pid, signal.SIGKILL)
    while (line := program.stdout.readline().strip()) != "dead":
        said = int(line)
    return said


def _prove_hidden(folder):
    for path in folder.rglob("*"):
        assert not path.is_file() or MARKER.encode() not in path.read_bytes(), path.name


def _prove_kept(place, said):
    """Open what is left, prove it whole, and return the number of the next answer."""
    left = Replica(place, "left")
    assert left.store.damaged_pages() == 0
    found = left.where(Answer)
    assert found == [answer(number) for number in range(len(found))]
    assert len(found) >= said
    with left.store.unit() as unit:
        assert check(unit, silent).broken == ()
        assert rebuild(unit, silent).differing == ()
    left.store.close()
    return len(found)
