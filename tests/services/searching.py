"""Kill -9 in the middle of a lead's day: no word of it is found in any file that is not meant."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import sleep

from deepdive import plan
from services.witness import MARKER, QUESTION
from world import AGENCIES, WORDS, SteppingClock

from lifaudit.domain.casework import Answer
from lifaudit.domain.partnership import Partnership, Person, Role
from lifaudit.domain.ports import silent
from lifaudit.services import register, upkeep, vault

ROOT = Path(__file__).resolve().parents[2]
SPELT = tuple(MARKER.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
MEANT = re.compile(
    r"vault/(in-use\.lock|keys\.json|\.keys\.json\.[0-9a-f]{12}\.new|store\.db(-wal|-shm)?"
    r"|backups/[^/]+/(store\.db(-wal|-shm|-journal)?|keys\.json|manifest\.sealed"
    r"|\.(keys\.json|manifest\.sealed)\.[0-9a-f]{12}\.new))"
    r"|log/lifaudit\.log"
)
PATIENCE = (1, 1, 1, 8)  # seconds: now and then a report is finished
PLACES = ("tmp", "config", "cache", "state", "data", "home", "log")


@dataclass
class Searched:
    """What was done and what was looked through."""

    kills: int = 0
    acknowledged: int = 0
    files: int = 0
    exports: int = 0
    faults: int = 0


def search(folder, times, seed):
    """Kill it so many times and look everywhere; raises AssertionError for a word or a loss."""
    chance, done, first = random.Random(seed), Searched(), 1  # noqa: S311 - a moment is no secret
    root = prepare(folder)
    with witness(folder, root) as program:
        for _ in range(times):
            patience = 0.05 + chance.random() * chance.choice(PATIENCE)
            said = live(program, root / "vault", first, patience)
            done.kills, done.acknowledged = done.kills + 1, done.acknowledged + said - first + 1
            done.files += prove_silent(root)
            first = prove_kept(root / "vault", said) + 1
            done.files += prove_silent(root)
    done.exports = len(list(folder.glob("exports/*")))
    done.faults = (root / "log" / "lifaudit.log").read_text().count("builtins.ValueError")
    return done


def prepare(folder):
    """Found a partnership and plan an audit in a vault among empty folders of the system."""
    root = folder / "root"
    for one in PLACES:
        (root / one).mkdir(parents=True)
    lines = (f"L{number:04d},{MARKER}" for number in range(1, 41))
    (folder / "list.csv").write_text("\n".join(("Reference,Area", *lines)))
    ours = vault.create(root / "vault", WORDS, SteppingClock())
    with ours.unit() as unit:
        for agency in AGENCIES:
            register.save_agency(unit, agency)
        lead = Person(ours.person, f"Ada {MARKER}", Role.LEAD, MARKER, "csc")
        register.found(unit, Partnership("ours", MARKER, MARKER), lead, ours.keys)
    plan(ours).close()
    return root


@contextmanager
def witness(folder, root):
    """Run the program with every folder of the system where it can be looked at."""
    names = ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR")
    homes = {
        f"XDG_{one.upper()}_HOME": str(root / one) for one in ("config", "cache", "state", "data")
    }
    env = (
        os.environ | dict.fromkeys(names, str(root / "tmp")) | homes | {"HOME": str(root / "home")}
    )
    env["PYTHONPATH"] = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    command = [sys.executable, "-m", "services.witness"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, env=env, cwd=folder, **pipes) as program:
        yield program
        program.stdin.close()


def live(program, path, first, patience):
    """Let it live until the moment has come; return the last number it said was kept."""
    program.stdin.write(f"{path}\t{first}\n")
    program.stdin.flush()
    said, pid = first - 1, 0
    while not pid or said < first:
        word, _, number = program.stdout.readline().strip().partition(" ")
        assert word != "dead", "the witness died of itself"
        pid, said = (int(number), said) if word == "born" else (pid, int(word))
    sleep(patience)
    os.kill(pid, signal.SIGKILL)
    while (line := program.stdout.readline().strip()) != "dead":
        said = int(line)
    return said


def prove_silent(root):
    """Look into every file; return how many there were."""
    files = [one for one in root.rglob("*") if one.is_file()]
    for one in files:
        name, raw = one.relative_to(root).as_posix(), one.read_bytes()
        assert MEANT.fullmatch(name), f"{name} was left behind"
        assert not any(word in raw for word in SPELT), f"{name} holds the planted text"
        assert MARKER not in name
    return len(files)


def prove_kept(path, said):
    """Open what is left, prove it whole, and return the number its answer says."""
    left = vault.unlock(path, WORDS, SteppingClock())
    assert upkeep.check(left, silent).is_whole
    assert upkeep.rebuild(left, silent).differing == ()
    with left.unit() as unit:
        (answer,) = unit.where(Answer, question=QUESTION)
    left.close()
    number = int(answer.note.partition(" ")[0])
    assert number >= said
    return number
