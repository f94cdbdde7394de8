"""Measure everything, print the table, write it into a page: `python -m bench [PAGE]`."""

from __future__ import annotations

import sys
from pathlib import Path

from bench.everything import EVERYTHING
from bench.frame import FULL, measure
from bench.sheet import machine, put, table


def main(pages: list[str]) -> int:
    """Measure and show; 1 when a bar is not kept."""
    results = [measure(bench, FULL) for bench in EVERYTHING]
    text = f"{machine()}\n{table(results)}"
    sys.stdout.write(text)
    for page in pages:
        put(Path(page), text)
    return 0 if all(result.is_kept for result in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
