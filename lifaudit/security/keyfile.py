"""keys.json as a value: what stands in it, how it is written, and how strictly it is read."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from lifaudit.domain.errors.vault import KeysDamaged, KeysMissing, NewerVersion, TooManySlots
from lifaudit.security.argon import Cost
from lifaudit.security.atomic import write_atomically
from lifaudit.security.cipher import KEY_BYTES, NONCE_BYTES
from lifaudit.security.means import Age, Argon, Derivation, Hkdf, Kind

MAGIC = "lifaudit keys"
VERSION = 1
LIMIT_BYTES = 64 * 1024
MAC_PURPOSE = b"lifaudit keys.json mac 1"


@dataclass(frozen=True, slots=True)
class Slot:
    """One way in: the vault's data key and one person's key, wrapped under the slot's own key.

    `person` is an id, never a name: this file is readable by anyone who has the folder.
    """

    id: str
    kind: Kind
    person: str
    derivation: Derivation = field(repr=False)
    wrapped: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class KeyFile:
    """All ways into one vault; `mac` is made with the data key, so only a holder can change it."""

    store_id: str
    slots: tuple[Slot, ...]
    mac: bytes = field(repr=False)


def header_of(
    store_id: str, slot_id: str, kind: Kind, person: str, derivation: Derivation
) -> bytes:
    """Return the bytes a slot's wrapping is bound to: a slot moved or edited does not open."""
    return _compact([MAGIC, VERSION, store_id, slot_id, kind.value, person, _plain(derivation)])


def signed(store_id: str, slots: tuple[Slot, ...], data_key: bytes) -> KeyFile:
    """Return the key file of these slots, vouched for with the data key."""
    return KeyFile(store_id, slots, _mac(store_id, slots, data_key))


def vouched(keys: KeyFile, data_key: bytes) -> KeyFile:
    """Return `keys` if its mac was made with this data key; raises KeysDamaged."""
    if not hmac.compare_digest(keys.mac, _mac(keys.store_id, keys.slots, data_key)):
        raise KeysDamaged
    return keys


def read(path: Path) -> KeyFile:
    """Read a key file; raises KeysMissing, KeysDamaged, NewerVersion, or PermissionError."""
    try:
        with path.open("rb") as file:
            content = file.read(LIMIT_BYTES + 1)
    except FileNotFoundError:
        raise KeysMissing from None
    except PermissionError:
        raise
    except OSError as error:  # a bad spot of the disk, or no file at all
        raise KeysDamaged from error
    return parse(content)


def write(path: Path, keys: KeyFile) -> None:
    """Put a key file in place; raises TooManySlots before, or OSError with the old one kept."""
    content = text(keys)
    if len(content) > LIMIT_BYTES:
        raise TooManySlots
    write_atomically(path, content)


def text(keys: KeyFile) -> bytes:
    """Return the one way this key file is written.

    `sum` tells bit rot from a wrong passphrase before anybody is told the wrong story; against a
    person who edits the file there is `mac`.
    """
    body = _body(keys.store_id, keys.slots) | {"mac": _word(keys.mac)}
    whole = body | {"sum": hashlib.sha256(_compact(body)).hexdigest()}
    return json.dumps(whole, indent=1, sort_keys=True).encode() + b"\n"


def parse(content: bytes) -> KeyFile:
    """Return the key file in these bytes; raises KeysDamaged or NewerVersion.

    Anything but the exact bytes `text` would write is damage: no second spelling, no double keys.
    """
    if len(content) > LIMIT_BYTES:
        raise KeysDamaged
    try:
        keys = _key_file(json.loads(content))
        exact = text(keys) == content
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise KeysDamaged from None
    if not exact:
        raise KeysDamaged
    return keys


def _key_file(found: dict[str, Any]) -> KeyFile:
    if found["magic"] == MAGIC and type(found["version"]) is int and found["version"] > VERSION:
        raise NewerVersion(found=found["version"], known=VERSION)
    slots = tuple(_slot(each) for each in found["slots"])
    return KeyFile(_string(found["store_id"]), slots, _bytes(found["mac"]))


def _slot(found: dict[str, Any]) -> Slot:
    return Slot(
        _string(found["id"]),
        Kind(found["kind"]),
        _string(found["person"]),
        _derivation(found["kdf"]),
        _bytes(found["nonce"]) + _bytes(found["wrapped"]),
    )


def _derivation(found: dict[str, Any]) -> Derivation:
    match found:
        case {"name": "argon2id", "salt": salt, "t": int(t), "m": int(m), "p": int(p)}:
            return Argon(_bytes(salt), Cost(t, m, p))
        case {"name": "hkdf-sha256", "salt": salt}:
            return Hkdf(_bytes(salt))
        case {"name": "age", "recipient": recipient, "parcel": parcel}:
            return Age(_string(recipient), _bytes(parcel))
        case _:
            raise KeysDamaged


def _plain(derivation: Derivation) -> dict[str, str | int]:
    match derivation:
        case Argon(salt, cost):
            words = {"name": "argon2id", "salt": _word(salt)}
            return words | {"t": cost.passes, "m": cost.memory_kib, "p": cost.lanes}
        case Hkdf(salt):
            return {"name": "hkdf-sha256", "salt": _word(salt)}
        case _:
            parcel = _word(derivation.parcel)
            return {"name": "age", "recipient": derivation.recipient, "parcel": parcel}


def _body(store_id: str, slots: tuple[Slot, ...]) -> dict[str, Any]:
    return {
        "magic": MAGIC,
        "version": VERSION,
        "store_id": store_id,
        "slots": [
            {
                "id": slot.id,
                "kind": slot.kind.value,
                "person": slot.person,
                "kdf": _plain(slot.derivation),
                "nonce": _word(slot.wrapped[:NONCE_BYTES]),
                "wrapped": _word(slot.wrapped[NONCE_BYTES:]),
            }
            for slot in slots
        ],
    }


def _mac(store_id: str, slots: tuple[Slot, ...], data_key: bytes) -> bytes:
    key = HKDF(SHA256(), KEY_BYTES, store_id.encode(), MAC_PURPOSE).derive(data_key)
    return hmac.digest(key, _compact(_body(store_id, slots)), "sha256")


def _compact(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":"), sort_keys=True).encode()


def _word(value: bytes) -> str:
    return base64.b64encode(value).decode()


def _bytes(found: object) -> bytes:
    return base64.b64decode(_string(found), validate=True)


def _string(found: object) -> str:
    if not isinstance(found, str):
        raise KeysDamaged
    return found
