"""The slot for a signature: a command of whoever releases, which signs one file in place.

    LIFAUDIT_SIGN="the command and what it needs"

It is called with the file's name added, for every program and library that carries no signature yet
and for what is made of them. Without it nothing is signed, and what is made says so by its name.
"""

from __future__ import annotations

import os
import shlex
import struct
import subprocess
from pathlib import Path

SLOT = "LIFAUDIT_SIGN"
PROGRAMS = (".exe", ".dll", ".pyd")
AT_HEADER, HEADER = 0x3C, b"PE\0\0"
SIGNATURES_AT = {0x20B: 168, 0x10B: 152}
"""Where the header says how long the signatures are, for programs of 64 and of 32 bits."""


def command() -> str:
    """Return the command of the slot, or nothing."""
    return os.environ.get(SLOT, "")


def sign(file: Path) -> None:
    """Sign a file in place, if there is something to sign with."""
    if command():
        subprocess.run(  # noqa: S603 - whoever releases says with what
            [*shlex.split(command()), str(file)], check=True
        )


def sign_tree(tree: Path) -> None:
    """Sign every program and library that its maker has not signed."""
    for one in sorted(tree.rglob("*")):
        if one.suffix.lower() in PROGRAMS and not is_signed(one):
            sign(one)


def is_signed(file: Path) -> bool:
    """Tell whether a program for Windows carries a signature."""
    whole = file.read_bytes()
    (at,) = struct.unpack_from("<I", whole, AT_HEADER)
    if whole[at : at + 4] != HEADER:
        return False
    (kind,) = struct.unpack_from("<H", whole, at + 24)
    (length,) = struct.unpack_from("<I", whole, at + SIGNATURES_AT[kind] + 4)
    return length > 0
