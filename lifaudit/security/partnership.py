"""The partnership's own way into its members' vaults: an age recipient and its identity."""

from __future__ import annotations

from dataclasses import dataclass, field

import pyrage

from lifaudit.domain.errors.vault import PartnershipKeyUnreadable, WrongPartnershipKey


@dataclass(frozen=True, slots=True)
class PartnershipRecipient:
    """The public half, `age1...`: it can add a way in, never use one."""

    address: str

    def wrap(self, plain: bytes) -> bytes:
        """Return an age file for the identity's holder; raises PartnershipKeyUnreadable."""
        try:
            recipient = pyrage.x25519.Recipient.from_str(self.address)
        except pyrage.RecipientError:
            raise PartnershipKeyUnreadable from None
        return bytes(pyrage.encrypt(plain, [recipient]))


@dataclass(frozen=True, slots=True)
class PartnershipIdentity:
    """The secret half, `AGE-SECRET-KEY-1...`, which the partnership keeps to itself."""

    secret: str = field(repr=False)

    @property
    def recipient(self) -> PartnershipRecipient:
        """The public half of this identity; raises PartnershipKeyUnreadable."""
        return PartnershipRecipient(str(self._identity().to_public()))

    def unwrap(self, wrapped: bytes) -> bytes:
        """Return what was wrapped; raises WrongPartnershipKey for another's or a changed file."""
        try:
            return bytes(pyrage.decrypt(wrapped, [self._identity()]))
        except pyrage.DecryptError:
            raise WrongPartnershipKey from None

    def _identity(self) -> pyrage.x25519.Identity:
        try:
            return pyrage.x25519.Identity.from_str(self.secret.strip())
        except pyrage.IdentityError:
            raise PartnershipKeyUnreadable from None


def new_partnership_identity() -> PartnershipIdentity:
    """Return a fresh X25519 identity."""
    return PartnershipIdentity(str(pyrage.x25519.Identity.generate()))
