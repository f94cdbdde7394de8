"""Measure, print the table, write it into a page: `python -m bench [PAGE.md] [WORD...]`.

Words choose the measurements whose names hold one of them; a page takes only a whole table.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from bench.everything import EVERYTHING
from bench.frame import FULL, Bench, measure
from bench.sheet import machine, put, table


def chosen(words: Sequence[str]) -> list[Bench]:
    """Return the measurements that one of the words is in the name of, or all."""
    return [one for one in EVERYTHING if not words or any(word in one.name for word in words)]


def main(asked: list[str]) -> int:
    """Measure and show; 1 when a bar is not kept, 2 when nothing is so named."""
    pages = [each for each in asked if each.endswith(".md")]
    words = [each for each in asked if each not in pages]
    benches = chosen(words)
    if not benches or (words and pages):
        sys.stderr.write("No measurement is so named, or a page is to take a part of the table.\n")
        return 2
    results = [measure(bench, FULL) for bench in benches]
    text = f"{machine()}\n{table(results)}"
    sys.stdout.write(text)
    for page in pages:
        put(Path(page), text)
    return 0 if all(result.is_kept for result in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
