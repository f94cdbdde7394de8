"""Who may be handed the key of a compartment, by its name and by what the audit keeps sealed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lifaudit.domain.audit import Audit, Openness, Status
from lifaudit.domain.casework import PANEL

FOR_ALL = frozenset({"plan", "status", "draft-findings"})
CASEWORK = frozenset({"answers", "reflections", "feedback"})
GRADES = "grades"
COMMENTS = "comments"


STRICTNESS = (Openness.OPEN, Openness.GRADES_SEALED, Openness.ANSWERS_SEALED)


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody a pack is for: who they are, and which agency they work for."""

    person: str
    agency: str


def may_open(name: str, reader: Reader, plan: Audit, sender_agency: str) -> bool:
    """Tell whether this reader may have the key of a compartment of this name.

    What an audit keeps sealed goes to colleagues of the same agency, never to its lead, whatever
    agency they are of: a grade is a commitment until its case is called. What the panel and the
    lead keep for themselves (`panel`, `match`) goes nowhere by itself.
    """
    kind, _, place = name.partition("/")
    if kind in FOR_ALL:
        return True
    agency = place.rpartition("/")[2]
    if kind == COMMENTS:
        return reader.person == plan.lead or reader.agency == agency == sender_agency
    if kind not in (CASEWORK | {GRADES}) or agency == PANEL:
        return False
    if reader.person == plan.lead:
        return is_open(kind, plan.openness)
    return reader.agency == agency == sender_agency


def openness_promised(said: Iterable[Openness | Status]) -> Openness:
    """Return what stays sealed, from what a plan said in turn about its openness and its status.

    Once an audit has started it can only become stricter: what was recorded as a commitment is not
    laid open by changing the plan afterwards.
    """
    promised, started = Audit("").openness, False
    for one in said:
        if isinstance(one, Status):
            started = started or one is not Status.DRAFT
        else:
            promised = max(promised, one, key=STRICTNESS.index) if started else one
    return promised


def committed(name: str, plan: Audit) -> tuple[str, str] | None:
    """Return the case and the agency of what stays with the agency until the case is called.

    None for a compartment that is shared in another way.
    """
    kind, _, place = name.partition("/")
    case, _, agency = place.rpartition("/")
    is_theirs = kind in (CASEWORK | {GRADES}) and agency != PANEL
    return (case, agency) if is_theirs and not is_open(kind, plan.openness) else None


def is_open(kind: str, openness: Openness) -> bool:
    """Tell whether the lead may read a kind of compartment before its case is called."""
    if openness is Openness.ANSWERS_SEALED:
        return False
    return kind in CASEWORK or openness is Openness.OPEN
