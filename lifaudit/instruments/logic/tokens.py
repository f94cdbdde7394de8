"""An expression cut into its signs: numbers, texts, names, references and operators."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from typing import NamedTuple

from lifaudit.domain.errors.logic import BadExpression

LONGEST = 10_000


class Sort(enum.Enum):
    """What a sign is."""

    NUMBER = "number"
    TEXT = "text"
    NAME = "name"
    REFERENCE = "reference"
    SIGN = "sign"
    END = "end"


class Token(NamedTuple):
    """One sign, what it says, and where it stands; a tuple, because a form has so many of them."""

    sort: Sort
    text: str
    start: int
    end: int


_NAME = r"[A-Za-z_][A-Za-z0-9_]*(?:[-.][A-Za-z0-9_]+)*"
_PATTERN = re.compile(
    rf"""(?P<space>[ \t\r\n]+)
    |(?P<reference>\$\{{[ ]?(?P<key>[A-Za-z0-9_][A-Za-z0-9_.:-]*)[ ]?\}})
    |(?P<number>(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+))
    |(?P<text>"[^"]*"|'[^']*')
    |(?P<name>(?<=[0-9])(?:div|mod)(?=[0-9])|{_NAME}(?::{_NAME})?)
    |(?P<sign>\.\.|!=|<=|>=|[-+*/=<>|(),.\[\]@])""",
    re.VERBOSE,
)
_CURLY = {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u00a0": " "}
_STRAIGHT = str.maketrans(_CURLY)
_SORTS = {"number": Sort.NUMBER, "name": Sort.NAME, "sign": Sort.SIGN}


def straightened(text: str) -> str:
    """Return an expression with the curly quotation marks of a word processor made straight."""
    return text.translate(_STRAIGHT)


def tokens_of(text: str) -> tuple[Token, ...]:
    """Cut an expression into its signs, an END last; raises BadExpression."""
    if len(text) > LONGEST:
        what = f"The expression is longer than {LONGEST} characters."
        raise BadExpression(what, "Work parts of it out in calculated questions.", 0, len(text))
    return (*_cut(straightened(text)), Token(Sort.END, "", len(text), len(text)))


def _cut(text: str) -> Iterator[Token]:
    at = 0
    for found in _PATTERN.finditer(text):
        if found.start() != at:
            break
        start, at = found.span()
        kind = found.lastgroup or ""
        if kind == "reference":
            yield Token(Sort.REFERENCE, found["key"], start, at)
        elif kind == "text":
            yield Token(Sort.TEXT, text[start + 1 : at - 1], start, at)
        elif kind != "space":
            yield Token(_SORTS[kind], text[start:at], start, at)
    if at < len(text):
        raise _unreadable(text, at)


def _unreadable(text: str, at: int) -> BadExpression:
    sign = text[at]
    if sign in "'\"":
        what, mend = "A text is not closed.", "Close it with the quotation mark it began with."
    elif sign == "$":
        what, mend = "A reference is not whole.", "Write it as ${section.question}."
    elif sign == "&":
        what, mend = "'&' is not an operator.", "Write and."
    elif sign == "!":
        what, mend = "'!' is not an operator.", "Write not(...), or != for unequal."
    else:
        what, mend = "A sign means nothing here.", "Take it out, or put text in quotation marks."
    return BadExpression(what, mend, at, at + 1)
