"""Verdict: whether a report is exactly what its signatories signed, and who they are.

The one rule, for the window, the command line and the tests alike. Anything that cannot be
explained counts against the file: an exception, a byte after the last signature, a change that
is no signature, a signature nobody was asked for. Other viewers call most of these "valid".
"""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from asn1crypto import x509 as asn1_x509  # type: ignore[import-untyped] # it has no types
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from lifaudit.domain.signing import Signatory, SignatureVerdict, State, Verdict, capacity
from lifaudit.reports.envelope import envelope_is_plain
from lifaudit.reports.indexed import IndexedReader
from lifaudit.reports.inside import Inside, look_inside
from lifaudit.reports.quarantine import tried
from lifaudit.reports.review import StepwiseReview
from lifaudit.reports.wording import one_line

logging.getLogger("pyhanko").setLevel(logging.CRITICAL + 1)
logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL + 1)

_BROKEN = "The file was damaged or changed so badly that its signatures cannot be read."
_APPENDED = "Something was added to the file after the last signature."
_NO_LEAD = "The report was not certified by the person who was to certify it."
_ENVELOPE = "The signature made {capacity} was tampered with around its edges."
_RESERVED = "They approve with reservations:"
_STRANGER = "{field} holds a signature that nobody was asked for."
_OTHER_CERTIFICATE = "Who signed {capacity} has another certificate than the report names."


@dataclass(frozen=True, slots=True)
class _Case:
    """Everything the judgement is made of."""

    signatures: tuple[SignatureVerdict, ...]
    problems: tuple[str, ...]
    inside: Inside
    root: bytes
    trusted: bool
    asked: bool
    """The reader pinned a root, whether or not it is this report's."""


@dataclass(frozen=True, slots=True)
class _File:
    """The bytes under judgement, the roots to trust for it, and its history."""

    pdf: bytes
    anchors: tuple[bytes, ...]
    review: StepwiseReview


def verify(pdf: bytes, trust_roots: tuple[bytes, ...] = ()) -> Verdict:
    """Judge a report by its bytes; `trust_roots` are the pinned root certificates, DER.

    Without the right root the file can be found intact, but not whose signatures these are.
    Never raises: a file that cannot be read is a verdict too.
    """
    digest = hashlib.sha256(pdf).hexdigest()
    case = tried(lambda: _examined(pdf, trust_roots))
    if case is None:
        return replace(_unreadable(pdf), file_sha256=digest)
    return replace(
        _judged(case),
        signatures=case.signatures,
        trusted=case.trusted,
        root_sha256=hashlib.sha256(case.root).hexdigest() if case.root else "",
        fingerprint=case.inside.fingerprint,
        file_sha256=digest,
    )


def _unreadable(pdf: bytes) -> Verdict:
    if pdf.startswith(b"%PDF-") and b"/ByteRange" in pdf:
        return Verdict(State.NOT_INTACT, "This report is not as it was signed.", (_BROKEN,))
    reason = "It is not a PDF, or it is damaged. Ask whoever sent it for a fresh copy."
    return Verdict(State.UNREADABLE, "This file cannot be read as a report.", (reason,))


def _examined(pdf: bytes, trust_roots: tuple[bytes, ...]) -> _Case:
    reader = IndexedReader(pdf)
    inside = look_inside(reader)
    found = tuple(reader.embedded_regular_signatures)
    own = _own_root(found[0]) if found else b""
    pinned = tuple(root for root in trust_roots if found and _is_same_issuer(root, own))
    file = _File(pdf, pinned or (own,), StepwiseReview())
    signatures = tuple(_signature(each, file) for each in found)
    problems = (
        *(each.sentence for each in signatures if not each.sound),
        *_against_list(signatures, inside.signatories),
        *_certification(found, inside.signatories),
        *_coverage(reader, found, pdf),
    )
    reasons = tuple(dict.fromkeys(problems))
    return _Case(signatures, reasons, inside, (*pinned, own)[0], bool(pinned), bool(trust_roots))


def _is_same_issuer(root: bytes, own: bytes) -> bool:
    """Whether two certificates name the same issuer with the same key."""
    one, other = asn1_x509.Certificate.load(root), asn1_x509.Certificate.load(own)
    same: bool = one.subject == other.subject and one.public_key.dump() == other.public_key.dump()
    return same


def _own_root(signature: Any) -> bytes:
    """Return the self-signed certificate that the first signature carries, or its own."""
    carried = (signature.signer_cert, *signature.other_embedded_certs)
    own = [each for each in carried if each.self_issued]
    return bytes((own or [signature.signer_cert])[0].dump())


def _signature(signature: Any, file: _File) -> SignatureVerdict:
    certificate = signature.signer_cert
    names = certificate.subject.native
    claimed = signature.self_reported_timestamp
    seen = SignatureVerdict(
        field=signature.field_name,
        signer=str(names.get("common_name", "")),
        organisation=str(names.get("organization_name", "")),
        claimed=claimed,
        certificate_sha256=hashlib.sha256(certificate.dump()).hexdigest(),
        sound=False,
        sentence=f"The signature made {capacity(signature.field_name)} cannot be read.",
        reason=one_line(str(signature.sig_object.get("/Reason", ""))),
    )
    return tried(lambda: _validated(signature, seen, file)) or seen


def _validated(signature: Any, seen: SignatureVerdict, file: _File) -> SignatureVerdict:
    """Return the verdict with what validation says; raises whatever the parsers raise."""
    context = _context(file.anchors, seen.claimed)
    status = validate_pdf_signature(signature, context, diff_policy=file.review)
    path = tuple(status.validation_path or ())
    if path and not envelope_is_plain(file.pdf, signature, path):
        return replace(seen, sentence=_ENVELOPE.format(capacity=capacity(seen.field)))
    judged = replace(seen, sound=status.bottom_line, sentence=_sentence(seen, status))
    said = judged.reservations
    return replace(judged, sentence=f"{judged.sentence} {_RESERVED} {said}") if said else judged


