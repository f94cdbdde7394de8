"""`lifaudit join` takes a colleague from a card to an answer, and nobody past the words."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from world import WORDS, SteppingClock, found

from lifaudit.cli import join
from lifaudit.cli.main import main
from lifaudit.cli.streams import Streams
from lifaudit.domain.partnership import Person, Role
from lifaudit.services import register, vault


class Shell:
    """A shell that keeps what was said and types one passphrase."""

    def __init__(self) -> None:
        self.out, self.err = io.StringIO(), io.StringIO()
        self.streams = Streams(self.out, self.err, lambda _question: WORDS.text)

    def run(self, *argv: str | Path) -> int:
        return main(["join", *map(str, argv)], self.streams)

    @property
    def words(self) -> str:
        """The seven words that were said."""
        lines = self.out.getvalue().splitlines()
        return next(one for one in lines if one.startswith("Seven words")).split(": ")[1]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Make a lead's vault and two of colleagues, and shut them."""
    clock = SteppingClock()
    monkeypatch.setattr(join, "system_clock", clock)
    for name in ("lead", "bola", "other"):
        made = vault.create(tmp_path / name, WORDS, clock)
        if name == "lead":
            with found(made).unit() as unit:
                chair = Person("c1", "Chidi Eze", Role.CHAIR, "Chair", "csc")
                register.save_person(unit, chair)
        made.close()
    assert Shell().run("card", tmp_path / "lead", "--out", tmp_path / "our.lifcard") == 0
    return tmp_path


def ask(folder: Path, who: str) -> Shell:
    shell = Shell()
    name = ("--name", "Bola Adeyemi", "--job", "Sergeant")
    out = ("--out", folder / f"{who}.lifrequest")
    assert shell.run("request", folder / who, folder / "our.lifcard", *name, *out) == 0
    return shell


def admit(folder: Path, who: str, *more: str) -> tuple[int, Shell]:
    shell = Shell()
    out = ("--agency", "police", "--out", folder / f"{who}.lifanswer") if more else ()
    request = folder / f"{who}.lifrequest"
    return shell.run("admit", folder / "lead", request, *more, *out), shell


def test_a_colleague_joins_and_a_changed_key_needs_a_second_person(folder):
    said = ask(folder, "bola").words
    code, shell = admit(folder, "bola")
    assert (code, shell.words) == (1, said)
    assert "Nobody was admitted" in shell.err.getvalue()
    code, shell = admit(folder, "bola", "--words", "some other words")
    assert code == 1
    assert "seven words do not match" in shell.err.getvalue()
    assert admit(folder, "bola", "--words", said.upper())[0] == 0
    joined = Shell()
    assert joined.run("accept", folder / "bola", folder / "bola.lifanswer") == 0
    assert "5 agencies, 2 members" in joined.out.getvalue()

    said = ask(folder, "other").words
    _, shell = admit(folder, "other")
    assert "Chidi Eze" in shell.out.getvalue()
    code, shell = admit(folder, "other", "--words", said)
    assert code == 1
    assert "another key" in shell.err.getvalue()
    how = ("--second", "chidi eze", "--how", "I rang Bola at the station.")
    assert admit(folder, "other", "--words", said, *how)[0] == 0


def test_a_file_that_is_none_is_refused(folder):
    shell = Shell()
    assert shell.run("accept", folder / "bola", folder / "our.lifcard") == 1
    assert "not the lead's answer" in shell.err.getvalue()
