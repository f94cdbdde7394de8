"""Folders that another program copies elsewhere: a vault there is never quite at rest."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

KEEPERS = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "iclouddrive": "iCloud",
    "icloud drive": "iCloud",
    "box": "Box",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "sharepoint": "SharePoint",
}
"""How the folders of such programs begin, and what the program is called."""
PARTED = (" - ", " (")
"""What stands between a program's name and an organisation's in the name of a folder."""
MOVED = {"OneDrive": "OneDrive", "OneDriveCommercial": "OneDrive", "APPDATA": "the roaming profile"}
"""Where the system says that a folder of this kind lies, and who copies it."""


def keeper_of(folder: PurePath, environment: Mapping[str, str]) -> str:
    """Return what keeps a folder in step elsewhere, as far as names tell; empty for nothing."""
    for variable, keeper in MOVED.items():
        known = environment.get(variable)
        if known and folder.is_relative_to(known):
            return keeper
    found = (KEEPERS.get(_program(part)) for part in folder.parts)
    return next((keeper for keeper in found if keeper), "")


def _program(part: str) -> str:
    """Return the name of a folder without an organisation's name behind it."""
    for mark in PARTED:
        part = part.partition(mark)[0]
    return part.casefold()
