"""The demo plays a whole audit through the services and ends in a report that can be checked."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from lifaudit.cli.main import main
from lifaudit.cli.streams import Streams
from lifaudit.demo.play import WORDS, Played, Wanted, play
from lifaudit.demo.story import read_story
from lifaudit.demo.theme import WORKBOOK, module
from lifaudit.domain.audit import Status
from lifaudit.domain.casework import Heard, Return
from lifaudit.domain.panel import panel_gaps
from lifaudit.domain.ports import silent
from lifaudit.domain.returns import returns_of
from lifaudit.domain.signing import State
from lifaudit.instruments.library import read_form
from lifaudit.instruments.xlsform.write import write_workbook
from lifaudit.services import board, chosen, library, planning, sampling, upkeep, vault
from lifaudit.services.clock import system_clock
from lifaudit.services.dossiers import dossier
from lifaudit.services.keys import Passphrase
from lifaudit.services.linting import remarks
from lifaudit.services.panel import panel_sheet


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    out = tmp_path_factory.mktemp("demo")
    return play(Wanted(out, cases=2, agencies=3), lambda _line: None)


def run(*argv: object) -> tuple[int, str]:
    out = io.StringIO()
    code = main([str(one) for one in argv], Streams(out, out, lambda _question: WORDS))
    return code, out.getvalue()


def test_the_report_is_intact_and_trusted_and_every_promised_file_is_there(played: Played) -> None:
    assert played.verdict.state is State.INTACT_TRUSTED
    for path in (played.report, played.trust, played.backup, *played.exports):
        assert path.exists()
    assert {path.suffix for path in played.exports} >= {".docx", ".xlsx", ".csv", ".json"}


def test_a_stranger_with_the_trust_file_comes_to_the_same_verdict(played: Played) -> None:
    code, told = run("verify", played.report, "--trust", played.trust)
    assert (code, "exactly as it was signed" in told) == (0, True)
    assert run("verify", played.report)[0] == 2


def test_other_readers_call_the_signature_valid(played: Played) -> None:
    with played.report.open("rb") as file:
        (signature,) = PdfFileReader(file).embedded_regular_signatures
        assert signature.compute_integrity_info() is None
        assert signature.field_name == "Lead"
    if reader := shutil.which("pdfsig"):
        told = subprocess.run([reader, played.report], capture_output=True, text=True, check=True)
        assert "Signature is Valid" in told.stdout
        assert "Total document signed" in told.stdout


@pytest.mark.parametrize("where", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_a_flipped_byte_is_called_out(played: Played, tmp_path: Path, where: float) -> None:
    raw = bytearray(played.report.read_bytes())
    raw[int(len(raw) * where)] ^= 1
    forged = tmp_path / "forged.pdf"
    forged.write_bytes(raw)
    assert run("verify", forged, "--trust", played.trust)[0] == 1


def test_an_addition_and_a_removed_signature_are_called_out(played: Played, tmp_path: Path) -> None:
    raw = played.report.read_bytes()
    longer = tmp_path / "longer.pdf"
    longer.write_bytes(raw + b"\n% a later note\n")
    assert run("verify", longer, "--trust", played.trust)[0] == 1
    bare = tmp_path / "bare.pdf"
    with pikepdf.open(played.report) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            del field["/V"]
        pdf.save(bare)
    assert run("verify", bare, "--trust", played.trust)[0] == 1


def test_the_audit_inside_says_who_was_to_sign(played: Played) -> None:
    with pikepdf.open(played.report) as pdf:
        inside = json.loads(pdf.attachments["audit.json"].get_file().read_bytes())
    (lead,) = inside["signatories"]
    assert lead["certifies"] is True


def test_the_vault_is_whole_and_its_state_follows_from_its_log(played: Played) -> None:
    with vault.opened(played.vault, Passphrase(WORDS), system_clock) as ours:
        assert upkeep.check(ours, silent).is_whole
        assert upkeep.rebuild(ours, silent).differing == ()
        with ours.unit() as unit:
            first = planning.audit_of(unit, played.audit)
            assert first.status is Status.SIGNED
            assert sampling.is_repeatable(unit, played.audit)
            assert len(planning.audits(unit)) == 2


def test_the_second_audit_is_under_way_with_returns_in_every_state(played: Played) -> None:
    with vault.opened(played.vault, Passphrase(WORDS), system_clock) as ours, ours.unit() as unit:
        (going,) = (one for one in planning.audits(unit) if one.status is Status.COLLECTING)
        grid = board.board(unit, going.audit)
        states = {cell.state for row in grid.rows for cell in row.cells}
    assert {board.State.SIGNED_OFF, board.State.IN_PROGRESS, board.State.NOT_STARTED} <= states


def test_every_return_was_recorded_by_the_services(played: Played) -> None:
    with vault.opened(played.vault, Passphrase(WORDS), system_clock) as ours, ours.unit() as unit:
        taken = dossier(unit, played.audit)
        heads = unit.where(Return, audit=played.audit)
    assert len(heads) == 6
    assert all(one.is_signed_off for one in heads)
    assert len(taken.replaced) == 1
    assert taken.learned.summary is not None


def test_the_audit_asks_a_module_that_came_from_a_spreadsheet(played: Played) -> None:
    with vault.opened(played.vault, Passphrase(WORDS), system_clock) as ours, ours.unit() as unit:
        taken = dossier(unit, played.audit)
        known = [one.instrument.identity for one in library.library(unit).items]
    assert module().identity in known
    assert taken.instruments.main.identity.endswith(f"+{module().identity}")
    mine = [one for one in returns_of(taken) if one.is_involved]
    shares = {one.worked.values["daily-care.share"] for one in mine}
    assert shares <= {"100", "83", "67", "50"}
    for sheet in mine:
        missed = sheet.rows("daily-care.missed")
        assert bool(missed) == (sheet.worked.values["daily-care.share"] != "100")


def test_what_the_module_found_is_in_the_report(played: Played) -> None:
    with pikepdf.open(played.report) as pdf:
        inside = json.loads(pdf.attachments["audit.json"].get_file().read_bytes())
    rows = [row for one in inside["returns"] for row in one["rows"]]
    assert {row["group"] for row in rows} <= {"daily-care.missed"}
    assert all("daily-care.missed-then" in row["answers"] for row in rows)
    told = [one["answers"] for one in inside["returns"] if one["answers"]]
    assert all(one["daily-care.share"]["value"] for one in told)


def test_the_workbook_is_what_the_application_writes(tmp_path: Path) -> None:
    again = tmp_path / WORKBOOK.name
    again.write_bytes(write_workbook(module()))
    assert read_form(again) == module()
    assert remarks(module()) == ()


def test_the_story_is_varied_and_names_nobody() -> None:
    story = read_story()
    facts = [
        text
        for one in story.children
        for part in one.parts.values()
        for text in part.facts.values()
    ]
    assert len(facts) == len(set(facts))
    assert len(story.children) == 8
    voices = [p.voice.heard for one in story.children for p in one.parts.values() if p.voice]
    assert Heard.NOT_EVIDENCED in voices
    assert len(set(voices)) >= 4


def test_the_command_says_where_everything_is(tmp_path: Path) -> None:
    code, told = run("demo", "--out", tmp_path / "out", "--cases", "1", "--agencies", "2")
    assert code == 0
    for word in ("Signed report", "Trust file", "Vault", "Backup", "Passphrase"):
        assert word in told
    assert not [path for path in tmp_path.iterdir() if path.name != "out"]


def test_every_audit_leaves_the_vault_in_open_formats(played: Played, tmp_path: Path) -> None:
    code, told = run("vault", "export", played.vault, "--out", tmp_path / "open")
    assert (code, "2 audits written" in told) == (0, True)
    assert sorted(one.name for one in (tmp_path / "open").iterdir()) == ["DD26-01", "DD26-02"]
    inside = json.loads((tmp_path / "open/DD26-01/DD26-01-audit.json").read_text("utf-8"))
    assert inside["audit"]["code"] == "DD26-01"


def test_the_panel_left_nothing_open_on_any_sheet(played: Played) -> None:
    with vault.opened(played.vault, Passphrase(WORDS), system_clock) as ours, ours.unit() as unit:
        cases = chosen.cases(unit, played.audit)
        left = [panel_gaps(panel_sheet(unit, played.audit, one.case)) for one in cases]
    assert left == [(), ()]
