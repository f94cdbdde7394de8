"""Who may write where in an audit: the rule by which an entry of others counts, or is set aside.

A return is its agency's, the panel's sheet and the day are the recorder's, the plan is the lead's.
The lead may write in an agency's place, as from a sheet of paper.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from lifaudit.domain.audit import Audit, ExpectedAgency, PinnedInstrument
from lifaudit.domain.by_words import KeyBox
from lifaudit.domain.case import Case, Draw, Exclusion, Frame, MatchKey
from lifaudit.domain.casework import (
    PANEL,
    Answer,
    Feedback,
    Grade,
    Reflection,
    Reflector,
    Return,
    Row,
    SectionNotes,
    Stage,
    Voice,
)
from lifaudit.domain.earlier import EarlierAnswer, EarlierGrade, Moved
from lifaudit.domain.membership import MODERATORS
from lifaudit.domain.partnership import Role
from lifaudit.domain.record import Record, key_fields, kind_of
from lifaudit.domain.reveal import CaseCalled, NotRevealed, Released
from lifaudit.domain.running_order import CaseDay, DayStep
from lifaudit.domain.sign_off import Representative

CLOCKS_DIFFER = timedelta(days=1)
"""How far the date of an entry may lie beyond a change of agency or role."""

_AGENCYS: tuple[type[Record], ...] = (
    *(Return, Answer, Row, SectionNotes, Grade, Voice),
    *(Reflector, Reflection, Feedback, KeyBox, Released),
)
_ROOMS: tuple[type[Record], ...] = (CaseDay, DayStep, CaseCalled, NotRevealed)
_LEADS: tuple[type[Record], ...] = (
    *(Audit, ExpectedAgency, PinnedInstrument, Representative),
    *(Frame, Exclusion, Draw, Case, MatchKey, Moved, EarlierAnswer, EarlierGrade),
)
_AGENCY_AT = {kind_of(one): key_fields(one).index("agency") for one in _AGENCYS}
_GRADE, _STAGE_AT = kind_of(Grade), key_fields(Grade).index("stage")
GUARDED = (*_AGENCY_AT, *map(kind_of, (*_ROOMS, *_LEADS)))
"""The kinds of records that not everybody in an audit may write."""
_OF_ROOM, _OF_LEAD = frozenset(map(kind_of, _ROOMS)), frozenset(map(kind_of, _LEADS))


@dataclass(frozen=True, slots=True)
class Post:
    """Whom somebody works or worked for, and as what, from when and until when, as far as known."""

    agency: str
    role: Role
    since: datetime | None = None
    until: datetime | None = None

    def held_at(self, when: datetime) -> bool:
        """Tell whether it was theirs then, as far as clocks of different laptops agree."""
        begun = self.since is None or when >= self.since - CLOCKS_DIFFER
        return begun and not self.was_over(when)

    def was_over(self, when: datetime) -> bool:
        """Tell whether they had gone elsewhere by then."""
        return self.until is not None and when > self.until + CLOCKS_DIFFER


@dataclass(frozen=True, slots=True)
class Wrote:
    """Who wrote when in which record: its kind, and its key field by field."""

    kind: str
    place: tuple[str, ...]
    actor: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Rights:
    """Who leads and records, or ever did, and who works or worked for whom; the newest post last.

    Where nobody is known to lead, as in a vault of one person, nothing is set aside.
    """

    leads: frozenset[str] = frozenset()
    recorders: frozenset[str] = frozenset()
    posts: Mapping[str, tuple[Post, ...]] = field(default_factory=dict)

    def allow(self, wrote: Wrote) -> bool:
        """Tell whether an entry counts: whether its author might write there when they did."""
        if not self.leads or wrote.actor in self.leads:
            return True
        if wrote.kind in _OF_LEAD:
            return False
        if wrote.kind in _OF_ROOM:
            return wrote.actor in self.recorders
        at = _AGENCY_AT.get(wrote.kind)
        return at is None or self._is_theirs(wrote, wrote.place[at])

    def widen(self, before: Rights) -> bool:
        """Tell whether all that counted before counts now as well."""
        if not before.leads:
            return not self.leads
        mine, theirs = self.posts, before.posts
        return (
            before.leads <= self.leads
            and before.recorders <= self.recorders
            and all(set(some) <= set(mine.get(one, ())) for one, some in theirs.items())
        )

    def _is_theirs(self, wrote: Wrote, agency: str) -> bool:
        held = [one for one in self.posts.get(wrote.actor, ()) if one.held_at(wrote.at)]
        if wrote.kind == _GRADE and wrote.place[_STAGE_AT] == Stage.MODERATED.value:
            return any(one.role in MODERATORS for one in held)
        if agency == PANEL:
            return wrote.actor in self.recorders
        return any(one.agency == agency for one in held)
