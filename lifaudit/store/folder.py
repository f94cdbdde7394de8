"""The vault's folder: where each file lies, whether we may work there, and one opener at a time."""

from __future__ import annotations

import errno
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from lifaudit.domain.errors.base import LifauditError
from lifaudit.domain.errors.store import (
    DiskFull,
    FolderOnNetwork,
    FolderReadOnly,
    OpenElsewhere,
    StoreExists,
    StoreMissing,
)

NETWORK_KINDS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ncpfs", "fuse.sshfs", "fuse.davfs", "davfs"}
)
MOUNTS = Path("/proc/self/mounts")
NO_ROOM = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
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
        if not self.keys.exists() and not self.store.exists():
            raise StoreMissing(folder=self.path.name)

    def make(self) -> None:
        """Make the folder for a new vault; raises StoreExists, FolderReadOnly, FolderOnNetwork."""
        refuse_network(self.path)
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            is_empty = next(self.path.iterdir(), None) is None
        except OSError as error:
            raise _refusal(error, self.path.parent) from error
        if not is_empty:
            raise StoreExists(folder=self.path.name)


class Hold:
    """The claim of one window on a vault: the operating system lets go of it if we die."""

    def __init__(self, folder: Folder) -> None:
        refuse_network(folder.path)
        try:
            self._file: IO[bytes] = folder.lock.open("ab")
        except OSError as error:
            raise _refusal(error, folder.path) from error
        try:
            _claim(self._file)
        except OSError as error:
            self._file.close()
            raise OpenElsewhere from error

    def release(self) -> None:
        """Let another window in."""
        self._file.close()


def _refusal(error: OSError, folder: Path) -> LifauditError:
    return DiskFull() if error.errno in NO_ROOM else FolderReadOnly(folder=folder.name)


def refuse_network(path: Path, mounts: Path | None = None) -> None:
    """Raise FolderOnNetwork when the folder lies on a share: a dropped connection loses entries."""
    if _is_remote(path, mounts or MOUNTS):
        raise FolderOnNetwork(folder=path.name)


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


if sys.platform == "win32":
    import ctypes
    import msvcrt

    def _claim(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

    def _is_remote(path: Path, _mounts: Path) -> bool:
        root = path.resolve().anchor
        return root.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(root) == DRIVE_REMOTE

else:
    import fcntl

    def _claim(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _is_remote(path: Path, mounts: Path) -> bool:
        return _is_remote_mount(path, mounts)
