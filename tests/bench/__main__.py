"""Measure, print the table, write it into a page: `python -m bench [PAGE.md] [WORD...]`.

Words choose the measurements whose names hold one of them; a page takes only a whole table.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.everything import EVERYTHING
from bench.frame import FULL, Bench, Result, measure
from bench.sheet import HEAD, line, machine, put, table


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
    results = list(_measured(benches))
    for page in pages:
        put(Path(page), f"{machine()}\n{table(results)}")
    return 0 if all(result.is_kept for result in results) else 1


def _measured(benches: Sequence[Bench]) -> Iterator[Result]:
    """Measure one after the other, and print each line as it comes."""
    _say(f"{machine()}\n{HEAD}")
    for bench in benches:
        result = measure(bench, FULL)
        _say(line(result))
        yield result


def _say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
