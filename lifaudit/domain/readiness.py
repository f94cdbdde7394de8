"""What a report would still lack if it were certified now; nothing here forbids anything."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass

from lifaudit.domain.dossier import Dossier
from lifaudit.domain.lacking import (
    lacks_of_action,
    lacks_of_finding,
    lacks_of_recommendation,
    lacks_of_summary,
    warnings_of,
)
from lifaudit.domain.plan import gaps_in
from lifaudit.domain.taking_part import returned


class Place(enum.Enum):
    """Where something missing is put right."""

    PLAN = "plan"
    BOARD = "board"
    FINDINGS = "findings"
    COMMENTS = "comments"


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing a reader would miss, and where it is put right."""

    place: Place
    sentence: str


def missing_in(dossier: Dossier) -> tuple[Missing, ...]:
    """Return what is missing, in the order of the work."""
    return (*_plan(dossier), *_returns(dossier), *_learning(dossier), *_talk(dossier))


def _plan(dossier: Dossier) -> Iterator[Missing]:
    agencies, cases = len(dossier.agencies), len(dossier.cases)
    for gap in gaps_in(dossier.audit, dossier.subject, agencies, cases):
        yield Missing(Place.PLAN, gap.sentence)
    yield from _approving(dossier)


def _approving(dossier: Dossier) -> Iterator[Missing]:
    """Where some agencies have somebody to approve the report, the others lack one."""
    named = {one.agency: one for one in dossier.representatives}
    without = sum(1 for one in dossier.agencies if one.agency not in named)
    if named and without:
        have = "1 agency has" if without == 1 else f"{without} agencies have"
        yield Missing(Place.PLAN, f"{have} nobody named to approve the report.")
    certified = {one.person for one in dossier.people if one.certificate}
    unjoined = [
        one for one in named.values() if not one.certificate and one.person not in certified
    ]
    if unjoined:
        have = "1 person has" if len(unjoined) == 1 else f"{len(unjoined)} people have"
        yield Missing(Place.PLAN, f"{have} no certificate to approve the report with.")
    works_for = {one.person: one.agency if one.active else "" for one in dossier.people}
    for one in dossier.agencies:
        who = named.get(one.agency)
        if who is not None and works_for.get(who.person, one.agency) != one.agency:
            called = one.short or one.name
            yield Missing(Place.PLAN, f"Who is to approve for {called} no longer works there.")


def _returns(dossier: Dossier) -> Iterator[Missing]:
    parts = returned(dossier)
    open_ones = sum(one.in_progress + one.not_started for one in parts)
    if open_ones:
        words = "1 return is" if open_ones == 1 else f"{open_ones} returns are"
        yield Missing(Place.BOARD, f"{words} not signed off yet.")
    if late := sum(one.came_later for one in dossier.earlier):
        gave, count = ("1 answer was", "counts") if late == 1 else (f"{late} answers were", "count")
        told = (
            f"{gave} given to an earlier version when the audit had moved on, and {count} nowhere."
        )
        yield Missing(Place.BOARD, told)


def _learning(dossier: Dossier) -> Iterator[Missing]:
    learned = dossier.learned
    if not learned.findings:
        yield Missing(Place.FINDINGS, "No finding has been written yet.")
    for lack in lacks_of_summary(learned.summary):
        yield Missing(Place.FINDINGS, lack.sentence)
    for number, noun in (
        (sum(1 for one in learned.findings if lacks_of_finding(one)), "finding"),
        (_unready_recommendations(dossier), "recommendation"),
        (sum(1 for one in learned.actions if lacks_of_action(one)), "action"),
    ):
        if number:
            have = f"1 {noun} has" if number == 1 else f"{number} {noun}s have"
            yield Missing(Place.FINDINGS, f"{have} something left to say.")
    cases = [one.case for one in dossier.cases]
    for sentence in warnings_of(learned, cases, dossier.notes):
        yield Missing(Place.FINDINGS, sentence)


def _talk(dossier: Dossier) -> Iterator[Missing]:
    owed = len(dossier.talk.unanswered)
    if owed:
        number, have = ("1 comment", "has") if owed == 1 else (f"{owed} comments", "have")
        yield Missing(Place.COMMENTS, f"{number} on the draft findings {have} no answer yet.")


def _unready_recommendations(dossier: Dossier) -> int:
    learned = dossier.learned
    return sum(
        1 for one in learned.recommendations if lacks_of_recommendation(one, learned.actions)
    )
