"""A release by eight words: what travels ahead of them, what is read aloud, what was misheard."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from lifaudit.domain.record import key

WORDS = 8


@dataclass(frozen=True, slots=True)
class KeyBox:
    """The keys of what an agency committed of a case, in a box that only its eight words open.

    `by` is who made it: two colleagues of one agency may each have words of their own.
    """

    COMPARTMENT: ClassVar[str] = "plan"
    audit: str = key()
    case: str = key()
    agency: str = key()
    by: str = key()
    compartments: tuple[str, ...] = ()
    box: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class TypedHere:
    """On this laptop somebody typed an agency's words; `about` is the audit."""

    COMPARTMENT: ClassVar[str] = "register"
    about: str = key()
    case: str = key()
    agency: str = key()
    compartments: tuple[str, ...] = ()
    at: datetime | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class SaidOfCase:
    """The words of one case, and how the case is called."""

    case: str
    called: str
    words: tuple[str, ...] = field(repr=False)

    @property
    def aloud(self) -> str:
        """The words in one line."""
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Envelope:
    """What an agency that cannot be in the room leaves in an envelope: the words of its cases."""

    marking: str
    audit: str
    agency: str
    person: str = field(repr=False)
    made: datetime
    cases: tuple[SaidOfCase, ...] = ()

    def of(self, case: str) -> SaidOfCase | None:
        """Return the words of one case, if there are any."""
        return next((one for one in self.cases if one.case == case), None)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why what was typed cannot be the words that were said; for the screen and nothing else.

    `place` counts from 1 and is 0 where no single word is wrong; `meant` are words like it.
    """

    found: int
    place: int = 0
    meant: tuple[str, ...] = field(default=(), repr=False)

    @property
    def sentence(self) -> str:
        """What to listen for again."""
        if self.place:
            like = f" Perhaps {' or '.join(self.meant)}?" if self.meant else ""
            return f"Word {self.place} is not one of the list.{like}"
        if self.found != WORDS:
            many = "1 word is" if self.found == 1 else f"{self.found} words are"
            return f"{many} here; it takes eight."
        return (
            "The eight words do not belong together: one is another word, or two stand in the "
            "wrong order. Have them read again."
        )
