"""Moderation: what got a third look and why, and what became of the grades before it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lifaudit.domain.chart import Cell
from lifaudit.domain.moderating import (
    NO_GRADE,
    Changed,
    changes_in,
    told,
    weakest_word,
)
from lifaudit.domain.moderation import Moderation
from lifaudit.domain.subject import AGENCY
from lifaudit.reports.content.phrases import bullets, day
from lifaudit.reports.content.source import Source
from lifaudit.reports.tree import Block, Heading, KeyFacts, Paragraph, Table, plain

STANDS = (
    "A moderated grade takes the place of the one before it in what is counted; both are printed, "
    "and the one before is kept."
)
AGAIN = "Anybody who has the codes can repeat the choice with this seed."


def moderation(source: Source) -> Iterator[Block]:
    """Yield what was moderated and what came of it; nothing where nothing was."""
    dossier = source.dossier
    changes, standing = changes_in(dossier), dossier.moderation
    chosen = standing if standing and standing.is_drawn else None
    if not changes and chosen is None:
        return
    yield Heading(2, "What moderation looked at")
    if chosen:
        yield from _chosen(source, chosen)
    yield Paragraph(plain(f"{told(changes)}{_beside(chosen, changes)}"))
    if not changes:
        return
    yield Paragraph(plain(STANDS), "small")
    yield _table(source, changes)
    other = [one for one in changes if one.is_other]
    yield from bullets([(f"{one.subject.name}, {one.domain.title}", one.reason) for one in other])


def moderation_data(source: Source) -> dict[str, Any] | None:
    """Return the choice and every moderated grade with the one before it, as JSON values."""
    changes, standing = changes_in(source.dossier), source.dossier.moderation
    drawn = standing is not None and standing.is_drawn
    if not changes and not drawn:
        return None
    return {
        "choice": _choice(standing) if standing and drawn else None,
        "grades": [_grade(one) for one in changes],
    }


def _chosen(source: Source, chosen: Moderation) -> Iterator[Block]:
    held, many = len(chosen.held), source.dossier.subject.many
    number = len(chosen.weak) + len(chosen.drawn)
    yield Paragraph(plain(f"{number} of {held} {many} were chosen for a third look."))
    facts = [("Chosen on", day(chosen.drawn_on))]
    if chosen.weakest:
        word = weakest_word(source.dossier)
        facts.append((f"{word} overall, by the panel or any agency", str(len(chosen.weak))))
    facts.append(("By chance", f"{len(chosen.drawn)}, {chosen.share} % of the rest"))
    facts.append(("Seed", chosen.seed))
    yield KeyFacts(tuple(facts))
    yield Paragraph(plain(AGAIN), "small")


def _beside(chosen: Moderation | None, changes: tuple[Changed, ...]) -> str:
    """Say of what was moderated without having been chosen, and how many that is."""
    known = {*chosen.weak, *chosen.drawn} if chosen else set()
    number = len({one.subject.code for one in changes} - known)
    return f" Moderated beside the choice: {number}." if chosen and number else ""


def _table(source: Source, changes: tuple[Changed, ...]) -> Table:
    own = source.dossier.subject is AGENCY
    return Table(
        (
            "Agency" if own else source.dossier.subject.name,
            "Domain",
            "Its own" if own else "Panel",
            "Moderated",
            "What it did",
        ),
        tuple(
            (
                one.subject.name,
                one.domain.title,
                Cell(one.before.label, one.before.role) if one.before else Cell(NO_GRADE),
                Cell(one.after.label, one.after.role),
                one.words,
            )
            for one in changes
        ),
        (1.6, 2.2, 1.5, 1.5, 1.4),
        "Every moderated grade beside the one that stood before.",
    )


def _choice(standing: Moderation) -> dict[str, Any]:
    return {
        "on": standing.drawn_on.isoformat() if standing.drawn_on else None,
        "weakest": standing.weakest,
        "share": standing.share,
        "seed": standing.seed,
        "held": list(standing.held),
        "for_their_grade": list(standing.weak),
        "by_chance": list(standing.drawn),
    }


def _grade(one: Changed) -> dict[str, Any]:
    return {
        "case": one.subject.case,
        "agency": "" if one.subject.is_case else one.subject.agency,
        "domain": one.domain.key,
        "before": one.before.code if one.before else None,
        "value": one.after.code,
        "reason": one.reason,
        "did": one.words,
    }
