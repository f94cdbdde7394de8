"""What tests of services with more than one laptop, or with a bad disk, start from."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from functools import partial
from pathlib import Path

import pytest
from graded import filled
from services.colleagues import copied, joined, pair
from services.room import room, three
from world import Worlds, found, rehearsed

from lifaudit.store.unit import Unit

__all__ = ["copied", "filled", "joined", "pair", "rehearsal", "room", "small_disk", "three"]


@pytest.fixture(scope="session")
def rehearsal(
    worlds: Worlds, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[], AbstractContextManager[Unit]]]:
    """Open units of one founded vault, in which no test and no example leaves anything behind."""
    folder = tmp_path_factory.mktemp("rehearsal") / "vault"
    with closing(worlds.of((found,)).copied(folder)) as vault:
        yield partial(rehearsed, vault)


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
