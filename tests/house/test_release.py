"""What `make release` writes is what the program believes, and the version is said once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib

import pytest
from house.modules import ROOT

from lifaudit.domain.ports import silent
from lifaudit.domain.program import VERSION
from lifaudit.domain.update import Advice
from lifaudit.security.release import keys_of
from lifaudit.services import updates

OPENSSL = shutil.which("openssl")


def openssl(*args: object) -> None:
    subprocess.run(["openssl", *map(str, args)], check=True, capture_output=True)


def new_key(folder, name: str) -> None:
    curve = ("-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256")
    openssl("genpkey", *curve, "-out", folder / f"{name}.key")
    openssl("pkey", "-in", folder / f"{name}.key", "-pubout", "-out", folder / f"{name}.pem")


def released(folder, key: str, signer: str) -> subprocess.CompletedProcess[str]:
    given = ("--key", folder / key, "--keys", folder / "ours.pem", "--notes", folder / "notes.txt")
    asked = [sys.executable, ROOT / ".ci/release.py", *given, "--signer", signer]
    where = os.environ | {"PYTHONPATH": str(ROOT)}
    files = [folder / "lifaudit.msi", folder / "setup.exe"]
    return subprocess.run(
        [*map(str, (*asked, *files))], env=where, check=False, capture_output=True, text=True
    )


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "notes.txt").write_text("Mended: packs.\n\n  New: clocks. \n", "utf-8")
    for name in ("lifaudit.msi", "setup.exe"):
        (tmp_path / name).write_bytes(name.encode())
    for name in ("ours", "theirs"):
        new_key(tmp_path, name)
    return tmp_path


def test_the_program_and_the_project_are_of_one_version():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == VERSION


def test_a_key_that_came_with_the_build_can_be_read():
    if updates.KEYS.exists():
        assert keys_of(updates.KEYS.read_bytes())


@pytest.mark.skipif(OPENSSL is None, reason="openssl signs releases, and is not here")
def test_a_release_is_believed_by_the_program_it_is_for(folder, monkeypatch):
    done = released(folder, "ours.key", "Exampleshire Digital")
    assert done.returncode == 0, done.stderr
    monkeypatch.setattr(updates, "KEYS", folder / "ours.pem")
    found = updates.check_update(folder / f"lifaudit-{VERSION}.lifupdate", silent)
    assert found.advice is Advice.CURRENT
    assert found.update.notes == ("Mended: packs.", "New: clocks.")


@pytest.mark.skipif(OPENSSL is None, reason="openssl signs releases, and is not here")
@pytest.mark.parametrize(
    ("key", "signer"), [("theirs.key", "Exampleshire Digital"), ("ours.key", "\u202e")]
)
def test_a_release_that_nobody_would_believe_is_not_written(folder, key, signer):
    done = released(folder, key, signer)
    assert done.returncode == 1
    assert done.stderr
    assert not list(folder.glob("*.lifupdate"))
