"""A backup as it lies in a pack: three files, of which the store is cut into pieces that fit."""

from __future__ import annotations

from collections.abc import Iterator

from lifaudit.domain.backup import BackupFiles
from lifaudit.domain.errors.exchange import PackBroken
from lifaudit.domain.pack import Document
from lifaudit.exchange.contents import Contents
from lifaudit.exchange.limits import MEBIBYTE

KEYS, MANIFEST, STORE = "keys.json", "manifest.sealed", "store.db."
PIECE = 12 * MEBIBYTE  # in base64 two thirds of the longest line


def documents_of(files: BackupFiles) -> tuple[Document, ...]:
    """Return the documents that carry a backup, the store's pieces last and in their order."""
    starts = range(0, max(len(files.store), 1), PIECE)
    pieces = (
        Document(f"{STORE}{number}", files.store[start : start + PIECE])
        for number, start in enumerate(starts)
    )
    return (Document(KEYS, files.keys), Document(MANIFEST, files.manifest), *pieces)


def backup_in(contents: Contents) -> BackupFiles:
    """Return the backup that a pack carries and nothing else; raises PackBroken."""
    if contents.events or contents.keys or contents.vouchers:
        raise PackBroken
    named = [one.name for one in contents.documents]
    if named != list(_names(len(named))):
        raise PackBroken
    keys, manifest, *pieces = (one.content for one in contents.documents)
    return BackupFiles(keys, manifest, b"".join(pieces))


def _names(count: int) -> Iterator[str]:
    """Yield what so many documents have to be called; a store has one piece at least."""
    yield from (KEYS, MANIFEST)
    yield from (f"{STORE}{number}" for number in range(max(count - 2, 1)))
