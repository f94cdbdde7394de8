"""What must hold for an expression to hold, as alternatives of simple demands on answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from itertools import product

from lifaudit.instruments.linting.known import Known, Written
from lifaudit.instruments.linting.trees import EQUAL, ORDER, TURNED, chain, literal, number
from lifaudit.instruments.logic.tree import Call, Node, Operation

MOST = 32  # alternatives; beyond that nobody, and no linter, sees through an expression
_OPPOSITE = {"=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"} | {
    "has": "has not",
    "has not": "has",
}


@dataclass(frozen=True, slots=True)
class Demand:
    """That an answer is so: `=`, `!=`, `<`, `<=`, `>`, `>=`, `has` or `has not` a value."""

    question: str
    op: str
    value: str

    @property
    def needs_answer(self) -> bool:
        """Whether it can hold only of a question that has been asked and answered."""
        return self.op in ("has", *ORDER) or (self.op == "=" and self.value != "")


NEVER = Demand("", "=", "never")
Alternative = frozenset[Demand]
ANYTHING: Alternative = frozenset()


def alternatives(known: Known, written: Written) -> tuple[Alternative, ...]:
    """Return the ways in which an expression can hold; `ANYTHING` where it cannot be told."""
    return _ways(known, written, written.tree, holds=True)


def both(ones: Iterable[Alternative], others: Iterable[Alternative]) -> tuple[Alternative, ...]:
    """Return the ways in which two things hold at once."""
    ways = tuple({one | other for one, other in product(tuple(ones), tuple(others))})
    return ways if len(ways) <= MOST else (ANYTHING,)


def _ways(known: Known, written: Written, node: Node, *, holds: bool) -> tuple[Alternative, ...]:
    match node:
        case Operation(sign="and" | "or"):
            links = [_ways(known, written, one, holds=holds) for one in chain(node, node.sign)]
            return reduce(both if (node.sign == "and") is holds else _either, links)
        case Call(name="not", given=(inner,)):
            return _ways(known, written, inner, holds=not holds)
        case Call(name="true" | "false", given=()):
            return _constant(node.name == "true", holds=holds)
        case Call(name="selected", given=(first, second)):
            return _demand(known, written, (first, "has", second), holds=holds)
        case Operation() if node.sign in (*EQUAL, *ORDER):
            return _compared(known, written, node, holds=holds)
    return (ANYTHING,)


def _either(
    ones: tuple[Alternative, ...], others: tuple[Alternative, ...]
) -> tuple[Alternative, ...]:
    return (*ones, *others) if len(ones) + len(others) <= MOST else (ANYTHING,)


def _constant(truth: bool, *, holds: bool) -> tuple[Alternative, ...]:  # noqa: FBT001 - a value
    return (ANYTHING,) if truth is holds else (frozenset({NEVER}),)


def _compared(
    known: Known, written: Written, node: Operation, *, holds: bool
) -> tuple[Alternative, ...]:
    left, right = literal(node.left), literal(node.right)
    if left is not None and right is not None:
        return _constant(_holds(left, node.sign, right), holds=holds)
    if left is not None:
        turned = (node.right, TURNED.get(node.sign, node.sign), node.left)
        return _demand(known, written, turned, holds=holds)
    return _demand(known, written, (node.left, node.sign, node.right), holds=holds)


def _holds(left: str, op: str, right: str) -> bool:
    """Whether a comparison of two values that are written out holds."""
    if op in EQUAL:
        return (left == right) is (op == "=")
    one, other = number(left), number(right)
    if one is None or other is None:
        return False
    return {"<": one < other, "<=": one <= other, ">": one > other, ">=": one >= other}[op]


def _demand(
    known: Known, written: Written, said: tuple[Node, str, Node], *, holds: bool
) -> tuple[Alternative, ...]:
    node, op, other = said
    question, value = known.question(node, written), literal(other)
    if question is None or value is None or _is_many(known, written, question.key):
        return (ANYTHING,)
    return (frozenset({Demand(question.key, op if holds else _OPPOSITE[op], value)}),)


def _is_many(known: Known, written: Written, key: str) -> bool:
    """Whether a question stands in rows that the expression looks at from outside."""
    group = known.asked[key].group
    mine = written.asked.group if written.asked else None
    return group is not None and group is not mine
