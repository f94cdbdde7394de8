"""The floors hold: imports point down, and the command line never loads Qt or calls out."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from house.modules import ROOT

LOAD_ALL = """
import importlib, json, pkgutil, sys

def forbid(event, _):
    if event in ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto"):
        raise SystemExit(f"{event} while loading")

sys.addaudithook(forbid)
import lifaudit
for found in pkgutil.walk_packages(lifaudit.__path__, "lifaudit."):
    if not found.name.endswith("__main__"):
        importlib.import_module(found.name)
print(json.dumps(sorted(name for name in sys.modules if name.startswith(("PySide6", "shiboken6")))))
"""


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a program in the root of the project and hand back what it said."""
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_imports_only_point_down():
    said = run(str(Path(sys.executable).with_name("lint-imports")), "--no-cache")
    assert said.returncode == 0, said.stdout + said.stderr


def test_everything_below_the_window_loads_without_qt_and_without_a_network():
    said = run(sys.executable, "-W", "error::SyntaxWarning", "-c", LOAD_ALL)
    assert said.returncode == 0, said.stderr
    assert json.loads(said.stdout) == []
