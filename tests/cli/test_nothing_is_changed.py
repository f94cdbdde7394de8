"""A command that refuses says why in a sentence, and leaves the vault and the disk as they were."""

from __future__ import annotations

import shutil

import pytest
from cli.typed import Said, entries
from services.colleagues import laptop
from services.mail import CASE, PLANTED
from services.room import sign_off
from world import WORDS, SteppingClock

from lifaudit.domain.case import Case
from lifaudit.domain.casework import Answer, Grade, Return
from lifaudit.domain.partnership import Person
from lifaudit.domain.reveal import CaseCalled
from lifaudit.services import vault

CODE = "DD26-07"
NEW = ("pack", "join", "sign_off", "vault", "report", "day")


@pytest.fixture(autouse=True)
def _still(monkeypatch):
    """Hold the clock, as certificates of the tests count from September 2026."""
    clock = SteppingClock()
    for command in NEW:
        monkeypatch.setattr(f"lifaudit.cli.{command}.system_clock", clock)


@pytest.fixture(scope="module")
def room(locked, tmp_path_factory):
    """Return two vaults, and the packs they made for each other, by the names of a command line."""
    folder = tmp_path_factory.mktemp("room")
    lead, police = (shutil.copytree(one, folder / one.name) for one in locked)
    ours = vault.unlock(police, WORDS, SteppingClock())
    sign_off(ours, "pol")
    ours.close()
    laptop(folder / "fresh", SteppingClock()).close()
    fresh = folder / "fresh"
    with pytest.MonkeyPatch.context() as patch:
        for command in NEW:
            patch.setattr(f"lifaudit.cli.{command}.system_clock", SteppingClock())
        made = Said("pack", "make", police, CODE, "--out", folder / "made").out.strip()
        card = folder / "our.lifcard"
        Said("join", "card", lead, "--out", card)
        asked = folder / "asked.lifrequest"
        Said("join", "request", fresh, card, "--name", "Cara Nwosu", "--out", asked)
    (folder / "text").write_text("no pack at all", "utf-8")
    return {
        "LEAD": lead,
        "POLICE": police,
        "FRESH": fresh,
        "PACK": made,
        "CARD": card,
        "ASKED": asked,
        "TEXT": folder / "text",
        "NONE": folder / "none",
        "CASE": CASE,
    }


