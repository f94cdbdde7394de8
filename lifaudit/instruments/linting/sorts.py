"""What sort of value a part of an expression comes to, as far as it can be told beforehand."""

from __future__ import annotations

import enum
import re

from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import Question
from lifaudit.instruments.linting.known import Known, Written
from lifaudit.instruments.linting.trees import EQUAL, ORDER, SUMS, literal, number
from lifaudit.instruments.logic.functions.function import Type
from lifaudit.instruments.logic.language import FUNCTIONS
from lifaudit.instruments.logic.tree import Call, Negated, Node, Operation

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Sort(enum.Enum):
    """A sort of value, in the words of a message."""

    NUMBER = "a number"
    DATE = "a date"
    TEXT = "text"
    CODE = "one of several codes"
    CODES = "a list of codes"
    TRUTH = "true or false"
    UNTOLD = "not known beforehand"


_OF_TYPE = {
    Type.NUMBER: Sort.NUMBER,
    Type.DAY: Sort.DATE,
    Type.TRUTH: Sort.TRUTH,
    Type.TEXT: Sort.TEXT,
}


def sort_of(known: Known, written: Written, node: Node) -> Sort:
    """Tell what sort of value a node comes to."""
    question = known.question(node, written)
    if question is not None:
        return _of_question(known, question)
    said = literal(node)
    return _of_literal(said) if said is not None else _of_work(known, written, node)


def _of_work(known: Known, written: Written, node: Node) -> Sort:
    match node:
        case Call():
            function = FUNCTIONS.get(node.name)
            return _OF_TYPE.get(function.returns, Sort.UNTOLD) if function else Sort.UNTOLD
        case Negated():
            return Sort.NUMBER
        case Operation() if node.sign in (*EQUAL, *ORDER, "and", "or"):
            return Sort.TRUTH
        case Operation() if node.sign in SUMS:
            return _of_sum(known, written, node)
        case _:
            return Sort.UNTOLD


def _of_question(known: Known, question: Question) -> Sort:
    kind = question.kind
    codes = known.codes(question)
    if kind.takes_several:
        return Sort.CODES
    if kind.is_number or (codes and all(number(code) is not None for code in codes)):
        return Sort.NUMBER
    if codes:
        return Sort.CODE
    if kind is Kind.DATE:
        return Sort.DATE
    if kind in (Kind.SHORT_TEXT, Kind.LONG_TEXT, Kind.PERSON):
        return Sort.TEXT
    return Sort.UNTOLD


def _of_literal(said: str) -> Sort:
    """Take a text that reads as a number or a date for one; '' goes with anything."""
    if not said:
        return Sort.UNTOLD
    if number(said) is not None:
        return Sort.NUMBER
    return Sort.DATE if _DAY.match(said) else Sort.TEXT


def _of_sum(known: Known, written: Written, node: Operation) -> Sort:
    """Days between two dates are a number; a date and some days are a day or a count of days."""
    rest: list[Node] = []
    start: Node = node
    while isinstance(start, Operation) and start.sign in SUMS:
        rest.append(start.right)
        start = start.left
    found = sort_of(known, written, start)
    for side in reversed(rest):
        sorts = {found, sort_of(known, written, side)}
        if sorts == {Sort.DATE}:
            found = Sort.NUMBER
        else:
            found = Sort.UNTOLD if sorts & {Sort.DATE, Sort.UNTOLD} else Sort.NUMBER
    return found
