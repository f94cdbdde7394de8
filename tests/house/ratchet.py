"""Keep the files that are wholly covered wholly covered: `ratchet.py check|grow COVERAGE.json`."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path

LIST = Path(__file__).with_name("perfect.txt")
ROOMS = ("lifaudit/domain/", "lifaudit/instruments/", "lifaudit/security/", "lifaudit/store/")


def perfect(report: Mapping[str, object]) -> frozenset[str]:
    """List the files of a coverage report with no line and no branch missed."""
    files = report["files"]
    assert isinstance(files, dict)
    return frozenset(
        place.replace("\\", "/")
        for place, found in files.items()
        if not found["missing_lines"] and not found.get("missing_branches")
    )


def promised(text: str) -> frozenset[str]:
    """Read the files the list names."""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return frozenset(line for line in lines if line)


def fallen(promised_files: frozenset[str], report: Mapping[str, object]) -> tuple[str, ...]:
    """Name what was promised and is no longer so, in order."""
    return tuple(sorted(promised_files - perfect(report)))


def grown(promised_files: frozenset[str], report: Mapping[str, object]) -> tuple[str, ...]:
    """Add every newly perfect file of the four rooms that must be perfect."""
    new = {
        place for place in perfect(report) if place.startswith(ROOMS) and "__init__" not in place
    }
    return tuple(sorted(promised_files | new))


def check(report: Mapping[str, object]) -> int:
    """Say which files fell; 1 when any did."""
    lost = fallen(promised(LIST.read_text("utf-8")), report)
    for place in lost:
        sys.stderr.write(f"{place}: was at 100 % of lines and branches, and is not any more\n")
    return 1 if lost else 0


def grow(report: Mapping[str, object]) -> int:
    """Add what became perfect; the list never shrinks by itself."""
    text = LIST.read_text("utf-8")
    head = "".join(line for line in text.splitlines(keepends=True) if line.startswith("#"))
    LIST.write_text(
        head + "".join(f"{place}\n" for place in grown(promised(text), report)), "utf-8"
    )
    return 0


if __name__ == "__main__":
    act = {"check": check, "grow": grow}[sys.argv[1]]
    sys.exit(act(json.loads(Path(sys.argv[2]).read_text("utf-8"))))
