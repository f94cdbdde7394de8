"""The report of an audit: draft it, certify it, keep it, and see what it still lacks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from lifaudit.domain.audit import Status
from lifaudit.domain.change import Change
from lifaudit.domain.dossier import Dossier
from lifaudit.domain.errors.audit import NoIdentity
from lifaudit.domain.errors.report import ReportNotAccessible
from lifaudit.domain.errors.sealing import RecordMovedOn, ReportNotKept, SealUnsound
from lifaudit.domain.learning import SealedReport
from lifaudit.domain.ports import Progress
from lifaudit.domain.readiness import Missing, Place, missing_in
from lifaudit.domain.screening import Screened
from lifaudit.domain.sign_off import Approval
from lifaudit.domain.signing import LEAD, SigningKey, State, Verdict
from lifaudit.profiles.library import profile
from lifaudit.reports.content.cover import Standing
from lifaudit.reports.content.report import Made, report_of
from lifaudit.reports.content.source import Source, lead_of, signatories
from lifaudit.reports.pdf import make_pdf
from lifaudit.reports.preview import PageImage, page_count, page_image
from lifaudit.reports.seal import certify as seal
from lifaudit.reports.ua_lint import lint
from lifaudit.reports.verdict import verify
from lifaudit.security.slots import OpenKeys
from lifaudit.services.checking import roots
from lifaudit.services.dossiers import dossier as read_dossier
from lifaudit.services.identifiers import screened_dossier
from lifaudit.services.membership import prove_mine
from lifaudit.services.planning import is_led_here, plan_of
from lifaudit.services.register import signing_key
from lifaudit.store.history import anchor
from lifaudit.store.keeping import document, keep_document
from lifaudit.store.unit import Unit

__all__ = [
    "Missing",
    "PageImage",
    "Place",
    "Ready",
    "ReportView",
    "Sealed",
    "certify",
    "draft",
    "judge",
    "made",
    "page_count",
    "pages_in",
    "picture_of",
    "record_sealed",
    "report_view",
    "sealed_pdf",
    "signing",
    "versions",
]
STEPS = 4
SOUND = (State.INTACT_TRUSTED, State.AWAITING)


@dataclass(frozen=True, slots=True)
class Ready:
    """An audit that may be certified now, looked through, and the key of its lead."""

    whole: Screened[Dossier]
    key: SigningKey = field(repr=False)


@dataclass(frozen=True, slots=True)
class Sealed:
    """A certified report: its bytes, what they rest on, and when it was certified."""

    pdf: bytes = field(repr=False)
    digest: str
    fingerprint: str
    anchor: str
    when: datetime


@dataclass(frozen=True, slots=True)
class ReportView:
    """What the report's page starts from."""

    dossier: Dossier
    lead: str
    is_lead: bool
    missing: tuple[Missing, ...]
    versions: tuple[SealedReport, ...]
    roots: tuple[bytes, ...]

    @property
    def approvals(self) -> tuple[Approval, ...]:
        """What was decided on the newest version."""
        newest = self.versions[0].version if self.versions else ""
        return tuple(one for one in self.dossier.approvals if one.version == newest)

    @property
    def is_signed(self) -> bool:
        """The audit stands as it was certified."""
        return self.dossier.audit.is_signed


def made(dossier: Dossier, standing: Standing, when: datetime, key: SigningKey | None) -> Made:
    """Return the report as a tree with the files that travel in it."""
    who = signatories(dossier, key.certificate if key else None)
    source = Source(dossier, profile(dossier.audit.profile), who)
    return report_of(source, standing, when)


def draft(dossier: Dossier, when: datetime, progress: Progress) -> bytes:
    """Return the report as an unsigned PDF; the same dossier and time give the same bytes."""
    progress(0, STEPS, "Writing the report")
    whole = made(dossier, Standing.DRAFT, when, None)
    return make_pdf(whole.report, whole.attachments, when, progress)


