"""The encrypted store: it opens with its key, with no other, and is never a plain file."""

from __future__ import annotations

from pathlib import Path

from lifaudit.domain.errors.store import StoreDamaged, StoreNotPlain
from lifaudit.security.cipher import new_key
from lifaudit.selftest.proof import hold, refused
from lifaudit.store.engine import (
    PLAIN_HEADER,
    beginning_of,
    close,
    create_store,
    damaged_pages,
    open_engine,
)

PAGE = 4096  # bytes


def encrypted(folder: Path) -> str:
    """Make a store, open it, and see every wrong way refused."""
    key, path = new_key(), folder / "store"
    create_store(path, key, "selftest")
    hold(beginning_of(path) != PLAIN_HEADER, "A new store lies on the disk as a plain database")
    whole = open_engine(path, key)
    hold(damaged_pages(whole, path) == 0, "A new store is found damaged")
    close(whole)
    refused(StoreDamaged, lambda: open_engine(path, new_key()), "A store opens with a wrong key")
    _flip(path)
    changed = open_engine(path, key)
    hold(damaged_pages(changed, path), "A changed page of a store is not noticed")
    close(changed)
    plain = folder / "plain"
    plain.write_bytes(PLAIN_HEADER.ljust(PAGE, b"\0"))
    refused(StoreNotPlain, lambda: open_engine(plain, key), "A plain database passes for a store")
    return "opens with its own key; a wrong key, a changed page and a plain file are refused"


def _flip(path: Path) -> None:
    """Change one bit in the middle of the last page."""
    raw = bytearray(path.read_bytes())
    raw[-PAGE // 2] ^= 1
    path.write_bytes(raw)
