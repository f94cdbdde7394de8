"""Who issues certificates: a partnership is handed on to another of its leads, and taken over.

One vault holds the root at a time. It leaves in a file that only the next lead opens; the vault
that made the file keeps it, sealed, so that it can be sent again.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass, field
from datetime import datetime, timedelta

from lifaudit.domain.change import Change
from lifaudit.domain.errors.joining import (
    IssuesAlready,
    MayNotSign,
    NothingHandedOn,
    NotTheIssuer,
    ReasonMissing,
    SuccessionForAnother,
    SuccessionUnreadable,
    SuccessorUnfit,
)
from lifaudit.domain.partnership import HandedOn, Revoked, Role
from lifaudit.domain.succession import Succession, succession_file, succession_in
from lifaudit.domain.trust import Member, TrustBundle, Turn
from lifaudit.security.enrolment import NONSENSE
from lifaudit.security.identity import Root
from lifaudit.security.papers import LARGEST_LIST, open_bundle
from lifaudit.security.recipients import seal_for
from lifaudit.security.signatures import public_of, public_of_private
from lifaudit.security.slots import OpenKeys
from lifaudit.security.succession import prove_member, prove_successor
from lifaudit.security.turns import leader_after, sign_turn
from lifaudit.services import membership, own_keys, register
from lifaudit.store.keeping import document, keep_document
from lifaudit.store.unit import Unit

NAME = "handed-on.lifsuccession"
LARGEST = LARGEST_LIST + 8192  # bytes: the root before the list, and what sealing adds
REFUSALS = (SuccessionUnreadable, SuccessionForAnother)


@dataclass(frozen=True, slots=True)
class Expected:
    """Whom this vault handed the partnership on to, and has not heard from as its issuer yet."""

    person: str
    name: str = field(repr=False)
    at: datetime


def hand_on(unit: Unit, keys: OpenKeys, person: str, why: str) -> Change:
    """Let another lead issue certificates and lists from now on; `file` is what they are sent.

    The root leaves this vault, which can admit nobody any more. Only who issues then can hand it
    back. Raises NotTheIssuer, SuccessorUnfit, ReasonMissing and what `membership.bundle` raises.
    """
    root = register.root(unit, keys)
    if root is None:
        raise NotTheIssuer
    to = _next(unit, person)
    if not why.strip():
        raise ReasonMissing
    signed = membership.bundle(unit, keys)
    listed = open_bundle(signed)
    turn = _turn(unit, keys, root, listed.number, to)
    said = Succession(_moment(unit, listed.issued), person, root.private_pkcs8.hex(), turn)
    sealed = seal_for(succession_file(said, signed), [to.recipient])
    handed = HandedOn(person, said.made, keep_document(unit, NAME, sealed))
    register.drop_root(unit)
    return unit.record("Handed the partnership on", handed, reason=why.strip()).for_good()


def file(unit: Unit, _keys: OpenKeys, person: str) -> bytes:
    """Return the file for whom the partnership was handed on to last; raises NothingHandedOn."""
    handed = _last(unit)
    found = document(unit, handed.digest) if handed and handed.person == person else None
    if found is None:
        raise NothingHandedOn
    return found


def expected(unit: Unit) -> Expected | None:
    """Return whom this vault waits for: the lists it knows are still its own."""
    handed = _last(unit)
    if handed is None or handed.at is None or register.is_issuer(unit):
        return None
    known = membership.trusted(unit)
    if known.lead != unit.actor or known.issued > handed.at:  # it came back to them since
        return None
    return Expected(handed.person, register.name_of(unit, handed.person), handed.at)


def take_over(unit: Unit, keys: OpenKeys, received: bytes) -> Change:
    """Become the vault that admits people and signs the lists, by the file of who did so far.

    What proves the file is the root itself: nobody else could have sent it. One that was handed on
    further since holds an older list than is known, and is refused as such; but not where the list
    known is one's own, as a vault that was restored may hear that one from others first. Raises
    IssuesAlready, SuccessionUnreadable, SuccessionForAnother, NotJoined and what `prove_successor`
    raises.
    """
    if register.is_issuer(unit):
        raise IssuesAlready
    said, signed = succession_in(own_keys.unsealed(unit, keys, received, LARGEST, REFUSALS))
    known, sent = membership.trusted(unit), open_bundle(signed)
    _prove_mine(unit, keys, said, sent)
    if known.lead == unit.actor and known.number > sent.number and expected(unit) is None:
        signed = membership.bundle(unit, keys)
    fresh = open_bundle(signed)
    prove_successor(known, fresh)
    _prove_root(said, fresh)
    register.keep_root(unit, keys, bytes.fromhex(said.root))
    gone = [Revoked(*astuple(one)) for one in fresh.revocations]
    turn = membership.taken(said.turn)
    done = membership.take_in(unit, signed, fresh, "Took the partnership over", turn, *gone)
    return done.for_good()


def _moment(unit: Unit, issued: datetime) -> datetime:
    """Return now; but where the clock was set back, after the list and the last handing on."""
    last, now = _last(unit), unit.now().replace(microsecond=0)
    after = last.at + timedelta(seconds=1) if last and last.at else issued
    return max(now, issued, after)


def _next(unit: Unit, person: str) -> Member:
    """Return the member who is to issue; their own lists must be believed by all others."""
    known = membership.trusted(unit)
    found = known.member(person)
    if found is None or found.role is not Role.LEAD or person == unit.actor:
        raise SuccessorUnfit
    try:
        return prove_member(known, bytes.fromhex(found.certificate), unit.now())
    except MayNotSign:
        raise SuccessorUnfit from None


def _turn(unit: Unit, keys: OpenKeys, root: Root, number: int, to: Member) -> Turn:
    mine = membership.prove_mine(unit, keys)
    return sign_turn(mine, root.certificate, number, bytes.fromhex(to.certificate))


def _last(unit: Unit) -> HandedOn | None:
    found = [one for one in unit.where(HandedOn) if one.at is not None]
    return max(found, key=lambda one: str(one.at), default=None)


def _prove_mine(unit: Unit, keys: OpenKeys, said: Succession, sent: TrustBundle) -> None:
    """Raise SuccessionForAnother unless it goes to this person, by the key they sign with here."""
    mine, private = sent.member(keys.person), own_keys.private_key(unit, keys)
    if said.person != keys.person or mine is None or mine.role is not Role.LEAD or private is None:
        raise SuccessionForAnother
    own = public_of_private(private)
    if public_of(bytes.fromhex(mine.certificate)) != own:
        raise SuccessionForAnother
    _prove_turn(said.turn, sent, own)


def _prove_root(said: Succession, fresh: TrustBundle) -> None:
    try:
        public = public_of_private(bytes.fromhex(said.root))
    except NONSENSE:  # no key at all
        raise SuccessionUnreadable from None
    if public != public_of(bytes.fromhex(fresh.root_certificate)):
        raise SuccessionUnreadable


def _prove_turn(turn: Turn, sent: TrustBundle, own: bytes) -> None:
    """Raise SuccessionUnreadable unless others can follow from who signed the list to me."""
    giver = next(one.certificate for one in sent.members if one.person == sent.lead)
    root, before = bytes.fromhex(sent.root_certificate), public_of(bytes.fromhex(giver))
    if turn.number != sent.number or leader_after([turn], root, before) != own:
        raise SuccessionUnreadable
