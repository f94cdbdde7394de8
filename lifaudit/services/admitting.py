"""The lead's side of joining: the card out, a request in, a certificate and the list back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial

from lifaudit.domain.change import Change
from lifaudit.domain.errors.joining import (
    AgencyMissing,
    KeyChanged,
    MemberMissing,
    NotTheIssuer,
    OwnCertificate,
    ReasonMissing,
    RequestDamaged,
    RequestOfOthers,
    SecondPersonUnfit,
    WordsDiffer,
)
from lifaudit.domain.joining import Admission, Card, Confirmation, Request
from lifaudit.domain.membership import is_known_as, is_named, may_confirm
from lifaudit.domain.partnership import Agency, KeyConfirmed, Person, Revoked
from lifaudit.domain.record import Record
from lifaudit.security import papers
from lifaudit.security.certificates import digest, names
from lifaudit.security.enrolment import requested_key
from lifaudit.security.identity import Root, issue, reissue
from lifaudit.security.papers import Asked
from lifaudit.security.recipients import seal_for
from lifaudit.security.signatures import public_of, seven_words
from lifaudit.security.slots import OpenKeys
from lifaudit.services import membership, own_keys, register
from lifaudit.store.unit import Unit

ADMITTED = "Admitted to the partnership"
CHANGED = "Replaced by another key of the same person."
RENEWED = "Replaced by one with another name or agency."
SHORTEST_WORD = 10  # characters of how the second person made sure


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody in the register whom a request names, but under another key."""

    person: Person
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A request as the lead sees it before deciding.

    `known` is who goes by this id or name under another key already; `seconds` may confirm that it
    was rightly changed.
    """

    file: bytes = field(repr=False)
    person: Person
    made: datetime
    words: tuple[str, ...]
    agencies: tuple[Agency, ...]
    known: Known | None
    seconds: tuple[Person, ...]


def card(unit: Unit, keys: OpenKeys) -> bytes:
    """Return the partnership's card, to be given to whoever shall join.

    Raises NotTheIssuer and what `prove_mine` raises.
    """
    _root(unit, keys)
    own_keys.my_identity(unit, keys)
    key = membership.prove_mine(unit, keys)
    whole = membership.trusted(unit)
    lead = next(one for one in whole.members if one.person == unit.actor)
    made = Card(whole.issued, whole.partnership, whole.root_certificate, lead)
    return papers.make_card(key, made)


def read_request(unit: Unit, received: bytes) -> Newcomer:
    """Return who asks to join, with the words to compare.

    Raises RequestDamaged, JoiningTooNew, NotTheIssuer or RequestOfOthers.
    """
    if not register.is_issuer(unit):
        raise NotTheIssuer
    asked = papers.read_request(received)
    root = _ours(unit, asked)
    request, whole = asked.request, register.whole(unit)
    newcomer = Person(request.person, request.name, job=request.job)
    known = _known(unit, asked)
    return Newcomer(
        received,
        newcomer,
        request.made,
        asked.words(root),
        tuple(one for one in whole.agencies if one.active),
        Known(known, _words(known, root)) if known else None,
        tuple(one for one in whole.people if may_confirm(one, unit.actor, newcomer)),
    )


def admit(unit: Unit, keys: OpenKeys, received: bytes, decided: Admission) -> Change:
    """Give a newcomer their certificate and place in the list; `answer` is what they are sent.

    Raises what `read_request` raises, WordsDiffer, AgencyMissing, KeyChanged or
    SecondPersonUnfit.
    """
    root, asked = _root(unit, keys), papers.read_request(received)
    if decided.words != asked.words(_ours(unit, asked)):
        raise WordsDiffer
    if not unit.where(Agency, agency=decided.agency, active=True):
        raise AgencyMissing
    known = _known(unit, asked)
    if known is not None:
        _prove_second(unit, decided.confirmed, asked.request)
    fresh = _admitted(unit, root, asked, decided)
    return unit.record(
        ADMITTED,
        *_without_keys(unit, fresh),
        *_exchanged(unit, known, fresh, decided.confirmed),
        fresh,
        *register.formerly(unit, fresh),
        reason="The seven words were compared.",
    ).for_good()


def answer(unit: Unit, keys: OpenKeys, person: str) -> bytes:
    """Return the lead's answer for a member: the signed list, sealed for them.

    Raises MemberMissing and what `membership.bundle` raises.
    """
    found = _member(unit, person)
    return seal_for(membership.bundle(unit, keys), [found.recipient])


def revoke(unit: Unit, person: str, why: str) -> Change:
    """Withdraw a member's certificate from now on.

    Raises NotTheIssuer, MemberMissing, OwnCertificate or ReasonMissing.
    """
    if not register.is_issuer(unit):
        raise NotTheIssuer
    found = _member(unit, person)
    if person == unit.actor:
        raise OwnCertificate
    if not why.strip():
        raise ReasonMissing
    gone = _revoked(unit, found, why.strip())
    return unit.record("Withdrew a certificate", gone).for_good()


def renew(unit: Unit, keys: OpenKeys, person: str) -> Change:
    """Give a member a new certificate for the key they have, as their name and agency are now.

    The one before counts until it runs out, unless it names another agency or name. Raises
    NotTheIssuer or MemberMissing.
    """
    root, found = _root(unit, keys), _member(unit, person)
    before, holder = bytes.fromhex(found.certificate), register.holder(unit, found)
    made = reissue(root, holder, before, unit.now())
    fresh = replace(found, certificate=made.hex())
    if names(before) == names(made):
        return unit.record("Renewed a certificate", fresh).for_good()
    gone = _revoked(unit, found, RENEWED)
    return unit.record("Renewed a certificate", fresh, gone).for_good()


def _admitted(unit: Unit, root: Root, asked: Asked, decided: Admission) -> Person:
    request = asked.request
    person = Person(
        request.person,
        request.name,
        decided.role,
        request.job,
        decided.agency,
        recipient=request.recipient,
    )
    key = requested_key(bytes.fromhex(request.request))
    made = issue(root, register.holder(unit, person), key, unit.now())
    return replace(person, certificate=made.hex())


def _root(unit: Unit, keys: OpenKeys) -> Root:
    found = register.root(unit, keys)
    if found is None:
        raise NotTheIssuer
    return found


def _ours(unit: Unit, asked: Asked) -> bytes:
    """Return our root, if the request was made with our card and takes nobody's keys as its own."""
    root = bytes.fromhex(register.partnership(unit).root_certificate)
    if asked.request.root_sha256 != digest(root):
        raise RequestOfOthers
    if asked.request.person == unit.actor or any(
        map(partial(_is_taken, asked), unit.where(Person))
    ):
        raise RequestDamaged
    return root


