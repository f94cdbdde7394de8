"""A real disk that is small enough to be filled to its last byte."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Make a real disk of three megabytes, which only an administrator may."""
    place = tmp_path / "disk"
    place.mkdir()
    mount, tool = shutil.which("mount"), ["-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)]
    if not mount or os.geteuid() or subprocess.run([mount, *tool], check=False).returncode:
        pytest.skip("only an administrator may make a small disk")
    yield place
    if place.is_mount():
        subprocess.run(["umount", str(place)], check=True)
