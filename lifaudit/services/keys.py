"""The ways into a vault: passphrase, printed recovery key, and what this computer may remember."""

from __future__ import annotations

from dataclasses import replace

from lifaudit.security import credentials, keyfile, slots
from lifaudit.security import passphrase as measure
from lifaudit.security.means import Kind as WayKind
from lifaudit.security.means import Passphrase, RememberedPin
from lifaudit.security.passphrase import Strength
from lifaudit.security.recovery import RecoveryKey, new_recovery_key, number_of, read_recovery_key
from lifaudit.security.words import suggest
from lifaudit.services.policy import in_force, prove_passphrase
from lifaudit.services.vault import Vault
from lifaudit.store.folder import Folder

__all__ = [  # what screens and commands may say without a look at the rooms of security
    "Passphrase",
    "RecoveryKey",
    "Strength",
    "change_passphrase",
    "confirm_recovery",
    "forget",
    "has_recovery",
    "new_recovery_key",
    "number_of",
    "offers_pin",
    "read_recovery_key",
    "remember",
    "remembered",
    "remembers",
    "set_passphrase",
    "strength",
    "suggest",
]

LONGER = "Your organisation asks for {least} letters or more. Add a word."


def strength(text: str, person_words: tuple[str, ...] = ()) -> Strength:
    """Measure a passphrase, by what the organisation asks for as well."""
    found, least = measure.strength(text, person_words), in_force().least_passphrase
    if len(text) >= least:
        return found
    return replace(found, suggestion=LONGER.format(least=least), good_enough=False)


def change_passphrase(vault: Vault, old: Passphrase, new: Passphrase) -> None:
    """Make a new passphrase open the vault.

    Raises WrongPassphrase or PassphraseTooShort with nothing changed.
    """
    prove_passphrase(new.text)
    slots.change_passphrase(vault.folder.keys, old, new)


def set_passphrase(vault: Vault, new: Passphrase) -> None:
    """Give a vault that was opened by its recovery key a passphrase; raises PassphraseTooShort."""
    prove_passphrase(new.text)
    slots.replace_way(vault.folder.keys, vault.keys, new)


def confirm_recovery(vault: Vault, printed: RecoveryKey) -> None:
    """Let the printed key open the vault, now that its owner has read it back."""
    slots.replace_way(vault.folder.keys, vault.keys, printed)


def has_recovery(vault: Vault) -> bool:
    """Tell whether a recovery sheet was confirmed for the person who unlocked."""
    return _has(vault, WayKind.RECOVERY)


def remembers(vault: Vault) -> bool:
    """Tell whether this vault can be opened by a PIN with this computer's keyring."""
    return _has(vault, WayKind.KEYRING)


def remember(vault: Vault, pin: str) -> None:
    """Let a PIN open the vault on this computer; raises KeyringMissing, never a plain fallback."""
    keyring = credentials.system_keyring()
    secret = credentials.remember(keyring, vault.keys.store_id, vault.person)
    slots.replace_way(vault.folder.keys, vault.keys, RememberedPin(pin, secret))


def forget(vault: Vault) -> None:
    """Take the PIN back; the passphrase stays."""
    for way in slots.ways(vault.folder.keys):
        if way.kind is WayKind.KEYRING and way.person == vault.person:
            slots.remove(vault.folder.keys, vault.keys, way.id)
    credentials.forget(credentials.system_keyring(), vault.keys.store_id, vault.person)


def remembered(folder: Folder, pin: str) -> RememberedPin:
    """Return what opens the vault with a PIN here; raises KeyringMissing or NotRemembered."""
    way = next(way for way in slots.ways(folder.keys) if way.kind is WayKind.KEYRING)
    store_id = keyfile.read(folder.keys).store_id
    return RememberedPin(
        pin, credentials.recall(credentials.system_keyring(), store_id, way.person)
    )


def offers_pin(folder: Folder) -> bool:
    """Tell, before unlocking, whether the unlock page may offer a PIN."""
    return any(way.kind is WayKind.KEYRING for way in slots.ways(folder.keys))


def _has(vault: Vault, kind: WayKind) -> bool:
    ways = slots.ways(vault.folder.keys)
    return any(way.kind is kind and way.person == vault.person for way in ways)
