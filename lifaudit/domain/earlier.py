"""What was answered under an earlier version of an audit's instrument; nothing of it is lost."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from lifaudit.domain.casework import Evidence
from lifaudit.domain.record import key
from lifaudit.domain.routes import Mapping

EMPTY = Mapping()


@dataclass(frozen=True, slots=True)
class EarlierAnswer:
    """One answer as it stood before a move, with what was asked and what it said in words.

    `to` are the paths where it goes on; where there are none, `why` ends the sentence that tells
    why it is kept beside. `question` is a path, or tells a note (lifaudit.domain.told). A move
    back marks what stands again as `restored`. What was recorded after the audit had moved on, by
    a laptop that had not heard of it, is told in the same way, of no `move`.
    """

    COMPARTMENT: ClassVar[str] = "answers/{case}/{agency}"
    audit: str = key()
    case: str = key()
    agency: str = key()
    question: str = key()
    move: str = key()
    identity: str = ""
    section: str = ""
    asked: str = field(default="", repr=False)
    value: str = field(default="", repr=False)
    words: str = field(default="", repr=False)
    note: str = field(default="", repr=False)
    evidence: tuple[Evidence, ...] = field(default=(), repr=False)
    to: tuple[str, ...] = ()
    why: str = field(default="", repr=False)
    restored: bool = False

    @property
    def came_later(self) -> bool:
        """It was recorded under the earlier version when the audit had moved on."""
        return not self.move

    @property
    def is_aside(self) -> bool:
        """It stands nowhere else."""
        return not (self.to or self.restored)


@dataclass(frozen=True, slots=True)
class EarlierGrade(EarlierAnswer):
    """One grade as it stood before a move, its reason as the note; sealed as grades are."""

    COMPARTMENT: ClassVar[str] = "grades/{case}/{agency}"


@dataclass(frozen=True, slots=True)
class Moved:
    """One move of an audit from one version to another, with all that the way back needs.

    `main` and `panel` are the mappings that were used; `form` and `panel_form` are the forms of
    before, whole. `number` counts the moves of an audit from 1.
    """

    COMPARTMENT: ClassVar[str] = "plan"
    audit: str = key()
    move: str = key()
    number: int = 0
    before: str = ""
    after: str = ""
    form: str = field(default="", repr=False)
    panel_form: str = field(default="", repr=False)
    main: Mapping = EMPTY
    panel: Mapping = EMPTY
    back: bool = False
