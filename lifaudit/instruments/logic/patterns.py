"""Regular expressions that people write, matched in time that grows with the text and no faster.

Python's own engine backtracks: `^(a+)+$` doubles its time with every letter. RE2 does not, and
refuses what would need it: looking around and referring back.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

MEMORY = 1 << 20
LONGEST_TEXT = 10_000


def refusal_of(pattern: str) -> str:
    """Say why a pattern cannot be used; nothing when it can."""
    return "" if _compiled(pattern) else "The pattern is not one this language can match."


def matches(text: str, pattern: str) -> bool:
    """Search a text for a pattern; what cannot be used, or is too long, matches nothing."""
    found = _compiled(pattern)
    return found is not None and len(text) <= LONGEST_TEXT and found.search(text) is not None


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> Any:
    import re2  # noqa: PLC0415 - most forms have no pattern, and loading it takes time

    options = re2.Options()
    options.max_mem, options.log_errors = MEMORY, False
    try:
        return re2.compile(pattern, options)
    except (re2.error, UnicodeError):
        return None
