"""The demo plays a whole audit through the services and ends in a report that can be checked."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pikepdf
import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from world import QUICK

from lifaudit.cli import demo as command
from lifaudit.cli.main import main
from lifaudit.cli.streams import Streams
from lifaudit.demo.differing import HEARD
from lifaudit.demo.play import Played, Wanted, play
from lifaudit.demo.story import WORDS, read_story
from lifaudit.demo.theme import WORKBOOK, module
from lifaudit.domain.approving import Decision
from lifaudit.domain.audit import Openness, Status
from lifaudit.domain.casework import PANEL, Grade, Heard, Return
from lifaudit.domain.errors.exchange import PackForged
from lifaudit.domain.learning import Finding
from lifaudit.domain.panel import panel_gaps
from lifaudit.domain.ports import silent
from lifaudit.domain.post import PackSeen
from lifaudit.domain.returns import returns_of
from lifaudit.domain.reveal import Part
from lifaudit.domain.signing import State
from lifaudit.instruments.library import read_form
from lifaudit.instruments.xlsform.write import write_workbook
from lifaudit.services import (
    board,
    checking,
    chosen,
    collecting,
    commenting,
    disputes,
    library,
    planning,
    revealing,
    sampling,
    upkeep,
    vault,
)
from lifaudit.services.clock import system_clock
from lifaudit.services.dossiers import dossier
from lifaudit.services.keys import Passphrase
from lifaudit.services.linting import remarks
from lifaudit.services.panel import panel_sheet
from lifaudit.services.vault import Vault


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    out = tmp_path_factory.mktemp("demo")
    return play(Wanted(out, 2, 3, Passphrase(WORDS, QUICK)), lambda _line: None)


@contextmanager
def opened(played: Played, whose: str) -> Iterator[Vault]:
    """Open one of the vaults that were played with."""
    (path,) = (one for one in played.vaults if one.name == whose)
    with vault.opened(path, Passphrase(WORDS), system_clock) as ours:
        yield ours


def run(*argv: object) -> tuple[int, str]:
    out = io.StringIO()
    code = main([str(one) for one in argv], Streams(out, out, lambda _question: WORDS))
    return code, out.getvalue()


def test_the_report_is_intact_and_trusted_and_every_promised_file_is_there(played: Played) -> None:
    assert played.ended.verdict.state is State.INTACT_TRUSTED
    for path in (played.ended.report, played.ended.trust, played.backup, *played.ended.exports):
        assert path.exists()
    assert {path.suffix for path in played.ended.exports} >= {".docx", ".xlsx", ".csv", ".json"}


def test_a_stranger_with_the_trust_file_comes_to_the_same_verdict(played: Played) -> None:
    code, told = run("verify", played.ended.report, "--trust", played.ended.trust)
    assert (code, "exactly as it was signed" in told) == (0, True)
    assert run("verify", played.ended.report)[0] == 2


def test_other_readers_call_the_signature_valid(played: Played) -> None:
    with played.ended.report.open("rb") as file:
        signatures = PdfFileReader(file).embedded_regular_signatures
        assert signatures[0].field_name == "Lead"
        assert len(signatures) == 4
    if reader := shutil.which("pdfsig"):
        told = subprocess.run(
            [reader, played.ended.report], capture_output=True, text=True, check=True
        )
        assert told.stdout.count("Signature is Valid") == 4
        assert "Total document signed" in told.stdout


@pytest.mark.parametrize("where", [0.1, 0.9])
def test_a_flipped_byte_is_called_out(played: Played, tmp_path: Path, where: float) -> None:
    raw = bytearray(played.ended.report.read_bytes())
    raw[int(len(raw) * where)] ^= 1
    forged = tmp_path / "forged.pdf"
    forged.write_bytes(raw)
    assert run("verify", forged, "--trust", played.ended.trust)[0] == 1


def test_an_addition_and_a_removed_signature_are_called_out(played: Played, tmp_path: Path) -> None:
    raw = played.ended.report.read_bytes()
    longer = tmp_path / "longer.pdf"
    longer.write_bytes(raw + b"\n% a later note\n")
    assert run("verify", longer, "--trust", played.ended.trust)[0] == 1
    bare = tmp_path / "bare.pdf"
    with pikepdf.open(played.ended.report) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            del field["/V"]
        pdf.save(bare)
    assert run("verify", bare, "--trust", played.ended.trust)[0] == 1


def test_the_audit_inside_says_who_was_to_sign(played: Played) -> None:
    with pikepdf.open(played.ended.report) as pdf:
        inside = json.loads(pdf.attachments["audit.json"].get_file().read_bytes())
    assert [one["certifies"] for one in inside["signatories"]] == [True, False, False, False]


def test_a_vault_is_whole_and_its_state_follows_from_its_log(played: Played) -> None:
    assert [one.name for one in played.vaults] == ["lead", "social-care", "police", "health"]
    for whose in ("lead", "health"):
        with opened(played, whose) as ours:
            assert upkeep.check(ours, silent).is_whole
            assert upkeep.rebuild(ours, silent).differing == ()
    with opened(played, "lead") as ours, ours.unit() as unit:
        first = planning.audit_of(unit, played.audit)
        assert first.status is Status.SIGNED
        assert first.openness is Openness.GRADES_SEALED
        assert sampling.is_repeatable(unit, played.audit)
        assert len(planning.audits(unit)) == 2


def test_every_laptop_opened_every_case_that_was_called(played: Played) -> None:
    for path in played.vaults:
        with opened(played, path.name) as ours, ours.unit() as unit:
            cases = [one.case for one in chosen.cases(unit, played.audit)]
            sheets = [revealing.reveal_sheet(unit, played.audit, one) for one in cases]
            graded = {one.agency for one in unit.where(Grade, audit=played.audit)}
        assert len(cases) == 2
        assert all(one.is_called and not one.is_shut for one in sheets)
        assert {"csc", "pol", "hea"} <= graded


def test_an_agency_reads_what_the_panel_agreed_and_not_what_the_lead_still_writes(
    played: Played,
) -> None:
    with opened(played, "police") as ours, ours.unit() as unit:
        assert unit.where(Grade, audit=played.audit, agency=PANEL)
        assert not unit.where(Finding, audit=played.audit)


def test_the_forged_pack_left_one_line_in_the_lead_s_vault(played: Played) -> None:
    with opened(played, "lead") as ours, ours.unit() as unit:
        (refused,) = (one for one in unit.where(PackSeen) if not one.is_taken)
    assert refused.outcome == PackForged.title
    happened = played.happened.read_text("utf-8")
    assert "it was refused; not a byte of the audit was changed." in happened


def test_one_conflict_was_decided_and_one_is_left(played: Played) -> None:
    with opened(played, "lead") as ours, ours.unit() as unit:
        torn = {one.code: disputes.count(unit, one.audit) for one in planning.audits(unit)}
        roles = {one.practitioner_role for one in unit.where(Return, audit=played.audit)}
    assert torn == {"DD26-01": 0, "DD26-02": 1}
    assert HEARD not in roles


def test_the_late_return_is_named_beside_what_was_committed(played: Played) -> None:
    with opened(played, "lead") as ours, ours.unit() as unit:
        cases = [one.case for one in chosen.cases(unit, played.audit)]
        late = [panel_sheet(unit, played.audit, one).late for one in cases]
    assert [len(one) for one in late] == [0, 12]
    assert {one.agency for one in late[1]} == {"Health"}


def test_the_second_audit_waits_for_somebody_to_release(played: Played) -> None:
    with opened(played, "lead") as ours, ours.unit() as unit:
        going = planning.coded(unit, "DD26-02").audit
        sheet = revealing.reveal_sheet(unit, going, chosen.cases(unit, going)[0].case)
    assert sheet.is_shut
    assert {one.part for one in sheet.parts} == {Part.RELEASED, Part.WAITED}


def test_one_declined_and_in_the_next_version_one_has_reservations(played: Played) -> None:
    with opened(played, "lead") as ours, ours.unit() as unit:
        first = collecting.approvals(unit, played.audit, "1")
        second = collecting.approvals(unit, played.audit, "2")
        old = checking.check_bytes(played.ended.superseded.read_bytes(), checking.roots(unit))
        said = checking.replaced(unit, old.fingerprint)
    assert [(one.organisation, one.decision) for one in first] == [
        ("Exampleshire Health Trust", Decision.DECLINED)
    ]
    assert sorted(one.decision.value for one in second) == [
        "approved",
        "approved",
        "approved-with-reservations",
    ]
    assert old.state is State.AWAITING
    assert said.startswith("This is version 1. Version 2, certified on")


def test_every_comment_was_answered(played: Played) -> None:
    with opened(played, "lead") as ours, ours.unit() as unit:
        said = commenting.talk(unit, played.audit)
    assert len(said.responses) == 3
    assert said.unanswered == ()


def test_what_happened_can_be_read_again(played: Played) -> None:
    lines = played.happened.read_text("utf-8").splitlines()
    days = [datetime.strptime(f"{line[:6]} 2026 +0000", "%d %b %Y %z") for line in lines]
    assert days == sorted(days)
    assert all(day.weekday() < 5 for day in days), "nobody works on Saturdays and Sundays"
    assert max(map(len, lines)) < 250


def test_the_second_audit_is_under_way_with_returns_in_every_state(played: Played) -> None:
    with opened(played, "lead") as ours, ours.unit() as unit:
        (going,) = (one for one in planning.audits(unit) if one.status is Status.COLLECTING)
        grid = board.board(unit, going.audit)
        states = {cell.state for row in grid.rows for cell in row.cells}
    assert {board.State.SIGNED_OFF, board.State.IN_PROGRESS, board.State.NOT_STARTED} <= states


def test_every_return_was_recorded_by_the_services(played: Played) -> None:
    with opened(played, "lead") as ours, ours.unit() as unit:
        taken = dossier(unit, played.audit)
        heads = unit.where(Return, audit=played.audit)
    assert len(heads) == 6
    assert all(one.is_signed_off for one in heads)
    assert len(taken.replaced) == 1
    assert taken.learned.summary is not None


def test_the_audit_asks_a_module_that_came_from_a_spreadsheet(played: Played) -> None:
    with opened(played, "lead") as ours, ours.unit() as unit:
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
    with pikepdf.open(played.ended.report) as pdf:
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


def test_the_command_says_where_everything_is(
    played: Played, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "play", lambda _wanted, _say: played)
    code, told = run("demo", "--out", tmp_path / "out", "--cases", "2", "--agencies", "3")
    assert code == 0
    for word in (
        "Signed report",
        "Version 1",
        "Trust file",
        "Lead's vault",
        "Backup",
        "Passphrase",
    ):
        assert word in told
    assert "Other vaults     social-care, police, health" in told


def test_one_agency_alone_plays_no_audit(tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        run("demo", "--out", tmp_path / "out", "--agencies", "1")
    assert not list(tmp_path.iterdir())


def test_every_audit_leaves_the_vault_in_open_formats(played: Played, tmp_path: Path) -> None:
    code, told = run("vault", "export", played.vault, "--out", tmp_path / "open")
    assert (code, "2 audits written" in told) == (0, True)
    assert sorted(one.name for one in (tmp_path / "open").iterdir()) == ["DD26-01", "DD26-02"]
    inside = json.loads((tmp_path / "open/DD26-01/DD26-01-audit.json").read_text("utf-8"))
    assert inside["audit"]["code"] == "DD26-01"


def test_the_panel_left_nothing_open_on_any_sheet(played: Played) -> None:
    with opened(played, "lead") as ours, ours.unit() as unit:
        cases = chosen.cases(unit, played.audit)
        left = [panel_gaps(panel_sheet(unit, played.audit, one.case)) for one in cases]
    assert left == [(), ()]
