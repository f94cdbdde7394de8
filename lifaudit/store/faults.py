"""The database's faults in our own words: a full disk, a lost right, a bad page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2

from lifaudit.domain.errors.store import (
    DiskFull,
    FolderReadOnly,
    OpenElsewhere,
    StoreAway,
    StoreDamaged,
)
from lifaudit.domain.places import is_there

SAYS = (
    ("disk is full", DiskFull),
    ("database is locked", OpenElsewhere),
    ("readonly", FolderReadOnly),
    ("unable to open", FolderReadOnly),
    ("malformed", StoreDamaged),
    ("not a database", StoreDamaged),
    ("disk i/o", StoreDamaged),
)


def told(error: BaseException, path: Path) -> Exception | None:
    """Return what to tell of a fault of the disk or the file; nothing for a mistake of our own."""
    if isinstance(error, DatabaseError):
        return told(error.orig, path) if error.orig else None
    if not isinstance(error, dbapi2.Error):
        return None
    if not is_there(path):
        return StoreAway(folder=path.parent.name)
    words = str(error).lower()
    kind = next((kind for part, kind in SAYS if part in words), None)
    return None if kind is None else kind(folder=path.parent.name)


@contextmanager
def opening(path: Path) -> Iterator[None]:
    """Tell of whatever the database says while a store is opened: at that point all else is damage.

    Raises DiskFull, FolderReadOnly, OpenElsewhere or StoreDamaged.
    """
    try:
        yield
    except PermissionError as error:
        raise FolderReadOnly(folder=path.parent.name) from error
    except (OSError, DatabaseError, dbapi2.Error) as error:
        raise told(error, path) or StoreDamaged() from error
