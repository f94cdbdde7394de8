"""Whatever is typed, a command answers with the exit code the page promises and in a sentence."""

from __future__ import annotations

import json
from pathlib import Path

import graded
import pytest
from cli.typed import Said
from world import WORDS, SteppingClock, found

from lifaudit.instruments.library import shipped
from lifaudit.services import vault

PROBLEM = {"file", "severity", "line", "sheet", "row", "column", "what", "why", "mend"}
VERDICT = {
    *("state", "headline", "reasons", "signatures", "waiting"),
    *("trusted", "root_sha256", "fingerprint", "file_sha256"),
}
VERBS = ("new", "check", "backup", "restore", "rebuild", "export")
BAD_FORM = '[form]\nversionn = "1.0"\n'


@pytest.fixture(scope="module")
def kept(tmp_path_factory) -> Path:
    """Return the folder of a closed vault with one audit, which no test changes."""
    made = vault.create(tmp_path_factory.mktemp("cli") / "vault", WORDS, SteppingClock())
    graded.fill_vault(found(made), 1)
    made.close()
    return made.folder.path


@pytest.mark.parametrize(
    "argv",
    [
        ("nonsense",),
        ("vault",),
        ("vault", "nonsense"),
        ("vault", "check"),
        ("vault", "restore", "here"),
        ("vault", "export", "here"),
        ("form",),
        ("form", "lint"),
        ("form", "export", "multi-agency-deep-dive@1.0"),
        ("report",),
        ("report", "make", "here"),
        ("report", "make", "here", "DD26-07"),
        ("verify",),
        ("verify", "a.pdf", "--trust"),
        ("demo", "--agencies", "9"),
        ("demo", "--cases", "many"),
        ("vault", "check", "here", "--passphrase-file", "a", "--passphrase-fd", "3"),
        ("vault", "check", "here", "--passphrase", "secret"),
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_two_and_shows_the_usage(argv, capsys):
    assert Said(*argv).code == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("usage: lifaudit")


@pytest.mark.parametrize(
    "argv",
    [
        (),
        *((one,) for one in ("demo", "verify", "form", "report", "vault")),
        *(("vault", one) for one in VERBS),
        *(("form", one) for one in ("list", "lint", "import", "export")),
        ("report", "make"),
    ],
    ids=" ".join,
)
def test_every_command_explains_itself_and_does_nothing(argv, capsys):
    assert Said(*argv, "--help").code == 0
    assert capsys.readouterr().out.startswith("usage: lifaudit")


@pytest.mark.parametrize("verb", ["check", "backup", "rebuild"])
def test_a_folder_that_is_not_there_is_refused_and_not_made(verb, tmp_path):
    said = Said("vault", verb, tmp_path / "nowhere")
    assert (said.code, said.out) == (1, "")
    assert said.err.count("\n") >= 1
    assert "Traceback" not in said.err
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("verb", ["check", "backup", "rebuild"])
def test_a_wrong_passphrase_opens_nothing_and_is_not_repeated(verb, kept):
    said = Said("vault", verb, kept, words="the wrong words altogether")
    assert (said.code, said.out) == (1, "")
    assert "passphrase" in said.err.casefold()
    assert "wrong words altogether" not in said.err


def test_a_vault_is_not_made_where_something_is(kept):
    before = sorted(one.name for one in kept.iterdir())
    said = Said("vault", "new", kept, words="orchard lantern pebble violin harbour")
    assert (said.code, said.out) == (1, "")
    assert sorted(one.name for one in kept.iterdir()) == before


def test_a_vault_that_is_whole_says_so_and_how_much_it_holds(kept):
    said = Said("vault", "check", kept)
    first, last = said.out.splitlines()
    assert (said.code, said.err, last) == (0, "", "The vault is whole.")
    assert first.endswith(" 0 bad pages.")
    assert int(first.split()[0]) > 10


@pytest.mark.parametrize("text", ["", "\n", "wrong\n", f"\n{WORDS.text}\n", f" {WORDS.text}\n"])
def test_only_the_first_line_of_a_passphrase_file_counts_as_it_stands(text, kept, tmp_path):
    file = tmp_path / "words"
    file.write_text(text, "utf-8")
    said = Said("vault", "check", kept, "--passphrase-file", file, words=WORDS.text)
    assert said.code == 1
    file.write_text(f"{WORDS.text}\nand a second line\n", "utf-8")
    assert Said("vault", "check", kept, "--passphrase-file", file, words="").code == 0


def test_a_passphrase_file_that_is_not_there_is_named(kept, tmp_path):
    said = Said("vault", "check", kept, "--passphrase-file", tmp_path / "none")
    assert (said.code, said.out) == (1, "")
    assert str(tmp_path / "none") in said.err


def test_a_descriptor_that_is_not_open_is_refused_in_words(kept):
    said = Said("vault", "check", kept, "--passphrase-fd", 987)
    assert (said.code, said.out) == (1, "")
    assert said.err == "Bad file descriptor.\n"


def test_what_is_no_backup_is_not_restored(tmp_path):
    note = tmp_path / "note.txt"
    note.write_text("not a backup", "utf-8")
    for backup in (note, tmp_path / "none"):
        said = Said("vault", "restore", tmp_path / "new", backup)
        assert (said.code, said.out) == (1, "")
        assert not (tmp_path / "new").exists() or not any((tmp_path / "new").iterdir())


def test_a_backup_is_not_restored_over_a_vault(kept, tmp_path):
    made = Said("vault", "backup", kept, "--to", tmp_path / "stick")
    backup = made.out.removeprefix("Backup written and checked: ").strip()
    assert (made.code, Path(backup).exists()) == (0, True)
    said = Said("vault", "restore", kept, backup)
    assert (said.code, said.out) == (1, "")
    assert Said("vault", "check", kept).code == 0


def test_every_audit_leaves_in_open_formats_and_says_that_nothing_is_encrypted(kept, tmp_path):
    said = Said("vault", "export", kept, "--out", tmp_path / "out")
    *files, last = said.out.splitlines()
    assert (said.code, last) == (0, "1 audit written; the files are not encrypted.")
    assert all(Path(one).is_file() for one in files)
    data = next(one for one in files if one.endswith("audit.json"))
    assert json.loads(Path(data).read_text("utf-8"))["returns"]


def test_a_folder_that_cannot_be_written_is_named(kept, tmp_path):
    (tmp_path / "out").write_text("a file", "utf-8")
    said = Said("vault", "export", kept, "--out", tmp_path / "out")
    assert said.code == 1
    assert str(tmp_path / "out") in said.err


@pytest.mark.parametrize("content", [b"", b"no PDF", b"%PDF-1.7\n%%EOF\n", None])
def test_what_is_no_report_cannot_be_told(content, tmp_path):
    file = tmp_path / "report.pdf"
    if content is not None:
        file.write_bytes(content)
    plain, machine = Said("verify", file), Said("verify", file, "--json")
    assert (plain.code, machine.code) == (2, 2)
    if content is None:
        assert (plain.out, str(file) in plain.err) == ("", True)
    else:
        assert set(machine.data) == VERDICT
        assert machine.data["state"] == "unreadable"
        assert plain.out.startswith(machine.data["headline"])
        assert machine.data["trusted"] is False


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("mine.toml", BAD_FORM, 1),
        ("mine.toml", "= no TOML", 2),
        ("mine.toml", None, 2),
        ("mine.xlsx", "no workbook", 2),
        ("mine.txt", "some text", 2),
    ],
)
def test_a_form_says_what_is_wrong_for_people_and_for_programs_alike(name, content, code, tmp_path):
    file = tmp_path / name
    if content is not None:
        file.write_text(content, "utf-8")
    plain, machine = Said("form", "lint", file), Said("form", "lint", file, "--json")
    assert (plain.code, machine.code) == (code, code)
    assert all(set(one) == PROBLEM for one in machine.data)
    assert any(one["severity"] == "problem" for one in machine.data)
    assert all(one["what"] and one["file"] == name for one in machine.data)
    assert all(one["what"] in plain.out for one in machine.data)
    assert plain.out.splitlines()[-1].startswith("1 checked, ")


