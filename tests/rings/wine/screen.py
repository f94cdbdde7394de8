"""A screen nobody sees, and pictures of what stands on it."""

from __future__ import annotations

import os
import struct
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

SIZE = "1440x900x24"
BUFFER = "Xvfb_screen0"
HEADER, WORDS, COLOUR = ">25I", 25, 12
"""How an X window dump begins, and how long each entry of its table of colours is."""


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen by its name, and the folder where the server lays what it shows."""

    name: str
    folder: Path

    def picture(self) -> Image.Image:
        """Return what stands on the screen."""
        whole = (self.folder / BUFFER).read_bytes()
        told = struct.unpack_from(HEADER, whole)
        start = told[0] + told[19] * COLOUR
        width, height, line = told[4], told[5], told[12]
        return Image.frombytes(
            "RGB", (width, height), whole[start : start + line * height], "raw", "BGRX", line
        )

    def colours(self) -> int:
        """Count the colours on the screen; an empty one has a handful."""
        return len(self.picture().getcolors(1 << 24) or ())


@contextmanager
def screen(folder: Path) -> Iterator[Screen]:
    """Hold a screen for as long as something needs one."""
    folder.mkdir(parents=True, exist_ok=True)
    told, tell = os.pipe()
    command = ["Xvfb", "-displayfd", str(tell), "-fbdir", str(folder)]
    command += ["-screen", "0", SIZE, "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[tell], stderr=subprocess.DEVNULL) as server:
        os.close(tell)
        with os.fdopen(told) as lines:
            number = lines.readline().strip()
        try:
            yield Screen(f":{number}", folder)
        finally:
            server.terminate()
