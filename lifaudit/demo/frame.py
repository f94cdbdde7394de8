"""The list the demo samples from: invented codes and groups, written as a CSV file."""

from __future__ import annotations

import csv
import random
from pathlib import Path

HELD = {"Early help": 20, "Child in need": 20, "Child protection": 40}
LOCALITIES = ("North", "East", "South", "West")


def write_frame(path: Path, seed: int, cases: int) -> None:
    """Write a frame of codes, plans and localities, large enough for so many cases."""
    chance = random.Random(seed)  # noqa: S311 - an invented list, the same at every run
    times = max(1, -(-cases // 8))
    rows = [
        (plan, chance.choice(LOCALITIES))
        for plan, count in HELD.items()
        for _ in range(count * times)
    ]
    chance.shuffle(rows)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("Reference", "Plan", "Locality"))
        for number, row in enumerate(rows, start=1):
            writer.writerow((f"EX-{number:04d}", *row))
