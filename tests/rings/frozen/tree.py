"""A frozen tree as the tests see it: its files, its modules, its two launchers."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from house.modules import ROOT

WORDS = "tidal lantern copper meadow sevens"
SOURCE = (str(ROOT / ".venv/bin/python"), "-m", "ui")
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Tree:
    """The folder that PyInstaller made, on Linux."""

    folder: Path

    @property
    def window(self) -> Path:
        """The launcher of the window."""
        return self.folder / "lifaudit"

    @property
    def console(self) -> Path:
        """The launcher for the console."""
        return self.folder / "lifaudit-cli"

    @property
    def modules(self) -> Path:
        """The file that both launchers load their modules from."""
        return self.folder / "_internal/modules.pyz"

    @property
    def files(self) -> tuple[str, ...]:
        """Every file by its place in the tree."""
        found = (one for one in self.folder.rglob("*") if not one.is_dir())
        return tuple(sorted(one.relative_to(self.folder).as_posix() for one in found))

    @property
    def megabytes(self) -> float:
        """What it takes on a disk, links counted once."""
        every = [self.folder / one for one in self.files]
        return sum(one.stat().st_size for one in every if not one.is_symlink()) / MEGABYTE

    @property
    def digests(self) -> dict[str, str]:
        """What every file holds, or where it leads."""
        return {one: _held(self.folder / one) for one in self.files}


@cache
def modules_of(file: Path) -> frozenset[str]:
    """Name the modules inside a file, as PyInstaller's own viewer tells them."""
    viewer = ROOT / ".venv-build/bin/pyi-archive_viewer"
    said = subprocess.run(
        [viewer, "--list", "--recursive", "--brief", file],
        capture_output=True,
        text=True,
        check=True,
    )
    return frozenset(line.strip() for line in said.stdout.splitlines())


def elsewhere(home: Path) -> dict[str, str]:
    """Return the surroundings of a person whose home is empty and who knows no Python."""
    return {
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home),
        "PATH": "/usr/bin:/bin",
        "QT_QPA_PLATFORM": "offscreen",
        "LANG": "C",  # the launchers speak UTF-8 without being told
    }


def ran(home: Path, *command: object) -> subprocess.CompletedProcess[str]:
    """Run a program to its end; the caller judges how it ended."""
    return subprocess.run(
        [str(one) for one in command],
        env=elsewhere(home),
        cwd=ROOT if command[: len(SOURCE)] == SOURCE else home,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def told(home: Path, *command: object) -> dict[str, object]:
    """Run a program and read the JSON it says; the exit code is its key `exit`."""
    done = ran(home, *command)
    return {**json.loads(done.stdout), "exit": done.returncode}


def _held(file: Path) -> str:
    if file.is_symlink():
        return str(file.readlink())
    kind = "program" if os.access(file, os.X_OK) else "data"
    return f"{kind} {hashlib.sha256(file.read_bytes()).hexdigest()}"
