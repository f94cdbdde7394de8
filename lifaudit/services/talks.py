"""Reading what was given out for comment, said and answered in one audit."""

from __future__ import annotations

from lifaudit.domain.commenting import Circulated, Comment, DraftFinding, Response, Talk
from lifaudit.store.unit import Unit


def talk(unit: Unit, audit: str) -> Talk:
    """Return everything of it, drafts in the order of their numbers."""
    drafts = unit.where(DraftFinding, audit=audit)
    said = (one for one in unit.where(Comment, audit=audit) if one.says_something)
    return Talk(
        tuple(unit.where(Circulated, audit=audit)),
        tuple(sorted(drafts, key=lambda one: (int(one.round), one.number))),
        tuple(said),
        tuple(unit.where(Response, audit=audit)),
    )
