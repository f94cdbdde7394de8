"""Going through the parts of an expression."""

from __future__ import annotations

from collections.abc import Iterator

from lifaudit.instruments.logic.tree import Negated, Node, Number, Operation, Text

EQUAL = ("=", "!=")
ORDER = ("<", "<=", ">", ">=")
SUMS = ("+", "-", "*", "div", "mod")
TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


def every_part(tree: Node) -> Iterator[Node]:
    """Give a node and everything in it, in the order in which it is written.

    Not by calling itself: `1 + 1 + ...` may be thousands of nodes deep.
    """
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(node.parts))


def chain(tree: Node, sign: str) -> list[Node]:
    """Return what an operator joins, first to last: `a and b and c` are three."""
    links: list[Node] = []
    while isinstance(tree, Operation) and tree.sign == sign:
        links.append(tree.right)
        tree = tree.left
    return [tree, *reversed(links)]


def comparisons(nodes: tuple[Node, ...]) -> Iterator[tuple[Node, str, Node]]:
    """Give every comparison among them from both of its sides: what, how, with what."""
    for node in nodes:
        if isinstance(node, Operation) and node.sign in (*EQUAL, *ORDER):
            yield node.left, node.sign, node.right
            yield node.right, TURNED.get(node.sign, node.sign), node.left


def literal(node: Node) -> str | None:
    """Return what a node says outright, as a text; None where it has to be worked out."""
    match node:
        case Text():
            return node.value
        case Number():
            return f"{node.value:g}"
        case Negated(inner=Number(value=value)):
            return f"{-value:g}"
        case _:
            return None


def number(text: str) -> float | None:
    """Return a text as a number, or None where it is none."""
    try:
        return float(text)
    except ValueError:
        return None
