"""`lifaudit form` lists what is shipped and names every mistake by its line."""

from __future__ import annotations

import io
import json
from pathlib import Path

from lifaudit.cli.main import main
from lifaudit.cli.streams import Streams
from lifaudit.instruments.library import read_form

FORMS = Path(__file__).resolve().parents[2] / "forms"
PAGE = (FORMS.parent / "docs/command-line.md").read_text("utf-8")
KEYS = {"file", "severity", "line", "sheet", "row", "column", "what", "why", "mend"}


class SevenWindow:
    """A window that only says it was opened."""

    has_display = True

    def show(self, _vault: Path | None) -> int:
        return 7

    def take_pictures(self, _vault: Path, _words: str, _folder: Path) -> tuple[Path, ...]:
        return ()


def run(*argv: str | Path) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    code = main([str(one) for one in argv], Streams(out, err, lambda _question: ""))
    return code, out.getvalue(), err.getvalue()


def test_the_shipped_instruments_are_listed_with_their_digests() -> None:
    code, out, _ = run("form", "list")
    assert code == 0
    assert "multi-agency-deep-dive@1.0" in out
    assert "return     case      43 questions  120 min" in out


def test_the_list_is_there_for_programs_too() -> None:
    code, out, _ = run("form", "list", "--json")
    dive = next(one for one in json.loads(out) if one["identity"] == "multi-agency-deep-dive@1.0")
    assert code == 0
    assert (dive["use"], dive["subject"], dive["questions"]) == ("return", "case", 43)
    assert dive["minutes"] > 0
    assert len(dive["digest"]) == 64
    assert all(f"`{key}`" in PAGE for key in dive)


def test_the_shipped_instruments_have_no_problems() -> None:
    files = [one for one in sorted(FORMS.glob("*.toml")) if one.name != "scales.toml"]
    code, out, _ = run("form", "lint", *files)
    assert (code, "0 problems" in out) == (0, True)


def test_a_mistake_is_named_with_file_and_line(tmp_path: Path) -> None:
    broken = tmp_path / "mine.toml"
    broken.write_text('[form]\nversionn = "1.0"\n')
    code, out, _ = run("form", "lint", broken)
    assert code == 1
    assert "mine.toml, line 2" in out
    code, out, _ = run("form", "lint", "--json", broken)
    problems = json.loads(out)
    assert code == 1
    assert problems[0].keys() == KEYS
    assert problems[0]["severity"] == "problem"
    assert all(f"`{key}`" in PAGE for key in KEYS)


def test_a_missing_file_is_refused_in_words(tmp_path: Path) -> None:
    code, out, err = run("form", "lint", tmp_path / "none.toml")
    assert code == 2
    assert "none.toml: The file cannot be read" in out + err


def test_one_file_that_cannot_be_read_does_not_hide_what_is_wrong_with_another(
    tmp_path: Path,
) -> None:
    (tmp_path / "letter.toml").write_text("Dear colleague")
    broken = tmp_path / "mine.toml"
    broken.write_text('[form]\nversionn = "1.0"\n')
    code, out, _ = run("form", "lint", tmp_path / "letter.toml", broken)
    assert code == 2
    assert "letter.toml, line 1" in out
    assert "mine.toml, line 2" in out


def test_without_a_command_the_usage_is_shown_or_the_window_opened() -> None:
    code, out, _ = run()
    assert (code, "usage: lifaudit" in out) == (0, True)
    quiet = Streams(io.StringIO(), io.StringIO(), lambda _question: "")
    assert main([], quiet, SevenWindow()) == 7


def test_an_instrument_goes_out_as_a_workbook_or_as_text_and_comes_in_the_same(
    tmp_path: Path,
) -> None:
    book, text, again = tmp_path / "dive.xlsx", tmp_path / "dive.toml", tmp_path / "again.toml"
    assert run("form", "export", "multi-agency-deep-dive", "--out", book)[:2] == (0, f"{book}\n")
    assert run("form", "export", book, "--out", text)[0] == 0
    assert run("form", "import", book, "--out", again)[0] == 0
    assert text.read_text("utf-8") == again.read_text("utf-8")
    assert read_form(again) == read_form(FORMS / "multi-agency-deep-dive.toml")
    assert run("form", "lint", book)[0] == 0


def test_what_an_import_left_out_is_named_beside_the_form(tmp_path: Path) -> None:
    source = tmp_path / "visit.md"
    source.write_text("|survey|\n||type|name|label|\n||start|start||\n||text|who|Who?|\n")
    code, out, err = run("form", "import", source)
    assert code == 0
    assert out.startswith('[form]\nkey = "visit"\n')
    assert "visit.md, line 3, sheet survey, column type (advice): The row 'start'" in err


def test_an_import_that_must_be_mended_first_is_told_apart_from_one_that_is_no_form(
    tmp_path: Path,
) -> None:
    source = tmp_path / "visit.md"
    source.write_text("|survey|\n||type|name|label|\n||geopoint|place|Where?|\n")
    code, _, err = run("form", "import", source)
    assert (code, "line 3" in err) == (1, True)
    source.write_text("Dear colleague")
    code, _, err = run("form", "import", source)
    assert (code, "no sheet called 'survey'" in err) == (2, True)
    code, _, err = run("form", "export", tmp_path / "none.xlsx", "--out", tmp_path / "x.toml")
    assert (code, "cannot be read" in err) == (2, True)


def test_an_export_needs_a_name_that_says_its_format_and_writes_over_nothing(
    tmp_path: Path,
) -> None:
    code, _, err = run("form", "export", "panel-sheet", "--out", tmp_path / "sheet.pdf")
    assert (code, "must end in .xlsx or .toml" in err) == (2, True)
    (tmp_path / "sheet.toml").write_text("mine")
    code, _, err = run("form", "export", "panel-sheet@1.0", "--out", tmp_path / "sheet.toml")
    assert (code, "File exists" in err) == (1, True)
    assert (tmp_path / "sheet.toml").read_text() == "mine"


def test_a_toml_file_is_a_form_already_and_is_not_imported(tmp_path: Path) -> None:
    code, out, err = run("form", "import", tmp_path / "own.toml")
    assert (code, out) == (2, "")
    assert "own.toml is a form already" in err
    assert "lifaudit form lint" in err
