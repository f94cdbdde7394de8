"""The parts of an instrument that is being written, each a record with one cell per property.

So one edit is one small event, undo goes back by it, and what two people changed comes together.
A part keeps its id for ever, whatever it is called; `place` orders it among its like
(lifaudit.domain.ordering). A part taken out stays, so that it can be brought back.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from lifaudit.domain.instrument import UNSCORED, Changed, Descriptor, Scoring
from lifaudit.domain.kinds import Kind
from lifaudit.domain.question import ALWAYS, UNLIMITED, Choice, Limits, Logic
from lifaudit.domain.record import key
from lifaudit.domain.scale import Point


@dataclass(frozen=True, slots=True)
class DraftInstrument:
    """What the whole instrument says of itself, and what has become of the draft.

    `begun_from` is the identity it was begun from, `published` the one it became.
    """

    COMPARTMENT: ClassVar[str] = "instruments"
    draft: str = key()
    name: str = ""
    version: str = ""
    title: str = ""
    subject: str = "case"
    use: str = "return"
    purpose: str = ""
    minutes: int = 0
    provenance: str = ""
    statement: str = ""
    grade_scale: str | None = None
    scoring: Scoring = UNSCORED
    changes: tuple[Changed, ...] = ()
    retires: str = ""
    adds_to: tuple[str, ...] = ()
    begun_from: str = ""
    published: str = ""
    discarded: bool = False

    @property
    def is_open(self) -> bool:
        """It can still be changed."""
        return not (self.published or self.discarded)

    @property
    def is_away(self) -> bool:
        """It was put away and can be brought back."""
        return self.discarded and not self.published


@dataclass(frozen=True, slots=True)
class DraftedPart:
    """What every part of a draft has: an id that stays, a key, a place, and whether it is out."""

    COMPARTMENT: ClassVar[str] = "instruments"
    draft: str = key()
    part: str = key()
    name: str = ""
    place: str = ""
    removed: bool = False


@dataclass(frozen=True, slots=True)
class DraftScale(DraftedPart):
    """One scale of a draft."""

    title: str = ""
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftSection(DraftedPart):
    """One section of a draft; `overall` is answered last."""

    overall: bool = False
    title: str = ""
    intro: str = ""
    graded: bool = False
    grade_guidance: str = ""
    descriptors: tuple[Descriptor, ...] = ()
    notes: bool = False
    relevant: str = ""
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class DraftQuestion(DraftedPart):
    """One question of a draft, in a section or else in the rows of a group, named by their part."""

    section: str = ""
    group: str = ""
    text: str = field(default="", repr=False)
    kind: Kind = Kind.LONG_TEXT
    guidance: str = ""
    evidence_prompts: tuple[str, ...] = ()
    scale: str | None = None
    choices: tuple[Choice, ...] = ()
    required: bool = False
    tags: frozenset[str] = frozenset()
    agencies: frozenset[str] = frozenset()
    limits: Limits = UNLIMITED
    logic: Logic = ALWAYS
    weight: float = 1.0
    evidence_least: int = 0

    @property
    def home(self) -> tuple[str, str]:
        """Where it is asked."""
        return (self.section, self.group)


DraftPart = DraftScale | DraftSection | DraftQuestion
DraftRecord = DraftInstrument | DraftPart


@dataclass(frozen=True, slots=True)
class Parts:
    """Every part of one draft, those taken out as well."""

    head: DraftInstrument
    scales: tuple[DraftScale, ...] = ()
    sections: tuple[DraftSection, ...] = ()
    questions: tuple[DraftQuestion, ...] = ()
