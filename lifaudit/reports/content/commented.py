"""What the case group said to the draft findings: a count, and nobody's words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from lifaudit.domain.commenting import Counted
from lifaudit.domain.dossier import Dossier
from lifaudit.domain.words import day_of
from lifaudit.reports.content.phrases import count
from lifaudit.reports.tree import Block, Heading, Paragraph, plain


def commented(dossier: Dossier) -> Iterator[Block]:
    """Yield how often the findings were given out, what came back, and what became of it."""
    newest = dossier.talk.newest
    if newest is None:
        return
    yield Heading(2, "What the case group said to the draft findings")
    rounds = len(dossier.talk.rounds)
    last = " on" if rounds == 1 else f" {_times(rounds)}, last on"
    when = f"{last} {day_of(newest.given_at)}" if newest.given_at else f" {_times(rounds)}"
    given = f"They were given out{when}."
    yield Paragraph(plain(f"{given} {_came_back(dossier.talk.counted())}"))


def commented_data(dossier: Dossier) -> dict[str, Any]:
    """Return the same for audit.json; nothing where nothing was given out."""
    if dossier.talk.newest is None:
        return {}
    counted = asdict(dossier.talk.counted())
    return {"comments": {"rounds": len(dossier.talk.rounds), **counted}}


def _came_back(found: Counted) -> str:
    if not found.agencies:
        return "No comment came back."
    said = (
        f"{_agencies(found.agencies)} answered: "
        f"{count(found.agreed, 'agreement')} and {count(found.comments, 'comment')}."
    )
    if not found.comments:
        return said
    return (
        f"{said} The lead accepted {found.accepted}, {found.partly} partly, and "
        f"{found.not_accepted} not, each with a reason that is kept."
    )


def _agencies(number: int) -> str:
    return "1 agency" if number == 1 else f"{number} agencies"


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
