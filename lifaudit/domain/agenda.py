"""What needs somebody now: the next step of each audit, and what the vault itself asks for."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date

from lifaudit.domain.audit import Audit, Status
from lifaudit.domain.plan import PlanGap, gaps_in
from lifaudit.domain.share import Share
from lifaudit.domain.subject import CASE, SURVEY, Subject

CASES = "cases"  # the field of a plan that the sample page fills


class Next(enum.Enum):
    """The step an audit waits for; each has its own page."""

    PLAN = "plan"
    DRAW = "draw"
    START = "start"
    SEND = "send"
    COLLECT = "collect"
    DAY = "day"
    LEARN = "learn"
    REPORT = "report"
    DECIDE = "decide"
    WAIT = "wait"
    NOTHING = "nothing"


class Care(enum.Enum):
    """What the vault asks its owner for, the most pressing first."""

    RECOVERY = "recovery"
    JOINING = "joining"
    CANNOT_SIGN = "cannot-sign"
    BACKUP = "backup"
    RUNS_OUT = "runs-out"
    SIGNING = "signing"
    AGENCIES = "agencies"


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one audit has come, in counts.

    A return has arrived when it is signed off, or says that the agency did not know the child;
    `seen` counts the cases that the audit day is through with, `torn` the conflicts that nobody has
    decided, `unsent` the agencies that wait for their first pack. `share` is what one's own agency
    has to do where somebody else leads, and nothing on the lead's laptop.
    """

    audit: Audit
    agencies: int = 0
    cases: int = 0
    begun: int = 0
    arrived: int = 0
    findings: int = 0
    subject: Subject = CASE
    seen: int = 0
    torn: int = 0
    unsent: int = 0
    share: Share | None = None

    @property
    def gaps(self) -> tuple[PlanGap, ...]:
        """What the plan still lacks."""
        return gaps_in(self.audit, self.subject, self.agencies, self.cases)

    @property
    def asked(self) -> int:
        """How many returns were asked for: one of each agency for each case, or each response."""
        return self.cases if self.subject is SURVEY else self.agencies * self.cases

    @property
    def waits_for_the_room(self) -> bool:
        """There are cases that the room has not been through together."""
        return self.subject is CASE and self.seen < self.cases


@dataclass(frozen=True, slots=True)
class Item:
    """One audit and what it waits for, said in a sentence."""

    standing: Standing
    next: Next
    sentence: str
    due: date | None = None
    overdue: bool = False


def item_of(standing: Standing, today: date) -> Item:
    """Say what one audit waits for: on its day the room, whatever is still missing."""
    step = Next.DAY if _is_for_the_room(standing, today) else next_of(standing)
    due = _due(standing.audit, step)
    late = due is not None and due < today
    return Item(standing, step, _sentence(standing, step), due, overdue=late)


def next_of(standing: Standing) -> Next:
    """Return the step an audit waits for, whatever day it is."""
    if standing.audit.status is Status.DRAFT:
        return _next_of_draft(standing)
    if standing.share is not None:
        return _next_of_share(standing.audit, standing.share)
    if standing.audit.status is Status.SIGNED:
        return Next.NOTHING
    if standing.audit.status is Status.REPORTING:
        return Next.REPORT
    if standing.arrived < standing.asked or not standing.asked:
        return Next.SEND if standing.unsent else Next.COLLECT
    return Next.REPORT if standing.findings else Next.LEARN


def in_order(items: list[Item]) -> list[Item]:
    """Put what is overdue first, then what is due soonest, and what is signed last."""
    return sorted(
        items,
        key=lambda one: (
            one.next is Next.NOTHING,
            not one.overdue,
            one.due or date.max,
            one.standing.audit.code,
        ),
    )


def _is_for_the_room(one: Standing, today: date) -> bool:
    """Tell whether the audit day is here, or the next thing to come."""
    day = one.audit.audit_day
    if day is None or not (one.audit.takes_answers and one.waits_for_the_room):
        return False
    return day == today or (day > today and _waits_for_the_day(one))


