"""Where a vault may lie, and what stands in a folder, before anything is opened."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from lifaudit.domain.errors.store import FolderReadOnly, StoreExists
from lifaudit.security.means import RememberedPin
from lifaudit.services import keys
from lifaudit.services.policy import prove_folder
from lifaudit.store.folder import Folder, refuse_network


@dataclass(frozen=True, slots=True)
class Doors:
    """What an unlock page may offer for a folder."""

    is_vault: bool = False
    pin: bool = False


def look_at(path: Path) -> Doors:
    """Say what stands in a folder; a damaged key file is told when somebody tries to open it."""
    folder = Folder(path)
    if not folder.keys.exists():
        return Doors(is_vault=folder.store.exists())
    return Doors(is_vault=True, pin=keys.offers_pin(folder))


def remembered_pin(path: Path, pin: str) -> RememberedPin:
    """Return what a PIN opens a vault with here; raises KeyringMissing or NotRemembered."""
    return keys.remembered(Folder(path), pin)


def prove_new(path: Path) -> None:
    """Raise StoreExists, FolderOnNetwork, FolderReadOnly or FolderNotAllowed for a new vault."""
    prove_folder(path)
    refuse_network(path)
    if path.is_file() or (path.is_dir() and any(path.iterdir())):
        raise StoreExists(folder=path.name)
    ground = next(one for one in (path, *path.parents) if one.exists())
    if not ground.is_dir() or not os.access(ground, os.W_OK | os.X_OK):
        raise FolderReadOnly(folder=ground.name)
