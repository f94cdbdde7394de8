"""The vault's life: make one, unlock it, lock it; what a window or a command works with."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from lifaudit.domain.errors.store import FolderReadOnly, StoreRolledBack
from lifaudit.domain.partnership import Device
from lifaudit.domain.ports import Clock
from lifaudit.security import slots
from lifaudit.security.means import Means, Passphrase
from lifaudit.security.slots import OpenKeys
from lifaudit.store import backup
from lifaudit.store.engine import create_store
from lifaudit.store.folder import Folder, Hold
from lifaudit.store.history import lost_since
from lifaudit.store.store import Store, Whose
from lifaudit.store.unit import Author, Unit


@dataclass(frozen=True, slots=True)
class Vault:
    """One unlocked vault. `unit()` is how everything is read and recorded."""

    folder: Folder
    keys: OpenKeys = field(repr=False)
    store: Store = field(repr=False)
    hold: Hold = field(repr=False)

    def unit(self) -> AbstractContextManager[Unit]:
        """Open one unit of work: all of it is recorded, or nothing."""
        return self.store.unit()

    @property
    def person(self) -> str:
        """The person who unlocked it."""
        return self.keys.person

    def close(self) -> None:
        """Lock: every handle closed, no `-wal` left, the folder free for another window."""
        try:
            self.store.close()
        finally:
            self.hold.release()


def create(path: Path, passphrase: Passphrase, clock: Clock) -> Vault:
    """Make a new vault in an empty folder and leave it unlocked.

    Raises StoreExists, FolderReadOnly or FolderOnNetwork with nothing left behind.
    """
    folder = Folder(path)
    folder.make()
    store_id, person = secrets.token_hex(16), secrets.token_hex(6)
    try:
        keys = slots.create(folder.keys, store_id, person, passphrase)
        create_store(folder.store, keys.data_key, store_id)
    except PermissionError as error:
        raise FolderReadOnly(folder=path.name) from error
    backup.name_device(folder.store, keys.data_key)
    vault = _open(folder, keys, Hold(folder), clock)
    _introduce(vault, "new vault")
    return vault


def unlock(path: Path, means: Means, clock: Clock) -> Vault:
    """Open a vault for one window.

    Raises the refusal that fits: StoreMissing, OpenElsewhere, FolderReadOnly, FolderOnNetwork, the
    key file's (WrongPassphrase, KeysDamaged, ...) or the store's (StoreDamaged, StoreNewer, ...).
    """
    folder = Folder(path)
    folder.prove_vault()
    hold = Hold(folder)
    try:
        return _open(folder, slots.unlock(folder.keys, means), hold, clock)
    except BaseException:
        hold.release()
        raise


@contextmanager
def opened(path: Path, means: Means, clock: Clock) -> Iterator[Vault]:
    """Unlock for the length of a block, as commands do."""
    vault = unlock(path, means, clock)
    try:
        yield vault
    finally:
        vault.close()


def restore(source: Path, target: Path, means: Means, clock: Clock) -> Vault:
    """Put a backup into an empty folder as a new device and leave it unlocked.

    Raises BackupBroken, StoreExists or the key file's refusals; the backup is never changed.
    """
    keys = slots.unlock(Folder(source).keys, means)
    folder = Folder(target)
    backup.restore(source, folder, keys.data_key)
    vault = _open(folder, keys, Hold(folder), clock)
    _introduce(vault, f"restored from {source.name}")
    return vault


def _open(folder: Folder, keys: OpenKeys, hold: Hold, clock: Clock) -> Vault:
    device = backup.device_of(folder.store, keys.data_key)
    whose = Whose(keys.store_id, Author(device, keys.person))
    vault = Vault(folder, keys, Store(folder.store, keys.data_key, whose, clock), hold)
    _refuse_rollback(vault)
    return vault


def _introduce(vault: Vault, why: str) -> None:
    """Write the first entry of this device, so that others can say whose chain it is."""
    author = vault.store.whose.author
    with vault.unit() as unit:
        since = unit.now().isoformat(timespec="seconds")
        unit.record("Vault opened on a new device", Device(author.device, since, why))


def _refuse_rollback(vault: Vault) -> None:
    """Raise StoreRolledBack when a backup beside the store knows more than the store."""
    newest = next(iter(backup.generations(vault.folder.backups)), None)
    if newest is None:
        return
    manifest = backup.read_manifest(newest, vault.keys.data_key)
    if manifest.store_id != vault.keys.store_id:
        return
    with vault.unit() as unit:
        lost = lost_since(unit, manifest.heads)
    if lost:
        vault.store.close()
        raise StoreRolledBack(when=manifest.made.strftime("%d %B %Y, %H:%M"))
