"""One opener at a time: the claim of a window on a vault, and whose it is."""

from __future__ import annotations

import getpass
import os
import sys
from contextlib import suppress
from typing import IO

from lifaudit.domain.errors.store import OpenByAnother, OpenElsewhere
from lifaudit.store.folder import Folder, refusal, refuse_network

CLAIMED = 1 << 30  # the byte that is claimed, far behind the name that others must be able to read
LONGEST_NAME = 64


class Hold:
    """The claim of one window on a vault: the operating system lets go of it if we die.

    The account that holds it stands in the lock file, so that somebody else is told whom to ask.
    """

    def __init__(self, folder: Folder) -> None:
        refuse_network(folder.path)
        try:
            self._file: IO[bytes] = folder.lock.open("a+b")
        except OSError as error:
            raise refusal(error, folder.path) from error
        try:
            _claim(self._file)
        except OSError as error:
            holder = _named_in(self._file)
            self._file.close()
            if holder in ("", account()):
                raise OpenElsewhere from error
            raise OpenByAnother(who=holder) from error
        self._sign(account())

    def release(self) -> None:
        """Let another window in; what is let go of already stays so."""
        if not self._file.closed:
            self._sign("")
            self._file.close()

    def _sign(self, name: str) -> None:
        with suppress(OSError):  # a full disk or a stick that is gone: the claim itself stands
            self._file.truncate(0)
            self._file.write(name.encode())
            self._file.flush()


def account() -> str:
    """Return what the operating system calls the person at the keyboard; empty if it does not."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _named_in(file: IO[bytes]) -> str:
    with suppress(OSError):
        file.seek(0)
        said = file.read(4 * LONGEST_NAME).decode("utf-8", "replace")
        return "".join(letter for letter in said if letter.isprintable())[:LONGEST_NAME]
    return ""


if sys.platform == "win32":
    import msvcrt

    def _claim(file: IO[bytes]) -> None:
        os.lseek(file.fileno(), CLAIMED, os.SEEK_SET)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _claim(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
