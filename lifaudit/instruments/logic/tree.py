"""What an expression says, as a tree of frozen values that know where they stand in its text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an expression's text, counted from 0; `end` is the first character after it."""

    start: int
    end: int

    @property
    def character(self) -> int:
        """Where it begins, as people count: from 1."""
        return self.start + 1


@dataclass(frozen=True, slots=True)
class Node:
    """Any part of an expression."""

    span: Span = field(compare=False)

    @property
    def parts(self) -> tuple[Node, ...]:
        """What it is made of."""
        return ()

    def walk(self) -> Iterator[Node]:
        """Give the part itself and everything inside it."""
        left: list[Node] = [self]
        while left:
            one = left.pop()
            yield one
            left.extend(reversed(one.parts))


@dataclass(frozen=True, slots=True)
class Number(Node):
    """A number as it is written."""

    value: float


@dataclass(frozen=True, slots=True)
class Text(Node):
    """A text in quotation marks."""

    value: str


@dataclass(frozen=True, slots=True)
class Reference(Node):
    """Another question, as `${key}` or `../key`."""

    key: str


@dataclass(frozen=True, slots=True)
class Extra(Node):
    """A bare name: a property of a choice, in a choice filter."""

    name: str


@dataclass(frozen=True, slots=True)
class Here(Node):
    """`.`: the answer the expression stands at."""


@dataclass(frozen=True, slots=True)
class Parent(Node):
    """`..`: the row the expression stands in."""


@dataclass(frozen=True, slots=True)
class Call(Node):
    """A function and what it is given."""

    name: str
    given: tuple[Node, ...]

    @property
    def parts(self) -> tuple[Node, ...]:
        return self.given


@dataclass(frozen=True, slots=True)
class Operation(Node):
    """Two parts with an operator between them."""

    sign: str
    left: Node
    right: Node

    @property
    def parts(self) -> tuple[Node, ...]:
        return (self.left, self.right)


@dataclass(frozen=True, slots=True)
class Negated(Node):
    """A minus before a part."""

    inner: Node

    @property
    def parts(self) -> tuple[Node, ...]:
        return (self.inner,)
