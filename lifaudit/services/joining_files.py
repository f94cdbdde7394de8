"""The files of joining as they lie on a disk: read whole within their size, written whole."""

from __future__ import annotations

import re
from pathlib import Path

from lifaudit.domain.errors.joining import FileNotTaken
from lifaudit.domain.errors.sealing import NotWritten
from lifaudit.domain.ports import Progress
from lifaudit.security.atomic import write_atomically
from lifaudit.security.papers import LARGEST_LIST

CARD, REQUEST, ANSWER = ".lifcard", ".lifrequest", ".lifanswer"
SUCCESSION = ".lifsuccession"
SPARE = 4096  # bytes that sealing adds; what is longer is refused by whoever reads it
_UNFIT = re.compile(r"[^A-Za-z0-9]+")


def name_for(who: str, ending: str) -> str:
    """Return a file's name after a person or partnership, of letters every disk takes."""
    return f"{_UNFIT.sub('-', who).strip('-').lower() or 'lifaudit'}{ending}"


def take(path: Path, progress: Progress) -> bytes:
    """Read a file that was chosen or dropped, and no more of it than could be used.

    Raises FileNotTaken.
    """
    progress(0, 1, "Reading the file")
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_LIST + SPARE + 1)
    except (OSError, ValueError) as error:  # a name may hold what no file's name can
        why = getattr(error, "strerror", None) or "it is no file"
        raise FileNotTaken(name=path.name, why=why.lower()) from error


def give(content: bytes, path: Path, progress: Progress) -> Path:
    """Write a file that is to be sent; raises NotWritten."""
    progress(0, 1, "Writing the file")
    try:
        write_atomically(path, content)
    except OSError as error:
        why = error.strerror or "it was refused"
        raise NotWritten(folder=str(path.parent), why=why) from error
    return path
