"""Vouchers: a person's signed word on how far their own device has written in an audit.

Whoever sends a pack vouches for their own device. Entries of others that a pack brings count up to
the newest voucher of their writer, so that nobody can put words into a colleague's mouth.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lifaudit.domain.errors.identity import CertificateUnreadable, SignatureBroken
from lifaudit.domain.event import Event
from lifaudit.domain.pack import Voucher
from lifaudit.domain.post import Vouched
from lifaudit.domain.signing import SigningKey
from lifaudit.domain.trust import TrustBundle
from lifaudit.security.certificates import digest
from lifaudit.security.signatures import sign, verify
from lifaudit.store.chains import end_of
from lifaudit.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Sifted:
    """Entries that somebody stands by, those that nobody does, and the vouchers worth keeping."""

    taken: tuple[Event, ...]
    kept_out: int
    vouchers: tuple[Voucher, ...]


def vouch(unit: Unit, key: SigningKey, audit: str) -> None:
    """Sign where this device stands in an audit, if it has written there."""
    end = end_of(unit.connection, (unit.author.device, audit))
    if end.seq:
        bare = Voucher(end.device, audit, end.seq, end.eid.hex(), unit.actor)
        signed = replace(bare, signature=sign(key, bare.statement))
        if not _stands(unit, signed):
            unit.record("Vouched for what this laptop has recorded", Vouched.of(signed))


def vouchers(unit: Unit, audit: str) -> tuple[Voucher, ...]:
    """Return the newest voucher of every device that has one in an audit."""
    found = (one.voucher for one in unit.where(Vouched, about=audit))
    return tuple(one for one in found if one is not None)


def sift(
    unit: Unit, known: TrustBundle, events: Sequence[Event], brought: Iterable[Voucher]
) -> Sifted:
    """Part the entries that their writers stand by from those that nobody does.

    An entry counts when it lies at or before a voucher whose own entry is there as well: the chain
    of hashes leads from that one back to every earlier one.
    """
    proven = {one.device: one for one in brought if _is_good(unit, known, one)}
    written = {(one.header.device, one.header.actor) for one in events}
    mute = {device for device, actor in written if not _stands_by(known, proven.get(device), actor)}
    ends = {(one.device, one.seq): one.head for one in proven.values()}
    last: dict[str, int] = {}
    for event in events:
        place = (event.header.device, event.header.seq)
        if place in ends and event.eid.hex() == ends[place]:
            last[place[0]] = place[1]
    sure = {device: seq for device, seq in last.items() if device not in mute}
    taken = tuple(one for one in events if one.header.seq <= sure.get(one.header.device, 0))
    keep = tuple(proven[device] for device in sure)
    return Sifted(taken, len(events) - len(taken), keep)


def keep(unit: Unit, sifted: Sifted) -> tuple[Vouched, ...]:
    """Return the records of vouchers that go further than those known."""
    fresh = (one for one in sifted.vouchers if one.seq > _known_to(unit, one))
    return tuple(Vouched.of(one) for one in fresh)


def _stands(unit: Unit, voucher: Voucher) -> bool:
    kept = unit.one(Vouched, device=voucher.device, about=voucher.audit)
    said = kept.said if kept else None
    return said is not None and (said.seq, said.head) == (voucher.seq, voucher.head)


def _known_to(unit: Unit, voucher: Voucher) -> int:
    kept = unit.one(Vouched, device=voucher.device, about=voucher.audit)
    return kept.said.seq if kept and kept.said else 0


def _is_good(unit: Unit, known: TrustBundle, voucher: Voucher) -> bool:
    """Tell whether a voucher is signed by its person, and its device not another agency's."""
    member = known.member(voucher.person)
    if member is None or known.revocation(digest(bytes.fromhex(member.certificate))):
        return False
    try:
        verify(bytes.fromhex(member.certificate), voucher.statement, voucher.signature)
    except (SignatureBroken, CertificateUnreadable):
        return False
    kept = unit.one(Vouched, device=voucher.device, about=voucher.audit)
    return kept is None or kept.said is None or _may_speak(known, member.person, kept.said.person)


def _stands_by(known: TrustBundle, voucher: Voucher | None, actor: str) -> bool:
    return voucher is not None and _may_speak(known, voucher.person, actor)


def _may_speak(known: TrustBundle, signer: str, actor: str) -> bool:
    """Tell whether a signer may stand by what an actor wrote: themselves, or a colleague's entry.

    Somebody who is no member of the partnership has no words of their own to be protected.
    """
    mine, theirs = known.member(signer), known.member(actor)
    return signer == actor or theirs is None or (mine is not None and mine.agency == theirs.agency)
