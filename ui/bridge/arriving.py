"""Where a file leads that the system hands over: a double click, a right click, a second start."""

from __future__ import annotations

from pathlib import Path

from ui.bridge.desk import Desk
from ui.bridge.route import CheckReport, TakeIn

REPORT = ".pdf"


def arrive(desk: Desk, file: str) -> None:
    """Check a report at once; look into a pack as soon as a vault is open."""
    if Path(file).suffix.lower() == REPORT:
        desk.go(CheckReport(file))
    else:
        desk.want(TakeIn(file))
