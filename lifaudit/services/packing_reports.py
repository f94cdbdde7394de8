"""Packs of the end of an audit: draft findings, the report for approval, and what comes back."""

from __future__ import annotations

from lifaudit.domain.errors.commenting import NothingToGiveOut
from lifaudit.domain.errors.exchange import LeadOutOfReach, NobodyToApprove, NobodyToSendTo
from lifaudit.domain.errors.sealing import ReportNotKept
from lifaudit.domain.learning import SealedReport
from lifaudit.domain.pack import Document, PackKind
from lifaudit.domain.sign_off import Decided
from lifaudit.domain.trust import Member
from lifaudit.security.slots import OpenKeys
from lifaudit.services import membership
from lifaudit.services.pack_making import Errand, Made, can_receive, make
from lifaudit.services.packing import members_of
from lifaudit.services.planning import audit_of, expected, plan_of
from lifaudit.services.reporting import sealed_pdf, versions
from lifaudit.services.representatives import representatives
from lifaudit.services.talks import talk
from lifaudit.store.keeping import document
from lifaudit.store.unit import Unit

REPORT, ANSWER = "report.pdf", "answer"


def draft_findings(unit: Unit, keys: OpenKeys, audit: str) -> tuple[Made, ...]:
    """Make a pack with the findings as they were given out, one for each agency with a member.

    Raises NothingToGiveOut, NobodyToSendTo, NotTheLead, and what `membership.prove_mine` raises.
    """
    plan = plan_of(unit, audit)
    if talk(unit, audit).newest is None:
        raise NothingToGiveOut
    known = membership.trusted(unit)
    made = []
    for one in expected(unit, audit):
        to = tuple(members_of(unit, known, one.agency))
        if to:
            made.append(make(unit, keys, Errand(PackKind.DRAFT, plan, to, one.short or one.name)))
    if not made:
        raise NobodyToSendTo
    return tuple(made)


def for_approval(unit: Unit, keys: OpenKeys, audit: str) -> Made:
    """Make one pack with the newest copy of the certified report, for all who are to approve it.

    Raises ReportNotKept, NobodyToApprove, AuditMissing, and what `membership.prove_mine` raises.
    """
    kept = versions(unit, audit)
    if not kept:
        raise ReportNotKept
    named = {one.person for one in representatives(unit, audit)}
    to = _reachable(unit, named)
    if not to:
        raise NobodyToApprove
    copy = Document(REPORT, sealed_pdf(unit, audit, kept[0].version))
    plan = audit_of(unit, audit)
    return make(unit, keys, Errand(PackKind.FOR_APPROVAL, plan, to, "approval", (copy,)))


def approval(unit: Unit, keys: OpenKeys, decided: Decided) -> Made:
    """Make the pack by which a representative answers the lead: their signed copy or statement.

    Raises ReportNotKept where this vault knows no audit of the report, LeadOutOfReach, and what
    `membership.prove_mine` raises.
    """
    report = unit.one(SealedReport, fingerprint=decided.report)
    content = document(unit, decided.file)
    if report is None or content is None:
        raise ReportNotKept
    plan = audit_of(unit, report.audit)
    to = _reachable(unit, {plan.lead})
    if not to:
        raise LeadOutOfReach
    answer = (Document(ANSWER, content),)
    return make(unit, keys, Errand(PackKind.APPROVAL, plan, to, "answer", answer))


def _reachable(unit: Unit, people: set[str]) -> tuple[Member, ...]:
    known = membership.trusted(unit)
    return tuple(
        one
        for one in known.members
        if one.person in people and one.person != unit.actor and can_receive(known, one)
    )
