"""A program that records answers until it is killed, and says which ones were acknowledged.

It reads one line per life - store, key, first number - and lives it in a fork of its own, so that
starting again costs nothing.
"""

from __future__ import annotations

import os
import random
import sys
from datetime import UTC, datetime
from pathlib import Path

from lifaudit.domain.casework import Answer
from lifaudit.store.store import Store, Whose
from lifaudit.store.unit import Author

MARKER = "zebra-crossing-by-the-old-mill"
STORE_ID = "5707e1d"


def answer(number):
    """Return the answer of this number: the same for whoever asks."""
    long = MARKER * (1 + number * number % 90)
    return Answer("a1", "DD26-07-03", "pol", f"Q{number:07}", str(number), note=long)


def record_for_ever(path, key, number):
    """Record one answer or several at a time; say how many there are once they are durable."""
    store = Store(path, key, Whose(STORE_ID, Author("left", "person")), lambda: datetime.now(UTC))
    chance = random.Random(number)  # noqa: S311 - a load is no secret
    while True:
        some = chance.choice([1, 1, 1, 2, 40])
        with store.unit() as unit:
            change = unit.record("Recorded", *(answer(number + n) for n in range(some)))
        number += some
        os.write(1, f"{number}\n".encode())
        if chance.random() < 0.1:
            with store.unit() as unit:
                unit.take_back(unit.take_back(change.step).step)


def main():
    """Live one life per line."""
    for line in sys.stdin:
        path, key, number = line.split("\t")
        pid = os.fork()
        if not pid:
            record_for_ever(Path(path), bytes.fromhex(key), int(number))
        sys.stdout.write(f"born {pid}\n")
        sys.stdout.flush()
        os.waitpid(pid, 0)
        sys.stdout.write("dead\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
