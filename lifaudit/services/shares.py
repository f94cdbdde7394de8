"""Who is next in an audit: what one's own agency has left to do, and whom the lead sent nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from lifaudit.domain.audit import Audit, ExpectedAgency, Status
from lifaudit.domain.awaited import Stance
from lifaudit.domain.case import Case
from lifaudit.domain.casework import Return
from lifaudit.domain.learning import SealedReport
from lifaudit.domain.post import PackSent
from lifaudit.domain.share import Share
from lifaudit.domain.sign_off import Decided, Representative
from lifaudit.services.awaiting import waiting
from lifaudit.services.revealing import agency_of
from lifaudit.store.unit import Unit


def share_of(unit: Unit, plan: Audit, cases: Sequence[Case]) -> Share | None:
    """Return what the agency of who unlocked has to do; nothing where they lead the audit."""
    if plan.lead in ("", unit.actor):
        return None
    agency = own_agency(unit, plan)
    asked = _asked(unit, plan, cases, agency)
    found = unit.where(Return, audit=plan.audit, agency=agency) if agency else []
    mine = [one for one in found if one.case in asked]
    signed = [one.signed_off_at for one in mine if one.signed_off_at is not None]
    packed = _is_packed(unit, plan, signed)
    return Share(len(asked), len(mine), len(signed), packed, _decides(unit, plan))


def own_agency(unit: Unit, plan: Audit) -> str:
    """Return the agency of who unlocked where somebody else leads, and nothing for the lead."""
    if plan.lead in ("", unit.actor):
        return ""
    return agency_of(unit, unit.actor)


def unsent(unit: Unit, plan: Audit) -> int:
    """Count the agencies that have a member and were sent nothing yet, where the lead looks."""
    if plan.status is not Status.COLLECTING or plan.lead != unit.actor:
        return 0
    agencies = waiting(unit, plan.audit).agencies
    return sum(one.stance is Stance.UNSENT and bool(one.people) for one in agencies)


def _asked(unit: Unit, plan: Audit, cases: Sequence[Case], agency: str) -> frozenset[str]:
    expects = unit.one(ExpectedAgency, audit=plan.audit, agency=agency) if agency else None
    if expects is None or not expects.asked:
        return frozenset()
    return frozenset(one.case for one in cases if one.asks(agency))


def _is_packed(unit: Unit, plan: Audit, signed: list[datetime]) -> bool:
    sent = [one for one in unit.where(PackSent, about=plan.audit) if plan.lead in one.recipients]
    last = max((one.at for one in sent if one.at is not None), default=None)
    return last is not None and all(one <= last for one in signed)


def _decides(unit: Unit, plan: Audit) -> bool:
    """Tell whether the newest certified report names who unlocked, and they have not decided."""
    if plan.status is not Status.SIGNED:
        return False
    named = unit.where(Representative, audit=plan.audit, person=unit.actor)
    kept = [(one.certified_at, one) for one in unit.where(SealedReport, audit=plan.audit)]
    dated = [(at, one.fingerprint) for at, one in kept if at is not None]
    return bool(named and dated) and unit.one(Decided, report=max(dated)[1]) is None
