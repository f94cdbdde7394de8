"""The lead collects what representatives decided: files in any order, one report in the end."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from lifaudit.domain.approving import Decision
from lifaudit.domain.audit import Audit
from lifaudit.domain.change import Change
from lifaudit.domain.copies import Chosen, Copy, choose
from lifaudit.domain.declining import SUFFIX, TAG, Declined, declined_of, parts_of
from lifaudit.domain.errors.approving import (
    NotAsCertified,
    NotThisReport,
    RefusalNotTheirs,
    SignerRevoked,
)
from lifaudit.domain.errors.audit import NotTheLead
from lifaudit.domain.errors.report import FieldAlreadySigned
from lifaudit.domain.learning import SealedReport
from lifaudit.domain.ports import Progress
from lifaudit.domain.sign_off import Approval
from lifaudit.domain.signing import SignatureVerdict, State, Verdict
from lifaudit.reports.inside import signatories_in
from lifaudit.reports.seal import signed_fields
from lifaudit.reports.verdict import verify
from lifaudit.security.signatures import verify as verify_signed
from lifaudit.services import membership
from lifaudit.services.checking import read_report
from lifaudit.store.keeping import document, keep_document
from lifaudit.store.unit import Unit

SOUND = (State.AWAITING, State.INTACT_TRUSTED)


@dataclass(frozen=True, slots=True)
class Came:
    """A copy that came back, judged."""

    pdf: bytes = field(repr=False)
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of who declines, whose signature holds."""

    raw: bytes = field(repr=False)
    said: Declined


def judged(pdf: bytes, trusted: tuple[bytes, ...]) -> Came:
    """Judge a copy by its bytes; raises NotAsCertified unless every signature in it holds."""
    verdict = verify(pdf, trusted)
    if not verdict.trusted or verdict.state not in SOUND:
        raise NotAsCertified(why=verdict.headline)
    return Came(pdf, verdict)


def take_copy(unit: Unit, came: Came) -> Change:
    """Record what a copy's signers decided, and let the copy that more have signed go on.

    A copy seen before changes nothing. Raises NotThisReport, NotTheLead or SignerRevoked.
    """
    report = _known(unit, came.verdict.fingerprint, came.pdf)
    for one in came.verdict.signatures[1:]:
        _prove_standing(unit, one.certificate_sha256, one.claimed)
    held = _held(unit, report)
    copy = Copy(came.pdf, frozenset(one.field for one in came.verdict.signatures))
    chosen = choose(held, copy)
    digest = keep_document(unit, f"copy-{came.verdict.file_sha256[:16]}.pdf", came.pdf)
    decided = list(_decided(unit, report, came, chosen, digest))
    if chosen.copy is copy:
        decided += _behind(unit, report, chosen)
        return unit.record("Took in an approval", replace(report, newest=digest), *decided)
    return unit.record("Took in an approval", *decided)


def open_answer(file: Path, trusted: tuple[bytes, ...], progress: Progress) -> Came | Statement:
    """Read what a representative sent back, and prove that it holds.

    Raises ReportNotRead, NotAsCertified, RefusalUnreadable or SignatureBroken.
    """
    progress(0, 1, "Checking the signatures")
    return answer_of(read_report(file), trusted)


def answer_of(raw: bytes, trusted: tuple[bytes, ...]) -> Came | Statement:
    """Judge what came back by its bytes: a signed copy, or a statement of who declines."""
    if raw.startswith(b"%PDF-"):
        return judged(raw, trusted)
    line, signature = parts_of(raw)
    said = declined_of(line)
    verify_signed(bytes.fromhex(said.certificate), TAG + line, signature)
    return Statement(raw, said)


def take_answer(unit: Unit, answer: Came | Statement) -> Change:
    """Record what came back; raises what `take_copy` and `take_statement` raise."""
    if isinstance(answer, Came):
        return take_copy(unit, answer)
    return take_statement(unit, answer)


