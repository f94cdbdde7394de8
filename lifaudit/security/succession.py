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
from lifaudit.domain.trust import Member, TrustBundle, Turn
from lifaudit.security.certificates import digest, is_issued_by, validity
from lifaudit.security.signatures import public_of
from lifaudit.security.turns import leader_after

DAY = "%d %B %Y"


def prove_successor(known: TrustBundle, fresh: TrustBundle) -> None:
    """Raise unless a list (proven by `papers.open_bundle`) may take the place of the one known.

    BundleOfOthers: another root. BundleOlder: a lower number. BundleNotByLead: signed by somebody
    whose turn it was not. BundleContradicts: the same number, or another key for a known person
    without the old one being revoked.
    """
    if fresh.root_certificate != known.root_certificate:
        raise BundleOfOthers
    if fresh.number < known.number:
        raise BundleOlder(known=known.number, found=fresh.number)
    if fresh.number == known.number and fresh != known:
        raise BundleContradicts
    if not is_by_whose_turn_it_is(known, fresh):
        raise BundleNotByLead
    if any(_is_exchanged(one, fresh) for one in known.members):
        raise BundleContradicts


def is_by_whose_turn_it_is(known: TrustBundle, fresh: TrustBundle) -> bool:
    """Tell whether who signed the list known signed this too, or handed on, in turn, to who did.

    To be a lead among others is not enough. A renewed certificate has the same key. A turn that
    came before one that is known was taken back since, and counts no more; nor does a turn to
    somebody whose certificate the list known has withdrawn.
    """
    before, signer = known.member(known.lead), fresh.member(fresh.lead)
    if before is None or signer is None or not _counts(known, before):
        return False
    turns = _turns_since(known, fresh)
    root = bytes.fromhex(known.root_certificate)
    return _public(signer) == leader_after(turns, root, _public(before))


def is_handed_on(known: TrustBundle, fresh: TrustBundle) -> bool:
    """Tell whether a list, of any number, proves that who signed the one known signs no more."""
    is_ours = fresh.root_certificate == known.root_certificate
    return is_ours and fresh.lead != known.lead and is_by_whose_turn_it_is(known, fresh)


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


def _turns_since(known: TrustBundle, fresh: TrustBundle) -> list[Turn]:
    last = max((one.number for one in known.turns), default=-1)
    gone = {_public(one).hex() for one in known.members if known.revocation(_digest(one))}
    return [one for one in fresh.turns if one.number > last and one.taker not in gone]


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
