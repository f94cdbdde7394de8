"""What `make freeze` made does the whole job by itself, and records what the sources record."""

from __future__ import annotations

import os
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from house.modules import ROOT
from rings.frozen import bare
from rings.frozen.start import compared, standing
from rings.frozen.tree import SOURCE, WORDS, Tree, modules_of, ran, told

from resources.installer.tree import NETWORK, PYTHONS_OPENSSL

OUTCOMES = {"pass", "not available here"}
ALWAYS = {"Instruments", "Encrypted store", "Argon2id", "Packs", "Reports", "Page", "Network"}
REPORT, TRUST, COPIES = "DD26-01 report.pdf", "trust.pem", "working copies"
WANTED = {"sqlcipher3", "keyring.backends.SecretService", "holidays.countries.united_kingdom"}
MODULES = {
    "sqlite3",
    "multiprocessing",
    "tkinter",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtSql",
    "pip",
    "sqlalchemy.orm",
    *NETWORK,
    *PYTHONS_OPENSSL,
}
BALLAST = ("Qml", "Quick", "translations/", ".qm", ".jar", "opengl32sw", "tls/", "sqldrivers")
COMPILED = ("_sqlite3.", "_ssl.", "_hashlib.")
DRAWN = re.compile(r"\b[0-9a-f]{12,64}\b")
MOST_MEBIBYTES = 150


@pytest.fixture(scope="session")
def tree():
    """Return the tree that was made just now."""
    return Tree(Path(os.environ.get("FROZEN", ROOT / "dist/lifaudit")).resolve())


@pytest.fixture(scope="session")
def audits(tree, tmp_path_factory):
    """Play the same whole audit by the frozen program and by the sources; return their folders."""
    homes = [tmp_path_factory.mktemp(name) for name in ("frozen", "source")]
    players = zip(homes, [(tree.console,), SOURCE], strict=True)
    asked = [(home, *who, "demo", "--out", home / "demo") for home, who in players]
    with ThreadPoolExecutor() as both:
        played = list(both.map(lambda one: ran(*one), asked))
    assert [one.returncode for one in played] == [0, 0], [one.stderr for one in played]
    return [home / "demo" for home in homes]


def recorded(audit):
    """Return the data of a played audit by name, without the ids and digests that chance makes."""
    data = (one for one in (audit / COPIES).iterdir() if one.suffix in (".csv", ".json"))
    return {one.name: DRAWN.sub("", one.read_text("utf-8")) for one in data}


def say(words):
    """Put a figure between the dots of the tests."""
    sys.stdout.write(f"\n{words}\n")


@pytest.mark.parametrize("launcher", ["window", "console"])
def test_each_launcher_passes_its_own_test(tree, tmp_path, launcher):
    out = tmp_path / "selftest.json"
    done = ran(tmp_path, getattr(tree, launcher), "--selftest", "--json", "--out", out)
    assert done.returncode == 0, done.stderr
    said = told(tmp_path, "/bin/cat", out)
    outcomes = {one["name"]: one["outcome"] for one in said["lines"]}
    assert set(outcomes.values()) <= OUTCOMES
    assert {name for name, outcome in outcomes.items() if outcome == "pass"} >= ALWAYS
    say(f"{launcher}: {outcomes}")


def test_nothing_lies_in_the_tree_that_is_not_used(tree):
    assert [one for one in tree.files for part in BALLAST if part in one] == []
    assert [one for one in tree.files for part in COMPILED if f"lib-dynload/{part}" in one] == []
    assert {one.split("/")[1] for one in tree.files if "/" in one}.isdisjoint(NETWORK)
    assert modules_of(tree.modules) >= WANTED
    for one in (tree.modules, tree.window, tree.console):
        assert modules_of(one).isdisjoint(MODULES)
    say(f"{len(tree.files)} files, {tree.megabytes:.0f} MB")


def test_every_resource_that_the_program_reads_is_in_the_tree(tree):
    shipped = {one.removeprefix("_internal/") for one in tree.files}
    wanted = {f"forms/{one.name}" for one in (ROOT / "forms").glob("*.toml")}
    every = (one for one in (ROOT / "resources").rglob("*") if one.is_file())
    wanted |= {one.relative_to(ROOT).as_posix() for one in every if one.suffix != ".pyc"}
    assert {one.split("/")[1] for one in wanted - shipped} == {"installer", "locks"}


def test_the_frozen_program_records_the_audit_that_the_sources_record(audits):
    frozen, source = map(recorded, audits)
    assert len(frozen) > 5
    assert frozen == source
    assert len(list((audits[0] / "pictures").glob("*.png"))) > 20


def test_each_finds_the_report_of_the_other_intact_and_a_changed_one_not(tree, audits, tmp_path):
    changed = tmp_path / "changed.pdf"
    for who, audit in ((SOURCE, audits[0]), ((tree.console,), audits[1])):
        trust = ("--trust", audit / TRUST, "--json")
        verdict = told(tmp_path, *who, "verify", audit / REPORT, *trust)
        assert (verdict["state"], verdict["exit"]) == ("intact_trusted", 0)
        pdf = bytearray((audit / REPORT).read_bytes())
        pdf[len(pdf) // 2] ^= 1
        changed.write_bytes(pdf)
        assert ran(tmp_path, *who, "verify", changed, *trust).returncode != 0


def test_each_opens_the_vault_of_the_other(tree, tmp_path):
    words, others = tmp_path / "words.txt", tmp_path / "others.txt"
    words.write_text(WORDS + "\n", "utf-8")
    others.write_text("another set of five words\n", "utf-8")
    ours, theirs = (tree.console,), SOURCE
    for makes, opens in ((ours, theirs), (theirs, ours)):
        vault = tmp_path / Path(str(makes[0])).name
        for who, verb in ((makes, "new"), (opens, "check")):
            done = ran(tmp_path, *who, "vault", verb, vault, "--passphrase-file", words)
            assert done.returncode == 0, done.stderr
        refused = ran(tmp_path, *opens, "vault", "check", vault, "--passphrase-file", others)
        assert refused.returncode == 1


def test_a_second_start_finds_the_first_window_and_leaves(tree, tmp_path):
    with standing([str(tree.window)], tmp_path) as first:
        assert ran(tmp_path, tree.window).returncode == 0
        assert first.poll() is None


@pytest.mark.parametrize("which", ["by the sources' Python", "frozen as well"])
def test_the_window_stands_and_holds_little_memory(tree, tmp_path, which):
    empty = bare.frozen(tmp_path) if which == "frozen as well" else bare.run_by(SOURCE[0])
    found = compared([str(tree.window)], empty)
    ours, least = (max(one.mebibytes for one in each) for each in (found.ours, found.bare))
    say(
        f"start, frozen, over a bare PySide6 window {which}: {found.slower:.2f} x the time,"
        f" {found.busier:.2f} x the processor; memory {ours:.0f} MiB, bare {least:.0f} MiB"
    )
    assert ours <= MOST_MEBIBYTES


@pytest.mark.skipif("AGAIN" not in os.environ, reason="make freeze AGAIN=1 makes a second tree")
def test_the_same_sources_and_time_give_the_same_bytes(tree):
    again = Tree(Path(os.environ["AGAIN"]).resolve())
    assert again.digests == tree.digests
    say(f"{len(tree.files)} files, the same twice")
