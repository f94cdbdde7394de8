"""The partnership's register: who takes part, with which agency, and who may sign."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lifaudit.domain.change import Change
from lifaudit.domain.errors.joining import LeadStays
from lifaudit.domain.partnership import Agency, Formerly, Partnership, Person, Role
from lifaudit.domain.signing import SigningKey
from lifaudit.security import identity
from lifaudit.security.identity import Holder, Root
from lifaudit.security.slots import OpenKeys
from lifaudit.services import own_keys
from lifaudit.store.keeping import drop_secret, keep_secret, secret
from lifaudit.store.unit import Unit

OURS = "ours"
ROOT = "root"


@dataclass(frozen=True, slots=True)
class Register:
    """The partnership with everybody in it."""

    partnership: Partnership
    agencies: tuple[Agency, ...]
    people: tuple[Person, ...]


def whole(unit: Unit) -> Register:
    """Read the register at once."""
    return Register(partnership(unit), tuple(agencies(unit)), tuple(people(unit)))


def partnership(unit: Unit) -> Partnership:
    """Return the vault's partnership; empty until it is founded."""
    return unit.one(Partnership, partnership=OURS) or Partnership(OURS)


def agencies(unit: Unit) -> list[Agency]:
    """Return every agency, those that left last, by name."""
    return sorted(unit.where(Agency), key=lambda one: (not one.active, one.name.casefold()))


def people(unit: Unit) -> list[Person]:
    """Return every person, those who left last, by name."""
    return sorted(unit.where(Person), key=lambda one: (not one.active, one.name.casefold()))


def name_of(unit: Unit, person: str) -> str:
    """Return a person's name, for showing beside what they recorded."""
    found = unit.one(Person, person=person)
    return found.name if found else "someone not in the register"


def found(unit: Unit, ours: Partnership, lead: Person, keys: OpenKeys) -> Change:
    """Found the partnership: its certificate authority, and the lead's own signing identity."""
    agency = unit.one(Agency, agency=lead.agency)
    holder = identity.Holder(lead.name, agency.name if agency else ours.name, ours.name)
    root = identity.new_root(ours.name, unit.now())
    keep_root(unit, keys, root.private_pkcs8)
    mine = identity.new_signing_key(root, holder, unit.now())
    own_keys.keep_private(unit, keys, mine.private_pkcs8)
    address = own_keys.my_identity(unit, keys).address
    return unit.record(
        "Founded the partnership",
        replace(ours, root_certificate=root.certificate.hex()),
        replace(lead, certificate=mine.certificate.hex(), recipient=address),
    )


def save_agency(unit: Unit, agency: Agency) -> Change:
    """Record an agency as the lead describes it."""
    return unit.record("Recorded agency", agency)


def add_agency(unit: Unit, agency: Agency) -> Change:
    """Record an agency that is not in the register yet, under an id of its own."""
    return unit.record("Added agency", replace(agency, agency=unit.new_id()))


def add_person(unit: Unit, person: Person) -> Change:
    """Record a person who is not in the register yet, under an id of their own."""
    return unit.record("Added person", replace(person, person=unit.new_id()))


def save_person(unit: Unit, person: Person) -> Change:
    """Record a person's name, role and agency; raises LeadStays for the one who signs the lists."""
    if person.person == unit.actor and is_issuer(unit):
        _prove_lead(person)
    return unit.record("Recorded person", person, *formerly(unit, person))


def formerly(unit: Unit, person: Person) -> tuple[Formerly, ...]:
    """Return what is to be remembered of a member who changes agency or role: what they were."""
    before = unit.one(Person, person=person.person)
    if before is None or not before.certificate:
        return ()
    if (before.agency, before.role) == (person.agency, person.role):
        return ()
    until = unit.now().replace(microsecond=0).isoformat()
    return (Formerly(person.person, until, before.agency, before.role),)


def rename_partnership(unit: Unit, ours: Partnership) -> Change:
    """Record the partnership's name, area or profile."""
    return unit.record("Recorded partnership", ours)


def signing_key(unit: Unit, keys: OpenKeys) -> SigningKey | None:
    """Return the signing identity of the person who unlocked, if they have one here."""
    private = own_keys.private_key(unit, keys)
    person = unit.one(Person, person=keys.person)
    ours = partnership(unit)
    if private is None or person is None or not person.certificate:
        return None
    chain = (bytes.fromhex(ours.root_certificate),)
    return SigningKey(private, bytes.fromhex(person.certificate), chain)


def holder(unit: Unit, person: Person) -> Holder:
    """Return what a person's certificate names; the partnership stands for a missing agency."""
    ours, agency = partnership(unit), unit.one(Agency, agency=person.agency)
    return Holder(person.name, agency.name if agency else ours.name, ours.name)


def root(unit: Unit, keys: OpenKeys) -> Root | None:
    """Return the partnership's authority, in the vault that issues and for who unlocked it."""
    sealed = secret(unit, ROOT)
    if sealed is None:
        return None
    private = identity.open_private(keys.person_key, ROOT, sealed)
    return Root(private, bytes.fromhex(partnership(unit).root_certificate))


def keep_root(unit: Unit, keys: OpenKeys, private_pkcs8: bytes) -> None:
    """Keep the partnership's root, sealed under the key of the person who unlocked."""
    keep_secret(unit, ROOT, identity.seal_private(keys.person_key, ROOT, private_pkcs8))


def drop_root(unit: Unit) -> None:
    """Let go of the root, as another vault issues from now on."""
    drop_secret(unit, ROOT)


def is_issuer(unit: Unit) -> bool:
    """Tell whether this vault holds the partnership's root, and so can admit people."""
    return secret(unit, ROOT) is not None


def _prove_lead(person: Person) -> None:
    if person.role is not Role.LEAD or not person.active:
        raise LeadStays
