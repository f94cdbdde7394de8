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

    @property
    def is_lasting(self) -> bool:
        """Whether nobody knows of a time before or after it."""
        return self.since is None and self.until is None

    def held_at(self, when: datetime) -> bool:
        """Tell whether it was theirs then, as far as clocks of different laptops agree."""
        begun = self.since is None or when >= self.since - CLOCKS_DIFFER
        return begun and not self.was_over(when)

    def was_over(self, when: datetime) -> bool:
        """Tell whether they had gone elsewhere by then."""
        return self.until is not None and when > self.until + CLOCKS_DIFFER


ALWAYS = (Post("", Role.AUDITOR),)
"""What stands for a right that hangs on no post: one that nobody took up and nobody leaves."""


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
        posts = self.letting(wrote.kind, sphere(wrote.kind, wrote.place), wrote.actor)
        return any(one.held_at(wrote.at) for one in posts)

    def letting(self, kind: str, where: tuple[str, ...], actor: str) -> tuple[Post, ...]:
        """Return the posts by which somebody may write in a sphere, while they hold them.

        `ALWAYS` where it hangs on no post or on no time, and none where they may not.
        """
        if not self.leads or actor in self.leads:
            return ALWAYS
        if kind in _OF_LEAD:
            return ()
        if kind in _OF_ROOM:
            return self._recording(actor)
        if kind not in _AGENCY_AT:
            return ALWAYS
        posts = self._theirs(where, actor)
        return ALWAYS if any(one.is_lasting for one in posts) else posts

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

    def _recording(self, actor: str) -> tuple[Post, ...]:
        return ALWAYS if actor in self.recorders else ()

    def _theirs(self, where: tuple[str, ...], actor: str) -> tuple[Post, ...]:
        agency, *stage = where
        held = self.posts.get(actor, ())
        if stage == [Stage.MODERATED.value]:
            return tuple(one for one in held if one.role in MODERATORS)
        if agency == PANEL:
            return self._recording(actor)
        return tuple(one for one in held if one.agency == agency)


def sphere(kind: str, place: tuple[str, ...]) -> tuple[str, ...]:
    """Return what of a record's key says whose it is to write: its agency, of a grade its stage."""
    at = _AGENCY_AT.get(kind)
    if at is None:
        return ()
    return (place[at], place[_STAGE_AT]) if kind == _GRADE else (place[at],)
