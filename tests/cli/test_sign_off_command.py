"""`lifaudit report` approves, declines and collects between three real vaults."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import pytest
from deepdive import AUDIT
from rich_dossier import WHEN
from signers import certified, gathered
from world import WORDS, SteppingClock

from lifaudit.cli.main import main
from lifaudit.cli.streams import Streams
from lifaudit.domain.ports import silent
from lifaudit.services import packing, unpacking

NAMES = {"pol": "Sunita Rao", "hea": "Maryam Iqbal"}


@dataclass(frozen=True)
class World:
    """The folders of the lead's and two representatives' vaults, locked, and the report."""

    lead: Path
    laptops: dict
    report: Path


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """Certify a report that police and health are to approve."""
    folder = tmp_path_factory.mktemp("sign-off")
    lead, laptops = gathered(folder, NAMES)
    report = folder / "DD26-07-report.pdf"
    report.write_bytes(certified(lead, WHEN))
    for one in (lead, *laptops.values()):
        one.close()
    folders = {agency: one.folder.path for agency, one in laptops.items()}
    return World(lead.folder.path, folders, report)


@pytest.fixture(autouse=True)
def _still(monkeypatch):
    """Hold the clock, as certificates of the tests count from September 2026."""
    clock = SteppingClock()
    for command in ("sign_off", "pack"):
        monkeypatch.setattr(f"lifaudit.cli.{command}.system_clock", clock)


def run(*words, of="report"):
    out, err = io.StringIO(), io.StringIO()
    code = main([of, *map(str, words)], Streams(out, err, lambda _: WORDS.text))
    return code, out.getvalue().splitlines(), err.getvalue()


def test_one_approves_one_declines_and_the_lead_ends_with_what_they_said(world, tmp_path):
    held, why = tmp_path / "held.txt", tmp_path / "why.txt"
    held.write_text("The school was not\nasked about mornings.\n", "utf-8")
    why.write_text("Page 3 says what we did not.", "utf-8")
    back = tmp_path / "back"
    police, health = world.laptops["pol"], world.laptops["hea"]
    code, out, err = run("approve", police, world.report, "--reservations", held, "--out", back)
    assert (code, out, err) == (0, [str(back / "DD26-07-report-approved.pdf")], "")
    code, out, err = run("decline", health, world.report, "--reasons", why, "--out", back)
    assert (code, out, err) == (0, [str(back / "DD26-07-report.lifdecline")], "")

    (back / "torn.lifdecline").write_bytes(b"torn")
    code, out, err = run("collect", world.lead, "dd26-07", *sorted(back.iterdir()))
    assert code == 1
    assert err.startswith("torn.lifdecline: ")
    police, health, *waiting = out
    assert police.startswith("Sunita Rao, Exampleshire Police: Approved with reservations on ")
    assert police.endswith(": The school was not asked about mornings.")
    assert "Maryam Iqbal" in health
    assert health.endswith(": Page 3 says what we did not.")
    assert all(one.endswith("Not heard from yet.") for one in waiting)
    code, out, _ = run("collect", world.lead, "DD26-07", "--out", tmp_path / "newest")
    assert code == 0
    newest = tmp_path / "newest" / "DD26-07-report.pdf"
    assert str(newest) in out
    assert newest.read_bytes() == (back / "DD26-07-report-approved.pdf").read_bytes()


def test_a_pack_asks_for_approval_and_a_kept_report_is_named_by_its_audit(world, tmp_path):
    code, (pack,), _ = run("send", world.lead, "DD26-07", "--out", tmp_path)
    assert (code, Path(pack).suffix) == (0, ".lifpack")
    code, out, by_code = run("approve", world.lead, "dd26-07", "--out", tmp_path / "back")
    assert (code, out) == (1, [])
    assert by_code == run("approve", world.lead, world.report, "--out", tmp_path / "back")[2]
    assert not (tmp_path / "back").exists()


def test_what_a_pack_brought_is_approved_by_its_audits_code_and_the_answer_goes_back(tmp_path):
    lead, laptops = gathered(tmp_path / "laptops", {"pol": NAMES["pol"]})
    with lead.unit() as unit:
        (invitation,) = packing.invitations(unit, lead.keys, AUDIT)
    unpacking.take_in(laptops["pol"], invitation.content, silent)
    pdf = certified(lead, WHEN)
    for one in (lead, laptops["pol"]):
        one.close()
    leads, police = lead.folder.path, laptops["pol"].folder.path
    code, (sent,), err = run("send", leads, "DD26-07", "--out", tmp_path / "sent")
    assert (code, err) == (0, "")
    assert run("merge", police, sent, of="pack")[::2] == (0, "")
    code, (pack, file), err = run("approve", police, "dd26-07", "--out", tmp_path / "back")
    assert (code, err) == (0, "")
    assert Path(file).name == "report-approved.pdf"
    assert Path(file).read_bytes().startswith(pdf), "what was certified is not touched"
    code, out, err = run("merge", leads, pack, of="pack")
    assert (code, err) == (0, "")
    assert any("answered on the report" in line for line in out)
    code, out, _ = run("collect", leads, "DD26-07", "--out", tmp_path / "newest")
    assert code == 0
    assert any(one.startswith("Sunita Rao, Exampleshire Police: Approved on ") for one in out)
    newest = tmp_path / "newest" / "DD26-07-report.pdf"
    assert newest.read_bytes() == Path(file).read_bytes()


def test_what_cannot_be_done_is_refused_in_a_sentence_and_writes_nothing(world, tmp_path, capsys):
    code, out, err = run("approve", world.lead, world.report, "--out", tmp_path / "back")
    assert (code, out) == (1, [])
    assert err
    blank = tmp_path / "blank.txt"
    blank.write_text(" \n", "utf-8")
    police = world.laptops["pol"]
    code, _, err = run("decline", police, world.report, "--reasons", blank, "--out", tmp_path)
    assert code == 1
    assert err
    blank.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SystemExit) as left:
        run("decline", police, world.report, "--reasons", blank, "--out", tmp_path)
    assert left.value.code == 2
    assert "cannot be read as text" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [blank]


def test_reasons_that_could_name_somebody_are_listed_and_can_be_let_stand(world, tmp_path):
    why = tmp_path / "why.txt"
    why.write_text("Ring 07700 900123.")
    said = ("decline", world.laptops["pol"], world.report, "--reasons", why, "--out", tmp_path)
    code, out, err = run(*said)
    assert (code, out) == (1, [])
    assert "Ring [telephone number]." in err
    assert "07700" not in err
    assert not list(tmp_path.glob("*.lifdecline"))
    code, (file,), err = run(*said, "--accept-identifiers")
    assert (code, Path(file).suffix) == (0, ".lifdecline")
    assert "Let stand, and recorded as looked at: 1." in err
