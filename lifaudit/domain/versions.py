"""Versions of an instrument: how they are written, which is later, and which comes next."""

from __future__ import annotations

import re

FIRST = "1.0"
MOST = 9999
_VERSION = re.compile(r"\d{1,4}(?:\.\d{1,4}){0,2}", re.ASCII)

Version = tuple[int, int, int]


def is_version(text: str) -> bool:
    """Whether this is a version as people write it: one to three numbers with dots."""
    return _VERSION.fullmatch(text) is not None


def read_version(text: str) -> Version:
    """Read a version; what is none comes before all others, and 2 is the same as 2.0."""
    if not is_version(text):
        return (-1, 0, 0)
    first, second, third, *_ = (*(int(one) for one in text.split(".")), 0, 0)
    return (first, second, third)


def in_words(text: str) -> str:
    """Say a version as people read it: of a composed one first its own, then those of its parts."""
    own, *added = text.split("+")
    parts = [" ".join(re.split(r"[@-]", one)) for one in added]
    return f"{own} with {', '.join(parts)}" if parts else own


def next_small(text: str) -> str:
    """Return the version after a repair that leaves every answer what it was."""
    first, second, _ = read_version(text)
    return f"{first}.{second + 1}" if second < MOST else next_large(text)


def next_large(text: str) -> str:
    """Return the version after a change of what is asked."""
    return f"{read_version(text)[0] + 1}.0"
