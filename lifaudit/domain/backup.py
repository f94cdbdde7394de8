"""The files that make one backup, as bytes: what a backup copy carries to somebody who keeps it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class BackupFiles:
    """The ways in, what the backup says of itself, and the store; all three locked with its keys.

    Whoever holds them can open nothing without a passphrase, a recovery sheet or the partnership's
    recovery key.
    """

    keys: bytes = field(repr=False)
    manifest: bytes = field(repr=False)
    store: bytes = field(repr=False)

    @property
    def size(self) -> int:
        """Bytes of all three."""
        return len(self.keys) + len(self.manifest) + len(self.store)
