"""Who may write where in an audit: the rule by which an entry of others counts, or is set aside.

Whose a kind of record is stands in a table (lifaudit.domain.whose). The lead may write in
everybody's place, as from a sheet of paper.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from lifaudit.domain.casework import PANEL, Stage
from lifaudit.domain.leading import says_who
from lifaudit.domain.membership import MODERATORS
from lifaudit.domain.partnership import Role
from lifaudit.domain.whose import OF_BEFORE, WHOSE, Whose, sphere

CLOCKS_DIFFER = timedelta(days=1)
"""How far the date of an entry may lie beyond a change of agency or role."""


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

    Where nobody is known to lead, as in a vault of one person, nothing is set aside; nor are the
    kinds of records in `everybodys`.
    """

    leads: frozenset[str] = frozenset()
    recorders: frozenset[str] = frozenset()
    posts: Mapping[str, tuple[Post, ...]] = field(default_factory=dict)
    everybodys: frozenset[str] = frozenset()

    def allow(self, wrote: Wrote) -> bool:
        """Tell whether an entry counts: whether its author might write there when they did."""
        posts = self.letting(wrote.kind, sphere(wrote.kind, wrote.place), wrote.actor)
        return any(one.held_at(wrote.at) for one in posts)

    def letting(self, kind: str, where: tuple[str, ...], actor: str) -> tuple[Post, ...]:
        """Return the posts by which somebody may write in a sphere, while they hold them.

        `ALWAYS` where it hangs on no post or on no time, and none where they may not.
        """
        whose = WHOSE.get(kind)
        if whose is None or not self.leads or actor in self.leads or kind in self.everybodys:
            return ALWAYS
        posts = self._held(whose, where, actor)
        return ALWAYS if any(one.is_lasting for one in posts) else posts

    def widen(self, before: Rights) -> bool:
        """Tell whether all that counted before counts now as well."""
        if not before.leads:
            return not self.leads
        mine, theirs = self.posts, before.posts
        return (
            before.leads <= self.leads
            and before.recorders <= self.recorders
            and before.everybodys <= self.everybodys
            and all(set(some) <= set(mine.get(one, ())) for one, some in theirs.items())
        )

    def _held(self, whose: Whose, where: tuple[str, ...], actor: str) -> tuple[Post, ...]:
        match whose:
            case Whose.AGENCY:
                return self._of_agency(where, actor)
            case Whose.KEEPERS:
                return ALWAYS if self._working(where[0], actor) else ()
            case Whose.RECORDERS:
                return self._recording(actor)
            case Whose.MODERATORS:
                return self._moderating(actor)
            case Whose.AUTHOR:
                return self._of_author(where, actor)
        return ()

    def _of_agency(self, where: tuple[str, ...], actor: str) -> tuple[Post, ...]:
        agency, *stage = where
        if stage == [Stage.MODERATED.value]:
            return self._moderating(actor)
        return self._recording(actor) if agency == PANEL else self._working(agency, actor)

    def _of_author(self, where: tuple[str, ...], actor: str) -> tuple[Post, ...]:
        *agency, author = where
        if author != actor:
            return ()
        return self._working(agency[0], actor) if agency else ALWAYS

    def _recording(self, actor: str) -> tuple[Post, ...]:
        return ALWAYS if actor in self.recorders else ()

    def _moderating(self, actor: str) -> tuple[Post, ...]:
        return tuple(one for one in self.posts.get(actor, ()) if one.role in MODERATORS)

    def _working(self, agency: str, actor: str) -> tuple[Post, ...]:
        return tuple(one for one in self.posts.get(actor, ()) if one.agency == agency)


def everybodys_in(audit: str) -> frozenset[str]:
    """Return the kinds of records that everybody may write in an audit, though they are guarded.

    An older audit goes on as it began: what its members found there is not lost.
    """
    return frozenset() if says_who(audit) else OF_BEFORE
