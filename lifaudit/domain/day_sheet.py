"""One case on the audit day: where the room is, who is ready, and what shows once it is called."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from lifaudit.domain.audit import Audit
from lifaudit.domain.case import Case
from lifaudit.domain.casework import Heard, Involvement, Return
from lifaudit.domain.day_clock import running
from lifaudit.domain.learning import Finding, Polarity
from lifaudit.domain.panel import PanelSheet
from lifaudit.domain.reveal import RevealSheet
from lifaudit.domain.running_order import CaseDay, DayStep, OrderStep
from lifaudit.domain.side_by_side import Compared
from lifaudit.domain.subject import CASE, Subject

NOT_SEALED = RevealSheet("", "", is_called=False, parts=())
VIEWS = 2
"""So many views make a difference possible."""


class Attendance(enum.Enum):
    """Whether an agency can be called for a case."""

    READY = "ready"
    NOT_KNOWN = "not-known"
    NOT_INVOLVED = "not-involved"
    NOT_IN = "not-in"

    @property
    def words(self) -> str:
        """How it is said; never a grade."""
        return {
            Attendance.READY: "Ready",
            Attendance.NOT_KNOWN: "Not known",
            Attendance.NOT_INVOLVED: "Not involved",
            Attendance.NOT_IN: "Not signed off",
        }[self]


@dataclass(frozen=True, slots=True)
class Ready:
    """One agency and whether its return is in."""

    agency: str
    name: str
    attendance: Attendance


@dataclass(frozen=True, slots=True)
class Spoken:
    """How one agency heard the child, and the words that are read aloud."""

    name: str
    heard: Heard | None
    words: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class DaySheet:
    """Everything the room needs for one case; `panel` is None until the case was called.

    `recorder` is the name of who records, `may_record` whether that is the person at the keyboard.
    """

    audit: Audit
    case: Case
    day: CaseDay
    order: tuple[OrderStep, ...]
    steps: tuple[DayStep, ...]
    agencies: tuple[Ready, ...]
    panel: PanelSheet | None
    voices: tuple[Spoken, ...]
    findings: tuple[Finding, ...]
    urgent: int
    cases: tuple[str, ...]
    recorder: str
    may_record: bool
    taken_at: datetime
    subject: Subject = CASE
    reveal: RevealSheet = NOT_SEALED

    @property
    def here(self) -> OrderStep | None:
        """The step the room is in."""
        on = running(self.steps)
        return next((one for one in self.order if on and one.code == on.step), None)

    @property
    def at(self) -> int:
        """Which step that is, from 1; 0 before the first and after the last."""
        here = self.here
        return self.order.index(here) + 1 if here else 0

    def step(self, code: str) -> DayStep:
        """Return what became of a step."""
        found = (one for one in self.steps if one.step == code)
        return next(found, DayStep(self.audit.audit, self.case.case, code))

    def planned(self, step: OrderStep) -> int:
        """Return the seconds a step is planned for."""
        present = sum(one.attendance is Attendance.READY for one in self.agencies)
        return step.planned(present) * 60

    @property
    def apart(self) -> tuple[Compared, ...]:
        """The domains agencies differ in, the furthest apart first; nothing before the call."""
        rows = self.panel.compared.rows if self.panel else ()
        return tuple(one for one in apart_first(rows) if one.spread)

    @property
    def alike(self) -> tuple[Compared, ...]:
        """The domains that two or more agencies see alike."""
        rows = self.panel.compared.rows if self.panel else ()
        return tuple(one for one in rows if not one.spread and _views(one) >= VIEWS)

    def count(self, polarity: Polarity) -> int:
        """Count the findings of one kind that were seen in this case."""
        return sum(one.polarity is polarity for one in self.findings)

    def neighbour(self, by: int) -> str:
        """Return the case so many places further in the sample, or nothing."""
        at = self.cases.index(self.case.case) + by
        return self.cases[at] if 0 <= at < len(self.cases) else ""


@dataclass(frozen=True, slots=True)
class DayLine:
    """One case in the list of the day."""

    case: Case
    day: CaseDay
    ready: int
    asked: int
    step: str = ""

    @property
    def words(self) -> str:
        """How far the room is with it."""
        if self.day.closed_at:
            return "Looked at"
        if self.day.begun_at:
            return self.step or "Broken off"
        return "Not begun"


@dataclass(frozen=True, slots=True)
class DayView:
    """The audit day as a whole: every case in order, and where the room is."""

    audit: Audit
    lines: tuple[DayLine, ...]
    now_at: str
    recorder: str
    people: tuple[tuple[str, str], ...]
    may_record: bool
    may_name: bool
    subject: Subject = CASE

    @property
    def next(self) -> str:
        """The case to go on with: the one under way, or the first not begun."""
        rest = (one.case.case for one in self.lines if not one.day.begun_at)
        return self.now_at or next(rest, "")

    @property
    def sentence(self) -> str:
        """How far the day is."""
        done = sum(one.day.closed_at is not None for one in self.lines)
        return f"{done} of {self.subject.counted(len(self.lines))} looked at."


def attendance_of(head: Return | None) -> Attendance:
    """Say whether a return is in."""
    if head is not None and head.involvement is Involvement.NOT_KNOWN:
        return Attendance.NOT_KNOWN
    if head is not None and head.involvement is Involvement.KNOWN_NOT_INVOLVED:
        return Attendance.NOT_INVOLVED
    return Attendance.READY if head is not None and head.is_signed_off else Attendance.NOT_IN


def apart_first(rows: Sequence[Compared]) -> tuple[Compared, ...]:
    """Put the domains in which agencies are furthest apart first; equals keep their order."""
    return tuple(sorted(rows, key=lambda one: -one.spread))


def at_now(days: Sequence[CaseDay], steps: Sequence[DayStep]) -> str:
    """Return the case the room is at: the one whose running step began last, or nothing."""
    open_cases = {one.case for one in days if one.is_under_way}
    on = [one for one in steps if one.is_running and one.case in open_cases]
    latest = max(on, key=lambda one: (not one.is_held, str(one.begun_at)), default=None)
    return latest.case if latest else ""


def _views(row: Compared) -> int:
    return sum(one.points is not None for one in row.said)