def test_the_worst_of_several_forms_decides(tmp_path):
    for name, content in (("bad.toml", BAD_FORM), ("broken.toml", "=")):
        (tmp_path / name).write_text(content, "utf-8")
    files = (tmp_path / "bad.toml", tmp_path / "broken.toml")
    said = Said("form", "lint", *files, *files)
    assert said.code == 2
    assert said.out.splitlines()[-1].startswith("4 checked, ")


def test_the_list_names_every_shipped_form_once_for_people_and_for_programs():
    lines, data = Said("form", "list").out.splitlines(), Said("form", "list", "--json").data
    assert [line.split()[0] for line in lines] == [one["identity"] for one in data]
    assert [one["identity"] for one in data] == [one.identity for one in shipped()]
    assert len({one["digest"] for one in data}) == len(data)


@pytest.mark.parametrize(
    ("form", "out", "code"),
    [
        ("nothing@1.0", "a.toml", 1),
        ("multi-agency-deep-dive@99.0", "a.toml", 1),
        ("none.toml", "a.toml", 2),
        ("multi-agency-deep-dive@1.0", "a.pdf", 2),
        ("multi-agency-deep-dive@1.0", "a", 2),
        ("multi-agency-deep-dive@1.0", "none/a.toml", 1),
    ],
)
def test_an_export_that_cannot_be_made_leaves_no_file(form, out, code, tmp_path):
    said = Said("form", "export", form, "--out", tmp_path / out)
    assert (said.code, said.out) == (code, "")
    assert said.err.strip()
    assert "Traceback" not in said.err
    assert not (tmp_path / out).exists()


@pytest.mark.parametrize("name", ["none.xlsx", "text.xlsx", "folder"])
def test_an_import_of_what_is_no_workbook_writes_nothing(name, tmp_path):
    (tmp_path / "text.xlsx").write_text("no workbook", "utf-8")
    (tmp_path / "folder").mkdir()
    said = Said("form", "import", tmp_path / name, "--out", tmp_path / "mine.toml")
    assert said.code == 2
    assert said.err.strip()
    assert not (tmp_path / "mine.toml").exists()


def test_a_report_of_no_audit_or_to_no_folder_is_refused(kept, tmp_path):
    missing = Said("report", "make", kept, "XX99-01", "--out", tmp_path / "out")
    assert (missing.code, missing.out) == (1, "")
    assert not (tmp_path / "out").exists()