def certify(ready: Ready, when: datetime, progress: Progress) -> Sealed:
    """Return the report certified by the lead, checked as a stranger would check it.

    Raises ReportNotAccessible, SealUnsound, Cancelled and what `seal.certify` raises.
    """
    progress(0, STEPS, "Writing the report")
    dossier, key = ready.whole.value, ready.key
    whole = made(dossier, Standing.FINAL, when, key)
    pdf = make_pdf(whole.report, whole.attachments, when, progress)
    progress(STEPS, STEPS, "Checking the file")
    if faults := lint(pdf):
        raise ReportNotAccessible(count=len(faults), first=faults[0].text)
    progress(STEPS, STEPS, "Signing")
    signed = seal(pdf, LEAD, key, when)
    progress(STEPS, STEPS, "Checking the signature")
    verdict = verify(signed, key.chain)
    if verdict.state not in SOUND:
        raise SealUnsound(why=verdict.headline)
    digest = hashlib.sha256(signed).hexdigest()
    return Sealed(signed, digest, whole.report.fingerprint, dossier.anchor, when)


def signing(unit: Unit, audit: str, keys: OpenKeys) -> Ready:
    """Return an audit as it stands with the key of the lead who unlocked, if they may sign it now.

    Raises IdentifiersFound, NoIdentity and what `plan_of` and `membership.prove_mine` raise.
    """
    plan_of(unit, audit)
    if signing_key(unit, keys) is None:
        raise NoIdentity
    return Ready(screened_dossier(unit, audit), prove_mine(unit, keys))


def record_sealed(unit: Unit, audit: str, sealed: Sealed) -> Change:
    """Keep a certified report in the vault and close its audit.

    Raises AuditMissing, AuditSigned, NotTheLead, and RecordMovedOn when anything was recorded in
    the audit since the report was made.
    """
    plan = plan_of(unit, audit)
    if anchor(unit, [audit]).fingerprint != sealed.anchor:
        raise RecordMovedOn
    number = len(unit.where(SealedReport, audit=audit)) + 1
    keep_document(unit, f"{plan.code}-report-{number}.pdf", sealed.pdf)
    kept = SealedReport(
        audit,
        str(number),
        sealed.digest,
        sealed.fingerprint,
        unit.actor,
        sealed.when,
        sealed.anchor,
    )
    older = _superseded(unit, audit, number)
    signed = replace(plan, status=Status.SIGNED)
    return unit.record("Certified the report", kept, signed, *older)


def sealed_pdf(unit: Unit, audit: str, version: str) -> bytes:
    """Return a certified report with the approvals this vault holds; raises ReportNotKept.

    A newer copy than the one that was sent here may be known of and lie elsewhere.
    """
    kept = unit.one(SealedReport, audit=audit, version=version)
    digests = (kept.newest, kept.digest) if kept else ()
    held = (document(unit, one) for one in digests if one)
    pdf = next((one for one in held if one), None)
    if pdf is None:
        raise ReportNotKept
    return pdf


def judge(pdf: bytes, trusted: tuple[bytes, ...], progress: Progress) -> Verdict:
    """Judge a signed file by its bytes, as anybody with the trust file would."""
    progress(0, 1, "Checking the signature")
    return verify(pdf, trusted)


def pages_in(pdf: bytes, progress: Progress) -> int:
    """Return how many pages a report has; raises ReportUnreadable."""
    progress(0, 1, "Opening the report")
    return page_count(pdf)


def picture_of(pdf: bytes, number: int, scale: float, progress: Progress) -> PageImage:
    """Return one page, from 1, as pixels; at scale 1 a point is a pixel."""
    progress(0, 1, f"Drawing page {number}")
    return page_image(pdf, number, scale)


def versions(unit: Unit, audit: str) -> tuple[SealedReport, ...]:
    """Return the certified reports of an audit, the newest first."""
    return tuple(_newest_first(unit.where(SealedReport, audit=audit)))


def report_view(unit: Unit, audit: str) -> ReportView:
    """Read what the report's page shows; raises AuditMissing."""
    whole = read_dossier(unit, audit)
    lead = lead_of(whole)
    return ReportView(
        whole,
        lead.name if lead else "",
        is_led_here(unit, whole.audit),
        missing_in(whole),
        versions(unit, audit),
        roots(unit),
    )


def _superseded(unit: Unit, audit: str, number: int) -> Iterator[SealedReport]:
    for one in unit.where(SealedReport, audit=audit):
        if not one.superseded_reason:
            yield replace(one, superseded_reason=f"Superseded by version {number}.")


def _newest_first(found: list[SealedReport]) -> list[SealedReport]:
    return sorted(found, key=lambda one: int(one.version), reverse=True)
