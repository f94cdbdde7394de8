"""The vault's life: make one, unlock it, lock it; what a window or a command works with."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from lifaudit.domain.errors.store import (
    BackupBroken,
    DiskFull,
    FolderReadOnly,
    StoreDamaged,
    StoreExists,
    StoreGone,
    StoreRolledBack,
    VaultNotMade,
)
from lifaudit.domain.errors.vault import KeysDamaged, KeysMissing
from lifaudit.domain.partnership import Device
from lifaudit.domain.ports import Clock
from lifaudit.security import slots
from lifaudit.security.dumps import leave_no_dumps
from lifaudit.security.means import Means, Passphrase
from lifaudit.security.slots import OpenKeys
from lifaudit.services.policy import prove_folder, prove_passphrase
from lifaudit.store import backup
from lifaudit.store.engine import create_store, prove_pair
from lifaudit.store.folder import Folder
from lifaudit.store.history import lost_since
from lifaudit.store.hold import Hold
from lifaudit.store.store import Store, Whose
from lifaudit.store.unit import Author, Unit

READ_AT_ONCE = 64 * 1024 * 1024  # bytes of store that are read whole at every opening: 0.2 s


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

    Raises StoreExists, OpenElsewhere, FolderReadOnly, FolderOnNetwork, VaultNotMade or what the
    policy refuses, with nothing left behind.
    """
    prove_folder(path)
    prove_passphrase(passphrase.text)
    folder = Folder(path)
    with _disk_refusals(folder):
        folder.make()
        hold = Hold(folder)
    if folder.keys.exists() or folder.store.exists():  # another window was quicker
        hold.release()
        raise StoreExists(folder=path.name)
    try:
        with _disk_refusals(folder):
            return _fill(folder, passphrase, hold, clock)
    except BaseException:
        hold.release()
        shutil.rmtree(path, ignore_errors=True)  # it was empty before, and we held it since
        raise


def unlock(path: Path, means: Means, clock: Clock) -> Vault:
    """Open a vault for one window.

    Raises the refusal that fits: StoreMissing, OpenElsewhere, OpenByAnother, FolderReadOnly,
    FolderOnNetwork, the key file's (WrongPassphrase, KeysDamaged, ...), the store's (StoreGone,
    StoreDamaged, ...) or the policy's.
    """
    folder = Folder(path)
    folder.prove_vault()
    prove_folder(path)
    hold = Hold(folder)
    try:
        return _open(folder, slots.unlock(folder.keys, means), hold, clock)
    except PermissionError as error:
        hold.release()
        raise FolderReadOnly(folder=path.name) from error
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

    Raises BackupBroken, StoreExists, RestoreRefused, FolderNotAllowed or what the means are refused
    with; the backup is never changed.
    """
    prove_folder(target)
    try:
        keys = slots.unlock(Folder(source).keys, means)
    except (KeysMissing, KeysDamaged) as error:
        raise BackupBroken(name=source.name) from error
    folder = Folder(target)
    backup.restore(source, folder, keys.data_key)
    hold = Hold(folder)
    try:
        vault = _open(folder, keys, hold, clock)
        _introduce(vault, f"restored from {source.name}")
    except BaseException:
        hold.release()
        raise
    return vault


def _fill(folder: Folder, passphrase: Passphrase, hold: Hold, clock: Clock) -> Vault:
    store_id, person = secrets.token_hex(16), secrets.token_hex(6)
    keys = slots.create(folder.keys, store_id, person, passphrase)
    create_store(folder.store, keys.data_key, store_id)
    backup.name_device(folder.store, keys.data_key)
    vault = _open(folder, keys, hold, clock)
    try:
        _introduce(vault, "new vault")
    except BaseException:
        vault.store.close()
        raise
    return vault


@contextmanager
def _disk_refusals(folder: Folder) -> Iterator[None]:
    """Say what kept a new vault from being made."""
    name = folder.path.name
    try:
        yield
    except PermissionError as error:
        raise FolderReadOnly(folder=name) from error
    except OSError as error:
        raise VaultNotMade(folder=name, why=(error.strerror or "it was refused").lower()) from error
    except DiskFull as error:
        raise VaultNotMade(folder=name, why=error.title.lower()) from error


def _open(folder: Folder, keys: OpenKeys, hold: Hold, clock: Clock) -> Vault:
    leave_no_dumps()
    if not folder.store.exists():
        raise StoreGone(folder=folder.path.name)
    prove_pair(folder.store, keys.store_id)
    device = backup.device_of(folder.store, keys.data_key)
    whose = Whose(keys.store_id, Author(device, keys.person))
    vault = Vault(folder, keys, Store(folder.store, keys.data_key, whose, clock), hold)
    try:
        _refuse_damage(vault)
        _refuse_rollback(vault)
    except BaseException:
        vault.store.close()
        raise
    return vault


def _refuse_damage(vault: Vault) -> None:
    """Raise StoreDamaged where a page of a store that is read quickly is not authentic.

    A larger one is read by `upkeep.check`, and by every backup; no page is ever read unproven.
    """
    if vault.folder.store.stat().st_size > READ_AT_ONCE:
        return
    with suppress(DiskFull):  # no room to fold the log in: that is no damage
        if vault.store.damaged_pages():
            raise StoreDamaged


def _introduce(vault: Vault, why: str) -> None:
    """Write the first entry of this device, so that others can say whose chain it is."""
    author = vault.store.whose.author
    with vault.unit() as unit:
        since = unit.now().isoformat(timespec="seconds")
        unit.record("Vault opened on a new device", Device(author.device, since, why))


def _refuse_rollback(vault: Vault) -> None:
    """Raise StoreRolledBack when a backup beside the store knows more than the store."""
    beside = backup.readable(vault.folder.backups, vault.keys.store_id, vault.keys.data_key)
    _, newest = next(beside, (None, None))
    if newest is None:
        return
    with vault.unit() as unit:
        lost = lost_since(unit, newest.heads)
    if lost:
        raise StoreRolledBack(when=newest.made.strftime("%d %B %Y, %H:%M"))
