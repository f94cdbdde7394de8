"""Write a file so that a crash at any moment leaves the old one or the new one, never a mixture."""

from __future__ import annotations

import errno
import os
import secrets
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

OWNER_ONLY = 0o600
NOT_FOR_FOLDERS = (errno.EINVAL, errno.ENOTSUP)
"""What some network shares answer that keep a folder's entries without being asked."""
LEFT_AFTER = 60
"""Seconds after which Windows takes a file for left behind: it moves none that is open."""


def write_atomically(path: Path, content: bytes) -> None:
    """Put `content` at `path`, readable by its owner only and durable when this returns.

    Whoever writes the same name meanwhile has a file of their own; the last to finish stands.
    Raises OSError (disk full, read-only folder) with the old file still in place.
    """
    _sweep(path)
    fresh, handle = _claimed(path)
    try:
        _put(handle, content, fresh, path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise


def settle(fresh: Path, path: Path) -> None:
    """Move the finished file `fresh` over `path` on the same disk and make the move durable."""
    fresh.replace(path)
    sync_folder(path.parent)


def _claimed(path: Path) -> tuple[Path, int]:
    """Create a file of one's own beside `path`, with its restrictive mode before the first byte."""
    while True:
        fresh = path.with_name(f".{path.name}.{secrets.token_hex(6)}.new")
        handle = os.open(
            fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), OWNER_ONLY
        )
        with suppress(OSError):  # a share that knows no claims: nobody can take it away either
            _claim(handle)
        if fresh.exists():
            return fresh, handle
        os.close(handle)  # it was swept away before it was claimed


@contextmanager
def _written(handle: int, content: bytes) -> Iterator[None]:
    """Write a file and reach the disk, then hold it."""
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
        yield


def _sweep(path: Path) -> None:
    """Take away what a crash left behind of earlier writing, and nothing that is being written."""
    start, end = f".{path.name}.", ".new"
    with suppress(OSError):
        for one in path.parent.iterdir():
            if one.name.startswith(start) and one.name.endswith(end):
                _take_away(one)


def _take_away(left: Path) -> None:
    with suppress(OSError):
        if _is_left(left):
            left.unlink()


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


if sys.platform == "win32":

    def _claim(handle: int) -> None:
        """Do nothing: what is open cannot be taken away there."""

    def _is_left(path: Path) -> bool:
        return time.time() - path.lstat().st_mtime > LEFT_AFTER

    def _put(handle: int, content: bytes, fresh: Path, path: Path) -> None:
        """Close the file before it moves: none that is open does there."""
        with _written(handle, content):
            pass
        settle(fresh, path)

else:
    import fcntl

    def _claim(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _is_left(path: Path) -> bool:
        """Tell whether nobody writes a file any more; a link somebody planted is nobody's."""
        if path.is_symlink():
            return True
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
        try:
            _claim(handle)
        finally:
            os.close(handle)
        return True

    def _put(handle: int, content: bytes, fresh: Path, path: Path) -> None:
        """Move the file while it is claimed: nobody takes it for left behind."""
        with _written(handle, content):
            settle(fresh, path)
