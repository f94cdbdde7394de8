"""Packs as files: read no further than one may go, written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lifaudit.domain.errors.exchange import PackNotRead
from lifaudit.domain.errors.sealing import NotWritten
from lifaudit.exchange.limits import FILE
from lifaudit.security.atomic import write_atomically
from lifaudit.services.pack_making import SUFFIX, Made

__all__ = ["SUFFIX", "read", "write"]


def read(path: Path) -> bytes:
    """Return the bytes of a file, one more than a pack may have at most; raises PackNotRead."""
    try:
        with path.open("rb") as file:
            return file.read(FILE + 1)
    except (OSError, ValueError) as error:  # a name may hold what no file's name can
        raise PackNotRead(name=path.name, why=_why(error)) from error


def write(folder: Path, packs: Iterable[Made]) -> tuple[Path, ...]:
    """Write packs into a folder, which is made where there is none; raises NotWritten."""
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for one in packs:
            write_atomically(folder / one.name, one.content)
            written.append(folder / one.name)
    except OSError as error:
        raise NotWritten(folder=str(folder), why=_why(error)) from error
    return tuple(written)


def _why(error: OSError | ValueError) -> str:
    return getattr(error, "strerror", None) or "it is no file"
