"""The partnership's register: who takes part, with which agency, and who may sign."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lifaudit.domain.change import Change
from lifaudit.domain.partnership import Agency, Partnership, Person
from lifaudit.domain.signing import SigningKey
from lifaudit.security import identity
from lifaudit.security.slots import OpenKeys
from lifaudit.store.keeping import keep_secret, secret
from lifaudit.store.unit import Unit

OURS = "ours"
ROOT, SIGNING = "root", "signing"


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
    keep_secret(unit, ROOT, identity.seal_private(keys.person_key, ROOT, root.private_pkcs8))
    mine = identity.new_signing_key(root, holder, unit.now())
    _keep_signing(unit, keys, mine)
    return unit.record(
        "Founded the partnership",
        replace(ours, root_certificate=root.certificate.hex()),
        replace(lead, certificate=mine.certificate.hex()),
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
    """Record a person's name, role and agency."""
    return unit.record("Recorded person", person)


def rename_partnership(unit: Unit, ours: Partnership) -> Change:
    """Record the partnership's name, area or profile."""
    return unit.record("Recorded partnership", ours)


def signing_key(unit: Unit, keys: OpenKeys) -> SigningKey | None:
    """Return the signing identity of the person who unlocked, if they have one here."""
    sealed = secret(unit, f"{SIGNING}/{keys.person}")
    person = unit.one(Person, person=keys.person)
    ours = partnership(unit)
    if sealed is None or person is None or not person.certificate:
        return None
    private = identity.open_private(keys.person_key, SIGNING, sealed)
    chain = (bytes.fromhex(ours.root_certificate),)
    return SigningKey(private, bytes.fromhex(person.certificate), chain)


def _keep_signing(unit: Unit, keys: OpenKeys, key: SigningKey) -> None:
    sealed = identity.seal_private(keys.person_key, SIGNING, key.private_pkcs8)
    keep_secret(unit, f"{SIGNING}/{keys.person}", sealed)
