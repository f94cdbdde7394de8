"""The lock for all systems, as it is installed for Windows."""

from __future__ import annotations

import re

from house.modules import ROOT
from rings.wine.python import for_windows

LOCK = ROOT / "resources/locks/requirements-build.txt"
NAME = re.compile(r"^([a-z0-9-]+)==", re.MULTILINE)


def test_only_what_its_conditions_keep_from_windows_is_left_out():
    text = LOCK.read_text("utf-8")
    everything, kept = set(NAME.findall(text)), set(NAME.findall(for_windows(text)))
    assert {"pywin32-ctypes", "pefile", "tzdata", "pyside6-essentials", "pyinstaller"} <= kept
    left_out = everything - kept
    assert {"jeepney", "secretstorage"} <= left_out
    assert all(re.search(rf"^{one}==\S+ ; ", text, re.MULTILINE) for one in left_out)


def test_every_package_keeps_its_digests():
    kept = for_windows(LOCK.read_text("utf-8"))
    blocks = re.split(r"^(?=\S)", kept, flags=re.MULTILINE)[1:]
    assert all("--hash=sha256:" in block for block in blocks)
    assert " ; " not in kept
