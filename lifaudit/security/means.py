"""What a person brings to open a vault, and how each becomes the key of one slot."""

from __future__ import annotations

import enum
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from lifaudit.domain.errors.vault import (
    KeysDamaged,
    NoRecoverySheet,
    VaultError,
    WrongPartnershipKey,
    WrongPassphrase,
    WrongPin,
    WrongRecoveryKey,
)
from lifaudit.security.argon import PRODUCTION, SALT_BYTES, Cost, stretch
from lifaudit.security.cipher import KEY_BYTES, new_key
from lifaudit.security.partnership import PartnershipIdentity, PartnershipRecipient
from lifaudit.security.recovery import RecoveryKey, number_of

RECOVERY_PURPOSE = b"lifaudit recovery slot 1"


class Kind(enum.Enum):
    """The four ways into a vault, as the key file names them."""

    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a kind, not a passphrase
    RECOVERY = "recovery"
    PARTNERSHIP = "partnership"
    KEYRING = "keyring"


REFUSALS: Mapping[Kind, type[VaultError]] = {
    Kind.PASSPHRASE: WrongPassphrase,
    Kind.RECOVERY: WrongRecoveryKey,
    Kind.PARTNERSHIP: WrongPartnershipKey,
    Kind.KEYRING: WrongPin,
}


@dataclass(frozen=True, slots=True)
class Passphrase:
    """Words only their owner knows; the cost is for a new slot, an old slot remembers its own."""

    text: str = field(repr=False)
    cost: Cost = PRODUCTION


@dataclass(frozen=True, slots=True)
class RememberedPin:
    """A short PIN that opens only together with the secret this computer's keyring holds."""

    pin: str = field(repr=False)
    device_secret: bytes = field(repr=False)
    cost: Cost = PRODUCTION


Means = Passphrase | RememberedPin | RecoveryKey | PartnershipIdentity
NewMeans = Passphrase | RememberedPin | RecoveryKey | PartnershipRecipient


@dataclass(frozen=True, slots=True)
class Argon:
    """A slot's header when its key is stretched from a passphrase or a PIN."""

    salt: bytes
    cost: Cost


@dataclass(frozen=True, slots=True)
class Hkdf:
    """A slot's header when its key comes from a secret that is random already."""

    salt: bytes


@dataclass(frozen=True, slots=True)
class Age:
    """A slot's header when its key travels in an age file to the partnership."""

    recipient: str
    parcel: bytes


Derivation = Argon | Hkdf | Age


def kind_of(means: Means | NewMeans) -> Kind:
    """Return which slots these means are for."""
    match means:
        case Passphrase():
            return Kind.PASSPHRASE
        case RememberedPin():
            return Kind.KEYRING
        case RecoveryKey():
            return Kind.RECOVERY
        case _:
            return Kind.PARTNERSHIP


def refusal_of(kind: Kind, store_id: str) -> VaultError:
    """Return what to tell a person whose means open no slot of their kind."""
    return REFUSALS[kind](number=number_of(store_id))


def absence_of(kind: Kind, store_id: str) -> VaultError:
    """Return what to tell a person where there is no slot for their means at all."""
    return NoRecoverySheet() if kind is Kind.RECOVERY else refusal_of(kind, store_id)


def fresh_lock(means: NewMeans) -> tuple[Derivation, bytes]:
    """Return the header of a new slot and the key that goes with it."""
    salt = secrets.token_bytes(SALT_BYTES)
    match means:
        case Passphrase() | RememberedPin():
            stretched = Argon(salt, means.cost)
            return stretched, slot_key(means, stretched)
        case RecoveryKey():
            return Hkdf(salt), slot_key(means, Hkdf(salt))
        case _:
            key = new_key()
            return Age(means.address, means.wrap(key)), key


def slot_key(means: Means, derivation: Derivation) -> bytes:
    """Return the key these means give for a slot's header.

    Raises KeysDamaged where the two cannot belong together, WrongPartnershipKey where the age file
    is for somebody else.
    """
    match means, derivation:
        case Passphrase(), Argon():
            return stretch(means.text, derivation.salt, derivation.cost)
        case RememberedPin(), Argon():
            return stretch(means.pin, derivation.salt, derivation.cost, means.device_secret)
        case RecoveryKey(), Hkdf():
            hkdf = HKDF(SHA256(), KEY_BYTES, derivation.salt, RECOVERY_PURPOSE)
            return hkdf.derive(means.secret)
        case PartnershipIdentity(), Age():
            return means.unwrap(derivation.parcel)
        case _:
            raise KeysDamaged
