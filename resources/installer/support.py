"""The part of PySide that is written in Python, compiled once and not at every start.

PySide keeps it packed inside a library and compiles it whenever a program begins, unless it lies
unpacked in a folder beside that library (its own switch SBK_EMBED=0 puts it there as sources).
"""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

PACKAGE = "shibokensupport"
PLACE = "shiboken6/files.dir"
COMPILE = (sys.executable, "-m", "compileall", "-q", "-b", "--invalidation-mode")


def compiled(folder: Path) -> list[tuple[str, str, str]]:
    """Compile it below a folder; return where each file goes in the tree, and where it is now.

    In a process that does nothing else: what is compiled differs by how often its words are used
    elsewhere in the process.
    """
    importlib.import_module("shiboken6.Shiboken")
    loader: Any = sys.modules[PACKAGE].__loader__
    names = sorted(one for one in loader.zfile.namelist() if _is_ours(one))
    loader.zfile.extractall(folder, names)
    subprocess.run(  # noqa: S603 - Python itself, on what lies in PySide
        [*COMPILE, "unchecked-hash", "-s", str(folder), str(folder)],
        check=True,
        env=os.environ | {"PYTHONHASHSEED": "0"},  # or sets would lie in another order each time
    )
    return [(f"{PLACE}/{one}c", str(folder / f"{one}c"), "DATA") for one in names]


def _is_ours(name: str) -> bool:
    return name.startswith(f"{PACKAGE}/") and name.endswith(".py")
