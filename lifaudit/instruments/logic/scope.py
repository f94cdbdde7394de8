"""What an expression can see while it is worked out: other answers, its own, its row, the day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from lifaudit.instruments.logic.values import Day, Nodes, Value


class Scope(Protocol):
    """The place an expression stands at, and what can be looked up from there."""

    @property
    def today(self) -> Day:
        """The day the return is worked out for."""
        ...

    @property
    def now(self) -> Day:
        """That day with its time."""
        ...

    @property
    def here(self) -> str:
        """The answer the expression stands at."""
        ...

    @property
    def kept(self) -> str:
        """What was worked out here before."""
        ...

    @property
    def number(self) -> int:
        """The number of the row it stands in, from 1; 0 outside a group."""
        ...

    def nodes(self, key: str) -> Nodes:
        """Return the answers to a question as they are seen from here."""
        ...

    def every(self, key: str) -> Nodes:
        """Return the answers to a question in every row, those that do not apply as nothing."""
        ...

    def label(self, key: str, code: str) -> str:
        """Return how a code of a question reads; nothing where it has none."""
        ...

    def property(self, name: str) -> str:
        """Return a property of the choice that is looked at."""
        ...


@dataclass(frozen=True, slots=True)
class Given:
    """One thing a function is given: worked out, or as it is written."""

    value: Value
    key: str = ""
