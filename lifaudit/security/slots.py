"""The ways into a vault: make the first, open by any, add, replace and remove."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace
from pathlib import Path

from lifaudit.domain.errors.vault import (
    KeysExist,
    LastSlot,
    PassphraseTooWeak,
    SealBroken,
    SlotMissing,
    WrongPartnershipKey,
)
from lifaudit.security import keyfile
from lifaudit.security.cipher import KEY_BYTES, new_key, open_sealed, seal
from lifaudit.security.keyfile import KeyFile, Slot
from lifaudit.security.means import (
    Kind,
    Means,
    NewMeans,
    Passphrase,
    absence_of,
    fresh_lock,
    kind_of,
    refusal_of,
    slot_key,
)

SLOT_ID_BYTES = 8


@dataclass(frozen=True, slots=True)
class OpenKeys:
    """What an open vault works with: the store's key, and the person's own for what only they sign.

    Both are 32 random bytes. `person` is the id written in the slot that opened.
    """

    store_id: str
    person: str
    data_key: bytes = field(repr=False)
    person_key: bytes = field(repr=False)


def create(path: Path, store_id: str, person: str, passphrase: Passphrase) -> OpenKeys:
    """Write the key file of a new vault.

    Raises KeysExist where one is, PassphraseTooWeak for an empty passphrase, or OSError.
    """
    if path.exists():
        raise KeysExist
    keys = OpenKeys(store_id, person, new_key(), new_key())
    keyfile.write(path, keyfile.signed(store_id, (_wrap(keys, passphrase),), keys.data_key))
    return keys


def unlock(path: Path, means: Means) -> OpenKeys:
    """Open a vault's keys.

    Raises the refusal that fits the means (WrongPassphrase, WrongRecoveryKey, WrongPartnershipKey,
    WrongPin, NoRecoverySheet), or KeysMissing, KeysDamaged, NewerVersion. Each passphrase slot
    takes about a second.
    """
    file = keyfile.read(path)
    kind = kind_of(means)
    fitting = [slot for slot in file.slots if slot.kind is kind]
    for slot in fitting:
        keys = _unwrap(file.store_id, slot, means)
        if keys is not None:
            keyfile.vouched(file, keys.data_key)
            return keys
    raise (refusal_of if fitting else absence_of)(kind, file.store_id)


def ways(path: Path) -> tuple[Slot, ...]:
    """Return every way in, without opening any; raises KeysMissing, KeysDamaged, NewerVersion."""
    return keyfile.read(path).slots


def newcomer(keys: OpenKeys, person: str) -> OpenKeys:
    """Return keys for another person of the same vault, whose own key is new; `add` them next."""
    return replace(keys, person=person, person_key=new_key())


def add(path: Path, keys: OpenKeys, means: NewMeans) -> Slot:
    """Add a way in for the person of `keys`; raises TooManySlots, KeysDamaged or OSError."""
    file = _read_vouched(path, keys)
    slot = _wrap(keys, means)
    _write(path, keys, (*file.slots, slot))
    return slot


def replace_way(path: Path, keys: OpenKeys, means: NewMeans) -> Slot:
    """Add a way in and drop the person's earlier ones of the same kind, in one write.

    A new passphrase, a new recovery sheet: the data key stays, so the store is not rewritten.
    """
    file = _read_vouched(path, keys)
    slot = _wrap(keys, means)
    kept = (each for each in file.slots if (each.person, each.kind) != (slot.person, slot.kind))
    _write(path, keys, (*kept, slot))
    return slot


def change_passphrase(path: Path, old: Passphrase, new: Passphrase) -> OpenKeys:
    """Make `new` open what `old` opened; raises WrongPassphrase with nothing changed."""
    keys = unlock(path, old)
    replace_way(path, keys, new)
    return keys


def remove(path: Path, keys: OpenKeys, slot_id: str) -> None:
    """Remove a way in; raises SlotMissing, or LastSlot when no passphrase would be left."""
    file = _read_vouched(path, keys)
    kept = tuple(slot for slot in file.slots if slot.id != slot_id)
    if len(kept) == len(file.slots):
        raise SlotMissing
    if not any(slot.kind is Kind.PASSPHRASE for slot in kept):
        raise LastSlot
    _write(path, keys, kept)


def _read_vouched(path: Path, keys: OpenKeys) -> KeyFile:
    return keyfile.vouched(keyfile.read(path), keys.data_key)


def _write(path: Path, keys: OpenKeys, slots: tuple[Slot, ...]) -> None:
    keyfile.write(path, keyfile.signed(keys.store_id, slots, keys.data_key))


def _wrap(keys: OpenKeys, means: NewMeans) -> Slot:
    if isinstance(means, Passphrase) and not means.text.strip():
        raise PassphraseTooWeak  # whoever asked for it should have measured; this is the last door
    slot_id = secrets.token_hex(SLOT_ID_BYTES)
    kind = kind_of(means)
    derivation, key = fresh_lock(means)
    header = keyfile.header_of(keys.store_id, slot_id, kind, keys.person, derivation)
    wrapped = seal(key, keys.data_key + keys.person_key, header)
    return Slot(slot_id, kind, keys.person, derivation, wrapped)


def _unwrap(store_id: str, slot: Slot, means: Means) -> OpenKeys | None:
    """Return the keys in this slot, or nothing when it is for other means."""
    header = keyfile.header_of(store_id, slot.id, slot.kind, slot.person, slot.derivation)
    try:
        both = open_sealed(slot_key(means, slot.derivation), slot.wrapped, header)
    except (SealBroken, WrongPartnershipKey):
        return None
    return OpenKeys(store_id, slot.person, both[:KEY_BYTES], both[KEY_BYTES:])
