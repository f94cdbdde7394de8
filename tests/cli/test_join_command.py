"""`lifaudit join` takes a colleague from a card to an answer, and nobody past the words."""

from __future__ import annotations

import io
from contextlib import closing
from pathlib import Path

import pytest
from cli.typed import entries
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


def test_who_asks_is_told_whose_partnership_it_is_and_what_to_read_out(folder):
    told = ask(folder, "bola").out.getvalue().splitlines()
    assert told[0] == (
        "Asked to join Exampleshire Safeguarding Children Partnership, which is led by Ada Quill."
    )
    assert len(told[1].partition(": ")[2].split()) == 7
    assert told[2] == str(folder / "bola.lifrequest")


def test_the_lead_reads_who_asks_before_anybody_is_admitted_and_nothing_is_recorded(folder):
    said = ask(folder, "bola").words
    before = entries(folder / "lead")
    code, shell = admit(folder, "bola")
    assert code == 1
    assert shell.out.getvalue().splitlines() == [
        "Bola Adeyemi, Sergeant, asks to join.",
        f"Seven words to compare by telephone: {said}",
    ]
    assert shell.err.getvalue() == (
        "Nobody was admitted: that takes --words, --agency and --out.\n"
    )
    assert entries(folder / "lead") == before


def test_the_words_without_an_agency_admit_nobody(folder):
    said = ask(folder, "bola").words
    shell = Shell()
    request = folder / "bola.lifrequest"
    answer = folder / "bola.lifanswer"
    argv = ("admit", folder / "lead", request, "--words", said, "--out", answer)
    assert shell.run(*argv) == 1
    assert not answer.exists()
    assert shell.run(*argv, "--agency", "Coastguard") == 1
    assert not answer.exists()


@pytest.mark.parametrize("agency", ["POL", "police", "exampleshire police"])
def test_an_agency_is_known_by_its_id_its_name_or_its_short_name(folder, agency):
    said = ask(folder, "bola").words
    shell = Shell()
    argv = ("admit", folder / "lead", folder / "bola.lifrequest", "--words", said)
    assert shell.run(*argv, "--agency", agency, "--out", folder / "bola.lifanswer") == 0
    assert shell.out.getvalue().splitlines()[0] == "Admitted Bola Adeyemi."


@pytest.mark.parametrize(
    ("how", "told"),
    [
        (("--second", "chidi eze"), ""),
        (("--second", "Nobody Known", "--how", "I rang."), ""),
        (("--how", "I rang her."), "another key"),
    ],
)
def test_a_changed_key_without_a_second_person_who_says_how_admits_nobody(folder, how, told):
    said = ask(folder, "bola").words
    assert admit(folder, "bola", "--words", said)[0] == 0
    said = ask(folder, "other").words
    before = entries(folder / "lead")
    code, shell = admit(folder, "other", "--words", said, *how)
    assert (code, shell.out.getvalue()) == (1, "")
    assert told in shell.err.getvalue()
    assert shell.err.getvalue().strip().endswith(".")
    assert not (folder / "other.lifanswer").exists()
    assert entries(folder / "lead") == before


def test_a_namesake_is_another_person_and_both_stay_in_the_register(folder):
    said = ask(folder, "bola").words
    assert admit(folder, "bola", "--words", said)[0] == 0
    said = ask(folder, "other").words
    how = ("--second", "chidi eze", "--how", "I rang both at their stations.", "--namesake")
    assert admit(folder, "other", "--words", said, *how)[0] == 0
    with vault.opened(folder / "lead", WORDS, SteppingClock()) as ours, ours.unit() as unit:
        names = [one.name for one in register.whole(unit).people if one.active]
    assert names.count("Bola Adeyemi") == 2


def test_an_answer_lets_in_only_whom_it_was_made_for_and_only_once_needed(folder):
    said = ask(folder, "bola").words
    assert admit(folder, "bola", "--words", said)[0] == 0
    before = entries(folder / "other")
    shell = Shell()
    assert shell.run("accept", folder / "other", folder / "bola.lifanswer") == 1
    assert entries(folder / "other") == before
    assert Shell().run("accept", folder / "bola", folder / "bola.lifanswer") == 0


def test_a_role_nobody_has_is_wrong_usage(folder, capsys):
    ask(folder, "bola")
    with pytest.raises(SystemExit) as left:
        admit(folder, "bola", "--words", "a", "--role", "king")
    assert left.value.code == 2
    assert "king" in capsys.readouterr().err


def test_the_partnership_is_handed_on_from_one_vault_to_another(folder):
    """Whoever left under the same name, as with a vault that was lost, stands in nobody's way."""
    with (
        closing(vault.unlock(folder / "lead", WORDS, SteppingClock())) as ours,
        ours.unit() as unit,
    ):
        register.save_person(unit, Person("b0", "Bola Adeyemi", Role.LEAD, active=False))
    said = ask(folder, "bola").words
    assert admit(folder, "bola", "--words", said, "--role", "lead")[0] == 0
    assert Shell().run("accept", folder / "bola", folder / "bola.lifanswer") == 0
    why = ("--to", "bola adeyemi", "--why", "I retire in May.")
    for name in ("one", "two"):
        shell = Shell()
        assert shell.run("hand-on", folder / "lead", *why, "--out", folder / name) == 0
        assert "Handed on to Bola Adeyemi" in shell.out.getvalue()
    assert (folder / "one").read_bytes() == (folder / "two").read_bytes()
    ask(folder, "other")
    assert "cannot admit anybody" in admit(folder, "other")[1].err.getvalue()
    shell = Shell()
    assert shell.run("take-over", folder / "bola", folder / "two") == 0
    assert "This vault keeps Exampleshire Safeguarding" in shell.out.getvalue()
    again = Shell()
    assert again.run("card", folder / "bola", "--out", folder / "new.lifcard") == 0


@pytest.mark.parametrize("to", ["nobody", "Ada Quill", "Chidi Eze", "c1"])
def test_the_partnership_stays_where_the_next_lead_is_none(folder, to):
    before = entries(folder / "lead")
    shell = Shell()
    out = ("--out", folder / "file")
    assert shell.run("hand-on", folder / "lead", "--to", to, "--why", "I retire.", *out) == 1
    assert "cannot be handed on to this person" in shell.err.getvalue()
    assert not (folder / "file").exists()
    assert entries(folder / "lead") == before
