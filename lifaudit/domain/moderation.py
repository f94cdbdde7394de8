"""Moderation: at which grades a third look is taken, drawn so that anybody can repeat it.

What is moderated is a case, or one agency by itself where agencies judge themselves (section 11).
Everything that carries the weakest grade can be taken, and a share of the rest by chance: it is
ordered by the SHA-256 of seed and code, as samples are (docs/decisions/0008).
"""

from __future__ import annotations

import enum
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import ClassVar

from lifaudit.domain.casework import PANEL
from lifaudit.domain.record import key
from lifaudit.domain.sampling import rank

HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Moderation:
    """What was chosen for moderation; `held` is everything that could have been, by its code.

    `weak` was taken for its grade, `drawn` by chance; `share` is per cent of what is not weak.
    """

    COMPARTMENT: ClassVar[str] = "panel"
    audit: str = key()
    share: int = 0
    weakest: bool = False
    seed: str = ""
    held: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    drawn: tuple[str, ...] = ()
    drawn_on: date | None = None

    @property
    def is_drawn(self) -> bool:
        """Something was chosen, and not discarded."""
        return self.drawn_on is not None


@dataclass(frozen=True, slots=True)
class Share:
    """What is asked of a choice: all of the weakest or not, how much of the rest, and the seed."""

    share: int
    seed: str
    weakest: bool = True


class Shut(enum.Enum):
    """Why moderation can only be read."""

    NOT_STARTED = "not-started"
    SIGNED = "signed"
    NOT_A_MODERATOR = "not-a-moderator"


class Because(enum.Enum):
    """Why something is moderated."""

    WEAKEST = "weakest"
    CHANCE = "chance"
    BESIDE = "beside"


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that can be moderated: its code, the case, and whose grade (PANEL for the case)."""

    code: str
    case: str
    agency: str
    name: str

    @property
    def is_case(self) -> bool:
        """It is about all agencies together."""
        return self.agency == PANEL


@dataclass(frozen=True, slots=True)
class Moderated:
    """One thing chosen for moderation, or moderated beside the choice, and how far it is.

    `graded` counts whole moderated grades; `whole` says that nothing is left.
    """

    subject: Subject
    because: Because
    graded: int
    whole: bool
    before: str
    after: str

    @property
    def state(self) -> str:
        """How far it is, in words."""
        if self.whole:
            return "Moderated"
        return "Begun" if self.graded else "To do"


def choose(held: Sequence[str], weak: Collection[str], wish: Share) -> tuple[list[str], list[str]]:
    """Return what is taken for its grade, and what is drawn of the rest by chance, each in order.

    Of a share that is no whole number one more is drawn, so that a share never draws nothing.
    """
    taken = sorted(one for one in held if wish.weakest and one in weak)
    rest = sorted((one for one in held if one not in taken), key=lambda one: rank(wish.seed, one))
    number = min(len(rest), ceil(len(rest) * wish.share / HUNDRED))
    return taken, sorted(rest[:number])


def is_repeatable(standing: Moderation) -> bool:
    """Draw again from what is recorded and tell whether the same comes out."""
    wish = Share(standing.share, standing.seed, standing.weakest)
    again = choose(standing.held, standing.weak, wish)
    return again == (list(standing.weak), list(standing.drawn))


def because_of(standing: Moderation, code: str) -> Because:
    """Say why something is moderated."""
    if code in standing.weak:
        return Because.WEAKEST
    return Because.CHANCE if code in standing.drawn else Because.BESIDE
