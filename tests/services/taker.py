"""A program that takes a pack in until it is killed: one line per life - a vault and a pack."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from world import WORDS, SteppingClock

from lifaudit.domain.ports import silent
from lifaudit.services.unpacking import take_in_file
from lifaudit.services.vault import unlock


def take(vault: Path, pack: Path) -> None:
    """Unlock, say so, take the pack in, and say that it is done."""
    ours = unlock(vault, WORDS, SteppingClock())
    os.write(1, b"open\n")
    take_in_file(ours, pack, silent)
    os.write(1, b"taken\n")
    ours.close()


def main() -> None:
    """Live one life per line, each in a fork of its own."""
    for line in sys.stdin:
        vault, pack = line.rstrip("\n").split("\t")
        pid = os.fork()
        if not pid:
            take(Path(vault), Path(pack))
            os._exit(0)
        os.write(1, f"born {pid}\n".encode())
        os.waitpid(pid, 0)
        os.write(1, b"dead\n")


if __name__ == "__main__":
    main()
