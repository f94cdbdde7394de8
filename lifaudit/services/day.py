"""Use cases of the audit day: going through the running order, calling a case, what is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from lifaudit.domain.audit import Audit, ExpectedAgency
from lifaudit.domain.case import Case, CaseStatus
from lifaudit.domain.casework import Return, Voice
from lifaudit.domain.change import Change
from lifaudit.domain.day_clock import closed, held, moved, running
from lifaudit.domain.day_sheet import (
    Attendance,
    DayLine,
    DaySheet,
    DayView,
    Ready,
    Spoken,
    at_now,
    attendance_of,
)
from lifaudit.domain.errors.audit import AuditMissing
from lifaudit.domain.errors.casework import NotExpected
from lifaudit.domain.learning import Finding, Polarity
from lifaudit.domain.running_order import CaseDay, DayStep, OrderStep
from lifaudit.domain.urgent import Urgent
from lifaudit.services import findings
from lifaudit.services.casework import refuse_panel, said
from lifaudit.services.dossiers import learned
from lifaudit.services.instruments import subject
from lifaudit.services.panel import panel_sheet
from lifaudit.services.profiles import in_force
from lifaudit.services.recorder import may_name, paper_reason, recorder_of
from lifaudit.services.register import name_of, people
from lifaudit.services.revealing import calling, reveal_sheet
from lifaudit.services.withholding import withheld
from lifaudit.store.unit import Unit


def day(unit: Unit, audit: str) -> DayView:
    """Read every case of the day in order; raises AuditMissing."""
    plan = _plan(unit, audit)
    days, steps = unit.where(CaseDay, audit=audit), unit.where(DayStep, audit=audit)
    records = recorder_of(unit, plan)
    mine = records in ("", unit.actor)
    return DayView(
        plan,
        _lines(unit, audit, days, steps),
        at_now(days, steps),
        name_of(unit, records) if records else "",
        tuple((one.person, one.name) for one in people(unit) if one.active),
        mine and plan.takes_answers,
        may_name(unit, plan),
        subject(unit, audit),
    )


def day_sheet(unit: Unit, audit: str, case: str) -> DaySheet:
    """Read one case as the room sees it; raises AuditMissing or NotExpected.

    Nothing of any grade is in it before the case was called.
    """
    plan = _plan(unit, audit)
    chosen = unit.where(Case, audit=audit, status=CaseStatus.CHOSEN)
    found = next((one for one in chosen if one.case == case), None)
    if found is None:
        raise NotExpected
    heads = {(one.case, one.agency): one for one in unit.where(Return, audit=audit, case=case)}
    asked = unit.where(ExpectedAgency, audit=audit, asked=True)
    here, reveal = _day(unit, audit, case), reveal_sheet(unit, audit, case)
    records = recorder_of(unit, plan)
    concerns = unit.where(Urgent, audit=audit, case=case)
    return DaySheet(
        plan,
        found,
        here,
        in_force(unit, audit).day,
        tuple(unit.where(DayStep, audit=audit, case=case)),
        _agencies(found, asked, heads),
        panel_sheet(unit, audit, case) if here.is_called and not reveal.is_shut else None,
        _voices(unit, plan, found, asked),
        tuple(one for one in learned(unit, audit).findings if case in one.seen_in),
        sum(one.is_open for one in concerns),
        tuple(one.case for one in chosen),
        name_of(unit, records) if records else "",
        plan.takes_answers and records in ("", unit.actor),
        unit.now(),
        subject(unit, audit),
        reveal,
    )


def go_on(unit: Unit, audit: str, case: str, by: int = 1) -> Change:
    """Go to the step after (or, with -1, before); past the last the case is closed.

    The first step begins the case; what was on in another case rests until the room returns.
    Raises what `refuse_panel` raises.
    """
    refuse_panel(unit, audit, case)
    now, order = unit.now(), _order(unit, audit)
    steps = unit.where(DayStep, audit=audit, case=case)
    here = _day(unit, audit, case)
    rests = _rests(unit, audit, case)
    went = moved(order, steps, DayStep(audit, case, "", begun_at=now), by)
    if went is None:
        if by < 0:
            return unit.record("Stayed at the first step")
        return unit.record("Closed the case", *closed(steps, now), replace(here, closed_at=now))
    begun = replace(here, begun_at=here.begun_at or now, closed_at=None)
    label = "Went on" if here.begun_at else "Began the case"
    return unit.record(label if by > 0 else "Went back", *rests, *went, begun)


def rest(unit: Unit, audit: str, case: str) -> Change:
    """Hold the clock of the step that is on, or let it run again."""
    refuse_panel(unit, audit, case)
    on = running(unit.where(DayStep, audit=audit, case=case))
    if on is None:
        return unit.record("Nothing to pause")
    label = "Went on after a pause" if on.is_held else "Paused"
    others = _rests(unit, audit, case) if on.is_held else ()
    return unit.record(label, *others, held(on, unit.now()))


def call(unit: Unit, audit: str, case: str) -> Change:
    """Call a case: the room sees its grades, sealed ones once all who are there have released.

    A second call changes nothing, unless something sealed has come since.
    """
    refuse_panel(unit, audit, case)
    here = _day(unit, audit, case)
    sealed = calling(unit, audit, case)
    if here.is_called and not sealed:
        return unit.record("Called already")
    called = _as_called(unit, here)
    return unit.record("Called the case", called, *sealed)


def from_paper(unit: Unit, audit: str, case: str, on: date | None) -> Change:
    """Say of which day the paper sheet is that is typed in now; None says that there is none.

    Everything recorded for the panel of this case from now on names the sheet as its reason.
    """
    refuse_panel(unit, audit, case)
    here, now = _day(unit, audit, case), unit.now()
    if on is None:
        return unit.record("Recorded live", replace(here, on_paper=None))
    called = here.called_at or now
    whole = replace(here, on_paper=on, begun_at=here.begun_at or now, called_at=called)
    return unit.record(
        "Recorded from paper", replace(whole, called_by=here.called_by or unit.actor)
    )


def capture(unit: Unit, audit: str, case: str, polarity: Polarity, text: str) -> Change:
    """Write down a finding as it is said in the room, seen in this case; blank says nothing."""
    refuse_panel(unit, audit, case)
    if not said(text):
        return unit.record("Nothing said")
    item = Finding(audit, "", polarity=polarity, what=text.strip(), seen_in=(case,))
    return findings.add_finding(unit, item, paper_reason(unit, audit, case))


def _lines(
    unit: Unit, audit: str, days: Sequence[CaseDay], steps: Sequence[DayStep]
) -> tuple[DayLine, ...]:
    known = {one.case: one for one in days}
    heads = {(one.case, one.agency): one for one in unit.where(Return, audit=audit)}
    asked = unit.where(ExpectedAgency, audit=audit, asked=True)
    label = {one.code: one.label for one in _order(unit, audit)}
    lines = []
    for case in unit.where(Case, audit=audit, status=CaseStatus.CHOSEN):
        ready = _agencies(case, asked, heads)
        arrived = sum(one.attendance is not Attendance.NOT_IN for one in ready)
        on = running([one for one in steps if one.case == case.case])
        step = label.get(on.step, "") if on else ""
        here = known.get(case.case) or CaseDay(audit, case.case)
        lines.append(DayLine(case, here, arrived, len(ready), step))
    return tuple(lines)


def _plan(unit: Unit, audit: str) -> Audit:
    plan = unit.one(Audit, audit=audit)
    if plan is None:
        raise AuditMissing
    return plan


def _order(unit: Unit, audit: str) -> tuple[OrderStep, ...]:
    return in_force(unit, audit).day


def _day(unit: Unit, audit: str, case: str) -> CaseDay:
    return unit.one(CaseDay, audit=audit, case=case) or CaseDay(audit, case)


def _as_called(unit: Unit, here: CaseDay) -> CaseDay:
    if here.is_called:
        return here
    now = unit.now()
    return replace(here, called_at=now, called_by=unit.actor, begun_at=here.begun_at or now)


def _rests(unit: Unit, audit: str, case: str) -> tuple[DayStep, ...]:
    """Return what lets the steps of every other case rest."""
    others = (one for one in unit.where(DayStep, audit=audit) if one.case != case)
    now = unit.now()
    return tuple(held(one, now) for one in others if one.is_running and not one.is_held)


def _agencies(
    case: Case, asked: Sequence[ExpectedAgency], heads: dict[tuple[str, str], Return]
) -> tuple[Ready, ...]:
    return tuple(
        Ready(one.agency, one.short or one.name, attendance_of(heads.get((case.case, one.agency))))
        for one in asked
        if case.asks(one.agency)
    )


def _voices(
    unit: Unit, plan: Audit, case: Case, asked: Sequence[ExpectedAgency]
) -> tuple[Spoken, ...]:
    """Return what can be read aloud by now, in the order of the agencies."""
    heard_in = unit.where(Voice, audit=case.audit, case=case.case)
    found = {one.agency: one for one in withheld(unit, plan).shown(heard_in)}
    heard = ((one, found.get(one.agency)) for one in asked)
    return tuple(
        Spoken(one.short or one.name, voice.heard, voice.words)
        for one, voice in heard
        if voice and (voice.heard or voice.words.strip())
    )
