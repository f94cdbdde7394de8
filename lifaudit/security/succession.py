"""Which list of members may follow which, and whether a certificate counts by the newest one."""

from __future__ import annotations

from datetime import datetime

from lifaudit.domain.errors.joining import (
    BundleContradicts,
    BundleNotByLead,
    BundleOfOthers,
    BundleOlder,
    CertificateRevoked,
    CertificateRunOut,
    MemberLeft,
    MemberUnknown,
)
from lifaudit.domain.trust import Member, TrustBundle
from lifaudit.security.certificates import digest, is_issued_by, validity
from lifaudit.security.signatures import public_of
from lifaudit.security.turns import leading_since

DAY = "%d %B %Y"


def prove_successor(known: TrustBundle, fresh: TrustBundle) -> None:
    """Raise unless a list (proven by `papers.open_bundle`) may take the place of the one known.

    BundleOfOthers: another root. BundleOlder: a lower number. BundleNotByLead: signed by somebody
    who was no lead. BundleContradicts: the same number, or another key for a known person without
    the old one being revoked.
    """
    if fresh.root_certificate != known.root_certificate:
        raise BundleOfOthers
    if fresh.number < known.number:
        raise BundleOlder(known=known.number, found=fresh.number)
    if fresh.number == known.number and fresh != known:
        raise BundleContradicts
    if not _is_by_a_lead(known, fresh):
        raise BundleNotByLead
    if any(_is_exchanged(one, fresh) for one in known.members):
        raise BundleContradicts


def prove_member(bundle: TrustBundle, certificate: bytes, when: datetime) -> Member:
    """Return the member who may sign with this certificate (DER) at this time.

    Members are known by their key, so an earlier certificate of the same key counts while it lasts.
    Raises MemberUnknown, CertificateRevoked, CertificateRunOut, MemberLeft or
    CertificateUnreadable.
    """
    member = _holder(bundle, certificate)
    if member is None or not is_issued_by(bytes.fromhex(bundle.root_certificate), certificate):
        raise MemberUnknown
    withdrawn = bundle.revocation(digest(certificate))
    if withdrawn is not None:
        raise CertificateRevoked(since=withdrawn.since.strftime(DAY))
    counts = validity(certificate)
    if not counts.covers(when):
        raise CertificateRunOut(since=counts.since.strftime(DAY), until=counts.until.strftime(DAY))
    if not member.active:
        raise MemberLeft
    return member


def bearer(bundle: TrustBundle, certificate: bytes) -> Member:
    """Return the member a certificate (DER) was issued to, whether or not it counts still.

    Raises MemberUnknown or CertificateUnreadable.
    """
    withdrawn = bundle.revocation(digest(certificate))
    member = _holder(bundle, certificate)
    if member is None and withdrawn is not None:  # they were given another key since
        member = bundle.member(withdrawn.person)
    if member is None or not is_issued_by(bytes.fromhex(bundle.root_certificate), certificate):
        raise MemberUnknown
    return member


def _holder(bundle: TrustBundle, certificate: bytes) -> Member | None:
    public = public_of(certificate)
    return next((one for one in bundle.members if _public(one) == public), None)


def _is_by_a_lead(known: TrustBundle, fresh: TrustBundle) -> bool:
    """Whoever signed signed the one known, or was handed the partnership by who did, in turn.

    To be a lead among others is not enough. A renewed certificate has the same key.
    """
    before, signer = known.member(known.lead), fresh.member(fresh.lead)
    if before is None or signer is None or not _counts(known, before):
        return False
    return _public(signer) in leading_since(fresh, {_public(before)})


def _is_exchanged(before: Member, fresh: TrustBundle) -> bool:
    after = fresh.member(before.person)
    if after is None or _public(after) == _public(before):
        return False
    return fresh.revocation(_digest(before)) is None


def _counts(bundle: TrustBundle, member: Member) -> bool:
    return member.active and bundle.revocation(_digest(member)) is None


def _digest(member: Member) -> str:
    return digest(bytes.fromhex(member.certificate))


def _public(member: Member) -> bytes:
    return public_of(bytes.fromhex(member.certificate))
