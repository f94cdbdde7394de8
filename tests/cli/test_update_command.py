"""`lifaudit update check` tells in words, as JSON and by its exit code what a stick brought."""

from __future__ import annotations

import io
import json

import pytest
from released import CONTENT, UPDATE, Stick, of, stick

from lifaudit.cli.main import main
from lifaudit.cli.streams import Streams
from lifaudit.services import updates

__all__ = ["stick"]


def said(*args: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    code = main(["update", "check", *args], Streams(out, err, str))
    return code, out.getvalue(), err.getvalue()


@pytest.mark.parametrize(
    ("version", "content", "code", "words"),
    [
        ("0.2.0", CONTENT, 0, "newer than"),
        ("0.1.0", CONTENT, 0, "the one that runs here"),
        ("0.0.1", CONTENT, 1, "Do not install it"),
        ("0.2.0", b"altered", 1, "Do not start it"),
        ("0.2.0", None, 2, "none of its installers lies beside it"),
    ],
)
def test_the_exit_code_and_the_words_agree(stick: Stick, version, content, code, words):
    found, out, err = said(str(stick.put(of(version), content)))
    assert (found, err) == (code, "")
    assert words in out


def test_everything_that_is_signed_is_told(stick: Stick):
    _, out, _ = said(str(stick.put()))
    assert "Released on 1 December 2026, signed by Exampleshire Digital." in out
    assert all(note in out for note in UPDATE.notes)
    assert "lifaudit-0.2.0.msi: exactly as it was released" in out


def test_programs_read_it_as_json(stick: Stick):
    code, out, _ = said(str(stick.put()), "--json")
    told = json.loads(out)
    assert code == 0
    assert (told["advice"], told["standing"]) == ("ready", "newer")
    assert told["update"]["released"] == "2026-12-01"
    assert told["installers"][0]["beside"] == "matches"


def test_a_forged_file_is_refused_and_a_build_without_a_key_cannot_tell(stick, monkeypatch):
    file = stick.put()
    file.write_bytes(file.read_bytes().replace(b"0.2.0", b"0.3.0", 1))
    code, out, err = said(str(file))
    assert (code, out) == (1, "")
    assert err.startswith("This update file is not from the makers of lifaudit.")
    monkeypatch.setattr(updates, "KEYS", stick.folder / "none.pem")
    code, out, err = said(str(file))
    assert (code, out) == (2, "")
    assert err.startswith("This build knows no release key.")
