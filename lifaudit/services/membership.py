"""Who belongs to the partnership: the lead's signed list, what a vault learns of it, who may sign.

In the vault that holds the partnership's root the register itself is the list, and what goes out is
signed anew whenever it differs from the last one. Every other vault keeps the newest it was given.
"""

from __future__ import annotations

from dataclasses import astuple, replace
from datetime import datetime

from lifaudit.domain.change import Change
from lifaudit.domain.errors.joining import NotJoined
from lifaudit.domain.partnership import (
    Agency,
    Formerly,
    MemberList,
    Person,
    Revoked,
    TurnTaken,
)
from lifaudit.domain.record import Record
from lifaudit.domain.shape import tidy
from lifaudit.domain.signing import SigningKey
from lifaudit.domain.trust import (
    MOST_TURNS,
    Board,
    Earlier,
    Member,
    Revocation,
    TrustBundle,
    Turn,
)
from lifaudit.security.papers import open_bundle, sign_bundle
from lifaudit.security.slots import OpenKeys
from lifaudit.security.succession import is_handed_on, prove_member, prove_successor
from lifaudit.services import own_keys, register
from lifaudit.store.keeping import document, keep_document
from lifaudit.store.unit import Unit

NAME = "members-{number}.lifanswer"
LEARNED = "Learned who belongs to the partnership"
PLACES = 8  # of a number, so that lists lie in their order


def trusted(unit: Unit) -> TrustBundle:
    """Return the partnership as this vault knows it now; raises NotJoined."""
    if register.is_issuer(unit):
        return _composed(unit)
    newest = _newest(unit)
    if newest is None:
        raise NotJoined
    return open_bundle(newest)


def bundle(unit: Unit, keys: OpenKeys) -> bytes:
    """Return the signed list to send along; where this vault issues it, a fresh one if need be.

    Raises NotJoined, and in the vault that issues what `prove_mine` raises.
    """
    newest = _newest(unit)
    if register.is_issuer(unit):
        return _issued(unit, keys, newest)
    if newest is None:
        raise NotJoined
    return newest


def learn(unit: Unit, received: bytes) -> Change:
    """Take in a newer list; the one known already changes nothing.

    Raises NotJoined and what `open_bundle` and `prove_successor` raise.
    """
    known, fresh = trusted(unit), open_bundle(received)
    if register.is_issuer(unit):
        return _recover(unit, received, known, fresh)
    prove_successor(known, fresh)
    return take_in(unit, received, fresh, LEARNED)


def take_in(unit: Unit, received: bytes, fresh: TrustBundle, label: str, *beside: Record) -> Change:
    """Keep a list that was proven, and show in the register what it says."""
    kept = MemberList(f"{fresh.number:0{PLACES}}", _keep(unit, fresh.number, received))
    if unit.one(MemberList, number=kept.number) == kept:
        return unit.record(label, *beside)
    board = fresh.partnership
    ours = replace(
        register.partnership(unit),
        name=board.name,
        area=board.area,
        profile=board.profile,
        root_certificate=fresh.root_certificate,
    )
    people = [_person(one) for one in fresh.members]
    earlier = [_formerly(one) for one in fresh.earlier]
    turns = map(taken, fresh.turns)
    return unit.record(label, kept, ours, *fresh.agencies, *people, *earlier, *turns, *beside)


def taken(turn: Turn) -> TurnTaken:
    """Return what is kept of a turn, in the order of the lists."""
    return TurnTaken(f"{turn.number:0{PLACES}}", turn.giver, turn.taker, turn.signature)


def prove_mine(unit: Unit, keys: OpenKeys) -> SigningKey:
    """Return the key of the person who unlocked, if they may sign now.

    Raises NotJoined, CertificateRunOut, CertificateRevoked, MemberLeft or MemberUnknown.
    """
    key = register.signing_key(unit, keys)
    if key is None:
        raise NotJoined
    prove_member(trusted(unit), key.certificate, unit.now())
    return key


def _recover(unit: Unit, received: bytes, known: TrustBundle, fresh: TrustBundle) -> Change:
    """Learn in the vault that issues the lists what it has signed itself and then lost.

    After a backup was put back, others hold newer lists than the vault they came from. Where one
    holds a turn by its own key, it has handed the partnership on since, and issues no more: also
    where it has signed more lists since than who issues now.
    """
    is_over = is_handed_on(known, fresh)
    if is_over:
        register.drop_root(unit)
    if fresh.number <= known.number:
        return unit.record(LEARNED, *(map(taken, fresh.turns) if is_over else ()))
    prove_successor(known, fresh)
    gone = (Revoked(*astuple(one)) for one in fresh.revocations)
    return take_in(unit, received, fresh, LEARNED, *gone)


def _issued(unit: Unit, keys: OpenKeys, newest: bytes | None) -> bytes:
    own_keys.my_identity(unit, keys)
    key, now = prove_mine(unit, keys), _composed(unit)
    if newest is not None:
        before = open_bundle(newest)
        if replace(now, number=before.number, issued=before.issued) == before:
            return newest
    fresh = replace(now, number=now.number + 1)
    signed = sign_bundle(key, fresh)
    kept = MemberList(f"{fresh.number:0{PLACES}}", _keep(unit, fresh.number, signed))
    unit.record("Signed the list of members", kept)
    return signed


def _composed(unit: Unit) -> TrustBundle:
    """Write the register as a list, under the number of the last one that was signed."""
    ours = register.partnership(unit)
    lists = unit.where(MemberList)
    return TrustBundle(
        int(lists[-1].number) if lists else 0,
        unit.now().replace(microsecond=0),
        Board(tidy(ours.name), tidy(ours.area), ours.profile),
        ours.root_certificate,
        unit.actor,
        tuple(_agency(one) for one in unit.where(Agency)),
        tuple(_member(one) for one in unit.where(Person) if one.certificate),
        tuple(_revocation(one) for one in unit.where(Revoked)),
        tuple(_earlier(one) for one in unit.where(Formerly)),
        tuple(_turn(one) for one in unit.where(TurnTaken))[-MOST_TURNS:],
    )


def _newest(unit: Unit) -> bytes | None:
    lists = unit.where(MemberList)
    return document(unit, lists[-1].digest) if lists else None


def _keep(unit: Unit, number: int, signed: bytes) -> str:
    return keep_document(unit, NAME.format(number=number), signed)


def _agency(one: Agency) -> Agency:
    return replace(one, name=tidy(one.name), short=tidy(one.short))


def _member(one: Person) -> Member:
    return Member(
        one.person,
        tidy(one.name),
        one.role,
        tidy(one.job),
        one.agency,
        one.certificate,
        one.recipient,
        one.active,
    )


def _person(one: Member) -> Person:
    return Person(
        one.person,
        one.name,
        one.role,
        one.job,
        one.agency,
        one.certificate,
        one.active,
        one.recipient,
    )


def _earlier(one: Formerly) -> Earlier:
    return Earlier(one.person, datetime.fromisoformat(one.until), one.agency, one.role)


def _formerly(one: Earlier) -> Formerly:
    return Formerly(one.person, one.until.isoformat(), one.agency, one.role)


def _turn(one: TurnTaken) -> Turn:
    return Turn(int(one.number), one.giver, one.taker, one.signature)


def _revocation(one: Revoked) -> Revocation:
    assert one.since is not None  # noqa: S101 - it is never recorded without
    return Revocation(one.certificate, one.person, one.since, tidy(one.why))
