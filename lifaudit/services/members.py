"""How everybody in the register stands: who may sign, until when, and by which words."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from lifaudit.domain.errors.identity import NameMissing
from lifaudit.domain.errors.joining import MemberMissing, NotJoined
from lifaudit.domain.membership import Standing, signing_of
from lifaudit.domain.partnership import Person
from lifaudit.domain.trust import Revocation
from lifaudit.security.certificates import digest, names, validity
from lifaudit.security.identity import short_names
from lifaudit.security.signatures import public_of, seven_words
from lifaudit.services import issuing, membership, register
from lifaudit.services.issuing import Expected
from lifaudit.services.register import Register
from lifaudit.store.unit import Unit


@dataclass(frozen=True, slots=True)
class PeopleView:
    """The register with how everybody stands, and what this vault may do with it.

    `number`, `issued` and `lead` are those of the list it rests on, where it is not the vault that
    issues; `expected` is whom it handed the partnership on to, and has not heard from yet, and
    `is_own` tells that it signed that list itself.
    """

    register: Register
    standings: tuple[Standing, ...]
    is_issuer: bool
    has_joined: bool
    number: int = 0
    issued: datetime | None = None
    lead: str = field(default="", repr=False)
    expected: Expected | None = None
    is_own: bool = False


def view(unit: Unit) -> PeopleView:
    """Read everything the page of people shows."""
    whole, mine = register.whole(unit), standings(unit)
    if register.is_issuer(unit):
        return PeopleView(whole, mine, is_issuer=True, has_joined=True)
    try:
        known = membership.trusted(unit)
    except NotJoined:
        return PeopleView(whole, mine, is_issuer=False, has_joined=False)
    return PeopleView(
        whole,
        mine,
        is_issuer=False,
        has_joined=True,
        number=known.number,
        issued=known.issued,
        lead=register.name_of(unit, known.lead),
        expected=issuing.expected(unit),
        is_own=known.lead == unit.actor,
    )


def standings(unit: Unit) -> tuple[Standing, ...]:
    """Return everybody in the register with how their certificates stand, those who left last."""
    agencies = {one.agency: one.short or one.name for one in register.agencies(unit)}
    withdrawn = _withdrawn(unit)
    return tuple(_standing(unit, one, agencies, withdrawn) for one in register.people(unit))


def standing_of(unit: Unit, person: str) -> Standing:
    """Return how one person stands; raises MemberMissing."""
    found = next((one for one in standings(unit) if one.person.person == person), None)
    if found is None:
        raise MemberMissing
    return found


def _standing(
    unit: Unit, person: Person, agencies: dict[str, str], withdrawn: dict[str, Revocation]
) -> Standing:
    certificate = bytes.fromhex(person.certificate)
    revoked = withdrawn.get(digest(certificate))
    until = validity(certificate).until if certificate else None
    signing = signing_of(person, until, unit.now(), revoked=revoked is not None)
    return Standing(
        person,
        agencies.get(person.agency, ""),
        signing,
        until,
        revoked.why if revoked else "",
        _words(unit, person),
        person.person == unit.actor,
        bool(certificate) and names(certificate)[:2] != _named(unit, person),
    )


def _named(unit: Unit, person: Person) -> tuple[str, ...]:
    """Return what a certificate made today would name, without the partnership."""
    try:
        return short_names(register.holder(unit, person))[:2]
    except NameMissing:  # a name of which nothing can be seen
        return ()


def _words(unit: Unit, person: Person) -> tuple[str, ...]:
    if not person.certificate or not person.recipient:
        return ()
    root = bytes.fromhex(register.partnership(unit).root_certificate)
    return seven_words(public_of(bytes.fromhex(person.certificate)), person.recipient, root)


def _withdrawn(unit: Unit) -> dict[str, Revocation]:
    try:
        known = membership.trusted(unit)
    except NotJoined:
        return {}
    return {one.certificate_sha256: one for one in known.revocations}
