"""What a person at the window sends: whom it is for, and the packs put into a folder."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from lifaudit.domain.audit import Audit
from lifaudit.domain.learning import SealedReport
from lifaudit.domain.partnership import Agency, Person
from lifaudit.domain.post import PackSeen, PackSent
from lifaudit.domain.sending import Reach, Sending
from lifaudit.domain.sign_off import Decided
from lifaudit.domain.trust import Member
from lifaudit.services import membership, pack_files
from lifaudit.services.leading import leads_of
from lifaudit.services.packing import colleagues, members_of, outgoing, returned
from lifaudit.services.packing_reports import approval, draft_findings, for_approval
from lifaudit.services.planning import audit_of, expected
from lifaudit.services.vault import Vault
from lifaudit.store.unit import Unit


def sending(unit: Unit, audit: str) -> Sending:
    """Say whom this vault sends to; raises AuditMissing or NotJoined."""
    plan = audit_of(unit, audit)
    known = membership.trusted(unit)
    if plan.lead == unit.actor:
        of_all = [(one, members_of(unit, known, one.agency)) for one in expected(unit, audit)]
        here = [
            _reach(unit, plan, one.name, theirs)
            for one, theirs in of_all
            if theirs or not _is_mine(unit, one.agency)
        ]
        return Sending(plan, is_lead=True, reaches=tuple(here))
    lead = known.member(plan.lead)
    reaches = [_reach(unit, plan, _of(unit, lead) or "The lead", (lead,) if lead else ())]
    if beside := colleagues(unit, known, plan):
        reaches.append(_reach(unit, plan, _of(unit, beside[0]), beside))
    led = unit.actor in leads_of(unit, audit)
    return Sending(plan, is_lead=False, reaches=tuple(reaches), led_before=led)


def send(vault: Vault, audit: str, folder: Path) -> tuple[Path, ...]:
    """Put the packs of an audit into a folder; raises NotWritten and what `outgoing` raises.

    They count as made only when every one of them is there.
    """
    with vault.unit() as unit:
        return pack_files.write(folder, outgoing(unit, vault.keys, audit))


def send_talk(vault: Vault, audit: str, folder: Path) -> tuple[Path, ...]:
    """Put into a folder what carries comments: the lead's draft findings, or what others said.

    Raises NotWritten and what `packing_reports.draft_findings` and `packing.returned` raise.
    """
    with vault.unit() as unit:
        if audit_of(unit, audit).lead == unit.actor:
            made = draft_findings(unit, vault.keys, audit)
        else:
            made = (returned(unit, vault.keys, audit),)
        return pack_files.write(folder, made)


def send_report(vault: Vault, audit: str, folder: Path) -> tuple[Path, ...]:
    """Put the certified report into a folder, for all who are to approve it.

    Raises NotWritten and what `packing_reports.for_approval` raises.
    """
    with vault.unit() as unit:
        return pack_files.write(folder, [for_approval(unit, vault.keys, audit)])


def send_answer(vault: Vault, report: str, folder: Path) -> tuple[Path, ...]:
    """Put what was decided on a report into a folder as a pack for the lead.

    Nothing is written where this vault knows no audit of that report: its file alone goes back
    then. Raises NotWritten and what `packing_reports.approval` raises.
    """
    with vault.unit() as unit:
        known = unit.one(SealedReport, fingerprint=report)
        decided = unit.one(Decided, report=report)
        if known is None or decided is None:
            return ()
        return pack_files.write(folder, [approval(unit, vault.keys, decided)])


def _is_mine(unit: Unit, agency: str) -> bool:
    me = unit.one(Person, person=unit.actor)
    return me is not None and me.agency == agency


def _of(unit: Unit, member: Member | None) -> str:
    """Name the agency of a member."""
    agency = unit.one(Agency, agency=member.agency) if member else None
    return agency.name if agency else ""


def _reach(unit: Unit, plan: Audit, agency: str, members: Sequence[Member]) -> Reach:
    ids = {one.person for one in members}
    sent = [one.at for one in unit.where(PackSent, about=plan.audit) if ids & set(one.recipients)]
    seen = [one.at for one in unit.where(PackSeen, about=plan.audit) if one.sender in ids]
    return Reach(agency, tuple(one.name for one in members), _latest(sent), _latest(seen))


def _latest(times: list[datetime | None]) -> datetime | None:
    return max((one for one in times if one is not None), default=None)
