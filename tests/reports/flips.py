"""Bits turned over everywhere in a signed report, and the file cut anywhere."""

from __future__ import annotations

import random
import re
from collections import Counter

from lifaudit.domain.signing import State
from lifaudit.reports.verdict import verify

CALLED_OUT = (State.NOT_INTACT, State.UNREADABLE)


def regions(pdf):
    """Return the parts a forger aims at, as ranges of bytes; each is tried as often."""
    start, resume, _ = (
        int(number) for number in re.search(rb"/ByteRange ?\[0 (\d+) (\d+) (\d+)\]", pdf).groups()
    )
    first = pdf.index(b"%%EOF")
    zeros = pdf.index(b"00000000", start)
    return {
        "the whole file": range(len(pdf)),
        "the header": range(20),
        "the first index": range(pdf.rindex(b"obj", 0, first - 200), first + 6),
        "the signing update": range(first + 6, start),
        "the envelope": range(start, zeros),
        "its padding": range(zeros, resume),
        "the dictionary and the last index": range(resume, len(pdf)),
    }


def flip(pdf, roots, times, seed):
    """Turn over so many single bits; return how often what was said, by region."""
    chance, said = random.Random(seed), Counter()  # noqa: S311 - a place is no secret
    parts = regions(pdf)
    for number in range(times):
        name = tuple(parts)[number % len(parts)]
        spoilt = bytearray(pdf)
        spoilt[chance.choice(parts[name])] ^= 1 << chance.randrange(8)
        said[name, _notice(bytes(spoilt), roots)] += 1
    return said


def cut(pdf, roots, times, seed):
    """Cut the file so often; return how often what was said."""
    chance = random.Random(seed)  # noqa: S311 - a place is no secret
    return Counter(_notice(pdf[: chance.randrange(len(pdf))], roots) for _ in range(times))


def _notice(pdf, roots):
    state = verify(pdf, roots).state
    return "called out" if state in CALLED_OUT else f"UNNOTICED {state.name}"
