"""What the command line may ask of a window, if there is one."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from lifaudit.domain.selftest import Check, Embedded


class Window(Protocol):
    """The window as the command line knows it: a port, so that no command needs Qt."""

    @property
    def has_display(self) -> bool:
        """Somebody could see it."""

    def show(self, vault: Path | None) -> int:
        """Open the window, at this vault's door if one is named; returns the exit code."""

    def take_pictures(self, vault: Path, words: str, folder: Path) -> tuple[Path, ...]:
        """Draw the main pages of a vault into PNG files, with or without a display."""

    def checks(self) -> tuple[Check, ...]:
        """Return what the window looks at in a test of the program by itself."""

    def embedded(self) -> tuple[Embedded, ...]:
        """Say what lies inside the window's own libraries."""
