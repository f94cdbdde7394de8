"""Make the Windows program and its installers under wine: `build.py HOME`.

HOME then holds `dist/lifaudit`, what is installed; `out`, what IT is given; and `older`, the same
as a version before it, for trying an upgrade. With AGAIN=1 it is made twice and compared.
"""

from __future__ import annotations

import hashlib
import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / "tests")]

from rings.wine import python  # noqa: E402 - run as a program
from rings.wine.screen import screen  # noqa: E402 - likewise
from rings.wine.windows import Windows, seen_from_windows  # noqa: E402 - likewise

LOCK = ROOT / "resources/locks/requirements-build.txt"
INSTALLERS = ROOT / "resources/installer/installers.py"
SIGNER = Path(__file__).with_name("signer.py")
SLOT = "LIFAUDIT_SIGN"
OLDER, GONE, YOUNGER = "0.0.9", "_internal/gone.txt", ("PySide6", "shiboken6")


def make(home: Path, *, again: bool) -> None:
    """Make everything; once more and compared, if so wanted."""
    home.mkdir(parents=True, exist_ok=True)
    os.environ["SOURCE_DATE_EPOCH"] = _time()
    os.environ.setdefault(SLOT, shlex.join([sys.executable, str(SIGNER), str(home / "signer")]))
    with screen(home / "screen") as shown:
        windows = Windows(home, shown.name)
        _see_to_windows(windows)
        _freeze_and_pack(windows, home)
        if again:
            _freeze_and_pack(windows, home / "again")
            _compare(home)
        windows.end()
    with _told("an older version to upgrade from"):
        _installers(_older_tree(home), home / "older", OLDER)


def _see_to_windows(windows: Windows) -> None:
    """Make the prefix and its Python, unless those of this lock are there."""
    stamp = windows.home / "made-for.txt"
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text("utf-8") == wanted:
        return
    shutil.rmtree(windows.home / "prefix", ignore_errors=True)
    with _told("Windows"):
        windows.make()
    with _told("Python for Windows and the locked packages"):
        program = python.make(windows.home, LOCK)
    said = windows.run(seen_from_windows(program), "-c", "import PySide6.QtWidgets, sqlcipher3")
    if said.code:
        sys.exit(f"Python does not work under wine:\n{said.said}")
    stamp.write_text(wanted, "utf-8")


def _freeze_and_pack(windows: Windows, place: Path) -> None:
    with _told(f"the frozen program in {place.name}"):
        _freeze(windows, place)
    with _told("signatures, MSI and setup"):
        _installers(place / "dist/lifaudit", place / "out")


def _freeze(windows: Windows, place: Path) -> None:
    for old in ("dist", "work"):
        shutil.rmtree(place / old, ignore_errors=True)
    program = seen_from_windows(windows.home / "python/python.exe")
    folders = ["--distpath", seen_from_windows(place / "dist")]
    folders += ["--workpath", seen_from_windows(place / "work")]
    spec = seen_from_windows(ROOT / "build.spec")
    asked = [program, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *folders, spec]
    same = {"PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": os.environ["SOURCE_DATE_EPOCH"]}
    done = windows.run(*asked, folder=ROOT, patience=3600, **same)
    (place / "freeze.log").write_text(done.said, "utf-8")
    if done.code:
        sys.exit(f"PyInstaller ended with {done.code}:\n{done.said[-4000:]}")


def _installers(tree: Path, out: Path, *version: str) -> None:
    shutil.rmtree(out, ignore_errors=True)
    subprocess.run([sys.executable, str(INSTALLERS), str(tree), str(out), *version], check=True)


def _older_tree(home: Path) -> Path:
    """Make the tree of an older version: some files are not in it yet, one is there no more."""
    tree = home / "older-dist/lifaudit"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(home / "dist/lifaudit", tree, ignore=shutil.ignore_patterns(*YOUNGER))
    (tree / GONE).write_text("of an older version", "utf-8")
    return tree


def _compare(home: Path) -> None:
    """End with a complaint when what was made twice is not the same."""
    first, second = ((home / one / "SHA256SUMS").read_text("utf-8") for one in ("out", "again/out"))
    if first != second:
        sys.exit(f"Made twice, and not the same:\n{first}\n{second}")
    sys.stdout.write(f"Made twice, the same:\n{first}")


def _time() -> str:
    """Return the time of the commit, or what the environment says."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    command = ["git", "log", "-1", "--format=%ct"]
    return given or subprocess.check_output(command, cwd=ROOT, text=True).strip()


@contextmanager
def _told(what: str) -> Iterator[None]:
    sys.stdout.write(f"making {what} ...\n")
    sys.stdout.flush()
    began = time.monotonic()
    yield
    sys.stdout.write(f"  {time.monotonic() - began:.0f} s\n")
    sys.stdout.flush()


if __name__ == "__main__":
    make(Path(sys.argv[1]).resolve(), again=bool(os.environ.get("AGAIN")))
