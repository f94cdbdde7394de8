"""The results as one table, on the screen and in docs/performance.md."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from bench.frame import Result

OPENING = "<!-- measured -->\n"
CLOSING = "<!-- /measured -->\n"
HEAD = (
    "| what | takes | against | which takes | ratio | bar | kept |\n|---|---|---|---|---|---|---|\n"
)


def table(results: Iterable[Result]) -> str:
    """Lay the results out, one row each."""
    return HEAD + "".join(line(result) for result in results)


def machine() -> str:
    """Say when and on what kind of machine, without naming it."""
    day = datetime.now(UTC).date()
    return (
        f"Measured on {day.day} {day:%B %Y}: {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} cores, Python {platform.python_version()}.\n"
    )


def put(page: Path, text: str) -> None:
    """Replace what stands between the two marks of a page; the rest is people's."""
    before, opening, rest = page.read_text("utf-8").partition(OPENING)
    _, closing, after = rest.partition(CLOSING)
    page.write_text(before + opening + text + closing + after, "utf-8")


def line(result: Result) -> str:
    """Write one row of the table."""
    bench = result.bench
    return (
        f"| {bench.name} | {_time(result.subject)} | {bench.baseline} | {_time(result.baseline)} "
        f"| {result.ratio:.2f} | {bench.limit} | {'yes' if result.is_kept else 'NO'} |\n"
    )


def _time(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.3f} ms"
