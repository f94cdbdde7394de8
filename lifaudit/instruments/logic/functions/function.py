"""What a function is: its name, how much it takes, what it returns, and how it is worked out."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass

from lifaudit.instruments.logic.scope import Scope
from lifaudit.instruments.logic.values import Value

ANY_NUMBER = 99


class Type(enum.Enum):
    """The sort of a value, as far as it can be told before anybody answers."""

    NUMBER = "a number"
    TEXT = "text"
    TRUTH = "true or false"
    DAY = "a date"
    NODES = "answers"
    CODES = "codes"
    ANY = "anything"


Work = Callable[..., Value]
"""Called with the scope, then with what the function is given, worked out in order."""


@dataclass(frozen=True, slots=True)
class Function:
    """One function; `least` and `most` say how many things it takes, `wants` of which sort.

    The last of `wants` holds for all that follow.
    """

    name: str
    least: int
    most: int
    returns: Type
    wants: tuple[Type, ...]
    work: Work

    def fits(self, given: int) -> bool:
        """Whether it can be given so many things."""
        return self.least <= given <= self.most

    @property
    def takes(self) -> str:
        """How many things it takes, in words."""
        if self.least == self.most:
            return _things(self.most)
        if self.most == ANY_NUMBER:
            return f"at least {_things(self.least)}"
        return f"{self.least} to {_things(self.most)}"


Named = Callable[[Scope], Value]


def _things(number: int) -> str:
    return "nothing" if not number else f"{number} thing{'' if number == 1 else 's'}"
