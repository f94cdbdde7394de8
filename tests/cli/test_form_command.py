"""`lifaudit form` lists what is shipped and names every mistake by its line."""

from __future__ import annotations

import io
import json
from pathlib import Path

from lifaudit.cli.main import main
from lifaudit.cli.streams import Streams

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
