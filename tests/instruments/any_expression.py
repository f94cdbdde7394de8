"""Expressions of every sort: sound ones, ones that mean nothing, and soup."""

from __future__ import annotations

import random

KEYS = ("visit.made", "visit.who", "visit.on", "visit.times", "visit.minutes", "visit.events")
CODES = ("yes", "no", "mother", "", "2026-01-31", "7", "goood")
CALLS = ("selected", "sum", "count", "not", "if", "round", "date", "position", "regex", "slected")
SIGNS = ("=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod", "and", "or", "|")
SOUP = (
    "(",
    ")",
    ",",
    "'",
    '"',
    "${",
    "}",
    ".",
    "..",
    "/",
    "[",
    "]",
    "$",
    "!",
    "&",
    "\u2019",
    "\x00",
)
DEEP = 4


def expression(chance: random.Random) -> str:
    """Return an expression; one in three has something in it that does not belong there."""
    text = _part(chance, DEEP)
    if chance.random() < 1 / 3:
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(SOUP) + text[at + chance.randrange(3) :]
    return text


def _part(chance: random.Random, deep: int) -> str:
    leaves = (
        f"${{{chance.choice(KEYS)}}}",
        f"'{chance.choice(CODES)}'",
        str(chance.randrange(-3, 99)),
        chance.choice((".", "..", "name", "today()", "true()", "false()")),
    )
    shape = chance.randrange(len(leaves) + (3 if deep else 0))
    if shape < len(leaves):
        return leaves[shape]
    parts = [_part(chance, deep - 1) for _ in range(chance.randrange(4))]
    if shape == len(leaves):
        return f"{chance.choice(CALLS)}({', '.join(parts)})"
    return f"({f' {chance.choice(SIGNS)} '.join(parts) or 'today()'})"
