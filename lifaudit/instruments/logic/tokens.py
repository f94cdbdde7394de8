"""An expression cut into its signs: numbers, texts, names, references and operators."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Token:
    """One sign, what it says, and where it stands."""

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
_SORTS = {
    "number": Sort.NUMBER,
    "text": Sort.TEXT,
    "name": Sort.NAME,
    "sign": Sort.SIGN,
}


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
    while at < len(text):
        found = _PATTERN.match(text, at)
        if found is None:
            raise _unreadable(text, at)
        at = found.end()
        kind = found.lastgroup or ""
        if found["reference"] is not None:
            yield Token(Sort.REFERENCE, found["key"], found.start(), found.end())
        elif kind != "space":
            yield Token(_SORTS[kind], _said(kind, found[kind]), found.start(), found.end())


def _said(kind: str, text: str) -> str:
    return text[1:-1] if kind == "text" else text


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
