"""`lifaudit report make` writes a draft or a signed report, and refuses in a sentence."""

from __future__ import annotations

import io
from contextlib import closing

import graded
import pytest
from world import WORDS, SteppingClock

from lifaudit.cli.main import main
from lifaudit.cli.streams import Streams
from lifaudit.domain.learning import Finding
from lifaudit.services import vault


@pytest.fixture
def run(founded, tmp_path):
    """Run the command on a filled vault; returns code, output and complaints."""
    graded.fill_vault(founded, 1)
    founded.close()
    folder = str(founded.folder.path)

    def go(*words):
        out, err = io.StringIO(), io.StringIO()
        ask = Streams(out, err, lambda _: WORDS.text)
        argv = ["report", "make", folder, *words, "--out", str(tmp_path / "out")]
        return main(argv, ask), out.getvalue().split(), err.getvalue()

    return go


def test_a_draft_is_written_with_its_working_copies(run, tmp_path):
    code, out, _ = run("dd26-07")
    assert code == 0
    assert str(tmp_path / "out" / "DD26-07-draft.pdf") in out
    assert len(out) == 10


def test_a_signed_report_is_one_that_verify_trusts(run, tmp_path):
    code, _, _ = run("DD26-07", "--certify")
    assert code == 0
    out = tmp_path / "out"
    quiet = Streams(io.StringIO(), io.StringIO(), str)
    report, trust = str(out / "DD26-07-report.pdf"), str(out / "trust.pem")
    assert main(["verify", report, "--trust", trust], quiet) == 0
    assert main(["verify", report, "--trust", report], quiet) == 2
    assert main(["verify", report, "--trust", f"{trust} gone"], quiet) == 2
    code, _, complaint = run("DD26-07", "--certify")
    assert code == 1
    assert "signed" in complaint


def test_an_audit_that_is_not_there_is_refused_in_a_sentence(run):
    code, out, complaint = run("DD99-01")
    assert (code, out) == (1, [])
    assert "not in the vault" in complaint


def test_what_could_name_somebody_is_listed_without_it_and_nothing_leaves(run, founded, tmp_path):
    ours = vault.unlock(founded.folder.path, WORDS, SteppingClock())
    with closing(ours), ours.unit() as unit:
        said = "She is on 07700 900123 now."
        unit.record("Wrote", Finding(graded.AUDIT, "f9", 9, what=said))
    code, out, complaint = run("DD26-07")
    assert (code, out) == (1, [])
    assert "Finding: what: She is on [telephone number] now." in complaint
    assert "nobody has decided about (1)" in complaint
    assert "07700" not in complaint
    assert not (tmp_path / "out").exists()
    quiet = Streams(io.StringIO(), io.StringIO(), lambda _: WORDS.text)
    leaving = ["vault", "export", str(founded.folder.path), "--out", str(tmp_path / "open")]
    assert main(leaving, quiet) == 1
    assert not (tmp_path / "open").exists()
    code, out, complaint = run("DD26-07", "--accept-identifiers")
    assert (code, complaint) == (0, "Let stand, and recorded as looked at: 1.\n")
    assert out
    assert main(leaving, quiet) == 0
