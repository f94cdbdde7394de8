"""Simple conditions, as a person puts them together, and the expressions they are written as.

A rule is one or several conditions that must all hold, or of which one must. An expression that
says more than that (docs/expressions.md) is no rule, and is shown and changed as it is written.
"""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass

THIS = "."
"""What a condition asks about when it is about the answer itself, as in a constraint."""


class Sign(enum.Enum):
    """How an answer is held against a value."""

    IS = "is"
    IS_NOT = "is-not"
    MORE = "more"
    AT_LEAST = "at-least"
    LESS = "less"
    AT_MOST = "at-most"
    HOLDS = "holds"
    LACKS = "lacks"
    ANSWERED = "answered"
    EMPTY = "empty"

    @property
    def takes_value(self) -> bool:
        """Whether there is a value to hold the answer against."""
        return self not in (Sign.ANSWERED, Sign.EMPTY)


class Form(enum.Enum):
    """How a value is written: as words or a code, as a number, or as a day."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Condition:
    """One question held against one value; `question` is its key, or THIS."""

    question: str
    sign: Sign = Sign.IS
    value: str = ""
    form: Form = Form.TEXT

    @property
    def is_whole(self) -> bool:
        """Whether it can be written as an expression that reads back as the same."""
        return _is_name(self.question) and _is_value(self)


@dataclass(frozen=True, slots=True)
class Rule:
    """Conditions of which all must hold, or `either` of them."""

    conditions: tuple[Condition, ...] = ()
    either: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether every condition can be written."""
        return all(one.is_whole for one in self.conditions)


COMPARED = {
    "=": Sign.IS,
    "!=": Sign.IS_NOT,
    ">": Sign.MORE,
    ">=": Sign.AT_LEAST,
    "<": Sign.LESS,
    "<=": Sign.AT_MOST,
}
SIGNS = {sign: text for text, sign in COMPARED.items()}
_NAME = r"[a-z0-9]+(?:[.-][a-z0-9]+)*"
_WHOLE_NAME = re.compile(rf"\.|{_NAME}")
_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,9})?", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_ASKED = rf"(?:\$\{{\s*(?P<name>{_NAME})\s*\}}|(?P<this>\.))"
_QUOTED = r"'[^']*'|\"[^\"]*\""
_SELECTED = re.compile(rf"selected\(\s*{_ASKED}\s*,\s*(?P<code>{_QUOTED})\s*\)")
_LACKS = re.compile(rf"not\(\s*{_SELECTED.pattern}\s*\)")
_COMPARED = re.compile(
    rf"{_ASKED}\s*(?P<sign>!=|>=|<=|=|>|<)\s*"
    rf"(?:(?P<text>{_QUOTED})|date\(\s*(?P<day>'{_DAY.pattern}'|\"{_DAY.pattern}\")\s*\)"
    rf"|(?P<number>{_NUMBER.pattern})(?![\w.]))"
)
_JOIN = re.compile(r"\s+(?P<word>and|or)\s+")


def written(rule: Rule) -> str:
    """Write a rule as an expression; one without conditions is an empty one."""
    return (" or " if rule.either else " and ").join(_clause(one) for one in rule.conditions)


def read(expression: str) -> Rule | None:
    """Read an expression as a rule; None when it says more than a rule can."""
    text = expression.strip()
    conditions: list[Condition] = []
    words: set[str] = set()
    at = 0
    while text:
        found = _condition(text, at)
        if found is None:
            return None
        condition, at = found
        conditions.append(condition)
        if at == len(text):
            break
        join = _JOIN.match(text, at)
        if join is None:
            return None
        words.add(join["word"])
        at = join.end()
    return Rule(tuple(conditions), either="or" in words) if len(words) <= 1 else None


def _clause(one: Condition) -> str:
    asked = THIS if one.question == THIS else f"${{{one.question}}}"
    if one.sign is Sign.HOLDS:
        return f"selected({asked}, {_quoted(one.value)})"
    if one.sign is Sign.LACKS:
        return f"not(selected({asked}, {_quoted(one.value)}))"
    if not one.sign.takes_value:
        return f"{asked} {'=' if one.sign is Sign.EMPTY else '!='} ''"
    return f"{asked} {SIGNS[one.sign]} {_literal(one)}"


def _literal(one: Condition) -> str:
    if one.form is Form.NUMBER:
        return one.value
    return f"date({_quoted(one.value)})" if one.form is Form.DAY else _quoted(one.value)


def _quoted(text: str) -> str:
    return f'"{text}"' if "'" in text else f"'{text}'"


def _condition(text: str, at: int) -> tuple[Condition, int] | None:
    for pattern, sign in ((_LACKS, Sign.LACKS), (_SELECTED, Sign.HOLDS)):
        if found := pattern.match(text, at):
            return Condition(_asked(found), sign, found["code"][1:-1]), found.end()
    found = _COMPARED.match(text, at)
    return None if found is None else (_compared(found), found.end())


def _compared(found: re.Match[str]) -> Condition:
    asked, sign = _asked(found), COMPARED[found["sign"]]
    if found["number"]:
        return Condition(asked, sign, found["number"], Form.NUMBER)
    if found["day"]:
        return Condition(asked, sign, found["day"][1:-1], Form.DAY)
    value = found["text"][1:-1]
    if not value and sign in (Sign.IS, Sign.IS_NOT):
        return Condition(asked, Sign.EMPTY if sign is Sign.IS else Sign.ANSWERED)
    return Condition(asked, sign, value)


def _asked(found: re.Match[str]) -> str:
    return found["name"] or THIS


def _is_name(name: str) -> bool:
    return _WHOLE_NAME.fullmatch(name) is not None


def _is_value(one: Condition) -> bool:
    if not one.sign.takes_value:
        return not one.value and one.form is Form.TEXT
    if one.sign in (Sign.HOLDS, Sign.LACKS) and one.form is not Form.TEXT:
        return False
    if one.form is Form.TEXT:
        return bool(one.value) and not ("'" in one.value and '"' in one.value)
    shape = _NUMBER if one.form is Form.NUMBER else _DAY
    return shape.fullmatch(one.value) is not None
