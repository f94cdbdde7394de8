"""The laptop's own clock, handed in at the doors."""

from __future__ import annotations

from datetime import UTC, datetime


def system_clock() -> datetime:
    """Return the present moment as aware UTC."""
    return datetime.now(UTC)
