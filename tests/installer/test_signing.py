"""The slot for a signature: whose command it is, and what is signed with it."""

from __future__ import annotations

import struct
import sys
from pathlib import Path

import pytest

from resources.installer import signing

WIDE, NARROW = 0x20B, 0x10B
SIGN = "import pathlib, sys; pathlib.Path(sys.argv[1]).write_bytes(b'signed')"


def program(kind: int, signatures: int) -> bytes:
    """Return the header of a program for Windows with signatures of so many bytes."""
    start = 0x80
    header = bytearray(0x200)
    struct.pack_into("<I", header, 0x3C, start)
    header[start : start + 4] = b"PE\0\0"
    struct.pack_into("<H", header, start + 24, kind)
    directories = start + 24 + (112 if kind == WIDE else 96)
    struct.pack_into("<II", header, directories + 4 * 8, 0x1000 if signatures else 0, signatures)
    return bytes(header)


@pytest.fixture
def slot(monkeypatch, tmp_path):
    """Put a command into the slot that replaces the file."""
    script = tmp_path / "a signer.py"
    script.write_text(SIGN, "utf-8")
    monkeypatch.setenv(signing.SLOT, f'"{sys.executable}" "{script}"')


@pytest.mark.parametrize("kind", [WIDE, NARROW])
def test_a_program_that_its_maker_signed_is_told_from_one_that_nobody_signed(tmp_path, kind):
    file = tmp_path / "a.exe"
    file.write_bytes(program(kind, 0))
    assert not signing.is_signed(file)
    file.write_bytes(program(kind, 9000))
    assert signing.is_signed(file)


@pytest.mark.usefixtures("slot")
def test_what_nobody_signed_is_signed_with_what_lies_in_the_slot(tmp_path):
    tree = tmp_path / "tree" / "_internal"
    tree.mkdir(parents=True)
    theirs, data = program(WIDE, 9000), b"no program"
    for name, held in (("a.dll", program(WIDE, 0)), ("b.PYD", theirs), ("c.txt", data)):
        (tree / name).write_bytes(held)
    signing.sign_tree(tree.parent)
    assert [(tree / name).read_bytes() for name in ("a.dll", "b.PYD", "c.txt")] == [
        b"signed",
        theirs,
        data,
    ]


def test_with_an_empty_slot_nothing_is_touched(monkeypatch, tmp_path):
    monkeypatch.delenv(signing.SLOT, raising=False)
    file = Path(tmp_path / "a.exe")
    file.write_bytes(program(WIDE, 0))
    signing.sign_tree(tmp_path)
    assert file.read_bytes() == program(WIDE, 0)
