"""Whom a file is sealed for: every person has one age identity, and its address is public."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import pyrage

from lifaudit.domain.errors.identity import AgeDamaged, NotForMe, RecipientUnreadable
from lifaudit.security import identity

LABEL = "recipient"
BEGINS = b"age-encryption.org/v1\n"
FOR_OTHERS = "No matching keys"  # the library has one error for both, and tells them apart in words


@dataclass(frozen=True, slots=True)
class AgeIdentity:
    """The secret half, `AGE-SECRET-KEY-1...`; it never leaves the vault."""

    secret: str = field(repr=False)

    @property
    def address(self) -> str:
        """The public half, `age1...`: it seals for this person, and opens nothing."""
        return str(pyrage.x25519.Identity.from_str(self.secret).to_public())


def new_identity() -> AgeIdentity:
    """Return a fresh X25519 identity."""
    return AgeIdentity(str(pyrage.x25519.Identity.generate()))


def seal_identity(person_key: bytes, mine: AgeIdentity) -> bytes:
    """Seal the secret half under its owner's key, as private keys are."""
    return identity.seal_private(person_key, LABEL, mine.secret.encode())


def open_identity(person_key: bytes, sealed: bytes) -> AgeIdentity:
    """Return the identity that was sealed; raises SealBroken."""
    return AgeIdentity(identity.open_private(person_key, LABEL, sealed).decode())


def prove_address(address: str) -> str:
    """Return an address that can be sealed for, written in its one way, or raise.

    Raises RecipientUnreadable.
    """
    if str(_recipient(address)) != address:
        raise RecipientUnreadable
    return address


def seal_for(plain: bytes, addresses: Iterable[str]) -> bytes:
    """Return an age file (binary, version 1) that only the holders of these addresses open.

    Raises RecipientUnreadable, also where nobody is named.
    """
    recipients = [_recipient(one) for one in addresses]
    if not recipients:
        raise RecipientUnreadable
    return bytes(pyrage.encrypt(plain, recipients))


def open_age(sealed: bytes, mine: AgeIdentity) -> bytes:
    """Return what was sealed; raises NotForMe, or AgeDamaged for what is not whole.

    A list of recipients that was changed cannot be told from one that never named this person.
    """
    if not sealed.startswith(BEGINS):
        raise AgeDamaged
    try:
        return bytes(pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(mine.secret)]))
    except pyrage.DecryptError as error:
        raise (NotForMe if FOR_OTHERS in str(error) else AgeDamaged) from None


def _recipient(address: str) -> pyrage.x25519.Recipient:
    try:
        return pyrage.x25519.Recipient.from_str(address)
    except pyrage.RecipientError:
        raise RecipientUnreadable from None
