"""The whole job on a real screen, by a person who sees nothing of it: `make screen` runs this."""

from __future__ import annotations

import subprocess
import sys

import pytest
from e2e.deep_dive import do_a_deep_dive
from house.modules import ROOT
from onscreen.hands import Hands, name_of
from onscreen.laptop import Laptop

SILENT = frozenset({"", "filler", "panel", "unknown", "invalid"})
"""Roles that tell a screen reader nothing of what a thing is for."""


@pytest.fixture
def laptop(tmp_path):
    (home := tmp_path / "home").mkdir()
    made = Laptop(home)
    yield made
    made.stop()


def test_a_deep_dive_is_done_by_ear_and_keyboard_from_an_empty_laptop(laptop, tmp_path):
    hands = Hands(laptop)
    do_a_deep_dive(hands, tmp_path)
    assert len(hands.pages) > 50
    assert {fault for page in hands.pages for fault in unheard(page)} == set()
    assert faults_logged(tmp_path / "home") == ""
    assert stranger_says(tmp_path / "out", laptop.env) == 0


def unheard(page):
    """Return what takes the keyboard and has no role or name to be read out, or one with tags."""
    for one in page:
        if "focusable" not in one["states"]:
            continue
        name = name_of(one).strip()
        if one["role"] in SILENT or not name or "<p>" in name + one["description"]:
            yield one["role"], name, one["description"], *ways_to(page, one)


def ways_to(page, one):
    """Name what a thing lies in, the innermost first."""
    found = []
    while one["parent"] >= 0:
        one = page[one["parent"]]
        found += [one["name"]] if one["name"] else []
    return found


def faults_logged(home):
    """Return what the program wrote down of its own faults."""
    return "".join(log.read_text("utf-8") for log in home.rglob("*.log"))


def stranger_says(folder, env):
    """Check the report in a process of its own, as somebody who has no vault."""
    (report,) = folder.glob("*.pdf")
    trust = ["--trust", str(folder / "trust.pem")]
    asked = [sys.executable, "-m", "ui", "verify", str(report), *trust]
    return subprocess.run(asked, cwd=ROOT, env=env, check=False).returncode
