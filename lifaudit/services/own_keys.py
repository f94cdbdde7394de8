"""The keys of the person who unlocked: what they sign with, and what is sealed for them."""

from __future__ import annotations

from dataclasses import replace

from lifaudit.domain.errors.identity import AgeDamaged, NotForMe
from lifaudit.domain.errors.joining import JoiningRefused
from lifaudit.domain.partnership import Person
from lifaudit.security import identity, recipients
from lifaudit.security.recipients import AgeIdentity
from lifaudit.security.slots import OpenKeys
from lifaudit.store.keeping import keep_secret, secret
from lifaudit.store.unit import Unit

SIGNING = "signing"


def my_identity(unit: Unit, keys: OpenKeys) -> AgeIdentity:
    """Return the age identity of the person who unlocked, made now if they had none yet."""
    name = f"{recipients.LABEL}/{keys.person}"
    sealed = secret(unit, name)
    if sealed is not None:
        return recipients.open_identity(keys.person_key, sealed)
    made = recipients.new_identity()
    keep_secret(unit, name, recipients.seal_identity(keys.person_key, made))
    me = unit.one(Person, person=keys.person)
    if me is not None:
        unit.record("Made an address for sealed files", replace(me, recipient=made.address))
    return made


def unsealed(
    unit: Unit,
    keys: OpenKeys,
    received: bytes,
    most: int,
    refusals: tuple[type[JoiningRefused], type[JoiningRefused]],
) -> bytes:
    """Return what was sealed for the person who unlocked, in a file of at most so many bytes.

    Raises the first of two refusals where the file is none or not whole, and the second where it
    is for somebody else.
    """
    unreadable, for_another = refusals
    if len(received) > most:
        raise unreadable
    try:
        return recipients.open_age(received, my_identity(unit, keys))
    except NotForMe:
        raise for_another from None
    except AgeDamaged:
        raise unreadable from None


def private_key(unit: Unit, keys: OpenKeys) -> bytes | None:
    """Return the private signing key (PKCS#8) of the person who unlocked, if there is one."""
    sealed = secret(unit, f"{SIGNING}/{keys.person}")
    return None if sealed is None else identity.open_private(keys.person_key, SIGNING, sealed)


def keep_private(unit: Unit, keys: OpenKeys, private_pkcs8: bytes) -> None:
    """Keep a private signing key, sealed under its owner's own key, in place of any other."""
    sealed = identity.seal_private(keys.person_key, SIGNING, private_pkcs8)
    keep_secret(unit, f"{SIGNING}/{keys.person}", sealed)
