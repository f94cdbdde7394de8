"""What can go wrong with the file that holds the record."""

from __future__ import annotations

from lifaudit.domain.errors.base import LifauditError


class StoreMissing(LifauditError):
    """There is no store where one was expected."""

    title = "There is no vault here"
    sentence = (
        "The folder {folder} holds no lifaudit vault. Nothing was created or changed. "
        "Choose the folder that holds the vault, or make a new one."
    )


class StoreExists(LifauditError):
    """A new vault was asked for where one stands."""

    title = "There is a vault here already"
    sentence = (
        "The folder {folder} already holds something. It was left as it is. "
        "Choose an empty folder, or unlock the vault that is there."
    )


class StoreTooShort(LifauditError):
    """The store file is empty or cut off."""

    title = "The vault's store is empty or cut off"
    sentence = (
        "The file {name} has only {size} bytes, so it cannot be the whole store. It was not "
        "touched. Restore the newest backup: your work up to that backup is safe in it."
    )


class StoreDamaged(LifauditError):
    """The key is right but the store does not read, or fails its own check."""

    title = "The vault's store is damaged"
    sentence = (
        "The keys are right, but part of the store cannot be read. Nothing was written to it. "
        "Restore the newest backup, and keep this folder so that it can be looked at."
    )


class StoreNotPlain(LifauditError):
    """The store turned out not to be encrypted."""

    title = "The store is not encrypted"
    sentence = (
        "The file {name} is not encrypted, so lifaudit refuses to use it. Nothing was changed. "
        "Tell your IT officer: somebody has replaced the store."
    )


class StoreNewer(LifauditError):
    """The store was written by a later version."""

    title = "This vault is newer than this lifaudit"
    sentence = (
        "The vault was last used with a later version (its form is {found}, this program knows "
        "{known}). Nothing was changed. Install the newer lifaudit and open it there."
    )


class StoreSwapped(LifauditError):
    """The store belongs to other keys."""

    title = "The store and its keys do not belong together"
    sentence = (
        "The store in this folder belongs to another vault than its key file. Nothing was "
        "changed. Put both files back from the same backup."
    )


class StoreRolledBack(LifauditError):
    """The store is older than something it was anchored in."""

    title = "The vault is older than its own backup"
    sentence = (
        "A backup of {when} holds entries that this store has lost: an older copy was put back. "
        "Nothing was changed. Restore that backup, so that no entry is missing."
    )


class OpenElsewhere(LifauditError):
    """Another window has the vault open."""

    title = "The vault is open in another window"
    sentence = (
        "Only one window may use a vault at a time, so that no entry is lost. Your work there is "
        "safe. Use that window, or close it and try again."
    )


class OpenByAnother(LifauditError):
    """Somebody else, who has an account of their own on this computer, has the vault open."""

    title = "Somebody else has the vault open"
    sentence = (
        "The account {who} has this vault open. Only one person may use a vault at a time, so that "
        "no entry is lost. Ask them to lock it, then try again."
    )


class StoreAway(LifauditError):
    """The store was there when it was opened, and is not there any more."""

    title = "The vault is out of reach"
    sentence = (
        "The folder {folder} is not there any more: a stick may have been pulled out. What was "
        "recorded before is safe in it; the last entry may be missing. Put it back, lock the "
        "vault and unlock it again, and look at the last entry."
    )


class DiskFull(LifauditError):
    """There is no room left to write."""

    title = "The disk is full"
    sentence = (
        "The last entry could not be recorded; everything recorded before it is safe. "
        "Free some space on this disk, then record the last entry again."
    )


class FolderReadOnly(LifauditError):
    """The folder does not let us write."""

    title = "This folder is read-only"
    sentence = (
        "lifaudit may not write in {folder}, so it did not open the vault. Nothing was changed. "
        "Move the vault to a folder of yours, or ask your IT officer for the right to write."
    )


class FolderOnNetwork(LifauditError):
    """The folder lies on a network share."""

    title = "This folder is on a network"
    sentence = (
        "{folder} lies on a network drive, where a dropped connection can lose entries. Nothing "
        "was changed. Keep the vault on this laptop's own disk and put backups on the network."
    )


class FolderTooDeep(LifauditError):
    """The way to the folder is longer than the store's own files could be reached by."""

    title = "The path to this folder is too long"
    sentence = (
        "The path to {folder} has more letters than a vault can be kept under. Nothing was made. "
        "Choose a folder with a shorter name, or one that lies in fewer others."
    )


class ChainBroken(LifauditError):
    """An entry of the log was altered or cut out."""

    title = "The record has been altered"
    sentence = (
        "Entry {seq} of device {device} does not fit the one before it: somebody changed the log "
        "outside lifaudit. Nothing more was written. Restore a backup and tell your lead."
    )


class ChainForked(LifauditError):
    """One device wrote two different events under one number."""

    title = "Two copies of one vault have both been used"
    sentence = (
        "Device {device} has two different entries number {seq}: a copied vault was used beside "
        "the first. Nothing was merged. Restore the copy through lifaudit, so that it becomes a "
        "device of its own."
    )


class EventForged(LifauditError):
    """An event's sealed body does not match its header or key."""

    title = "An entry is not what it claims to be"
    sentence = (
        "An entry from device {device} does not open with its own key, so nothing of what was "
        "received was merged. Your vault is as it was. Ask the sender for a fresh copy."
    )


class ChangedSince(LifauditError):
    """A step cannot be undone because somebody wrote after it."""

    title = "This has been changed since"
    sentence = (
        "Something newer stands in the same place, so the step was not undone and nothing was "
        "changed. Look at the history and record what should stand."
    )


class NoSuchStep(LifauditError):
    """The log holds no such step."""

    title = "There is nothing to undo"
    sentence = "This step is not in the record. Nothing was changed."


class BackupBroken(LifauditError):
    """A backup does not pass its own check."""

    title = "This backup is not whole"
    sentence = (
        "The backup {name} does not pass its check, so it was not used. The vault is as it was. "
        "Choose an earlier backup from the list."
    )


class BackupNotWritten(LifauditError):
    """A backup could not be put where it was asked for."""

    title = "The backup could not be written"
    sentence = (
        "No backup could be put into {folder}: {why}. Earlier backups and the vault are as they "
        "were. Make room there or choose another folder, and back up again."
    )


class RestoreRefused(LifauditError):
    """A proven backup could not be put into the new folder."""

    title = "The backup could not be restored here"
    sentence = (
        "The copy into {folder} failed: {why}. The backup is as it was, and nothing was left in "
        "the folder. Make room there or choose another empty folder, and restore again."
    )


class StoreGone(LifauditError):
    """The keys are there and the store is not."""

    title = "The vault's store is not there"
    sentence = (
        "The key file is in {folder}, but the record, store.db, is not. Nothing was created or "
        "changed. Put store.db back if it was moved, or restore the newest backup."
    )


class VaultNotMade(LifauditError):
    """The disk refused a new vault."""

    title = "The vault could not be made here"
    sentence = (
        "The folder {folder} could not take it: {why}. Nothing was left behind. Make room on this "
        "disk or choose another folder, and make the vault again."
    )
