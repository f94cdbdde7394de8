"""Gathering everything recorded in one audit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from lifaudit.domain.audit import Audit, ExpectedAgency
from lifaudit.domain.calibration import PracticeCase, PracticeGrade
from lifaudit.domain.case import Case, CaseStatus, Draw, Exclusion
from lifaudit.domain.casework import (
    PANEL,
    Feedback,
    Grade,
    Reflection,
    Reflector,
    Return,
    Row,
    Stage,
    Voice,
)
from lifaudit.domain.day_times import DayTimes, clocks
from lifaudit.domain.dossier import Dossier, Learned
from lifaudit.domain.errors.audit import AuditMissing
from lifaudit.domain.learning import Action, Finding, Recommendation, SealedReport, Summary
from lifaudit.domain.moderation import Moderation
from lifaudit.domain.record import read_key
from lifaudit.domain.reveal import Belated, CaseCalled, CaseOpened, NotRevealed, Part
from lifaudit.domain.running_order import CaseDay
from lifaudit.domain.sign_off import Approval, Representative
from lifaudit.domain.urgent import Urgent, counted
from lifaudit.services import kept, strays
from lifaudit.services.committing import belated_in
from lifaudit.services.instruments import pinned
from lifaudit.services.register import partnership, people
from lifaudit.services.revealing import reveal_sheet
from lifaudit.services.talks import talk
from lifaudit.services.withholding import as_shown
from lifaudit.services.working import worked_in
from lifaudit.store.history import anchor
from lifaudit.store.rights import leading_in
from lifaudit.store.standing import written
from lifaudit.store.unit import Unit

T = TypeVar("T", Finding, Recommendation, Action)


def dossier(unit: Unit, audit: str) -> Dossier:
    """Read one audit as the person at the keyboard is to see it; raises AuditMissing.

    What others graded in a case that was not revealed here is not in it.
    """
    taken = as_shown(unit, _read(unit, audit))
    return replace(taken, worked=worked_in(taken))


def whole_dossier(unit: Unit, audit: str) -> Dossier:
    """Read all of one audit that this vault opens, to count it and never to show it.

    Raises AuditMissing.
    """
    taken = _read(unit, audit)
    return replace(taken, worked=worked_in(taken))


def _read(unit: Unit, audit: str) -> Dossier:
    plan = unit.one(Audit, audit=audit)
    if plan is None:
        raise AuditMissing
    cases = unit.where(Case, audit=audit)
    taken = Dossier(
        partnership(unit),
        tuple(people(unit)),
        plan,
        pinned(unit, audit),
        tuple(one for one in unit.where(ExpectedAgency, audit=audit) if one.asked),
        unit.one(Draw, audit=audit),
        tuple(one.reason for one in unit.where(Exclusion, audit=audit) if one.reason),
        tuple(one for one in cases if one.status is CaseStatus.CHOSEN),
        tuple(one for one in cases if one.status is CaseStatus.REPLACED),
        tuple(unit.where(Return, audit=audit)),
        kept.answers(unit, audit=audit),
        kept.notes(unit, audit=audit),
        tuple(unit.where(Grade, audit=audit)),
        tuple(unit.where(Voice, audit=audit)),
        tuple(unit.where(Reflector, audit=audit)),
        tuple(unit.where(Reflection, audit=audit)),
        tuple(unit.where(Feedback, audit=audit)),
        _printed(unit, audit),
        tuple(unit.where(SealedReport, audit=audit)),
        anchor(unit, [audit]).fingerprint,
        unit.now(),
        tuple(unit.where(Row, audit=audit)),
        earlier=kept.earlier(unit, audit=audit),
        moves=tuple(one for one in strays.moves(unit, audit) if not one.back),
        moderation=unit.one(Moderation, audit=audit),
        practices=tuple(unit.where(PracticeCase, audit=audit)),
        practice_grades=tuple(unit.where(PracticeGrade, audit=audit)),
        representatives=tuple(one for one in unit.where(Representative, audit=audit) if one.person),
        approvals=tuple(unit.where(Approval, audit=audit)),
        talk=talk(unit, audit),
        days=tuple(unit.where(CaseDay, audit=audit)),
        led=leading_in(unit.connection, unit.ring, audit).turns,
    )
    return _with_reveal(unit, taken)


def learned(unit: Unit, audit: str) -> Learned:
    """Read what was found and what is to be done, in order and without what was withdrawn."""
    return Learned(
        tuple(_in_order(unit.where(Finding, audit=audit))),
        tuple(_in_order(unit.where(Recommendation, audit=audit))),
        tuple(_in_order(unit.where(Action, audit=audit))),
        unit.one(Summary, audit=audit),
    )


def _with_reveal(unit: Unit, taken: Dossier) -> Dossier:
    """Add what came of the reveal and when, and who graded for an agency."""
    plan = taken.audit
    return replace(
        taken,
        belated=tuple(_belated(unit, plan)),
        unrevealed=tuple(_unrevealed(unit, plan.audit)),
        graders=_graders(unit, plan.audit),
        times=_times(unit, plan.audit),
    )


def _belated(unit: Unit, plan: Audit) -> Iterator[Belated]:
    for called in unit.where(CaseCalled, audit=plan.audit):
        yield from belated_in(unit, plan, called.case)


def _unrevealed(unit: Unit, audit: str) -> Iterator[NotRevealed]:
    """Yield who was not waited for and has not released since."""
    for called in unit.where(CaseCalled, audit=audit):
        for one in reveal_sheet(unit, audit, called.case).parts:
            if one.part is Part.NOT_REVEALED:
                yield NotRevealed(audit, called.case, one.agency, one.why)


def _graders(unit: Unit, audit: str) -> dict[tuple[str, str, str], str]:
    """Return who graded for an agency, by case, agency and domain."""
    found = {}
    for one in written(unit, Grade, "judgement", audit):
        _, case, agency, stage, domain = read_key(one.key)
        if stage == Stage.AGENCY.value:
            found[case, agency, domain] = one.actor
    return found


def _times(unit: Unit, audit: str) -> DayTimes:
    """Return when cases opened here, when their panel last graded, and how concerns went."""
    graded = {}
    for one in sorted(written(unit, Grade, "judgement", audit), key=lambda one: one.at):
        _, case, agency, stage, _ = read_key(one.key)
        if (agency, stage) == (PANEL, Stage.PANEL.value):
            graded[case] = one.at
    opened = {one.case: one.at for one in unit.where(CaseOpened, about=audit) if one.at}
    return DayTimes(opened, graded, clocks(unit.where(Urgent, audit=audit)))


def _printed(unit: Unit, audit: str) -> Learned:
    """Read what was learned as a report says it: urgent concerns as their register counts them.

    Where the register is empty the lead's own numbers stand: concerns raised on paper.
    """
    known, found = learned(unit, audit), counted(unit.where(Urgent, audit=audit))
    if not found.raised:
        return known
    said = known.summary or Summary(audit)
    numbers = replace(said, urgent_raised=found.raised, urgent_resolved=found.resolved)
    return replace(known, summary=numbers)


def _in_order(found: list[T]) -> list[T]:
    return sorted((one for one in found if not one.withdrawn), key=lambda one: one.order)
