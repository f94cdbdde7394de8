"""The part of PySide that is written in Python, compiled once and not at every start.

PySide keeps it packed inside a library and compiles it whenever a program begins, unless it lies
unpacked in a folder beside that library (its own switch SBK_EMBED=0 puts it there as sources).
"""

from __future__ import annotations

import importlib
import py_compile
import sys
from pathlib import Path
from typing import Any

PACKAGE = "shibokensupport"
PLACE = "shiboken6/files.dir"
NEVER_STALE = py_compile.PycInvalidationMode.UNCHECKED_HASH


def compiled(folder: Path) -> list[tuple[str, str, str]]:
    """Compile it below a folder; return where each file goes in the tree, and where it is now."""
    importlib.import_module("shiboken6.Shiboken")
    loader: Any = sys.modules[PACKAGE].__loader__
    names = [one for one in loader.zfile.namelist() if _is_ours(one)]
    loader.zfile.extractall(folder, names)
    return [(f"{PLACE}/{one}c", _compiled(folder, one), "DATA") for one in sorted(names)]


def _is_ours(name: str) -> bool:
    return name.startswith(f"{PACKAGE}/") and name.endswith(".py")


def _compiled(folder: Path, name: str) -> str:
    """Compile one file, which calls itself by its name in the package wherever it was made."""
    source = folder / name
    target = source.with_suffix(".pyc")
    py_compile.compile(str(source), str(target), name, doraise=True, invalidation_mode=NEVER_STALE)
    return str(target)
