"""Places: where the files that travel with the product lie, installed or frozen."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path


def resource(*parts: str) -> Path:
    """Return the path of a shipped file below `resources/`; it is not checked to exist."""
    return _top().joinpath("resources", *parts)


@cache
def _top() -> Path:
    """Return the folder above `resources`: PyInstaller's own when frozen, else the checkout."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) if frozen else Path(__file__).resolve().parents[2]
