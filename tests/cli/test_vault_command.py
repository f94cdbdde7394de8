"""`lifaudit vault` does from a shell what the window does, with real vaults."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest
from sqlalchemy import text, update
from store.replica import unguarded

from lifaudit.cli.main import main
from lifaudit.cli.streams import Streams, console
from lifaudit.domain.partnership import Agency
from lifaudit.security.means import Passphrase
from lifaudit.services import vault
from lifaudit.services.clock import system_clock
from lifaudit.services.keys import new_recovery_key
from lifaudit.store.tables import STATE

TRIGGERS = "SELECT name FROM sqlite_master WHERE type = 'trigger'"

WORDS = "orchard lantern pebble violin harbour"


class Shell:
    """A shell that keeps what was said and types one passphrase, or a printed key."""

    def __init__(self, words: str = WORDS, printed: str = "") -> None:
        self.out, self.err = io.StringIO(), io.StringIO()
        answers = {"Recovery key: ": printed}
        self.streams = Streams(self.out, self.err, lambda asked: answers.get(asked, words))

    def run(self, *argv: str | Path) -> int:
        return main([str(one) for one in argv], self.streams)


@pytest.fixture
def made(tmp_path: Path) -> Path:
    assert Shell().run("vault", "new", tmp_path / "vault") == 0
    return tmp_path / "vault"


def test_a_new_vault_shows_its_recovery_key_once_and_is_whole(tmp_path: Path) -> None:
    shell = Shell()
    assert shell.run("vault", "new", tmp_path / "v") == 0
    key = shell.out.getvalue().splitlines()[-1].split()
    assert [len(group) for group in key] == [5] * 8
    assert WORDS not in shell.out.getvalue()
    assert Shell().run("vault", "check", tmp_path / "v") == 0


def test_a_weak_passphrase_makes_no_vault(tmp_path: Path) -> None:
    shell = Shell("password1")
    assert shell.run("vault", "new", tmp_path / "v") == 1
    assert not (tmp_path / "v").exists()
    assert "passphrase" in shell.err.getvalue().lower()


def test_a_wrong_passphrase_is_refused_with_its_own_sentence(made: Path) -> None:
    shell = Shell("some other words altogether")
    assert shell.run("vault", "check", made) == 1
    assert "passphrase" in shell.err.getvalue()
    assert "some other words" not in shell.err.getvalue()


def test_a_backup_is_restored_into_an_empty_folder(made: Path, tmp_path: Path) -> None:
    assert Shell().run("vault", "backup", made, "--to", tmp_path / "stick") == 0
    (backup,) = (tmp_path / "stick").iterdir()
    assert Shell().run("vault", "restore", tmp_path / "second", backup) == 0
    assert Shell().run("vault", "check", tmp_path / "second") == 0
    assert Shell().run("vault", "rebuild", tmp_path / "second") == 0


def test_a_backup_is_restored_by_the_recovery_sheet_alone(tmp_path: Path) -> None:
    making = Shell("the words that nobody remembers now")
    assert making.run("vault", "new", tmp_path / "first") == 0
    assert making.run("vault", "backup", tmp_path / "first", "--to", tmp_path / "stick") == 0
    printed = making.out.getvalue().splitlines()[2].strip()
    (backup,) = (tmp_path / "stick").iterdir()
    file = tmp_path / "sheet"
    file.write_text(f"{printed}\n")
    for place, asked in (("typed", ("--recovery",)), ("read", ("--recovery-file", file))):
        shell = Shell(printed=printed.lower())
        assert shell.run("vault", "restore", tmp_path / place, backup, *asked) == 0
        assert Shell().run("vault", "check", tmp_path / place) == 0, "the new words open it"
        assert making.run("vault", "check", tmp_path / place) == 1


def test_a_sheet_that_does_not_open_a_backup_restores_nothing(made: Path, tmp_path: Path) -> None:
    assert Shell().run("vault", "backup", made, "--to", tmp_path / "stick") == 0
    (backup,) = (tmp_path / "stick").iterdir()
    another = " ".join(new_recovery_key().groups)
    for typed, words, title in (
        (another, WORDS, "That recovery key does not open this vault"),
        (another[:-1], WORDS, "The recovery key is not complete"),
        (another, "password1", "That passphrase is too easy to guess"),
    ):
        shell = Shell(words, typed)
        assert shell.run("vault", "restore", tmp_path / "new", backup, "--recovery") == 1
        assert title in shell.err.getvalue()
        assert another[:5] not in shell.err.getvalue()
    assert not (tmp_path / "new").exists()


def test_the_passphrase_comes_from_a_file_or_a_descriptor(made: Path, tmp_path: Path) -> None:
    file = tmp_path / "words"
    file.write_text(WORDS + "\n")
    silent = Shell("")
    assert silent.run("vault", "check", made, "--passphrase-file", file) == 0
    with file.open("rb") as opened:
        number = str(os.dup(opened.fileno()))
        assert silent.run("vault", "check", made, "--passphrase-fd", number) == 0
        os.close(int(number))


def test_a_folder_without_a_vault_is_said_to_be_one(tmp_path: Path) -> None:
    shell = Shell()
    assert shell.run("vault", "check", tmp_path) == 1
    assert "There is no vault here" in shell.err.getvalue()


def test_a_damaged_page_is_told(made: Path) -> None:
    store = made / "store.db"
    raw = bytearray(store.read_bytes())
    raw[len(raw) - 2000] ^= 1
    store.write_bytes(raw)
    assert Shell().run("vault", "check", made) == 1


def test_a_passphrase_file_in_another_encoding_is_a_wrong_passphrase(
    made: Path, tmp_path: Path
) -> None:
    file = tmp_path / "words"
    file.write_bytes(b"caf\xe9 \xff")
    shell = Shell("")
    assert shell.run("vault", "check", made, "--passphrase-file", file) == 1
    assert "That passphrase does not open this vault" in shell.err.getvalue()


def test_a_fault_of_ours_never_shows_what_people_wrote(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lifaudit.cli.vault.upkeep.check", lambda *_: int("what a child said"))
    shell = Shell()
    assert shell.run("vault", "check", made) == 2
    assert "A fault in lifaudit (ValueError in test_vault_command.py" in shell.err.getvalue()
    assert "child" not in shell.err.getvalue()


def test_a_row_changed_behind_the_log_is_named_and_mended(made: Path) -> None:
    with vault.opened(made, Passphrase(WORDS), system_clock) as ours, ours.unit() as unit:
        unit.record("Recorded agency", Agency("pol", "Police"))
        changed = update(STATE["Agency"]).values(name='"Somebody else"')
        unit.connection.execute(changed)
    shell = Shell()
    assert shell.run("vault", "rebuild", made) == 1
    assert "differed from the log in: state_agency" in shell.out.getvalue()
    assert Shell().run("vault", "rebuild", made) == 0


def test_an_entry_changed_behind_its_seal_is_told_by_its_place(made: Path) -> None:
    with vault.opened(made, Passphrase(WORDS), system_clock) as ours, ours.unit() as unit:
        insider = unguarded(unit.connection)
        for trigger in insider.execute(text(TRIGGERS)).scalars().all():
            insider.execute(text(f"DROP TRIGGER {trigger}"))
        insider.execute(text("UPDATE event SET sealed = zeroblob(64) WHERE seq = 1"))
    shell = Shell()
    assert shell.run("vault", "check", made) == 1
    assert "Entry 1 of device" in shell.out.getvalue()
    assert "The vault has been damaged." in shell.out.getvalue()


def test_the_console_is_where_the_program_was_started() -> None:
    assert console().out is sys.stdout
    assert console().err is sys.stderr
    assert not Shell().streams.is_watched


def test_a_program_without_a_console_speaks_to_nobody(monkeypatch):
    monkeypatch.setattr("sys.stdout", None)
    monkeypatch.setattr("sys.stderr", None)
    streams = console()
    streams.say("heard by nobody")
    streams.complain("nor this")
    assert not streams.is_watched
