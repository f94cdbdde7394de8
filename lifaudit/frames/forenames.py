"""Given names common in England today, only to notice when a column holds people."""

from __future__ import annotations

from functools import cache

from lifaudit.domain.places import resource


@cache
def forenames() -> frozenset[str]:
    """Return the names, in small letters."""
    return frozenset(resource("frames", "forenames.txt").read_text("utf-8").split())
