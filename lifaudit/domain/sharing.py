"""Who may be handed the key of a compartment: by its name, what is sealed, and what happened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lifaudit.domain.audit import Audit, Openness, Status
from lifaudit.domain.casework import PANEL

FOR_ALL = frozenset({"plan", "status", "draft-findings"})
CASEWORK = frozenset({"answers", "reflections", "feedback"})
GRADES = "grades"
COMMENTS = "comments"
MODERATED = "moderated"
PRACTICE = "practice"
URGENT = "urgent"
FOR_THE_LEAD = frozenset({PANEL, MODERATED, PRACTICE, URGENT})


STRICTNESS = (Openness.OPEN, Openness.GRADES_SEALED, Openness.ANSWERS_SEALED)


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody a pack is for: who they are, and which agency they work for."""

    person: str
    agency: str


@dataclass(frozen=True, slots=True)
class SoFar:
    """What has happened in an audit that lets others read what was kept back until then.

    `agreed` are the cases whose panel has graded, `closed` the practice cases nobody grades any
    more; `is_reported` says that the lead has certified a report.
    """

    agreed: frozenset[str] = frozenset()
    closed: frozenset[str] = frozenset()
    is_reported: bool = False


NOTHING_YET = SoFar()


def may_open(
    name: str, reader: Reader, plan: Audit, sender: Reader, so_far: SoFar = NOTHING_YET
) -> bool:
    """Tell whether this reader may have the key of a compartment of this name from that sender.

    What an audit keeps sealed goes to colleagues of the same agency, never to its lead, whatever
    agency they are of: a grade is a commitment until its case is called. The lead hands an agency
    what they typed in for it, and what its own people recorded. What the room says goes to the
    lead, who answers for the report, and to everybody when it is said to everybody; the register of
    urgent concerns to the lead alone. Match keys go nowhere.
    """
    kind, _, place = name.partition("/")
    if kind in FOR_ALL:
        return True
    agency = place.rpartition("/")[2]
    leads = reader.person == plan.lead
    if kind in FOR_THE_LEAD or agency == PANEL:
        return leads or is_said(name, reader, so_far)
    if kind == COMMENTS:
        return leads or reader.agency == agency == sender.agency
    if kind not in (CASEWORK | {GRADES}):
        return False
    if leads:
        return is_open(kind, plan.openness)
    return reader.agency == agency and (sender.agency == agency or sender.person == plan.lead)


def is_said(name: str, reader: Reader, so_far: SoFar) -> bool:
    """Tell whether what was kept for the lead is this reader's to see by now.

    What a panel says of a case, when it has graded it; how a practice case was graded, when nobody
    grades it any more; a moderated grade at once if it is of their own agency. The report says all
    grades to all. Findings are given out as drafts, and stay the lead's while they are written.
    """
    kind, _, place = name.partition("/")
    case, _, agency = place.rpartition("/")
    if kind == PRACTICE:
        return case in so_far.closed
    if kind == MODERATED:
        return so_far.is_reported or reader.agency == agency
    known = kind in (CASEWORK | {GRADES})
    return known and (so_far.is_reported or case in so_far.agreed)


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


def is_sound(name: str, lies_in: str, plan: Audit) -> bool:
    """Tell whether a key of this name may open what lies in that compartment.

    Whoever calls a key by an open name, or by another agency's, would lay open what is committed.
    """
    place = committed(lies_in, plan)
    return place is None or place == committed(name, plan)


def is_open(kind: str, openness: Openness) -> bool:
    """Tell whether the lead may read a kind of compartment before its case is called."""
    if openness is Openness.ANSWERS_SEALED:
        return False
    return kind in CASEWORK or openness is Openness.OPEN
