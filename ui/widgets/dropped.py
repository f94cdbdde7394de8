"""The files of this computer that a person drags onto a page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDropEvent


def files_in(event: QDropEvent) -> list[Path]:
    """Return the files that are dragged; what is no file of this computer is left out."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