def _context(anchors: tuple[bytes, ...], claimed: datetime | None) -> ValidationContext:
    """Trust only these roots, look nothing up, and judge certificates at the claimed time."""
    return ValidationContext(
        trust_roots=[asn1_x509.Certificate.load(der) for der in anchors],
        moment=claimed,
        best_signature_time=claimed,
        allow_fetching=False,
        revocation_mode="soft-fail",
    )


def _sentence(seen: SignatureVerdict, status: Any) -> str:
    who = ", ".join(part for part in (seen.signer, seen.organisation) if part) or "Somebody"
    made = capacity(seen.field)
    if status.bottom_line:
        when = f" on {seen.claimed.day} {seen.claimed:%B %Y}" if seen.claimed else ""
        return f"{who} signed {made}{when}, by their own clock."
    if not status.intact:
        return f"The text {who} signed {made} is not the text of this file."
    if not status.valid:
        return f"What was signed {made} was not signed with the key of {who}."
    if not status.docmdp_ok:
        return f"After {who} signed {made}, the file was changed in a way no signature is."
    if not status.trusted:
        return f"The certificate with which {who} signed {made} was not issued by this partnership."
    return f"What {who} signed {made} does not hold."


def _against_list(
    signatures: tuple[SignatureVerdict, ...], expected: tuple[Signatory, ...]
) -> list[str]:
    """Compare the signatures with the list inside the signed data."""
    listed = {each.field: each for each in expected}
    problems = []
    for each in signatures:
        who = listed.get(each.field)
        if who is None:
            problems.append(_STRANGER.format(field=each.field))
        elif who.certificate_sha256 not in ("", each.certificate_sha256):
            problems.append(_OTHER_CERTIFICATE.format(capacity=capacity(each.field)))
    return problems


def _certification(found: tuple[Any, ...], expected: tuple[Signatory, ...]) -> list[str]:
    """Check that the first signature certifies, forbids all but signing, and is the lead's."""
    if not found:
        return []
    leads = {each.field for each in expected if each.certifies}
    first = found[0]
    right = first.docmdp_level is MDPPerm.FILL_FORMS and (not leads or first.field_name in leads)
    return [] if right else [_NO_LEAD]


def _coverage(reader: Any, found: tuple[Any, ...], pdf: bytes) -> list[str]:
    """Check that nothing but these signatures was ever added, up to the last byte.

    Counted here, in bytes: pyHanko measures by how long an envelope says it is, and a later update
    can make it say more. A timestamp counts as added too: our reports carry none, and whose
    clock it shows could not be told.
    """
    if not found:
        return []
    _, _, resume, rest = (int(number) for number in found[-1].byte_range)
    revisions = tuple(each.signed_revision for each in found)
    expected = range(revisions[0], reader.xrefs.total_revisions)
    alone = len(tuple(reader.embedded_signatures)) == len(found)
    covers = alone and revisions == tuple(expected) and resume + rest == len(pdf)
    return [] if covers else [_APPENDED]


def _judged(case: _Case) -> Verdict:
    signed = {each.field for each in case.signatures}
    waiting = tuple(each for each in case.inside.signatories if each.field not in signed)
    if not case.signatures:
        return _unsigned(waiting)
    if case.problems:
        headline = "This report is not as it was signed."
        return Verdict(State.NOT_INTACT, headline, case.problems, waiting=waiting)
    known = () if case.trusted else (_unknown(case),)
    said = tuple(each.sentence for each in case.signatures)
    if case.asked and not case.trusted:
        headline = "This report was not signed by the partnership whose certificate you hold."
        reasons = (*known, *said)
        return Verdict(State.INTACT_UNKNOWN_SIGNER, headline, reasons, waiting=waiting)
    if waiting:
        headline = f"Nothing was changed, but {_some(len(waiting))} missing."
        missing = tuple(f"{each} has not signed {capacity(each.field)}." for each in waiting)
        return Verdict(State.AWAITING, headline, (*missing, *known, *said), waiting=waiting)
    if case.trusted:
        headline = f"This report is complete and exactly as it was signed{_reserved(case)}."
        return Verdict(State.INTACT_TRUSTED, headline, said)
    headline = "Nothing was changed, but it cannot be told who signed."
    return Verdict(State.INTACT_UNKNOWN_SIGNER, headline, (*known, *said))


def _unsigned(waiting: tuple[Signatory, ...]) -> Verdict:
    if not waiting:
        reason = "It carries no signature and no list of people who were to sign it."
        return Verdict(State.UNREADABLE, "This is not a signed audit report.", (reason,))
    names = "; ".join(str(each) for each in waiting)
    reason = f"No signature is left, but the file says it was to be signed by {names}."
    headline = "Nobody vouches for this report."
    return Verdict(State.NOT_INTACT, headline, (reason,), waiting=waiting)


def _unknown(case: _Case) -> str:
    digest = hashlib.sha256(case.root).hexdigest()[:16]
    short = "-".join(digest[at : at + 4] for at in range(0, 16, 4))
    return (
        f"The signatures belong to a partnership whose certificate begins with {short}, and you "
        "have not named its trust file. Ask the partnership for trust.pem, not whoever sent you "
        "the report."
    )


def _reserved(case: _Case) -> str:
    number = sum(1 for each in case.signatures if each.reservations)
    if not number:
        return ""
    return f", {number} of {len(case.signatures)} signatures with reservations"


def _some(count: int) -> str:
    return "one signature is" if count == 1 else f"{count} signatures are"
