"""One thing that differs between two versions of an instrument, in a sentence."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class What(enum.Enum):
    """What has become of a thing; those in `LARGE` change what an answer says."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    RETYPED = "retyped"
    ANSWERS = "answers"
    GRADING = "grading"
    LIMITS = "limits"
    REQUIRED = "required"
    REWORDED = "reworded"
    MOVED = "moved"
    LOGIC = "logic"
    WEIGHT = "weight"
    WHOM = "whom"
    GUIDANCE = "guidance"
    HEAD = "head"


LARGE = frozenset(
    {
        *(What.ADDED, What.REMOVED, What.RENAMED, What.RETYPED),
        *(What.ANSWERS, What.GRADING, What.LIMITS, What.REQUIRED, What.WHOM),
    }
)
"""What makes a version more than a repair: something else is asked, or answered otherwise."""


LONGEST = 90


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: what it is, the key of what differs, and the sentence that says it."""

    what: What
    key: str
    sentence: str


def quoted(text: str) -> str:
    """Return a text in quotation marks, cut where it would fill the line."""
    short = text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"
    return f"“{short}”"