def take_statement(unit: Unit, came: Statement) -> Change:
    """Record that a representative declines, and why; what they decided later stays.

    Raises NotThisReport, NotTheLead, RefusalNotTheirs, SignerRevoked, and FieldAlreadySigned where
    they have approved by now.
    """
    said = came.said
    report = _known(unit, said.report, b"")
    held = _held(unit, report)
    mine = hashlib.sha256(bytes.fromhex(said.certificate)).hexdigest()
    places = {one.field: one for one in signatories_in(held.pdf)}
    place = places.get(said.place)
    if place is None or place.certificate_sha256 != mine:
        raise RefusalNotTheirs
    _prove_standing(unit, mine, said.declined_at)
    if said.place in held.signed:
        raise FieldAlreadySigned(field=said.place)
    before = unit.one(Approval, audit=report.audit, version=report.version, place=said.place)
    if before is not None and not _is_later(said.declined_at, before):
        return unit.record("Took in a refusal")
    digest = keep_document(unit, f"declined-{said.report[:16]}{SUFFIX}", came.raw)
    declined = Approval(
        *(report.audit, report.version, said.place, place.name, place.organisation),
        decision=Decision.DECLINED,
        said=said.reasons,
        decided_at=said.declined_at,
        certificate_sha256=mine,
        file=digest,
    )
    return unit.record("Took in a refusal", declined)


def approvals(unit: Unit, audit: str, version: str) -> tuple[Approval, ...]:
    """Return what was decided on one version, by the place of the signature."""
    return tuple(unit.where(Approval, audit=audit, version=version))


def _known(unit: Unit, fingerprint: str, copy: bytes) -> SealedReport:
    """Find a report by its data, and a copy of it by its very bytes."""
    for report in unit.where(SealedReport, fingerprint=fingerprint):
        certified = document(unit, report.digest)
        if certified and (not copy or copy.startswith(certified)):
            plan = unit.one(Audit, audit=report.audit)
            if plan is None or plan.lead != unit.actor:
                raise NotTheLead
            return report
    raise NotThisReport


def _prove_standing(unit: Unit, certificate_sha256: str, when: datetime | None) -> None:
    """Refuse what was signed once its certificate had been withdrawn, by the signer's own clock."""
    gone = membership.trusted(unit).revocation(certificate_sha256)
    if gone is not None and (when is None or when >= gone.since):
        raise SignerRevoked


def _held(unit: Unit, report: SealedReport) -> Copy:
    pdf = document(unit, report.newest or report.digest) or b""
    return Copy(pdf, signed_fields(pdf))


def _decided(
    unit: Unit, report: SealedReport, came: Came, chosen: Chosen, digest: str
) -> Iterator[Approval]:
    """Yield what each signer of a copy decided, where it says more than is known."""
    known = {one.place: one for one in approvals(unit, report.audit, report.version)}
    for one in came.verdict.signatures[1:]:
        again = one.field in chosen.again
        before = known.get(one.field)
        if before is None or _gives_way(before, one.claimed, again=again):
            yield _approval(report, one, digest, again=again)


def _gives_way(before: Approval, claimed: datetime | None, *, again: bool) -> bool:
    """Tell whether a signature says more than what is known: it stands in the report, or is later.

    Copies come in any order, and some come twice: who declined since is not said to approve.
    """
    if before.decision is not Decision.DECLINED and not before.again:
        return False
    return not again or _is_later(claimed, before)


def _is_later(said: datetime | None, before: Approval) -> bool:
    return said is not None and (before.decided_at is None or said > before.decided_at)


def _approval(report: SealedReport, one: SignatureVerdict, digest: str, *, again: bool) -> Approval:
    decision = Decision.RESERVED if one.reservations else Decision.APPROVED
    return Approval(
        *(report.audit, report.version, one.field),
        name=one.signer,
        organisation=one.organisation,
        decision=decision,
        said=one.reservations,
        decided_at=one.claimed,
        certificate_sha256=one.certificate_sha256,
        file=digest,
        again=again,
    )


def _behind(unit: Unit, report: SealedReport, chosen: Chosen) -> list[Approval]:
    """Return those whose signatures stand only in the copy that does not go on."""
    known = approvals(unit, report.audit, report.version)
    return [replace(one, again=True) for one in known if one.place in chosen.again]
