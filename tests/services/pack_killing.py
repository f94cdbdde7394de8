"""Kill -9 in the middle of a merge, a reveal or a change of keys: all of it, or nothing."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from deepdive import AUDIT
from services.colleagues import BOLA
from services.mail import give_back, invited, record, take
from services.room import call, gathered, graded_by, release
from services.victim import NEW_WORDS
from world import WORDS, SteppingClock

from lifaudit.domain.errors.vault import WrongPassphrase
from lifaudit.domain.partnership import Person, Revoked
from lifaudit.domain.ports import silent
from lifaudit.domain.post import PackSeen
from lifaudit.security import slots
from lifaudit.security.means import Passphrase
from lifaudit.services import register
from lifaudit.services.vault import Vault, unlock
from lifaudit.store.check import check
from lifaudit.store.history import anchor
from lifaudit.store.rebuild import rebuild

ROOT = Path(__file__).resolve().parents[2]
CASES = 6


@dataclass
class Killed:
    """How often it was killed before anything was there, and how often after all was."""

    nothing: int = 0
    everything: int = 0


@dataclass(frozen=True)
class Deed:
    """What is done to a copy of a vault, and how to tell from what is left whether it was."""

    vault: Path
    way: str
    what: str
    is_done: Callable[[Vault], bool]


def merging(folder: Path) -> Deed:
    """Return the taking in of a return of six cases."""
    leads, theirs = invited(folder, SteppingClock(), CASES)
    for case in range(1, CASES + 1):
        record(theirs, case=f"DD26-07-{case:02d}")
    (folder / "pack").write_bytes(give_back(theirs).content)
    before, after = _count(leads), _count(theirs)

    def is_done(left: Vault) -> bool:
        with left.unit() as unit:
            is_in = any(one.is_taken for one in unit.where(PackSeen))
        assert _count(left) == (after if is_in else before)
        return is_in

    _lock(leads, theirs)
    return Deed(folder / "lead", "take", str(folder / "pack"), is_done)


def revealing(folder: Path) -> Deed:
    """Return the taking in of the last release, by which the case opens."""
    leads, police, health = gathered(folder, SteppingClock())
    call(leads, police, health)
    take(leads, release(police))
    (folder / "pack").write_bytes(release(health).content)

    def is_done(left: Vault) -> bool:
        shown = graded_by(left)
        assert shown in (set(), {"hea", "pol"})
        with left.unit() as unit:
            assert len([one for one in unit.where(PackSeen) if one.kind == "reveal"]) == (
                2 if shown else 1
            )
        return bool(shown)

    _lock(leads, police, health)
    return Deed(folder / "lead", "take", str(folder / "pack"), is_done)


def renewing(folder: Path) -> Deed:
    """Return another certificate for a member with another name, and the old one's withdrawal."""
    leads, theirs = invited(folder, SteppingClock())
    with leads.unit() as unit:
        (known,) = (one for one in unit.where(Person) if one.name == BOLA.name)
        register.save_person(unit, replace(known, name="Bola Adeyemi-Cole"))

    def is_done(left: Vault) -> bool:
        with left.unit() as unit:
            now = unit.one(Person, person=known.person)
            is_new = now is not None and now.certificate != known.certificate
            assert len(unit.where(Revoked)) == is_new
        return is_new

    _lock(leads, theirs)
    return Deed(folder / "lead", "renew", known.person, is_done)


def rewording(folder: Path) -> Deed:
    """Return another passphrase."""
    leads, theirs = invited(folder, SteppingClock())
    before = _count(leads)

    def is_done(left: Vault) -> bool:
        assert _count(left) == before
        opens = [_opens(left, one) for one in (WORDS, NEW_WORDS)]
        assert sorted(opens) == [False, True]
        return opens[1]

    _lock(leads, theirs)
    return Deed(folder / "lead", "change_passphrase", "", is_done)


def kill(folder: Path, deed: Deed, times: int, seed: int) -> Killed:
    """Kill it so many times, each time at another moment; AssertionError for half of it."""
    chance, done = random.Random(seed), Killed()  # noqa: S311 - a moment is no secret
    with _program() as program:
        whole = _live(program, deed, folder / "whole", None)
        for life in range(times):
            copy = folder / f"copy{life}"
            _live(program, deed, copy, chance.random() * whole * 1.3)
            is_done = _proven(deed, copy)
            done.everything += is_done
            done.nothing += not is_done
            shutil.rmtree(copy)
    return done


@contextmanager
def _program() -> Iterator[subprocess.Popen[str]]:
    paths = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    with subprocess.Popen(
        [sys.executable, "-m", "services.victim"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": paths},
    ) as program:
        yield program
        program.stdin.close()


def _live(program, deed: Deed, copy: Path, pause: float | None) -> float:
    """Live one life of that length on a fresh copy, or a whole one; return how long it took."""
    shutil.copytree(deed.vault, copy)
    program.stdin.write(f"{deed.way}\t{copy}\t{deed.what}\n")
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
        elif word[0] == "done":
            took = time.monotonic() - begun
        elif word[0] == "dead":
            break
    return took


def _proven(deed: Deed, copy: Path) -> bool:
    """Open what is left, prove every chain and all that follows from them; tell if it was done."""
    try:
        left = unlock(copy, WORDS, SteppingClock())
    except WrongPassphrase:
        left = unlock(copy, NEW_WORDS, SteppingClock())
    with closing(left):
        with left.unit() as unit:
            assert not check(unit, silent).broken
            assert not rebuild(unit, silent).differing
        return deed.is_done(left)


def _opens(vault: Vault, words: Passphrase) -> bool:
    try:
        slots.unlock(vault.folder.keys, words)
    except WrongPassphrase:
        return False
    return True


def _count(vault: Vault) -> int:
    with vault.unit() as unit:
        return sum(seq for _, _, seq, _ in anchor(unit, [AUDIT]).heads)


def _lock(*vaults: Vault) -> None:
    for one in vaults:
        one.close()
