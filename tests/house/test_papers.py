"""The papers are true: links lead somewhere, commands exist, versions agree."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from house.modules import ROOT, modules

PAPERS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[\w-]*)?\)")
MAKE = re.compile(r"`make ([a-z]+)|^make ([a-z]+) +#", re.MULTILINE)
TARGET = re.compile(r"^([a-z]+):", re.MULTILINE)
WORKPLACES = re.compile(r"/(?:home|root|Users|work|tmp)/")


def missing_links(paper: Path) -> list[str]:
    """List the relative links of a page that lead nowhere."""
    links = LINK.findall(paper.read_text("utf-8"))
    return [link for link in links if "://" not in link and not (paper.parent / link).exists()]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(paper):
    assert missing_links(paper) == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.relative_to(ROOT).as_posix())
def test_every_make_command_named_exists(paper):
    named = {first or second for first, second in MAKE.findall(paper.read_text("utf-8"))}
    assert named <= set(TARGET.findall((ROOT / "Makefile").read_text("utf-8")))


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.relative_to(ROOT).as_posix())
def test_no_paper_names_somebodys_folder(paper):
    assert WORKPLACES.findall(paper.read_text("utf-8")) == []


def test_no_code_names_somebodys_folder():
    own = Path(__file__).name
    places = {m.place for m in modules() if WORKPLACES.search(m.text) and own not in m.place}
    assert places == set()


def test_every_decision_is_in_the_list():
    folder = ROOT / "docs/decisions"
    listed = LINK.findall((folder / "README.md").read_text("utf-8"))
    assert listed == sorted(path.name for path in folder.glob("[0-9]*.md"))


def test_the_locks_agree_and_hold_every_direct_dependency():
    pins = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[a-z]+\])?==([^\s;\\]+)", re.MULTILINE)
    ships, tools, builds = (
        dict(pins.findall((ROOT / f"resources/locks/{name}.txt").read_text("utf-8")))
        for name in ("requirements", "requirements-dev", "requirements-build")
    )
    assert ships.items() <= tools.items()
    assert ships.items() <= builds.items()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = (
        (project["project"]["dependencies"], ships),
        (project["dependency-groups"]["dev"], tools),
        (project["dependency-groups"]["build"], builds),
    )
    for lines, locked in groups:
        wanted = (re.sub(r"\[.*\]", "", line).split("==") for line in lines)
        assert all(locked[name.lower()] == version for name, version in wanted)
