"""`lifaudit pack` makes, looks into and takes in packs between two real vaults."""

from __future__ import annotations

import io
import json
import shutil

import pytest
from services.mail import CASE
from services.room import sign_off
from world import WORDS, SteppingClock

from lifaudit.cli.main import main
from lifaudit.cli.streams import Streams
from lifaudit.services import vault

NONE = "There are no words: they come with a return that is signed off and made.\n"


@pytest.fixture(scope="module")
def two(locked, tmp_path_factory):
    """Return the folders of a lead's and an agency's vault, both locked, for this module's use."""
    folder = tmp_path_factory.mktemp("two")
    return tuple(shutil.copytree(one, folder / one.name) for one in locked)


@pytest.fixture(autouse=True)
def _still(monkeypatch):
    """Hold the clock, as certificates of the tests count from September 2026."""
    monkeypatch.setattr("lifaudit.cli.pack.system_clock", SteppingClock())


def run(*words, heard=""):
    out, err = io.StringIO(), io.StringIO()
    asked = {"Passphrase: ": WORDS.text, "Eight words: ": heard}
    code = main(["pack", *map(str, words)], Streams(out, err, asked.get))
    return code, out.getvalue(), err.getvalue()


def test_a_return_is_made_looked_into_and_merged(two, tmp_path):
    leads, theirs = two
    code, out, err = run("make", theirs, "dd26-07", "--out", tmp_path)
    assert (code, err) == (0, "")
    (file,) = tmp_path.glob("*.lifpack")
    assert out.split() == [str(file)]

    code, out, _ = run("inspect", leads, file)
    assert code == 0
    assert "Returns of an agency, from Bola Adeyemi (Exampleshire Police)" in out
    assert json.loads(run("inspect", leads, file, "--json")[1])["kind"] == "return"

    code, out, _ = run("merge", leads, file)
    assert code == 0
    assert out.startswith("Exampleshire Police returned 0 of 2 cases")
    code, out, _ = run("merge", leads, file, "--json")
    assert code == 0
    assert json.loads(out)[0]["seen_before"] is True
    assert "taken in before" in run("inspect", leads, file)[1]


def test_the_lead_makes_one_for_each_agency_and_is_told_who_has_none(two, tmp_path):
    code, out, err = run("make", two[0], "DD26-07", "--out", tmp_path / "new")
    assert code == 0
    assert len(out.split()) == 1
    assert "Nobody of Exampleshire Schools has joined yet" in err


def test_one_refused_pack_keeps_no_other_out(two, tmp_path):
    leads, theirs = two
    (tmp_path / "wrong.lifpack").write_bytes(b"%PDF-1.7")
    run("make", theirs, "DD26-07", "--out", tmp_path)
    files = sorted(tmp_path.glob("*.lifpack"))
    code, out, err = run("merge", leads, *files, tmp_path / "gone.lifpack")
    assert code == 1
    assert "wrong.lifpack: This file is not a pack." in err
    assert "gone.lifpack" in err
    assert "Exampleshire Police" in out
    assert run("inspect", leads, tmp_path / "wrong.lifpack")[0] == 1


def test_an_audit_that_is_not_there_is_refused_in_a_sentence(two, tmp_path):
    code, out, err = run("make", two[0], "DD99-01", "--out", tmp_path)
    assert (code, out) == (1, "")
    assert "not in the vault" in err


def test_a_folder_that_cannot_be_written_leaves_no_pack_noted(two, tmp_path):
    (tmp_path / "file").write_text("in the way")
    code, out, err = run("make", two[1], "DD26-07", "--out", tmp_path / "file")
    assert (code, out) == (1, "")
    assert "could not be written" in err


def test_eight_words_are_said_on_one_laptop_and_heard_on_the_other(two, tmp_path):
    leads, theirs = (shutil.copytree(one, tmp_path / one.name) for one in two)
    assert run("words", theirs, "DD26-07")[1:] == ("", NONE)
    ours = vault.unlock(theirs, WORDS, SteppingClock())
    sign_off(ours, "pol")
    ours.close()
    run("make", theirs, "DD26-07", "--out", tmp_path)
    (file,) = tmp_path.glob("*.lifpack")
    run("merge", leads, file)
    code, out, _ = run("words", theirs, "DD26-07")
    case, said = out.strip().split(": ")
    assert (code, case, len(said.split())) == (0, CASE, 8)
    wrong = said.rpartition(" ")[0]
    code, out, err = run("hear", leads, "DD26-07", CASE, "Police", heard=wrong)
    assert (code, out) == (1, "")
    assert wrong.split()[0] not in err
    (tmp_path / "words.txt").write_text(said.upper() + "\n")
    told = ("hear", leads, "DD26-07", CASE, "Police", "--words-file", tmp_path / "words.txt")
    assert run(*told) == (0, "The grades of this case are open.\n", "")


def test_grades_of_a_case_that_was_called_are_released_and_of_no_other(two, tmp_path):
    leads, theirs = two
    code, out, err = run("release", theirs, "DD26-07", CASE, "--out", tmp_path)
    assert (code, err) == (0, "")
    (file,) = tmp_path.glob("*.lifpack")
    assert out.splitlines() == [str(file), "The grades of this case are open."]
    code, _, err = run("release", theirs, "DD26-07", "DD26-07-02", "--out", tmp_path)
    assert code == 1
    assert "This case was not called yet" in err
    assert run("merge", leads, file)[1].startswith(f"The grades of {CASE} are open.")


def test_a_backup_copy_is_made_laid_out_by_its_keeper_and_restored(two, tmp_path):
    leads, theirs = (shutil.copytree(one, tmp_path / one.name) for one in two)
    code, out, err = run("backup", theirs, "ada quill", "--out", tmp_path / "stick")
    assert (code, err) == (0, "")
    file = out.strip()
    assert "Backup copy, from Bola Adeyemi (Exampleshire Police)" in run("inspect", leads, file)[1]
    code, _, err = run("merge", leads, file)
    assert code == 1
    assert "is a backup copy" in err
    code, out, _ = run("unpack", leads, file, "--out", tmp_path / "laid")
    laid = out.splitlines()[0]
    assert (code, out.splitlines()[1][:12]) == (0, "It is locked")
    out = io.StringIO()
    telling = Streams(out, out, lambda _question: WORDS.text)
    assert main(["vault", "restore", str(tmp_path / "again"), laid], telling) == 0
    assert run("backup", theirs, "Nobody Here", "--out", tmp_path)[0] == 1
