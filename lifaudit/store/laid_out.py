"""A backup as bytes and back: what a backup copy carries, and the folder it is laid out in."""

from __future__ import annotations

import shutil
from pathlib import Path

from lifaudit.domain.backup import BackupFiles
from lifaudit.domain.errors.store import BackupNotWritten, StoreExists
from lifaudit.security.atomic import settle, write_atomically
from lifaudit.store.backup import MANIFEST
from lifaudit.store.folder import Folder


def files_of(backup: Path) -> BackupFiles:
    """Read the files of one generation; raises OSError."""
    folder = Folder(backup)
    read = (one.read_bytes() for one in (folder.keys, backup / MANIFEST, folder.store))
    return BackupFiles(*read)


def lay_out(files: BackupFiles, target: Path) -> None:
    """Write a backup's files into a new folder, all of them or none; nothing is opened.

    Raises StoreExists, or BackupNotWritten with nothing left behind.
    """
    if target.exists():
        raise StoreExists(folder=target.name)
    fresh = Folder(target.with_name(f".{target.name}.new"))
    try:
        shutil.rmtree(fresh.path, ignore_errors=True)
        fresh.path.mkdir(mode=0o700, parents=True)
        write_atomically(fresh.keys, files.keys)
        write_atomically(fresh.path / MANIFEST, files.manifest)
        write_atomically(fresh.store, files.store)
        settle(fresh.path, target)
    except OSError as error:
        shutil.rmtree(fresh.path, ignore_errors=True)
        why = (error.strerror or "it was refused").lower()
        raise BackupNotWritten(folder=target.parent.name, why=why) from error
