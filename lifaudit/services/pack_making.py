"""Making one pack: which entries and which keys go to these people, signed and sealed."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field

from lifaudit.domain.audit import Audit
from lifaudit.domain.pack import (
    Document,
    HandedKey,
    Head,
    Manifest,
    PackKind,
    Payload,
    Recipient,
    Sender,
    Trust,
)
from lifaudit.domain.partnership import Person
from lifaudit.domain.post import PackSeen, PackSent
from lifaudit.domain.screening import Screened
from lifaudit.domain.sharing import Reader, committed, may_open
from lifaudit.domain.signing import SigningKey
from lifaudit.domain.trust import Member, TrustBundle
from lifaudit.exchange.contents import spans_of
from lifaudit.exchange.lines import Item
from lifaudit.exchange.portion import portion
from lifaudit.exchange.sealing import seal_pack
from lifaudit.security.certificates import digest
from lifaudit.security.slots import OpenKeys
from lifaudit.services import membership
from lifaudit.services.handing import laid_open, so_far
from lifaudit.services.identifiers import screened_audit
from lifaudit.services.planning import as_promised
from lifaudit.services.vouching import vouch, vouchers
from lifaudit.store.history import anchor
from lifaudit.store.merge import events_after
from lifaudit.store.unit import Unit

SUFFIX = ".lifpack"
PROGRAM = "lifaudit 1"
UNFILLED = Payload("", 0, 0)  # filled in when the pack is sealed


@dataclass(frozen=True, slots=True)
class Made:
    """A pack as a file, with a name that gives nothing of its contents away, and for whom."""

    name: str
    content: bytes = field(repr=False)
    agency: str
    people: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Errand:
    """What is sent: a kind of pack about an audit, to whom, and under whose name the file goes.

    `documents` travel whole beside the entries, `released` are keys handed over all the same.
    """

    kind: PackKind
    plan: Audit
    to: tuple[Member, ...]
    called: str
    documents: tuple[Document, ...] = ()
    released: tuple[HandedKey, ...] = field(default=(), repr=False)


def make(unit: Unit, keys: OpenKeys, errand: Errand) -> Made:
    """Make one pack and note that it was made.

    Raises IdentifiersFound and what `membership.prove_mine` raises.
    """
    key = membership.prove_mine(unit, keys)
    about = screened_audit(unit, errand.plan.audit)
    trust = Trust(membership.bundle(unit, keys))
    vouch(unit, key, errand.plan.audit)
    due = events_after(unit, errand.plan.audit, _held(unit, errand))
    beside = sum(len(one.content) for one in errand.documents)
    events = portion(due, unit.author.device, beside)
    handed = {one.compartment: one for one in (*_keys(unit, errand), *errand.released)}
    items: list[Item] = [trust, *events, *handed.values()]
    items += (*vouchers(unit, errand.plan.audit), *errand.documents)
    to = tuple(Recipient(one.person, one.recipient) for one in errand.to)
    manifest = first_line(unit, key, errand.kind, to, about)
    content = seal_pack(manifest, items, key)
    people = tuple(one.person for one in errand.to)
    spans = spans_of(events)
    sent = PackSent(manifest.pack, errand.kind.value, manifest.audit, people, unit.now(), spans)
    unit.record("Made a pack", sent)
    return Made(_name(unit, errand, manifest.pack), content, errand.to[0].agency, people)


def can_receive(known: TrustBundle, member: Member) -> bool:
    """Tell whether a pack may be sealed for a member: here still, with keys that count."""
    revoked = known.revocation(digest(bytes.fromhex(member.certificate)))
    return member.active and bool(member.recipient) and revoked is None


def first_line(
    unit: Unit,
    key: SigningKey,
    kind: PackKind,
    to: tuple[Recipient, ...],
    about: Screened[Audit] | None,
) -> Manifest:
    """Return what a pack from here says of itself; without an audit it tells of no entries."""
    audit = about.value.audit if about else ""
    known = membership.trusted(unit)
    me = known.holder(key.certificate.hex())
    heads = anchor(unit, [audit]).heads if audit else ()
    return Manifest(
        pack=secrets.token_hex(16),
        kind=kind,
        created=unit.now().strftime("%Y-%m-%dT%H:%M:%SZ"),
        sender=Sender(unit.actor, me.name if me else unit.actor, key.certificate.hex()),
        recipients=to,
        partnership=digest(bytes.fromhex(known.root_certificate)),
        audit=audit,
        spans=(),
        heads=tuple(Head(device, seq, eid) for device, _, seq, eid in heads),
        trust=known.number,
        program=PROGRAM,
        payload=UNFILLED,
    )


def _held(unit: Unit, errand: Errand) -> dict[str, int]:
    """Return what everybody this is for has told to hold, in the newest pack of theirs.

    What was only sent may have been lost; what nobody told is sent again, which does no harm.
    """
    told = [_told_by(unit, errand.plan.audit, one.person) for one in errand.to]
    everywhere = set.intersection(*(set(one) for one in told))
    return {device: min(one[device] for one in told) for device in everywhere}


def _told_by(unit: Unit, audit: str, person: str) -> dict[str, int]:
    seen = unit.where(PackSeen, sender=person, about=audit)
    newest = max(seen, key=lambda one: one.number, default=None)
    return {one.device: one.seq for one in newest.heads} if newest else {}


def _keys(unit: Unit, errand: Errand) -> Iterator[HandedKey]:
    """Yield the keys that every one of the readers may have; all of them each time.

    What was committed and released is everybody's, and opens at the receiver's by the rule there.
    """
    me = unit.one(Person, person=unit.actor)
    mine = Reader(unit.actor, me.agency if me else "")
    readers = [Reader(one.person, one.agency) for one in errand.to]
    plan = as_promised(unit, errand.plan)
    told, open_to_all = so_far(unit, plan), laid_open(unit, plan)
    for one in unit.ring.of_audit(plan.audit):
        is_laid_open = one.compartment in open_to_all and committed(one.name, plan) is not None
        if is_laid_open or all(may_open(one.name, each, plan, mine, told) for each in readers):
            yield HandedKey(one.compartment, one.name, one.key)


def _name(unit: Unit, errand: Errand, pack: str) -> str:
    """Name the file after the audit's code, the agency and the day: no case and no person."""
    parts = (errand.plan.code, errand.called, unit.now().date().isoformat(), pack[:8])
    tidy = ("".join(sign for sign in part if sign.isalnum() or sign in " -_") for part in parts)
    return "-".join(part.strip().replace(" ", "-") for part in tidy if part.strip()) + SUFFIX
