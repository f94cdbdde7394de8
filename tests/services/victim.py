"""A program that does one thing to a vault until it is killed: one line per life.

A line is what is done, a vault, and what it is done with. Each life is a fork of its own, so that
starting again costs nothing.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from world import QUICK, WORDS, SteppingClock

from lifaudit.domain.ports import silent
from lifaudit.security.means import Passphrase
from lifaudit.services import admitting, keys
from lifaudit.services.unpacking import take_in_file
from lifaudit.services.vault import Vault, unlock

NEW_WORDS = Passphrase("saddle thimble quarry anchor meadow", QUICK)


def take(ours: Vault, pack: str) -> None:
    """Take a pack in."""
    take_in_file(ours, Path(pack), silent)


def change_passphrase(ours: Vault, _nothing: str) -> None:
    """Let other words open the vault."""
    keys.change_passphrase(ours, WORDS, NEW_WORDS)


def renew(ours: Vault, person: str) -> None:
    """Give a member another certificate, and withdraw the one they had."""
    with ours.unit() as unit:
        admitting.renew(unit, ours.keys, person)


WAYS = {one.__name__: one for one in (take, change_passphrase, renew)}


def live(way: str, folder: str, what: str) -> None:
    """Unlock, say so, do it, and say that it is done."""
    ours = unlock(Path(folder), WORDS, SteppingClock())
    os.write(1, b"open\n")
    WAYS[way](ours, what)
    os.write(1, b"done\n")
    ours.close()


def main() -> None:
    """Live one life per line."""
    for line in sys.stdin:
        pid = os.fork()
        if not pid:
            live(*line.rstrip("\n").split("\t"))
            os._exit(0)
        os.write(1, f"born {pid}\n".encode())
        os.waitpid(pid, 0)
        os.write(1, b"dead\n")


if __name__ == "__main__":
    main()