REFUSED = {
    "release nothing of a case that was not called": (
        ("pack", "release", "POLICE", CODE, "DD26-07-02", "--out", "OUT"),
        "This case was not called yet.",
    ),
    "release what is another agency's": (
        ("pack", "release", "LEAD", CODE, "CASE", "--out", "OUT"),
        "There is nothing of your agency to release here.",
    ),
    "release a case that is none": (
        ("pack", "release", "POLICE", CODE, "DD99-99", "--out", "OUT"),
        "This case was not called yet.",
    ),
    "hear too few words": (
        ("pack", "hear", "LEAD", CODE, "CASE", "Police"),
        "These are not eight words that belong together.",
    ),
    "unpack what is no backup copy": (
        ("pack", "unpack", "LEAD", "PACK", "--out", "OUT"),
        "This pack is no backup copy.",
    ),
    "unpack what is not there": (
        ("pack", "unpack", "LEAD", "NONE", "--out", "OUT"),
        "The pack could not be opened.",
    ),
    "look into one's own pack": (
        ("pack", "inspect", "POLICE", "PACK"),
        "This pack is not for you.",
    ),
    "give a copy to oneself": (
        ("pack", "backup", "POLICE", "Bola Adeyemi", "--out", "OUT"),
        "Nobody can keep this copy.",
    ),
    "collect before anything was signed": (
        ("report", "collect", "LEAD", CODE),
        "There is no such signed report.",
    ),
    "send before anything was signed": (
        ("report", "send", "LEAD", CODE, "--out", "OUT"),
        "There is no such signed report.",
    ),
    "approve what was never certified": (
        ("report", "approve", "POLICE", CODE, "--out", "OUT"),
        "There is no such signed report.",
    ),
    "certify what another leads": (
        ("report", "make", "POLICE", CODE, "--certify", "--out", "OUT"),
        "Only the lead can do this.",
    ),
    "admit without keeping the register": (
        ("join", "admit", "POLICE", "ASKED", "--words", "WORDS", "--agency", "pol", "--out",
         "FILE"),
        "",
    ),
    "give out a card without keeping the register": (
        ("join", "card", "POLICE", "--out", "FILE"),
        "",
    ),
    "admit to an agency nobody knows": (
        ("join", "admit", "LEAD", "ASKED", "--words", "WORDS", "--agency", "Coastguard", "--out",
         "FILE"),
        "",
    ),
    "admit by other words": (
        ("join", "admit", "LEAD", "ASKED", "--words", "one two three", "--agency", "pol", "--out",
         "FILE"),
        "The seven words do not match",
    ),
    "admit by what is no request": (
        ("join", "admit", "LEAD", "CARD", "--words", "WORDS", "--agency", "pol", "--out", "FILE"),
        "",
    ),
    "ask with what is no card": (
        ("join", "request", "FRESH", "TEXT", "--name", "Cara", "--out", "FILE"),
        "",
    ),
    "join by what is no answer": (("join", "accept", "FRESH", "ASKED"), ""),
    "write sheets of an audit that is not there": (
        ("day", "sheets", "LEAD", "DD99-01", "--out", "OUT"),
        "not in the vault",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_a_refusal_is_a_sentence_and_changes_nothing(what, room, tmp_path):
    argv, sentence = REFUSED[what]
    out, file = tmp_path / "out", tmp_path / "written"
    names = room | {"OUT": out, "FILE": file}
    if "WORDS" in argv:
        names["WORDS"] = seven_words(room)
    whose = room[next(one for one in argv if one in ("LEAD", "POLICE", "FRESH"))]
    before = entries(whose)
    said = Said(*(names.get(one, one) for one in argv))
    assert (said.code, said.out) == (1, ""), said.err
    assert sentence in said.err
    assert said.err.strip().endswith(".")
    assert "Traceback" not in said.err
    assert entries(whose) == before
    assert not out.exists() or not list(out.iterdir())
    assert not file.exists()


@pytest.mark.parametrize(
    ("who", "file", "sentence"),
    [
        ("POLICE", "PACK", "This pack is not for you."),
        ("LEAD", "TEXT", "This file is not a pack."),
        ("LEAD", "CARD", "This file is not a pack."),
        ("LEAD", "NONE", "The pack could not be opened."),
    ],
)
def test_of_a_pack_that_is_refused_nothing_is_kept_but_that_it_was(who, file, sentence, room):
    folder = room[who]
    before = recorded(folder)
    said = Said("pack", "merge", folder, room[file])
    assert (said.code, said.out) == (1, "")
    assert sentence in said.err
    assert recorded(folder) == before


def recorded(folder):
    """Return how much an audit holds, beside what is noted of packs."""
    with vault.opened(folder, WORDS, SteppingClock()) as ours, ours.unit() as unit:
        return [len(unit.where(one)) for one in (Return, Answer, Grade, Case, Person, CaseCalled)]


def seven_words(room):
    """Return the words that the lead compares with who asks."""
    told = Said("join", "admit", room["LEAD"], room["ASKED"]).out
    return told.partition("by telephone: ")[2].strip()


def test_an_agencys_words_are_heard_by_any_of_its_names_and_only_once_needed(room, tmp_path):
    lead, police = (shutil.copytree(room[one], tmp_path / one) for one in ("LEAD", "POLICE"))
    assert Said("pack", "merge", lead, room["PACK"]).code == 0
    words = Said("pack", "words", police, CODE).out.split(": ")[1].strip()
    for name in ("police", "POL", "exampleshire police"):
        copy = shutil.copytree(lead, tmp_path / f"lead-{name}")
        said = Said("pack", "hear", copy, CODE, CASE, name, heard=words)
        assert (said.code, said.out) == (0, "The grades of this case are open.\n"), said.err
        once = entries(copy)
        again = Said("pack", "hear", copy, CODE, CASE, name, heard=words)
        assert (again.code, entries(copy)) == (0, once)
    assert Said("pack", "words", police, "dd26-07").out.startswith(CASE)


def test_what_is_sealed_is_in_nothing_that_the_command_line_writes(room, tmp_path):
    lead = shutil.copytree(room["LEAD"], tmp_path / "lead")
    assert Said("pack", "merge", lead, room["PACK"]).code == 0
    for argv in (
        ("report", "make", lead, CODE, "--out", tmp_path / "report"),
        ("vault", "export", lead, "--out", tmp_path / "open"),
        ("day", "sheets", lead, CODE, "--out", tmp_path / "day"),
    ):
        assert Said(*argv).code == 0
    written = [one for one in tmp_path.rglob("*") if one.suffix in (".csv", ".json", ".html")]
    assert len(written) >= 8
    for one in written:
        assert PLANTED not in one.read_text("utf-8"), one.name


def test_what_an_agency_wrote_is_in_its_own_copies_all_the_same(room, tmp_path):
    police = shutil.copytree(room["POLICE"], tmp_path / "police")
    assert Said("vault", "export", police, "--out", tmp_path / "open").code == 0
    (grades,) = (tmp_path / "open").rglob("*grades.csv")
    assert PLANTED in grades.read_text("utf-8")


def test_a_file_in_the_way_of_an_answer_is_named_and_nobody_is_admitted(room, tmp_path):
    lead = shutil.copytree(room["LEAD"], tmp_path / "lead")
    (tmp_path / "blocked").write_text("a file", "utf-8")
    wanted = tmp_path / "blocked" / "answer"
    words = seven_words(room)
    said = Said(
        *("join", "admit", lead, room["ASKED"], "--words", words),
        *("--agency", "hea", "--out", wanted),
    )
    assert said.code == 1
    assert str(wanted.parent) in said.err
    again = Said(
        *("join", "admit", lead, room["ASKED"], "--words", words),
        *("--agency", "hea", "--out", tmp_path / "answer"),
    )
    assert (again.code, (tmp_path / "answer").exists()) == (0, True), again.err