def _is_taken(asked: Asked, one: Person) -> bool:
    """Tell whether a request claims the id, the key or the address that is somebody else's."""
    request = asked.request
    if one.person == request.person:
        return not one.certificate and not is_named(one, request.name)
    return one.recipient == request.recipient or _has(one, asked.public)


def _known(unit: Unit, asked: Asked) -> Person | None:
    """Return who goes by this id or name under another key: the id says more than the name."""
    request = asked.request
    found = [
        one
        for one in unit.where(Person)
        if one.certificate
        and is_known_as(one, request.person, request.name)
        and not _has(one, asked.public)
    ]
    return min(found, key=lambda one: one.person != request.person, default=None)


def _has(person: Person, public: bytes) -> bool:
    return bool(person.certificate) and public_of(bytes.fromhex(person.certificate)) == public


def _words(known: Person, root: bytes) -> tuple[str, ...]:
    return seven_words(public_of(bytes.fromhex(known.certificate)), known.recipient, root)


def _prove_second(unit: Unit, said: Confirmation | None, request: Request) -> None:
    if said is None:
        raise KeyChanged
    newcomer = Person(request.person, request.name)
    second = unit.one(Person, person=said.by)
    if second is None or not may_confirm(second, unit.actor, newcomer):
        raise SecondPersonUnfit
    if len(said.how.strip()) < SHORTEST_WORD:
        raise SecondPersonUnfit


def _exchanged(
    unit: Unit, known: Person | None, fresh: Person, said: Confirmation | None
) -> Iterator[Record]:
    """Withdraw the key that another takes the place of, and keep who made sure, and how."""
    if known is None or said is None:
        return
    before = digest(bytes.fromhex(known.certificate))
    after = digest(bytes.fromhex(fresh.certificate))
    yield KeyConfirmed(after, fresh.person, before, said.by, said.how.strip())
    if said.is_namesake and known.person != fresh.person:
        return
    if unit.one(Revoked, certificate=before) is None:
        yield _revoked(unit, known, CHANGED)
    if known.person != fresh.person:
        yield replace(known, active=False)


def _without_keys(unit: Unit, fresh: Person) -> Iterator[Person]:
    """Let the newcomer take the place of the line by which they were expected."""
    for one in unit.where(Person, active=True, certificate=""):
        if one.person != fresh.person and is_known_as(one, fresh.person, fresh.name):
            yield replace(one, active=False)


def _revoked(unit: Unit, member: Person, why: str) -> Revoked:
    withdrawn = digest(bytes.fromhex(member.certificate))
    return Revoked(withdrawn, member.person, unit.now().replace(microsecond=0), why)


def _member(unit: Unit, person: str) -> Person:
    found = unit.one(Person, person=person)
    if found is None or not found.certificate:
        raise MemberMissing
    return found
