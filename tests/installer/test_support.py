"""What PySide would compile at every start is compiled once, whole, and the same each time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from resources.installer.support import PACKAGE, PLACE, compiled

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Return what goes into the tree, made twice in folders of different names."""
    return [compiled(tmp_path_factory.mktemp(name)) for name in ("one", "another")]


def test_every_module_of_it_goes_beside_the_library_as_code_only(made):
    places = {place for place, _, _ in made[0]}
    assert f"{PLACE}/{PACKAGE}/signature/loader.pyc" in places
    assert {place.rpartition(".")[2] for place in places} == {"pyc"}
    loaded = {name.replace(".", "/") for name in sys.modules if name.startswith(f"{PACKAGE}.")}
    assert loaded
    told = {place.removeprefix(f"{PLACE}/").removesuffix(".pyc") for place in places}
    assert loaded <= told | {one.removesuffix("/__init__") for one in told}


def test_it_holds_the_same_bytes_wherever_it_was_made(made, tmp_path):
    busy = f"import ast, json, sqlite3, sys; sys.path.insert(0, {str(ROOT)!r})"
    told = f"from resources.installer.support import *; compiled(Path({str(tmp_path)!r}))"
    subprocess.run([sys.executable, "-c", f"{busy}; {told}"], check=True)
    first, again = ({place: Path(file).read_bytes() for place, file, _ in one} for one in made)
    third = {place: (tmp_path / place.removeprefix(f"{PLACE}/")).read_bytes() for place in first}
    assert first == again == third


def test_python_loads_it_without_its_sources(made, tmp_path):
    for place, file, _ in made[0]:
        target = tmp_path / place
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(Path(file).read_bytes())
    asked = f"import {PACKAGE}.signature.lib.tool as one; print(one.__spec__.cached, one.__file__)"
    done = subprocess.run(
        [sys.executable, "-c", asked],
        cwd=tmp_path / PLACE,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "tool.pyc" in done.stdout
