"""Write a file so that a crash at any moment leaves the old one or the new one, never a mixture."""

from __future__ import annotations

import errno
import os
from pathlib import Path

OWNER_ONLY = 0o600
NOT_FOR_FOLDERS = (errno.EINVAL, errno.ENOTSUP)
"""What some network shares answer that keep a folder's entries without being asked."""


def write_atomically(path: Path, content: bytes) -> None:
    """Put `content` at `path`, readable by its owner only and durable when this returns.

    Raises OSError (disk full, read-only folder) with the old file still in place.
    """
    fresh = path.with_name(f".{path.name}.new")
    fresh.unlink(missing_ok=True)  # what a crash left behind
    try:
        _write_durably(fresh, content)
        settle(fresh, path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise


def settle(fresh: Path, path: Path) -> None:
    """Move the finished file `fresh` over `path` on the same disk and make the move durable."""
    fresh.replace(path)
    sync_folder(path.parent)


def _write_durably(path: Path, content: bytes) -> None:
    """Create `path` with its restrictive mode before the first byte, and reach the disk."""
    handle = os.open(
        path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), OWNER_ONLY
    )
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make the folder's new entry durable; Windows has no such call and journals renames itself.

    A share that knows no such call is no failure: the file itself has reached the disk by then.
    """
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in NOT_FOR_FOLDERS:
            raise
    finally:
        os.close(handle)
