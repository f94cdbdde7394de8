"""The vault's folder: where each file lies, and whether we may work there."""

from __future__ import annotations

import errno
import os
import sys
from dataclasses import dataclass
from pathlib import Path, PurePath

from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.errors.store import (
    DiskFull,
    FolderOnNetwork,
    FolderReadOnly,
    FolderTooDeep,
    StoreExists,
    StoreMissing,
)
from lifaudit.domain.places import is_there

NETWORK_KINDS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "fuse.sshfs", "fuse.davfs", "davfs"}
)
MOUNTS = Path("/proc/self/mounts")
NO_ROOM = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
LONGEST_PATH = 190 if sys.platform == "win32" else 440
"""Of a vault's folder, so that its backups are within what the database opens: 260 letters on
Windows, 512 bytes elsewhere."""
SHOWN = 30
DRIVE_REMOTE = 4  # GetDriveTypeW, Windows SDK


@dataclass(frozen=True, slots=True)
class Folder:
    """Names of the files that make a vault."""

    path: Path

    @property
    def keys(self) -> Path:
        """The ways in."""
        return self.path / "keys.json"

    @property
    def store(self) -> Path:
        """The encrypted record."""
        return self.path / "store.db"

    @property
    def backups(self) -> Path:
        """Earlier generations, one folder each."""
        return self.path / "backups"

    @property
    def lock(self) -> Path:
        """What an open window holds."""
        return self.path / "in-use.lock"

    def prove_vault(self) -> None:
        """Raise StoreMissing unless this folder holds a vault."""
        if not is_there(self.keys) and not is_there(self.store):
            raise StoreMissing(folder=self.path.name)

    def make(self) -> None:
        """Make the folder for a new vault.

        Raises StoreExists, FolderReadOnly, FolderOnNetwork or FolderTooDeep.
        """
        refuse_network(self.path)
        refuse_too_deep(self.path)
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            is_empty = next(self.path.iterdir(), None) is None
        except OSError as error:
            raise refusal(error, self.path.parent) from error
        if not is_empty:
            raise StoreExists(folder=self.path.name)


def refusal(error: OSError, folder: Path) -> LifauditError:
    """Return what to tell where a folder does not take a file."""
    return DiskFull() if error.errno in NO_ROOM else FolderReadOnly(folder=folder.name)


def refuse_network(path: Path, mounts: Path | None = None) -> None:
    """Raise FolderOnNetwork when the folder lies on a share: a dropped connection loses entries."""
    if _is_remote(path, mounts or MOUNTS):
        raise FolderOnNetwork(folder=path.name)


def refuse_too_deep(path: Path) -> None:
    """Raise FolderTooDeep where the database could not open a store, or one of its backups."""
    whole = str(path.absolute())
    letters = len(whole) if sys.platform == "win32" else len(os.fsencode(whole))
    if letters > LONGEST_PATH:
        raise FolderTooDeep(folder=f"{path.name[:SHOWN]}\N{HORIZONTAL ELLIPSIS}")


def _is_remote_mount(path: Path, mounts: Path) -> bool:
    if not mounts.exists():
        return False
    here, kind = "", ""
    where = str(path.resolve())
    for line in mounts.read_text("utf-8", "replace").splitlines():
        fields = line.split()
        point = fields[1].replace("\\040", " ")
        inside = where == point or where.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(here):
            here, kind = point, fields[2]
    return kind in NETWORK_KINDS


def is_share(path: PurePath) -> bool:
    r"""Tell whether a path of Windows names a share, in its short or its long form.

    Of the long forms `\\?\UNC\server\share` is one, and `\\?\C:` is a disk of this computer.
    """
    root = path.drive.replace("/", "\\").upper()
    local = root.startswith(("\\\\?\\", "\\\\.\\"))
    return root.startswith("\\\\?\\UNC\\") if local else root.startswith("\\\\")


if sys.platform == "win32":
    import ctypes

    def _is_remote(path: Path, _mounts: Path) -> bool:
        whole = path.resolve()
        kind = ctypes.windll.kernel32.GetDriveTypeW(whole.anchor)
        return is_share(whole) or kind == DRIVE_REMOTE

else:

    def _is_remote(path: Path, mounts: Path) -> bool:
        return _is_remote_mount(path, mounts)
