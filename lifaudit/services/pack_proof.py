"""Whether a pack may be taken in: it opens, its signature fits, its sender counts, it is for me."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from lifaudit.domain.audit import Audit
from lifaudit.domain.errors.exchange import (
    OtherAudit,
    OtherPartnership,
    PackForged,
    PackPassedOn,
    SenderExpired,
    SenderLeft,
    SenderMayNot,
    SenderRevoked,
    SenderUnknown,
)
from lifaudit.domain.errors.joining import (
    CertificateRevoked,
    CertificateRunOut,
    MemberLeft,
    MemberUnknown,
)
from lifaudit.domain.pack import Manifest, PackKind, Recipient
from lifaudit.domain.partnership import Role
from lifaudit.domain.trust import Member, TrustBundle
from lifaudit.exchange.contents import trust_in
from lifaudit.exchange.opening import Received, open_pack
from lifaudit.security.certificates import digest
from lifaudit.security.papers import open_bundle
from lifaudit.security.slots import OpenKeys
from lifaudit.security.succession import (
    bearer,
    is_by_whose_turn_it_is,
    is_handed_on,
    prove_member,
    prove_successor,
)
from lifaudit.services import membership, own_keys, register
from lifaudit.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Proven:
    """A pack that may be taken in, its sender, and the list of members it is judged by.

    `fresh` is that list as it was signed, where the pack itself brought a newer one.
    """

    received: Received
    sender: Member
    known: TrustBundle
    fresh: bytes | None = field(repr=False)

    @property
    def manifest(self) -> Manifest:
        """What the signed first line says."""
        return self.received.manifest


def prove(unit: Unit, keys: OpenKeys, file: bytes) -> Proven:
    """Prove a file as a pack for the person who unlocked; raises the PackRefused that fits.

    Raises NotJoined, too, and what a list of members that the pack brings is refused with.
    """
    mine = own_keys.my_identity(unit, keys)
    received = open_pack(file, mine)
    manifest, known = received.manifest, membership.trusted(unit)
    if manifest.partnership != digest(bytes.fromhex(known.root_certificate)):
        raise OtherPartnership
    judge = _own if register.is_issuer(unit) else _newest
    known, fresh = judge(known, received)
    sender = _sender(known, manifest, unit.now())
    if Recipient(keys.person, mine.address) not in manifest.recipients:
        raise PackPassedOn
    _prove_audit(unit, manifest, sender)
    return Proven(received, sender, known, fresh)


def _newest(known: TrustBundle, received: Received) -> tuple[TrustBundle, bytes | None]:
    """Return the list to judge by: what the pack brings, where that is newer and signed rightly."""
    if received.manifest.trust <= known.number:
        return known, None
    brought = trust_in(received.manifest, received.content)
    if brought is None:
        return known, None
    fresh = open_bundle(brought)
    if fresh.number <= known.number:
        return known, None
    prove_successor(known, fresh)
    return fresh, brought


def _own(known: TrustBundle, received: Received) -> tuple[TrustBundle, bytes | None]:
    """Return the list to judge by where this vault issues it: its own, which others follow.

    A newer one was signed here and lost, or was signed by who issues since. The latter is learned
    whatever its number is, as it ends that this vault issues any.
    """
    brought = trust_in(received.manifest, received.content)
    fresh = open_bundle(brought) if brought else None
    if fresh is None or not is_by_whose_turn_it_is(known, fresh):
        return known, None
    if fresh.number > known.number:
        prove_successor(known, fresh)
        return fresh, brought
    return known, brought if is_handed_on(known, fresh) else None


def _sender(known: TrustBundle, manifest: Manifest, when: datetime) -> Member:
    """Return who signed; of a backup copy also who may sign no more, as that is when it is wanted.

    It brings nothing into this vault, and opens only with its owner's own keys.
    """
    certificate = bytes.fromhex(manifest.sender.certificate)
    try:
        if manifest.kind is PackKind.BACKUP:
            member = bearer(known, certificate)
        else:
            member = prove_member(known, certificate, when)
    except MemberUnknown:
        raise SenderUnknown from None
    except CertificateRevoked:
        raise SenderRevoked from None
    except CertificateRunOut:
        raise SenderExpired from None
    except MemberLeft:
        raise SenderLeft from None
    if member.person != manifest.sender.person:
        raise PackForged
    return member


def _prove_audit(unit: Unit, manifest: Manifest, sender: Member) -> None:
    if manifest.kind is PackKind.INVITATION:
        if sender.role is not Role.LEAD:
            raise SenderMayNot
        return
    if manifest.audit and unit.one(Audit, audit=manifest.audit) is None:
        raise OtherAudit
