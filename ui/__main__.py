"""The one entry: without arguments the window opens, with arguments the command line answers."""

# ruff: noqa: PLC0415 - commands start without the window, and the window without the commands

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ui.bridge.loading import loading

if TYPE_CHECKING:
    from collections.abc import Callable

    from lifaudit.domain.ports import Clock, Progress
    from lifaudit.domain.selftest import Check, Embedded
    from lifaudit.services.vault import Vault

TOUR, SELFTEST = "--tour", "--selftest"
OPENED = (".lifpack", ".pdf")
"""How the files end that the window opens: a pack by double click, a report to be checked."""


class Screen:
    """The window as the command line may use it."""

    @property
    def has_display(self) -> bool:
        """Somebody could see a window."""
        if os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
            return False
        is_desktop = sys.platform in ("win32", "darwin")
        return is_desktop or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))

    def open(self, file: Path) -> int:
        """Open the window with a file that somebody clicked; returns the exit code."""
        return _loaded()(file=file, sample=sample)

    def show(self, vault: Path | None) -> int:
        """Open the window, at this vault's door if one is named; returns the exit code."""
        return _loaded()(vault, sample=sample)

    def take_pictures(self, vault: Path, words: str, folder: Path) -> tuple[Path, ...]:
        """Draw the main pages of a vault into PNG files, in a process that needs no display."""
        asked = [sys.executable, *_itself(), TOUR, str(vault), str(folder)]
        hidden = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
        done = subprocess.run(  # noqa: S603 - this very program
            asked, input=words + "\n", env=hidden, check=True, text=True, capture_output=True
        )
        return tuple(Path(line) for line in done.stdout.splitlines())

    def checks(self) -> tuple[Check, ...]:
        """Return what the window looks at in a test of the program by itself."""
        if not self.has_display:
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from ui.selftest import CHECKS

        return CHECKS

    def embedded(self) -> tuple[Embedded, ...]:
        """Say what lies inside the window's own libraries."""
        from ui.selftest import inside

        return inside()


def _loaded() -> Callable[..., int]:
    """Load the window; returns what runs it."""
    with loading():
        from ui.app import run
    return run


def _itself() -> tuple[str, ...]:
    """Return what this program's own executable needs to begin here once more."""
    return () if hasattr(sys, "_MEIPASS") else ("-m", "ui")


def sample(home: Path, clock: Clock, progress: Progress) -> Vault:
    """Open the sample to learn on; it is played by the demo, which the window does not know."""
    from lifaudit.demo.sample import open_sample
    from lifaudit.services.samples import place_for

    return open_sample(place_for(home), clock, progress)


def main() -> int:
    """Run lifaudit; returns the exit code."""
    if len(sys.argv) == 2 and sys.argv[1].lower().endswith(OPENED):  # noqa: PLR2004 - one argument
        return Screen().open(Path(sys.argv[1]))
    if sys.argv[1:2] == [TOUR]:
        from ui.tour import main as tour

        return tour(sys.argv[2:])
    if sys.argv[1:]:
        from lifaudit.cli.main import main as command

        asked = ["selftest" if one == SELFTEST else one for one in sys.argv[1:]]
        return command(asked, window=Screen())
    return Screen().show(None)


if __name__ == "__main__":
    sys.exit(main())
