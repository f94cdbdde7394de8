"""Whose every kind of record in an audit is to write, beside its lead's: the table of it."""

from __future__ import annotations

import enum
import hashlib
from collections.abc import Mapping

from lifaudit.domain.audit import Audit, ExpectedAgency, PinnedInstrument
from lifaudit.domain.by_words import KeyBox
from lifaudit.domain.calibration import PracticeCase, PracticeGrade
from lifaudit.domain.case import Case, Draw, Exclusion, Frame, MatchKey
from lifaudit.domain.casework import (
    Answer,
    Feedback,
    Grade,
    Reflection,
    Reflector,
    Return,
    Row,
    SectionNotes,
    Voice,
)
from lifaudit.domain.commenting import Circulated, Comment, DraftFinding, Response
from lifaudit.domain.earlier import EarlierAnswer, EarlierGrade, Moved
from lifaudit.domain.learning import Action, Finding, Recommendation, SealedReport, Summary
from lifaudit.domain.moderation import Moderation
from lifaudit.domain.record import Record, key_fields, kind_of
from lifaudit.domain.reveal import CaseCalled, NotRevealed, Released
from lifaudit.domain.running_order import CaseDay, DayStep
from lifaudit.domain.sign_off import Approval, Representative


class Whose(enum.Enum):
    """Who may write a kind of record, beside the audit's lead."""

    AGENCY = "agency"
    """Its agency; of the panel's sheet who records, of a third look who moderates."""
    KEEPERS = "keepers"
    """Its agency, or who worked there before: the keys of what they committed lie with them."""
    RECORDERS = "recorders"
    """Who records for the room, or did."""
    MODERATORS = "moderators"
    AUTHOR = "author"
    """The person it names and, where it names one, of that agency."""
    LEAD = "lead"
    """Nobody else."""


LEARNED: tuple[type[Record], ...] = (Finding, Recommendation, Action, Summary)
"""What an audit teaches: everybody's where the audit began before this was anybody's."""

TABLE: Mapping[Whose, tuple[type[Record], ...]] = {
    Whose.AGENCY: (
        *(Return, Answer, Row, SectionNotes, Grade, Voice),
        *(Reflector, Reflection, Feedback),
    ),
    Whose.KEEPERS: (KeyBox, Released),
    Whose.RECORDERS: (CaseDay, DayStep, CaseCalled, NotRevealed, *LEARNED),
    Whose.MODERATORS: (Moderation,),
    Whose.AUTHOR: (Comment, PracticeGrade),
    Whose.LEAD: (
        *(Audit, ExpectedAgency, PinnedInstrument, Representative),
        *(Frame, Exclusion, Draw, Case, MatchKey, Moved, EarlierAnswer, EarlierGrade),
        *(Circulated, DraftFinding, Response, PracticeCase, SealedReport, Approval),
    ),
}
"""Whose it is to write; a kind that stands nowhere here is everybody's."""

WHOSE: Mapping[str, Whose] = {kind_of(one): whose for whose, some in TABLE.items() for one in some}
GUARDED = tuple(WHOSE)
"""The kinds of records that not everybody in an audit may write."""
OF_BEFORE = frozenset(map(kind_of, LEARNED))
RULE = hashlib.sha256(repr(sorted((k, w.value) for k, w in WHOSE.items())).encode()).hexdigest()
"""By what a store knows that it was judged by this table and no other."""

_SAYS = {
    Whose.AGENCY: {"agency", "stage"},
    Whose.KEEPERS: {"agency"},
    Whose.AUTHOR: {"agency", "person"},
}


def _part(kind: type[Record], says: set[str]) -> slice:
    """Return where a key says whose it is; side by side, as thousands are cut out at a time."""
    said = [at for at, name in enumerate(key_fields(kind)) if name in says]
    return slice(said[0], said[-1] + 1)


_PART = {kind_of(one): _part(one, says) for whose, says in _SAYS.items() for one in TABLE[whose]}
_NONE = slice(0, 0)


def sphere(kind: str, place: tuple[str, ...]) -> tuple[str, ...]:
    """Return what of a record's key says whose it is: its agency, of a grade its stage, its author.

    In the order in which they stand in the key; nothing where the kind alone says it.
    """
    return place[_PART.get(kind, _NONE)]
