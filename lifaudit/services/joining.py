"""The newcomer's side of joining: the card in, a request out, the lead's answer in."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from lifaudit.domain.change import Change
from lifaudit.domain.errors.joining import (
    AlreadyMember,
    AnswerForAnother,
    AnswerUnreadable,
    NotAskedYet,
    NotJoined,
)
from lifaudit.domain.joining import Card, Request
from lifaudit.domain.membership import Signing
from lifaudit.domain.partnership import Joining, Person
from lifaudit.domain.shape import tidy
from lifaudit.domain.trust import TrustBundle
from lifaudit.security import enrolment, papers
from lifaudit.security.certificates import digest
from lifaudit.security.identity import Holder, new_private, readable
from lifaudit.security.papers import LARGEST_LIST, open_bundle, read_card
from lifaudit.security.signatures import public_of, public_of_private
from lifaudit.security.slots import OpenKeys
from lifaudit.security.succession import prove_successor
from lifaudit.services import members, membership, own_keys, register
from lifaudit.store.unit import Unit

SEALING = 4096  # bytes that sealing may add to a list
REFUSALS = (AnswerUnreadable, AnswerForAnother)


@dataclass(frozen=True, slots=True)
class Waiting:
    """What somebody has asked of whom, with the file to send and the words to compare."""

    partnership: str
    lead: str
    name: str = field(repr=False)
    job: str
    request: bytes = field(repr=False)
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """What a vault knows once it belongs to a partnership; `until` is when its own key counts."""

    partnership: str
    agencies: int
    members: int
    until: datetime | None


@dataclass(frozen=True, slots=True)
class JoinView:
    """Where somebody stands between a card and an answer."""

    name: str = field(repr=False)
    job: str
    waiting: Waiting | None
    joined: Joined | None


def view(unit: Unit) -> JoinView:
    """Read what is to be done next."""
    me = unit.one(Person, person=unit.actor) or Person(unit.actor)
    return JoinView(me.name, me.job, waiting(unit), _joined(unit))


def look_at_card(unit: Unit, received: bytes) -> Card:
    """Return what a card says; raises CardUnreadable, JoiningTooNew or AlreadyMember."""
    card = read_card(received)
    root = register.partnership(unit).root_certificate
    if root not in ("", card.root_certificate) or register.is_issuer(unit):
        raise AlreadyMember
    return card


def request(unit: Unit, keys: OpenKeys, received: bytes, me: Person) -> Change:
    """Ask to join the partnership of a card, under a name and a job; `waiting` has the file.

    Raises what `look_at_card` raises, and NameMissing.
    """
    card = look_at_card(unit, received)
    stands = unit.one(Person, person=keys.person) or Person(keys.person)
    name, job = readable(tidy(me.name)), tidy(me.job)
    mine = replace(stands, name=name, job=job, recipient=own_keys.my_identity(unit, keys).address)
    private = _private(unit, keys)
    holder = Holder(name, card.partnership.name, card.partnership.name)
    asked = Request(
        unit.now().replace(microsecond=0),
        digest(bytes.fromhex(card.root_certificate)),
        keys.person,
        name,
        job,
        enrolment.request(private, holder).hex(),
        mine.recipient,
    )
    file = papers.make_request(private, asked)
    kept = Joining(keys.person, received.decode(), file.decode())
    return unit.record("Asked to join the partnership", kept, mine)


def waiting(unit: Unit) -> Waiting | None:
    """Return what was asked and not answered yet."""
    kept = _kept(unit)
    if kept is None or not kept.card:
        return None
    card, asked = read_card(kept.card.encode()), papers.read_request(kept.request.encode())
    return Waiting(
        card.partnership.name,
        card.lead.name,
        asked.request.name,
        asked.request.job,
        kept.request.encode(),
        asked.words(bytes.fromhex(card.root_certificate)),
    )


def accept(unit: Unit, keys: OpenKeys, received: bytes) -> Change:
    """Join by the lead's answer: the vault then knows the partnership and everybody in it.

    Raises NotAskedYet, AnswerUnreadable, AnswerForAnother and what `open_bundle` and
    `prove_successor` raise.
    """
    signed = own_keys.unsealed(unit, keys, received, LARGEST_LIST + SEALING, REFUSALS)
    fresh, known = open_bundle(signed), _known(unit)
    prove_successor(known, fresh)
    _prove_mine(unit, keys, fresh)
    done = membership.take_in(unit, signed, fresh, "Joined the partnership", Joining(keys.person))
    return done.for_good()


def _joined(unit: Unit) -> Joined | None:
    try:
        known = membership.trusted(unit)
    except NotJoined:
        return None
    return Joined(
        known.partnership.name,
        sum(one.active for one in known.agencies),
        sum(one.active for one in known.members),
        members.standing_of(unit, unit.actor).until,
    )


def _private(unit: Unit, keys: OpenKeys) -> bytes:
    """Return the key to be known by: the one there is, unless its certificate was withdrawn."""
    standing = [one for one in members.standings(unit) if one.is_me]
    found = own_keys.private_key(unit, keys)
    if found is not None and not any(one.signing is Signing.REVOKED for one in standing):
        return found
    made = new_private()
    own_keys.keep_private(unit, keys, made)
    return made


def _kept(unit: Unit) -> Joining | None:
    return unit.one(Joining, person=unit.actor)


def _known(unit: Unit) -> TrustBundle:
    """Return what a list has to follow: the one known, or the card that was asked with."""
    try:
        return membership.trusted(unit)
    except NotJoined:
        kept = _kept(unit)
    if kept is None or not kept.card:
        raise NotAskedYet
    return read_card(kept.card.encode()).first_list


def _prove_mine(unit: Unit, keys: OpenKeys, fresh: TrustBundle) -> None:
    """Raise AnswerForAnother unless the list names this person with both keys of this vault."""
    mine = fresh.member(keys.person)
    private = own_keys.private_key(unit, keys)
    if mine is None or private is None:
        raise AnswerForAnother
    own = public_of_private(private)
    if public_of(bytes.fromhex(mine.certificate)) != own:
        raise AnswerForAnother
    if mine.recipient != own_keys.my_identity(unit, keys).address:
        raise AnswerForAnother