def _waits_for_the_day(one: Standing) -> bool:
    """Tell whether nothing but the audit day is left of what comes before it."""
    step = next_of(one)
    has_sent = step is Next.WAIT and one.audit.status is Status.COLLECTING
    return has_sent or step is Next.LEARN


def _next_of_share(audit: Audit, share: Share) -> Next:
    """Return the step of who does not lead: their returns, their pack, their decision."""
    if audit.status is Status.SIGNED:
        return Next.DECIDE if share.decides else Next.NOTHING
    if audit.status is Status.REPORTING:
        return Next.WAIT
    if share.left:
        return Next.COLLECT
    return Next.SEND if share.asked and not share.packed else Next.WAIT


def _next_of_draft(standing: Standing) -> Next:
    wanted = {gap.field for gap in standing.gaps}
    if wanted - {CASES}:
        return Next.PLAN
    return Next.DRAW if wanted else Next.START


def _due(audit: Audit, step: Next) -> date | None:
    if step in (Next.COLLECT, Next.SEND):
        return audit.returns_due
    if step is Next.DAY:
        return audit.audit_day
    return audit.report_due if step in (Next.LEARN, Next.REPORT) else None


def _sentence(one: Standing, step: Next) -> str:
    return {
        Next.PLAN: _planning(one),
        Next.DRAW: f"The plan stands. {_listing(one.subject)}",
        Next.START: f"{_ready(one)} Start, and the agencies can record.",
        Next.SEND: _sending(one),
        Next.COLLECT: _collecting(one),
        Next.DAY: _meeting(one),
        Next.LEARN: f"All {one.asked} returns are in. Look across and write findings.",
        Next.REPORT: f"{_count(one.findings, 'finding')} written. Read the report and certify it.",
        Next.DECIDE: "The report is certified. It waits for you to approve it, or not.",
        Next.WAIT: _waiting(one),
        Next.NOTHING: "Signed. The report can be read, checked and sent.",
    }[step]


def _listing(subject: Subject) -> str:
    if subject.sampled:
        return f"Bring in the list of {subject.many} and draw the sample."
    return f"List the {subject.many}."


def _ready(one: Standing) -> str:
    return f"{one.subject.counted(one.cases)} chosen." if one.cases else "The plan is complete."


def _planning(one: Standing) -> str:
    gaps = [gap for gap in one.gaps if gap.field != CASES]
    if not gaps:
        return "The plan is complete."
    left = "One thing is" if len(gaps) == 1 else f"{len(gaps)} things are"
    return f"{left} left in the plan. Next: {gaps[0].sentence[:1].lower()}{gaps[0].sentence[1:]}"


def _sending(one: Standing) -> str:
    if one.share:
        return one.share.packing
    who = "1 agency waits for its" if one.unsent == 1 else f"{one.unsent} agencies wait for their"
    return f"{who} first pack. {_collecting(one)}"


def _waiting(one: Standing) -> str:
    if one.audit.status is Status.REPORTING:
        return "The lead is writing the report. Nothing waits for you."
    return one.share.waiting if one.share else ""


def _collecting(one: Standing) -> str:
    if one.share:
        return one.share.recording
    if not one.asked:
        return f"Nobody is asked to record anything yet: choose {one.subject.many} and agencies."
    waiting = one.asked - one.begun
    rest = f" {waiting} not begun." if waiting else ""
    return f"{one.arrived} of {_count(one.asked, 'return')} are in.{rest}"


def _meeting(one: Standing) -> str:
    left = one.cases - one.seen
    if one.seen:
        return f"{one.seen} of {_count(one.cases, 'case')} looked at together. {left} left."
    waiting = one.share.left if one.share else one.asked - one.arrived
    what = "of your agency not signed off" if one.share else "not in"
    missing = f" {_count(waiting, 'return')} {what} yet." if waiting else ""
    return f"{_count(one.cases, 'case')} to look at together on the audit day.{missing}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
