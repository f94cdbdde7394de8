"""Places: where the files that travel with the product lie, and whether a place is there."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path


def resource(*parts: str) -> Path:
    """Return the path of a shipped file below `resources/`; it is not checked to exist."""
    return _top().joinpath("resources", *parts)


def is_there(path: Path) -> bool:
    """Tell whether something stands at a place, and that the system lets us see it.

    A stick that was pulled out, a folder of somebody else or a name that is too long is not there.
    """
    try:
        path.stat()
    except (OSError, ValueError):
        return False
    return True


@cache
def _top() -> Path:
    """Return the folder above `resources`: PyInstaller's own when frozen, else the checkout."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else Path(__file__).resolve().parents[2]
