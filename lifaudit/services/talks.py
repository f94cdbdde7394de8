"""Reading what was given out for comment, said and answered in one audit."""

from __future__ import annotations

from lifaudit.domain.commenting import Circulated, Comment, DraftFinding, Response, Talk
from lifaudit.store.unit import Unit


def talk(unit: Unit, audit: str) -> Talk:
    """Return everything of it, drafts in the order of their numbers.

    What was said to a finding that was taken back waits for nothing until it is given out again.
    """
    drafts = unit.where(DraftFinding, audit=audit)
    about = {(one.round, one.finding) for one in drafts}
    comments = (one for one in unit.where(Comment, audit=audit) if one.says_something)
    said = (one for one in comments if (one.round, one.finding) in about)
    return Talk(
        tuple(unit.where(Circulated, audit=audit)),
        tuple(sorted(drafts, key=lambda one: (int(one.round), one.number))),
        tuple(said),
        tuple(unit.where(Response, audit=audit)),
    )
