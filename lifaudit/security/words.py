"""Our list of plain words: for passphrases worth having, and for fingerprints read aloud."""

from __future__ import annotations

import functools
import hashlib
import secrets
from pathlib import Path

LIST = Path(__file__).parents[2] / "resources" / "words" / "words.txt"
SPOKEN = 7
SUGGESTED = 5


@functools.cache
def word_list() -> tuple[str, ...]:
    """Return every word, in the order that fingerprints are read by."""
    return tuple(LIST.read_text(encoding="utf-8").split())


def suggest(count: int = SUGGESTED) -> str:
    """Return `count` words drawn at random from the operating system, none twice."""
    return " ".join(secrets.SystemRandom().sample(word_list(), count))


def spoken(fingerprinted: bytes) -> tuple[str, ...]:
    """Return seven words that stand for these bytes: 90 bits that two people can read aloud."""
    number = int.from_bytes(hashlib.sha256(fingerprinted).digest(), "big")
    words = []
    for _ in range(SPOKEN):
        number, at = divmod(number, len(word_list()))
        words.append(word_list()[at])
    return tuple(words)
