"""Packs among the files that somebody drags onto the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDropEvent

SUFFIX = ".lifpack"


def packs_in(event: QDropEvent) -> list[Path]:
    """Return the packs among what is dragged."""
    files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [one for one in files if is_pack(one)]


def is_pack(file: Path) -> bool:
    """Tell by its name whether a file is meant to be a pack."""
    return file.suffix.lower() == SUFFIX
