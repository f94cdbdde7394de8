"""Where the starts of one person meet, told without loading what they speak through.

The window stands sooner so: whether anybody can be there at all is seen from a name alone.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

PIPES = "\\\\.\\pipe\\"


def name_here() -> str:
    """Return the name through which the starts of one person find each other."""
    if sys.platform == "win32":
        import hashlib  # noqa: PLC0415 - elsewhere the window stands without it

        return f"lifaudit-{hashlib.sha256(str(Path.home()).encode()).hexdigest()[:16]}"
    running = os.environ.get("XDG_RUNTIME_DIR")
    folder = Path(running) if running else platformdirs.user_cache_path()
    return str(folder / "lifaudit" / "window")


def may_be_open(name: str) -> bool:
    """Tell whether a window of this person may be open: a killed one leaves its name as well."""
    return Path(PIPES + name if sys.platform == "win32" else name).exists()


def bring_forward(window: QWidget) -> None:
    """Show a window in front of the others, out of the task bar if it lies there."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
