"""The laptop's own clock, handed in at the doors."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


def system_clock() -> datetime:
    """Return the present moment as aware UTC."""
    from datetime import UTC, datetime  # noqa: PLC0415 - the window stands before it is asked

    return datetime.now(UTC)
