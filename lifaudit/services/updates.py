"""Checking an update file that came on a stick: what it says, who signed it, what lies beside it.

Nothing is installed, started or fetched.
"""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path

from lifaudit.domain.errors.update import ReleaseKeyMissing, UpdateNotRead
from lifaudit.domain.places import resource
from lifaudit.domain.ports import Progress
from lifaudit.domain.program import VERSION
from lifaudit.domain.update import Beside, Checked, Compared, Installer
from lifaudit.exchange.update_file import LARGEST, read_update
from lifaudit.security.release import keys_of

SUFFIX = ".lifupdate"
KEYS = resource("release", "keys.pem")
PIECE = 1024 * 1024


def check_update(file: Path, progress: Progress) -> Checked:
    """Check an update file and the installers in its folder; raises the UpdateRefused that fits."""
    progress(0, 1, "Checking the update file")
    keys = _known_keys()
    content = _read(file)
    signed = read_update(content, keys)
    return Checked(
        signed.update,
        VERSION,
        tuple(
            Compared(one, _beside(file.parent / one.name, one, progress))
            for one in signed.update.installers
        ),
        hashlib.sha256(signed.key).hexdigest(),
        hashlib.sha256(content).hexdigest(),
    )


def _known_keys() -> tuple[bytes, ...]:
    try:
        return keys_of(KEYS.read_bytes())
    except FileNotFoundError:
        raise ReleaseKeyMissing from None


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST + 1)
    except (OSError, ValueError) as error:  # a name may hold what no file's name can
        why = getattr(error, "strerror", None) or "it is no file"
        raise UpdateNotRead(name=file.name, why=why.lower()) from error


def _beside(file: Path, released: Installer, progress: Progress) -> Beside:
    """Compare a file with the one released; one of another size is not read at all."""
    try:
        found = file.stat()
        if not stat.S_ISREG(found.st_mode) or found.st_size != released.size:
            return Beside.DIFFERS
        digest = _digest(file, released, progress)
    except FileNotFoundError:
        return Beside.ABSENT
    except OSError:
        return Beside.UNREAD
    return Beside.MATCHES if digest == released.sha256 else Beside.DIFFERS


def _digest(file: Path, released: Installer, progress: Progress) -> str:
    digest, done = hashlib.sha256(), 0
    with file.open("rb") as opened:
        while piece := opened.read(PIECE):
            digest.update(piece)
            done += len(piece)
            progress(min(done, released.size), released.size, f"Reading {released.name}")
    return digest.hexdigest()
