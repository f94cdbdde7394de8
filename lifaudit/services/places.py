"""Where a vault may lie, and what stands in a folder, before anything is opened."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from lifaudit.domain.errors.store import FolderReadOnly, StoreExists
from lifaudit.domain.places import is_there
from lifaudit.security.means import RememberedPin
from lifaudit.services import keys
from lifaudit.services.policy import prove_folder
from lifaudit.store.folder import Folder, refuse_network, refuse_too_deep


@dataclass(frozen=True, slots=True)
class Doors:
    """What an unlock page may offer for a folder."""

    is_vault: bool = False
    pin: bool = False


def look_at(path: Path) -> Doors:
    """Say what stands in a folder; a damaged key file is told when somebody tries to open it."""
    folder = Folder(path)
    if not is_there(folder.keys):
        return Doors(is_vault=is_there(folder.store))
    return Doors(is_vault=True, pin=keys.offers_pin(folder))


def remembered_pin(path: Path, pin: str) -> RememberedPin:
    """Return what a PIN opens a vault with here; raises KeyringMissing or NotRemembered."""
    return keys.remembered(Folder(path), pin)


def prove_new(path: Path) -> None:
    """Raise the refusal that fits a folder in which no new vault can be.

    StoreExists, FolderOnNetwork, FolderReadOnly, FolderTooDeep or FolderNotAllowed.
    """
    prove_folder(path)
    refuse_network(path)
    refuse_too_deep(path)
    if path.is_file() or (path.is_dir() and any(path.iterdir())):
        raise StoreExists(folder=path.name)
    ground = next(one for one in (path, *path.parents) if is_there(one))
    if not ground.is_dir() or not os.access(ground, os.W_OK | os.X_OK):
        raise FolderReadOnly(folder=ground.name)
