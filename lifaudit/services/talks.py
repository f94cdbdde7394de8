"""Reading what was given out for comment, said and answered in one audit."""

from __future__ import annotations

from lifaudit.domain.commenting import Circulated, Comment, DraftFinding, Response, Talk
from lifaudit.domain.history import Entry
from lifaudit.store.history import entries_of
from lifaudit.store.unit import Unit


def talk(unit: Unit, audit: str) -> Talk:
    """Return everything of it, drafts in the order of their numbers.

    What was said to a finding that was taken back waits for nothing until it is given out again,
    and a comment that was changed since it was answered waits for an answer to what it says now.
    """
    drafts = unit.where(DraftFinding, audit=audit)
    about = {(one.round, one.finding) for one in drafts}
    comments = (one for one in unit.where(Comment, audit=audit) if one.says_something)
    said = (one for one in comments if (one.round, one.finding) in about)
    return Talk(
        tuple(unit.where(Circulated, audit=audit)),
        tuple(sorted(drafts, key=lambda one: (int(one.round), one.number))),
        tuple(said),
        tuple(one for one in unit.where(Response, audit=audit) if _fits(unit, one)),
    )


def step_of_words(unit: Unit, one: Comment) -> str:
    """Name the step that wrote the words of a comment as they stand."""
    return next((entry.step for entry in _words(unit, one) if entry.standing), "")


def _fits(unit: Unit, one: Response) -> bool:
    """Tell whether an answer is to what the comment says now, as far as that can be read here."""
    words = _words(unit, one) if one.answered else []
    meant = [entry.after for entry in words if entry.step == one.answered]
    return not meant or any(entry.standing and entry.after == meant[0] for entry in words)


def _words(unit: Unit, about: Comment | Response) -> list[Entry]:
    place = (about.audit, about.round, about.finding, about.agency, about.person)
    return [one for one in entries_of(unit, Comment, *place) if one.field_name == "text"]
