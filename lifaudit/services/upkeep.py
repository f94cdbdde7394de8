"""Keeping a vault well: backups, checks, and proving that the state follows from the log."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from lifaudit.domain.history import Anchor
from lifaudit.domain.ports import Progress
from lifaudit.services.vault import Vault
from lifaudit.store import backup
from lifaudit.store.backup import Manifest
from lifaudit.store.check import Checked
from lifaudit.store.check import check as check_log
from lifaudit.store.history import anchor
from lifaudit.store.rebuild import Rebuilt
from lifaudit.store.rebuild import rebuild as rebuild_state

OFTEN = timedelta(hours=4)


@dataclass(frozen=True, slots=True)
class Generation:
    """One backup a person can choose."""

    folder: Path
    made: datetime
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Health:
    """What checking a vault found."""

    damaged_pages: int
    log: Checked

    @property
    def is_whole(self) -> bool:
        """Every page is authentic and every chain holds."""
        return self.damaged_pages == 0 and not self.log.broken


def back_up(vault: Vault, progress: Progress) -> Path:
    """Write one more proven, encrypted generation beside the vault."""
    progress(0, 1, "Writing a backup")
    return backup.back_up(vault.store, vault.folder, vault.folder.backups)


def back_up_to(vault: Vault, target: Path) -> Path:
    """Write a proven, encrypted generation in another folder, a stick or a share."""
    return backup.back_up(vault.store, vault.folder, target)


def back_up_if_due(vault: Vault) -> Path | None:
    """Write a generation when something was recorded since the last and it is old enough."""
    newest = next(iter(generations(vault)), None)
    with vault.unit() as unit:
        now, stands = unit.now(), anchor(unit)
    if newest and newest.fingerprint == stands.fingerprint:
        return None
    if newest and timedelta() <= now - newest.made < OFTEN:  # a clock set back makes it due
        return None
    return backup.back_up(vault.store, vault.folder, vault.folder.backups)


def put_away(vault: Vault) -> None:
    """Lock a vault, with one more backup first if one is due; it closes whatever happens."""
    try:
        back_up_if_due(vault)
    finally:
        vault.close()


def generations(vault: Vault) -> list[Generation]:
    """Return the backups beside the vault that can be read, newest first."""
    return [Generation(where, one.made, one.fingerprint) for where, one in _manifests(vault)]


def check(vault: Vault, progress: Progress) -> Health:
    """Read every page and every link of every chain, and compare with what the backups saw.

    Raises DiskFull where there is no room to fold the log in first.
    """
    pages = vault.store.damaged_pages()
    anchors = [Anchor(one.heads, one.fingerprint) for _, one in _manifests(vault)]
    with vault.unit() as unit:
        return Health(pages, check_log(unit, progress, anchors))


def rebuild(vault: Vault, progress: Progress) -> Rebuilt:
    """Derive the whole state anew from the log and say whether it was the same."""
    with vault.unit() as unit:
        return rebuild_state(unit, progress)


def _manifests(vault: Vault) -> Iterator[tuple[Path, Manifest]]:
    return backup.readable(vault.folder.backups, vault.keys.store_id, vault.keys.data_key)
