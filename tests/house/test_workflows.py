"""The workflows can be read, run what is there, and take actions by their very bytes."""

from __future__ import annotations

import ast
import re

import pytest
from house.modules import ROOT
from house.workflow import Unread, read

FILES = sorted((ROOT / ".github/workflows").glob("*.yml"))
EACH = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
PATH = re.compile(
    r"(?<![\w./-])(?:(?:resources|tests|forms|docs|\.ci)/[\w./-]+|[\w-]+\.(?:spec|toml))"
)
MAKE = re.compile(r"\bmake ([a-z]+)")
TARGET = re.compile(r"^([a-z]+):", re.MULTILINE)
PINNED = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40}")
SAID = re.compile(r"uses: \S+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")


def jobs(file):
    return read(file.read_text("utf-8"))["jobs"]


def steps(file):
    return [step for job in jobs(file).values() for step in job["steps"]]


@EACH
def test_whatever_a_workflow_names_of_the_project_is_there(file):
    named = {one for step in steps(file) for one in PATH.findall(step.get("run", ""))}
    assert named, "it does nothing with the project"
    assert {one for one in named if not (ROOT / one).exists()} == set()


@EACH
def test_whatever_it_makes_is_in_the_makefile(file):
    named = {one for step in steps(file) for one in MAKE.findall(step.get("run", ""))}
    assert named <= set(TARGET.findall((ROOT / "Makefile").read_text("utf-8")))


@EACH
def test_actions_are_taken_by_their_digest_and_say_their_version(file):
    used = [step["uses"] for step in steps(file) if "uses" in step]
    assert [one for one in used if not PINNED.fullmatch(one)] == []
    lines = [line for line in file.read_text("utf-8").splitlines() if "uses:" in line]
    assert [line for line in lines if not SAID.search(line)] == []


@EACH
def test_every_step_does_one_thing_and_every_job_it_waits_for_is_there(file):
    assert all(("run" in step) != ("uses" in step) for step in steps(file))
    assert {job["needs"] for job in jobs(file).values() if "needs" in job} <= set(jobs(file))


@EACH
def test_it_may_only_read_unless_a_job_says_otherwise(file):
    assert read(file.read_text("utf-8"))["permissions"] == {"contents": "read"}


@EACH
def test_whatever_is_downloaded_was_uploaded(file):
    given = {"upload": set(), "download": set()}
    for step in steps(file):
        way = re.match(r"actions/(upload|download)-artifact", step.get("uses", ""))
        if way:
            given[way[1]].add(step["with"]["name"])
    assert given["download"] <= given["upload"]


def test_the_ring_on_windows_at_least_compiles_and_runs_every_step():
    tree = ast.parse((ROOT / "tests/rings/on_windows.py").read_text("utf-8"))
    made = [one.name for one in tree.body if isinstance(one, ast.FunctionDef)]
    (steps_,) = [one for one in tree.body if _is_steps(one)]
    named = [one.id for one in steps_.value.elts]
    assert named == [one for one in made if one in named]
    takes_a_ring = [one.name for one in tree.body if _takes_a_ring(one)]
    assert named == takes_a_ring


def _is_steps(one):
    return isinstance(one, ast.Assign) and ast.unparse(one.targets[0]) == "STEPS"


def _takes_a_ring(one):
    arguments = one.args.args if isinstance(one, ast.FunctionDef) else []
    return [each.arg for each in arguments] == ["ring"]


@pytest.mark.parametrize(
    "text",
    [
        "run: pip --only-binary :all: -r lock",
        "a: *b",
        "a: {b: c}",
        "a: 1\na: 2",
        "a: 'b'",
        "a:\n  - b\n c: d",
        "just words",
        "a: >\n  b",
    ],
)
def test_what_would_mean_something_else_in_yaml_is_not_read(text):
    with pytest.raises(Unread):
        read(text)


def test_maps_lists_and_blocks_are_read():
    text = 'on:\n  push:\nsteps:\n  - run: |\n      one: 1\n      two\n    id: x # why\n  - "a b"\n'
    told = {"on": {"push": ""}, "steps": [{"run": "one: 1\ntwo\n", "id": "x"}, "a b"]}
    assert read(text) == told
